import CloudModel
import SimulationKernel

/// Reads counts for each interval from a table, and finds the intervals that it leaves out.
struct CountsReceiver: TableReceiver {
  let written: WrittenCounts
  private(set) var counts: [Double?] = []
  private var header: TableHeader?
  private var column = 0
  /// nil if the table has no times: each row is then the next interval.
  private var timeColumn: Int?
  private var mayFindTimes = false
  private var firstTime: Int64 = 0
  private var rowNumber = 0
  private var taken = 0

  init(_ written: WrittenCounts) { self.written = written }

  mutating func header(_ cells: [ArraySlice<UInt8>]) throws(TableMistake) {
    let header = TableHeader(cells)
    self.header = header
    if let name = written.timeColumn { timeColumn = try header.index(of: name) }
    if let name = written.column {
      column = try header.index(of: name)
      mayFindTimes = written.timeColumn == nil && column != 0
      return
    }
    // Two columns are a time and a count.
    guard cells.count <= 2 else {
      throw TableMistake(
        .unknownColumn, "the file has \(cells.count) columns",
        help: "say which one holds the counts, as in \"column\": "
          + JSONValue.quoted(header.names[1]))
    }
    column = cells.count - 1
    mayFindTimes = written.timeColumn == nil && cells.count == 2
  }

  mutating func row(_ cells: [ArraySlice<UInt8>]) throws(TableMistake) -> Bool {
    rowNumber += 1
    guard rowNumber >= written.selection.from, let header else { return true }
    if mayFindTimes {
      mayFindTimes = false
      if let first = cells.first, TableCell.instant(first) != nil { timeColumn = 0 }
    }
    let cell = try header.cell(column, of: cells)
    if let timeColumn { try fill(upTo: try header.cell(timeColumn, of: cells)) }
    counts.append(try count(cell))
    taken += 1
    guard counts.count <= RowSelection.largest else {
      throw TableMistake(
        .fileTooLarge, "more than \(RowSelection.largest) intervals",
        help: "choose a part with \"from\" and \"rows\"")
    }
    return taken < written.selection.rows ?? .max
  }

  private func count(_ cell: ArraySlice<UInt8>) throws(TableMistake) -> Double? {
    if cell.isEmpty { return nil }
    guard let count = TableCell.number(cell) else {
      throw TableMistake(
        .badCell, "\(TerminalText.quote(TableCell.text(cell))) is not a count", at: cell.indices)
    }
    guard (0...1e12).contains(count) else {
      throw TableMistake(
        .badCell, "\(TerminalText.quote(TableCell.text(cell))) is out of range",
        help: "counts are from 0 to 1000000000000", at: cell.indices)
    }
    return count
  }

  /// Adds the gap between the last row and a time.
  private mutating func fill(upTo cell: ArraySlice<UInt8>) throws(TableMistake) {
    let shown = TerminalText.quote(TableCell.text(cell))
    guard let time = TableCell.instant(cell) else {
      throw TableMistake(
        .badCell, "\(shown) is not a time", help: "write it like \"2026-11-20 09:05:00\"",
        at: cell.indices)
    }
    if taken == 0 { firstTime = time }
    let interval = written.series.interval.nanoseconds
    let slot = (time - firstTime + interval / 2) / interval
    let next = Int64(counts.count)
    guard time >= firstTime, slot >= next else {
      throw TableMistake(
        .timeRunsBack,
        "\(shown) is not \(DurationText.text(of: written.series.interval)) after the "
          + "row before",
        help: "sort the rows, or correct \"interval\"", at: cell.indices)
    }
    guard slot <= RowSelection.largest else {
      throw TableMistake(
        .fileTooLarge,
        "\(shown) is more than \(RowSelection.largest) intervals after the first row",
        help: "correct \"interval\", or choose a part with \"from\" and \"rows\"", at: cell.indices)
    }
    counts += repeatElement(nil, count: Int(slot - next))
  }
}

extension WrittenCounts {
  /// Reads the counts from a file; says how many are missing.
  func read(
    _ name: String, at span: SourceSpan, _ context: inout DecodingContext
  ) -> CountSeries? {
    guard let table = context.readTable(name, at: span, into: CountsReceiver(self)) else {
      return nil
    }
    var result = series
    result.counts = table.counts
    guard result.counts.contains(where: { $0 != nil }) else {
      context.report(
        .noRows, "\(TerminalText.quote(name)) has no counts from row \(selection.from) on", at: span
      )
      return nil
    }
    let missing = result.missingCount
    if missing > 0 {
      context.report(
        .missingCounts,
        "\(missing) of \(result.counts.count) intervals have no count in "
          + "\(TerminalText.quote(name)), they are filled with \"\(result.missing.rawValue)\"",
        at: span, help: "\"missing\" says what a gap is taken for")
    }
    return result
  }
}
