import Experiments
import OutputAnalysis

/// The lab's report for a terminal: answers first, tables below.
struct GateTextReport {
  let result: GateResult
  let style: ReportStyle
  let palette: Palette

  init(_ result: GateResult, _ style: ReportStyle) {
    self.result = result
    self.style = style
    palette = Palette(isOn: style.colors)
  }

  var text: String {
    let sections = [head, answers, limits, outcomes, times, requests]
    let blocks = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    let word = GateReport.verdict(of: result)
    let verdict =
      switch result.verdict {
      case .pass: result.judgments.isEmpty ? palette.strong(word) : palette.good(word)
      case .fail: palette.bad(word)
      case .inconclusive, .incomplete: palette.unsure(word)
      }
    let name = Layout.clip(Escape.terminal(result.scenario.name), 50)
    var lines = ["\(palette.strong(verdict))  \(palette.strong(name))  canary lab"]
    lines += Headline.question(result.scenario.question)
    let deployment = result.deployment
    lines += Paragraph.lines(
      Escape.terminal(
        "\(deployment.service), \(deployment.strategy), from \(deployment.stable) to "
          + deployment.candidate), after: "Gate: ", indentation: 6)
    lines.append(
      palette.faint(
        "\(GateWords.worlds(result)), seed \(result.seed), fingerprint "
          + "\(UnitText.fingerprint(result.fingerprint)), rehearse \(style.version)"))
    if let reason = result.stopReason {
      lines.append(palette.unsure("Incomplete: \(reason.words); figures cover what was run."))
    }
    return lines
  }

  private var level: String { UnitText.percent(result.confidenceLevel) }

  private var answers: [String] {
    let sentences = GateAnswers(result: result, escape: Escape.terminal).sentences
    return [palette.strong("Answers") + palette.faint("  (with \(level) intervals)")]
      + sentences.flatMap { Paragraph.lines($0, after: "  ", indentation: 4) }
  }

  private var limits: [String] {
    guard !result.judgments.isEmpty else { return [] }
    return [palette.strong("Limits")]
      + result.judgments.map { judged in
        let words = Layout.left(judged.judgment.words, 13)
        let mark =
          switch judged.judgment {
          case .met: palette.good("✓ " + words)
          case .notMet: palette.bad("✗ " + words)
          case .inconclusive: palette.unsure("? " + words)
          }
        return "  \(mark) \(judged.claim): \(GateWords.share(judged.rate))"
      }
  }

  private var outcomes: [String] {
    let columns = ["promoted", "caught", "undecided"].map { Layout.left($0, 24) }.joined()
    return [palette.strong(heading("How rollouts end", columns))]
      + rows(of: result.cells.filter { $0.worlds > 0 }) { cell in
        [cell.promoted, cell.caught, cell.undecided]
          .map { Layout.left(GateWords.share($0), 24) }.joined()
      }
  }

  private var times: [String] {
    let names = ["from the start", "from the first request", "to restore"]
    let kinds = result.cells.filter { $0.detection.count > 0 }
    func table(_ title: String, _ quantile: (Spread) -> ConfidenceInterval) -> [String] {
      figures(title, names, of: kinds) { cell in
        [cell.detection, cell.detectionFromFirstRequest, cell.restoration].map { spread in
          Self.figure(quantile(spread), Self.clock)
        }
      }
    }
    return table("Time to detect: median", \.median) + table("  90th percentile", \.p90)
  }

  private var requests: [String] {
    let names = ["met the candidate", "of them failed", "failed beyond the twin"]
    let kinds = result.cells.filter { $0.candidateRequests.count > 0 || $0.excessFailures != nil }
    return figures("Requests: median", names, of: kinds) { cell in
      [cell.candidateRequests, cell.candidateFailed, cell.excessFailures].map { spread in
        spread.map { Self.figure($0.median, Self.count) } ?? ""
      }
    } + [palette.faint("  " + Self.populations)]
  }

  private static let populations =
    "Times and the candidate's requests are those of builds that were caught; failures beyond"
    + "\n  the A/A twin are those of all bad builds, to the end of the run."

  /// `12:30 [11:30, 14:30]`; an end that the worlds are too few for is a dash.
  private static func figure(
    _ interval: ConfidenceInterval, _ text: (Double) -> String
  ) -> String {
    guard interval.estimate.isFinite else { return "–" }
    let ends = [interval.low, interval.high].map { $0.isFinite ? text($0) : "–" }
    return "\(text(interval.estimate)) [\(ends[0]), \(ends[1])]"
  }

  /// From an hour on in hours and whole minutes, so that three figures with their intervals stand on
  /// a line: `1:01 h`.
  private static func clock(_ seconds: Double) -> String {
    let whole = max(0, min(1e12, seconds.rounded()))
    guard whole >= 3600 else { return UnitText.clock(whole) }
    let minutes = Int((whole / 60).rounded())
    let rest = minutes % 60
    return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest) h"
  }

  private static func count(_ value: Double) -> String {
    DecimalText.grouped(Int(max(-1e15, min(1e15, value.rounded()))))
  }

  private func figures(
    _ title: String, _ names: [String], of cells: [GateCell],
    _ columns: (GateCell) -> [String]
  ) -> [String] {
    guard !cells.isEmpty else { return [] }
    let head = names.map { Layout.left($0, 24) }.joined()
    return [palette.strong(heading(title, head))]
      + rows(of: cells) { cell in
        columns(cell).map { Layout.left($0, 23) + " " }.joined()
      }
  }

  private func heading(_ title: String, _ columns: String) -> String {
    (Layout.left(title, 28) + columns).trimmingBlanks
  }

  /// A line for each kind of world; a variant's label stands above its lines.
  private func rows(of cells: [GateCell], _ columns: (GateCell) -> String) -> [String] {
    var lines: [String] = []
    for variant in result.variants.indices {
      if result.variants.count > 1 {
        lines.append("  " + Layout.clip(Escape.terminal(result.variants[variant]), 98))
      }
      for cell in cells where cell.variant == variant {
        let name = Layout.left(GateWords.traffic(cell.traffic), 8) + cell.build.label
        lines.append(("  " + Layout.left(name, 26) + columns(cell)).trimmingBlanks)
      }
    }
    return lines
  }
}

extension GateResult.JudgedCell {
  /// `misses of errors + 2 % at most 10 %`.
  var claim: String {
    let what = cell.build.isGood ? "false rollbacks" : "misses of \(cell.build.label)"
    return "\(what) at most \(GateWords.percent(limit))"
  }

  /// The rate that the limit is about.
  var rate: ConfidenceInterval { cell.build.isGood ? cell.caught : cell.promoted }
}

extension String {
  /// Without blanks at its end.
  fileprivate var trimmingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }
}
