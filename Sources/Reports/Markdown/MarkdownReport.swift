import CloudModel
import Experiments

/// The report for a pull request's comment.
///
/// Its first line is a hidden mark, so that a CI job finds its own comment and updates it.
package enum MarkdownReport {
  package static func document(_ result: RehearsalResult, _ style: ReportStyle) -> String {
    let sections = [
      head(result), objectives(result), causes(result), rollouts(result), recovery(result),
      moves(result),
      details(result, style),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// `<!-- rehearse:name -->`, with only letters, digits, `.`, `_` and single `-` in the name.
  package static func marker(_ result: RehearsalResult) -> String {
    "<!-- rehearse:\(Artefacts.folderName(for: result.scenario.name)) -->"
  }

  private static func head(_ result: RehearsalResult) -> [String] {
    let points = DecimalText.fixed(result.score.value, decimals: 1)
    var lines = [
      marker(result),
      "### \(result.verdict.words): \(Escape.markdown(result.scenario.name)) – score \(points)/100",
    ]
    if !result.scenario.question.isEmpty {
      lines += ["", Escape.markdown(result.scenario.question)]
    }
    let requests = result.requests
    lines += [
      "",
      "\(DecimalText.grouped(requests.failed)) of "
        + UnitText.count(requests.offered, "request", "requests")
        + " failed (\(UnitText.percent(requests.failedShare))) over "
        + "\(ObjectiveWords.replications(result.replications)).",
    ]
    if let stability = result.stability, stability.recovery == .notRecovered {
      lines += ["", "**\(StabilityWords.headline(stability))**"]
    }
    if let failure = RecoveryWords.planFailure(result) {
      let steps = failure.steps.map(Escape.markdown).joined(separator: "; ")
      lines += ["", "**\(failure.words)**" + (steps.isEmpty ? "" : ": \(steps)")]
    }
    if let reason = result.stopReason { lines += ["", "**Incomplete:** \(reason.words)."] }
    return lines
  }

  private static func objectives(_ result: RehearsalResult) -> [String] {
    guard !result.objectives.isEmpty else { return ["No objectives: \(ObjectiveWords.none)."] }
    let level = UnitText.percent(result.confidenceLevel)
    return ["| | objective | observed | \(level) interval |", "|---|---|---:|---|"]
      + result.objectives.map { judged in
        let mark =
          switch judged.judgment {
          case .met: "✅ met"
          case .notMet: "❌ not met"
          case .inconclusive: "❔ inconclusive"
          }
        return "| \(mark) | \(Escape.markdown(judged.objective.text)) "
          + "| \(ObjectiveWords.estimate(judged)) | \(ObjectiveWords.interval(judged)) |"
      }
  }

  private static func causes(_ result: RehearsalResult) -> [String] {
    guard result.requests.failed > 0 else { return [] }
    return ["| failed | cause |", "|---:|---|"]
      + result.requests.causes.map {
        "| \(DecimalText.grouped($0.count)) | \($0.cause.words) |"
      }
  }

  private static func rollouts(_ result: RehearsalResult) -> [String] {
    guard !result.rollouts.isEmpty else { return [] }
    return [
      "| rollout | revision | outcome | took | met it | failed |", "|---|---|---|---:|---:|---:|",
    ]
      + result.rollouts.map { rollout in
        let length = rollout.finished.map { UnitText.duration($0 - rollout.started) } ?? "no end"
        return "| \(Escape.markdown(rollout.name)) | \(Escape.markdown(rollout.revision)) "
          + "| \(rollout.outcome.words) | \(length) "
          + "| \(DecimalText.grouped(rollout.candidateRequests)) "
          + "| \(DecimalText.grouped(rollout.candidateFailed)) |"
      }
  }

  private static func moves(_ result: RehearsalResult) -> [String] {
    (result.toldMoves.map { $0.sentence(in: result, Escape.markdown) }
      + [result.untoldMoves].compactMap { $0 }).map { "- " + $0 }
  }

  private static func details(_ result: RehearsalResult, _ style: ReportStyle) -> [String] {
    let figures = result.latency.figures
    let terms = result.score.terms.map { term in
      "| \(term.name.words) | \(UnitText.percent(term.weight)) "
        + "| \(DecimalText.fixed(term.value, decimals: 4)) | \(term.why) |"
    }
    var lines = ["<details><summary>Score, latency, how to repeat</summary>", ""]
    if !terms.isEmpty {
      lines += ["| term | weight | value | formula |", "|---|---:|---:|---|"] + terms + [""]
    }
    if result.cost.hasTaskPrices {
      lines += ["Cost: " + Escape.markdown(CostWords.sentence(result.cost)), ""]
    }
    if let cap = result.score.cap { lines += ["The score stays \(cap.words).", ""] }
    lines += [
      "| " + figures.map(\.name).joined(separator: " | ") + " |",
      "|" + figures.map { _ in "---:|" }.joined(),
      "| " + figures.map { UnitText.duration($0.seconds) }.joined(separator: " | ") + " |", "",
      "Seed \(result.seed), \(ObjectiveWords.replications(result.replications)), "
        + "fingerprint `\(UnitText.fingerprint(result.fingerprint))`, rehearse \(style.version).",
      "</details>",
    ]
    return lines
  }
}
