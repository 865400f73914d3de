import CloudModel
import Experiments

// Below the first screen: tables.
extension TextReport {
  /// All events go to `result.json`; a terminal shows the first of them.
  private static let mostEvents = 30

  var latencyTable: [String] {
    guard result.latency.mean.isFinite else { return [] }
    var lines = [
      palette.strong("Latency")
        + palette.faint("  of successful requests, from when they were due"),
      "  " + Layout.left("", 10) + names(result.latency),
      "  " + Layout.left("response", 10) + values(result.latency),
    ]
    if result.waiting.mean.isFinite {
      lines.append("  " + Layout.left("waiting", 10) + values(result.waiting))
    }
    return lines
  }

  private func names(_ summary: LatencySummary) -> String {
    summary.figures.map { Layout.right($0.name, 12) }.joined()
  }

  private func values(_ summary: LatencySummary) -> String {
    summary.figures.map { Layout.right(UnitText.duration($0.seconds), 12) }.joined()
  }

  var partsTable: [String] {
    let tables: [(String, [PartSummary])] = [
      ("Target groups", result.groups), ("Revisions", result.revisions),
      ("Sources", result.sources), ("Classes", result.classes),
    ]
    // A single part of a kind repeats the whole; groups are named in any case.
    let shown = tables.enumerated().filter { index, table in
      index == 0 ? !table.1.isEmpty : table.1.count > 1
    }
    guard !shown.isEmpty else { return [] }
    let columns = ["requests", "failed", "mean", "p50", "p99", "busy"]
    var lines: [String] = []
    for (_, (title, parts)) in shown {
      let heading = Layout.left(title, 26) + columns.map { Layout.right($0, 12) }.joined()
      lines.append(palette.strong(heading))
      lines += parts.flatMap(self.lines)
    }
    return lines
  }

  /// One line, or one more where a name is too long to stand before the figures.
  private func lines(_ part: PartSummary) -> [String] {
    let cells = [
      DecimalText.grouped(part.requests), DecimalText.grouped(part.failed),
      UnitText.duration(part.latency.mean), UnitText.duration(part.latency.p50),
      UnitText.duration(part.latency.p99), UnitText.percent(part.utilization),
    ]
    let isRenamed = part.revision.isEmpty || part.revision == part.name
    let name = isRenamed ? part.name : "\(part.name) (\(part.revision))"
    let shown = Escape.terminal(name)
    let figures = cells.map { Layout.right($0, 12) }.joined()
    guard shown.count > 24 else { return ["  " + Layout.left(shown, 24) + figures] }
    return [
      Layout.clip("  " + shown, Paragraph.width), String(repeating: " ", count: 26) + figures,
    ]
  }

  var rollouts: [String] {
    guard !result.rollouts.isEmpty else { return [] }
    return [palette.strong("Rollouts")] + result.rollouts.flatMap(lines)
  }

  private func lines(_ rollout: RolloutSummary) -> [String] {
    let name = Escape.terminal("\(rollout.name) to \(rollout.revision)")
    var outcome = rollout.outcome.words
    if let failure = rollout.failure { outcome += " (\(failure.words))" }
    if rollout.outcomes.count > 1 {
      let counts = rollout.outcomes.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      outcome += "; of all replications: \(counts)"
    }
    let length = rollout.finished.map { "took " + UnitText.duration($0 - rollout.started) }
    let attempts = UnitText.count(rollout.candidateRequests, "attempt", "attempts")
    var detail =
      "\(rollout.strategy), from \(result.clock(rollout.started)), \(length ?? "did not end"); "
      + "\(attempts) met it, \(DecimalText.grouped(rollout.candidateFailed)) failed"
    if let delay = rollout.detectionDelay {
      detail += "; detected after \(UnitText.duration(delay))"
    }
    if let delay = rollout.rollbackDelay { detail += "; undone in \(UnitText.duration(delay))" }
    return Paragraph.lines("\(name): \(outcome)", after: "  ", indentation: 4)
      + Paragraph.lines(Escape.terminal(detail), after: "    ", indentation: 6)
  }

  var moves: [String] {
    guard !result.moves.isEmpty else { return [] }
    let heading = palette.strong("Names") + palette.faint("  and how their clients followed")
    return [heading]
      + result.toldMoves.flatMap { move in
        Paragraph.lines(
          move.sentence(in: result, Escape.terminal), after: "  ", indentation: 4)
          + move.toldClients.flatMap { client in
            Paragraph.lines(
              Escape.terminal("\(client.name): \(client.figures.words)"), after: "    ",
              indentation: 6)
          }
      }
      + [result.untoldMoves].compactMap { $0 }.map { "  " + $0 }
  }

  var events: [String] {
    guard !result.events.isEmpty else { return [] }
    // Where all do not fit, what single tasks and targets did goes first.
    let fits = result.events.count <= Self.mostEvents
    // What stood at time zero is no event to a reader.
    let told = result.events.filter { !$0.happening.isRoutine || (fits && $0.at > .zero) }
    let shown = told.prefix(Self.mostEvents)
    let hidden = result.events.count - shown.count + result.eventsLeftOut
    var lines = [palette.strong("Events") + palette.faint("  of the first replication")]
    lines += shown.flatMap { self.lines($0, after: "  ") }
    if shown.isEmpty {
      let events = UnitText.count(hidden, "event", "events")
      lines.append("    \(events) of single tasks and targets in result.json")
    } else if hidden > 0 {
      lines.append("    and \(DecimalText.grouped(hidden)) more in result.json")
    }
    for gap in result.missingCounts {
      lines.append(
        "  \(Escape.terminal(gap.name)): "
          + UnitText.count(gap.count, "interval", "intervals") + " without a count filled")
    }
    return lines
  }
}
