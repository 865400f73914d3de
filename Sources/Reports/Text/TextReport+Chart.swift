import CloudModel
import Experiments

// The timeline of the cutover as rows of characters above one time axis.
extension TextReport {
  private static let labelWidth = 22
  private static let columns = 72
  /// More rows of shares than this make no picture.
  private static let mostShares = 6
  /// Marks of milestones, in the order of time.
  private static let marks = Array("123456789abcdefghijklmnopq")

  var chart: [String] {
    let timeline = result.timeline
    guard timeline.offered.contains(where: { $0 > 0 }) else { return [] }
    let width = Sparkline.width(of: timeline.offered.count, in: Self.columns)
    let column = timeline.step * Double(width)
    var lines = [
      palette.strong("Timeline")
        + palette.faint("  one column is \(UnitText.duration(column)), mean of the replications")
    ]
    lines.append(rateRow("requests/s", timeline.offered, column, paint: { $0 }))
    if timeline.failed.contains(where: { $0 > 0 }) {
      lines.append(rateRow("failed/s", timeline.failed, column, paint: palette.bad))
    }
    lines.append(latencyRow)
    lines += shareRows
    lines.append(axis)
    lines += milestones(column)
    return lines
  }

  private func row(_ label: String, _ cells: String) -> String {
    let trimmed = cells.reversed().drop { $0 == " " }.reversed()
    return "  " + Layout.left(label, Self.labelWidth) + " " + String(trimmed)
  }

  private func rateRow(
    _ name: String, _ counts: [Double], _ column: Double, paint: (String) -> String
  ) -> String {
    let rates = Sparkline.fold(counts, into: Self.columns) { group in
      group.reduce(0, +) / (Double(group.count) * result.timeline.step)
    }
    let top = rates.max() ?? 0
    return row(
      "\(name) ≤ \(DecimalText.short(top))", paint(Sparkline.text(rates, top: top)))
  }

  private var latencyRow: String {
    let folded = Sparkline.fold(result.timeline.p99, into: Self.columns) { group in
      group.filter(\.isFinite).max() ?? .nan
    }
    let top = folded.filter(\.isFinite).max() ?? 0
    return row("p99 ≤ \(UnitText.duration(top))", Sparkline.text(folded, top: top))
  }

  /// When the chart begins and ends.
  private var axis: String {
    let count = result.timeline.offered.count
    let columns = Sparkline.fold(result.timeline.offered, into: Self.columns) { _ in 0 }.count
    let (start, end) = (result.clock(0), result.clock(Double(count) * result.timeline.step))
    return row("", start + Layout.right(end, max(end.count + 1, columns - start.count)))
  }

  /// Shares of target groups; where only one group had traffic, of revisions.
  private var shareRows: [String] {
    let groups = active(result.timeline.groups)
    let revisions = active(result.timeline.revisions)
    let series = groups.count > 1 ? groups : revisions
    guard series.count > 1 else { return [] }
    let totals = result.timeline.offered.indices.map { bin in
      series.reduce(0) { $0 + $1.values[bin] }
    }
    let columnTotals = Sparkline.fold(totals, into: Self.columns) { $0.reduce(0, +) }
    return series.prefix(Self.mostShares).map { one in
      let counts = Sparkline.fold(one.values, into: Self.columns) { $0.reduce(0, +) }
      let shares = zip(counts, columnTotals).map { $1 > 0 ? $0 / $1 : .nan }
      let name = Escape.terminal(one.name)
      return row("% \(Layout.clip(name, 20))", Sparkline.text(shares, top: 1))
    }
  }

  private func active(_ series: [TimelineSummary.Series]) -> [TimelineSummary.Series] {
    series.filter { one in one.values.contains { $0 > 0 } }
  }

  /// A row of marks, and a line for each of them.
  private func milestones(_ column: Double) -> [String] {
    let entries = result.events.filter { $0.happening.isMilestone && !isOtherHalf($0) }
    let shown = entries.prefix(Self.marks.count)
    guard !shown.isEmpty else { return [] }
    let count = Sparkline.fold(result.timeline.offered, into: Self.columns) { _ in 0 }.count
    var cells = Array(repeating: Character(" "), count: count)
    var lines: [String] = []
    for (mark, entry) in zip(Self.marks, shown) {
      let place = min(Int(min(entry.at.seconds / column, 1e6)), count - 1)
      // The first of several in one column keeps it; their numbers follow each other.
      if cells[place] == " " { cells[place] = mark }
      lines += self.lines(entry, after: "  \(mark) ")
    }
    let more = entries.count - shown.count
    if more > 0 { lines.append("    and \(more) more") }
    return [row("events", String(cells))] + lines
  }

  /// Whether an entry says that nothing goes to one group any more, while another says at the
  /// same time where all of it goes.
  private func isOtherHalf(_ entry: JournalEntry) -> Bool {
    guard case .trafficShifted(rule: _, group: _, percent: 0) = entry.happening else {
      return false
    }
    return result.events.contains { other in
      guard case .trafficShifted(rule: _, group: _, percent: 100) = other.happening else {
        return false
      }
      return other.at == entry.at && other.subject == entry.subject
    }
  }

  /// When, who and what.
  func lines(_ entry: JournalEntry, after prefix: String) -> [String] {
    // Steps of the plan need no name.
    let subject = entry.subject.isEmpty ? "plan" : Escape.terminal(entry.subject)
    let head = prefix + Layout.right(result.clock(entry.at.seconds), 9) + "  "
    return Paragraph.lines(
      "\(subject): " + Escape.terminal(entry.happening.words), after: head,
      indentation: head.count + 2)
  }
}
