import CloudModel
import Experiments

/// The report for a terminal: read in ten seconds from the top, details below.
struct TextReport {
  let result: RehearsalResult
  let style: ReportStyle
  let palette: Palette

  init(_ result: RehearsalResult, _ style: ReportStyle) {
    self.result = result
    self.style = style
    palette = Palette(isOn: style.colors)
  }

  var text: String {
    let sections = [
      head, objectives, failures, stability, chart, recovery, moves, score, latencyTable,
      partsTable, calls,
      rollouts, cost, events,
      performance,
    ]
    let blocks = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    let score = result.score
    let words = result.verdict.words
    let verdict =
      switch result.verdict {
      case .pass: palette.good(words)
      case .fail: palette.bad(words)
      case .inconclusive, .incomplete: palette.unsure(words)
      }
    let name = Layout.clip(Escape.terminal(result.scenario.name), 50)
    var points = "score \(DecimalText.fixed(score.value, decimals: 1)) of 100"
    if let low = score.low, let high = score.high {
      points +=
        " (\(DecimalText.fixed(low, decimals: 1)) … \(DecimalText.fixed(high, decimals: 1)))"
    }
    var lines = ["\(palette.strong(verdict))  \(palette.strong(name))  \(points)"]
    lines += Headline.question(result.scenario.question)
    lines.append(
      palette.faint(
        "\(ObjectiveWords.replications(result.replications)), seed \(result.seed), "
          + "fingerprint \(UnitText.fingerprint(result.fingerprint)), rehearse \(style.version)"))
    if let reason = result.stopReason {
      lines.append(palette.unsure("Incomplete: \(reason.words); figures cover what was run."))
    }
    return lines
  }

  private var objectives: [String] {
    guard !result.objectives.isEmpty else {
      return [palette.strong("Objectives"), "  none set: \(ObjectiveWords.none)"] + plan
    }
    let level = UnitText.percent(result.confidenceLevel)
    return [palette.strong("Objectives") + palette.faint("  (with their \(level) intervals)")]
      + result.objectives.flatMap(lines) + plan
  }

  /// A plan that stuck fails the rehearsal, whatever its objectives say.
  private var plan: [String] {
    guard let failure = RecoveryWords.planFailure(result) else { return [] }
    let indent = String(repeating: " ", count: 18)
    return ["  \(palette.bad("✗ " + Layout.left("not met", 13))) \(failure.words)"]
      + failure.steps.flatMap {
        Paragraph.lines(Escape.terminal($0), after: indent, indentation: 20)
      }
  }

  /// One line, or a second one for the figures where the objective or its interval is long.
  private func lines(_ judged: JudgedObjective) -> [String] {
    let words = Layout.left(judged.judgment.words, 13)
    let mark =
      switch judged.judgment {
      case .met: palette.good("✓ " + words)
      case .notMet: palette.bad("✗ " + words)
      case .inconclusive: palette.unsure("? " + words)
      }
    let text = Escape.terminal(judged.objective.text)
    let estimate = ObjectiveWords.estimate(judged)
    let figures =
      Layout.right(estimate, max(12, estimate.count)) + "  (" + ObjectiveWords.interval(judged)
      + ")"
    if text.count <= 42, figures.count <= 39 {
      return ["  \(mark) \(Layout.left(text, 42)) \(figures)"]
    }
    // The threshold stands at the end of the text, so nothing of it may be cut.
    let indent = String(repeating: " ", count: 18)
    var (rest, parts) = (text[...], [String]())
    while !rest.isEmpty {
      parts.append(String(rest.prefix(82)))
      rest = rest.dropFirst(82)
    }
    return ["  \(mark) " + (parts.first ?? "")] + parts.dropFirst().map { indent + $0 }
      + [indent + figures]
  }

  private var failures: [String] {
    let requests = result.requests
    let share = UnitText.percent(requests.failedShare)
    let offered = UnitText.count(requests.offered, "request", "requests")
    var summary = "\(DecimalText.grouped(requests.failed)) of \(offered) failed (\(share))"
    if requests.retried > 0 {
      summary += ", " + UnitText.count(requests.retried, "retry", "retries")
    }
    if requests.inFlightAtEnd > 0 {
      summary += ", \(DecimalText.grouped(requests.inFlightAtEnd)) in flight at the end"
    }
    let heading = requests.failed == 0 ? palette.good(summary) : palette.strong(summary)
    return [heading]
      + requests.causes.map { entry in
        let part = UnitText.briefPercent(Double(entry.count) / Double(max(1, requests.failed)))
        return "  " + Layout.right(DecimalText.grouped(entry.count), 12) + "  "
          + Layout.right(part, 7) + "  " + entry.cause.words
      }
  }

  private var score: [String] {
    guard !result.score.terms.isEmpty else { return [] }
    var lines = [
      palette.strong("Score") + palette.faint("  100 × sum of weight × value; all values 0 … 1")
    ]
    for term in result.score.terms {
      lines.append(
        "  " + Layout.left(term.name.words, 18) + Layout.right(UnitText.percent(term.weight), 8)
          + "  × " + DecimalText.fixed(term.value, decimals: 4) + "  "
          + Layout.clip(term.why, 60))
    }
    if let cap = result.score.cap {
      let points = DecimalText.fixed(Score.points(result.score.terms), decimals: 1)
      lines.append("  terms give \(points); the score stays \(cap.words)")
    }
    return lines
  }

  private var performance: [String] {
    guard style.performance, let performance = result.performance else { return [] }
    let seconds = performance.wallSeconds
    func rate(_ count: UInt64) -> String {
      DecimalText.short(Double(count) / seconds / 1e6) + " million/s"
    }
    return [
      palette.strong("Performance"),
      "  \(DecimalText.grouped(performance.events)) events (\(rate(performance.events))), "
        + "\(DecimalText.grouped(performance.requests)) requests "
        + "(\(rate(performance.requests))) in \(UnitText.duration(seconds)), peak memory "
        + "\(DecimalText.fixed(Double(performance.peakMemoryBytes) / 1e6, decimals: 1)) MB",
    ]
  }
}
