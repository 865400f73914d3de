import Experiments

extension TextReport {
  private static let barColumns = 50

  /// How long until requests were served again, and what the time was spent on.
  var recovery: [String] {
    let recovery = result.recovery
    guard !recovery.isEmpty else { return [] }
    var lines = [palette.strong("Recovery")]
    if !recovery.failovers.isEmpty {
      lines = Paragraph.lines(
        Escape.terminal(RecoveryWords.goal(result)), after: "Recovery  ", indentation: 10)
      lines[0] = palette.strong("Recovery") + palette.faint(String(lines[0].dropFirst(8)))
    }
    lines += RecoveryWords.told(recovery).flatMap(self.lines)
    if let rest = RecoveryWords.untold(recovery) { lines.append("            " + rest) }
    let sentences =
      RecoveryWords.lateSteps(recovery)
      + recovery.replicas.map { RecoveryWords.data($0, result) }
      + [RecoveryWords.headroom(recovery), RecoveryWords.standby(result)].compactMap { $0 }
    return lines + sentences.flatMap(sentence)
  }

  private func sentence(_ text: String) -> [String] {
    Paragraph.lines(Escape.terminal(text), after: "  ", indentation: 4)
  }

  private func lines(_ failover: FailoverSummary) -> [String] {
    let title = RecoveryWords.title(failover, result)
    let at = RecoveryWords.at(failover, result)
    var lines = Paragraph.lines(
      Escape.terminal("\(title): \(RecoveryWords.outcome(failover))"),
      after: "  \(Layout.right(at, 8))  ", indentation: 12)
    if failover.neverRecovered > 0 { lines = lines.map(palette.bad) }
    if failover.rto.estimate > 0 { lines += bars(failover) }
    var notes = RecoveryWords.cutShort(failover)
    if failover.requestsLost.estimate > 0 { notes.append(RecoveryWords.losses(failover, result)) }
    return lines
      + notes.flatMap {
        Paragraph.lines($0, after: String(repeating: " ", count: 12), indentation: 14)
      }
  }

  /// A row for each part that took time; each bar begins where the one before ended.
  private func bars(_ failover: FailoverSummary) -> [String] {
    let lengths = failover.parts.map(\.length.estimate)
    let whole = lengths.filter(\.isFinite).reduce(0, +)
    var begin = 0.0
    return failover.parts.filter { $0.length.estimate > 0 }.map { part in
      let length = part.length.estimate
      let label = Layout.left(RecoveryWords.name(part.part), 12)
      let head = String(repeating: " ", count: 12) + label
      guard length.isFinite else { return head + Layout.right("never ended", 16) }
      defer { begin += length }
      let (from, to) = (column(begin, of: whole), column(begin + length, of: whole))
      // Whatever took some time shows.
      let bar = max(1, to - from)
      return head + Layout.right(UnitText.duration(length), 16) + "  "
        + String(repeating: " ", count: min(from, Self.barColumns - bar))
        + String(repeating: "█", count: bar)
    }
  }

  private func column(_ time: Double, of whole: Double) -> Int {
    whole > 0 ? Int((time / whole * Double(Self.barColumns)).rounded()) : 0
  }
}
