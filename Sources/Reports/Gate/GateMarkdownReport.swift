import Experiments
import OutputAnalysis

/// The lab's report for a pull request's comment; its first line is a hidden mark.
enum GateMarkdownReport {
  static func document(_ result: GateResult, _ style: ReportStyle) -> String {
    let sections = [
      head(result), answers(result), limits(result), outcomes(result), times(result),
      [
        "Seed \(result.seed), \(GateWords.worlds(result)), fingerprint "
          + "`\(UnitText.fingerprint(result.fingerprint))`, rehearse \(style.version)."
      ],
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private static func head(_ result: GateResult) -> [String] {
    let deployment = result.deployment
    var lines = [
      "<!-- rehearse-gate:\(Artefacts.folderName(for: result.scenario.name)) -->",
      "### \(GateReport.verdict(of: result)): the gate of "
        + Escape.markdown(result.scenario.name),
      "",
      "\(Escape.markdown(deployment.service)), \(Escape.markdown(deployment.strategy)), from "
        + "\(Escape.markdown(deployment.stable)) to \(Escape.markdown(deployment.candidate))",
    ]
    if let reason = result.stopReason { lines += ["", "**Incomplete:** \(reason.words)."] }
    return lines
  }

  private static func answers(_ result: GateResult) -> [String] {
    GateAnswers(result: result, escape: Escape.markdown).sentences.map { "- \($0)" }
  }

  private static func limits(_ result: GateResult) -> [String] {
    guard !result.judgments.isEmpty else { return [] }
    return ["| | limit | observed |", "|---|---|---|"]
      + result.judgments.map { judged in
        let mark =
          switch judged.judgment {
          case .met: "✅ met"
          case .notMet: "❌ not met"
          case .inconclusive: "❔ inconclusive"
          }
        return "| \(mark) | \(judged.claim) | \(GateWords.share(judged.rate)) |"
      }
  }

  private static func outcomes(_ result: GateResult) -> [String] {
    table(
      ["promoted", "caught", "undecided"], of: result.cells, in: result,
      { [$0.promoted, $0.caught, $0.undecided].map(GateWords.share) })
  }

  /// Medians of the builds that were caught.
  private static func times(_ result: GateResult) -> [String] {
    let caught = result.cells.filter { $0.detection.count > 0 }
    guard !caught.isEmpty else { return [] }
    return ["When the build was caught, the median of:", ""]
      + table(
        ["time to detect", "from the first request", "time to restore", "met it", "failed there"],
        of: caught, in: result
      ) { cell in
        let times = [cell.detection, cell.detectionFromFirstRequest, cell.restoration]
        return times.map { UnitText.duration($0.median.estimate) }
          + [cell.candidateRequests, cell.candidateFailed]
          .map { DecimalText.short($0.median.estimate) }
      }
  }

  private static func table(
    _ columns: [String], of cells: [GateCell], in result: GateResult,
    _ figures: (GateCell) -> [String]
  ) -> [String] {
    let hasVariants = result.variants.count > 1
    let front = (hasVariants ? ["setting"] : []) + ["traffic", "build"]
    let rule = front.map { _ in "---" } + columns.map { _ in "---:" }
    return [row(front + columns), row(rule)]
      + cells.filter { $0.worlds > 0 }.map { cell in
        let label = Escape.markdown(result.variants[cell.variant])
        return row(
          (hasVariants ? [label] : []) + [GateWords.traffic(cell.traffic), cell.build.label]
            + figures(cell))
      }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}
