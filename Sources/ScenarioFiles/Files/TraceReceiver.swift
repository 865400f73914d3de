import CloudModel
import SimulationKernel

/// Reads single requests from a table.
struct TraceReceiver: TableReceiver {
  let written: WrittenTrace
  private(set) var trace = RequestTrace()
  private var header: TableHeader?
  private var arrivalColumn = 0
  private var workColumn: Int?
  private var arrivalUnit: TimeSpan?
  private var workUnit = TimeSpan.seconds(1)
  private var firstTime: Int64?
  private var rowNumber = 0

  init(_ written: WrittenTrace) { self.written = written }

  mutating func header(_ cells: [ArraySlice<UInt8>]) throws(TableMistake) {
    let header = TableHeader(cells)
    self.header = header
    if let name = written.arrivalColumn { arrivalColumn = try header.index(of: name) }
    arrivalUnit = written.arrivalUnit ?? header.unit(of: arrivalColumn)
    guard let name = written.workColumn else { return }
    let column = try header.index(of: name)
    workColumn = column
    guard let unit = written.workUnit ?? header.unit(of: column) else {
      throw TableMistake(
        .missingUnit, "the unit of the column \(TerminalText.quote(name)) is not known",
        help: "say what a 1 means, as in \"workUnit\": \"1ms\"", at: cells[column].indices)
    }
    workUnit = unit
  }

  mutating func row(_ cells: [ArraySlice<UInt8>]) throws(TableMistake) -> Bool {
    rowNumber += 1
    guard rowNumber >= written.selection.from, let header else { return true }
    let cell = try header.cell(arrivalColumn, of: cells)
    let arrival = try arrival(cell)
    guard arrival >= trace.arrivals.last ?? .zero else {
      throw TableMistake(
        .timeRunsBack, "\(TerminalText.quote(TableCell.text(cell))) is before the row before",
        help: "sort the rows by time", at: cell.indices)
    }
    trace.arrivals.append(arrival)
    if let workColumn {
      trace.work.append(
        try span(try header.cell(workColumn, of: cells), workUnit, CloudRanges.longestDelay))
    }
    guard trace.arrivals.count <= RowSelection.largest else {
      throw TableMistake(
        .fileTooLarge, "more than \(RowSelection.largest) requests",
        help: "choose a part with \"from\" and \"rows\"")
    }
    return trace.arrivals.count < written.selection.rows ?? .max
  }

  /// Times of the calendar count from the first one, numbers from zero.
  private mutating func arrival(_ cell: ArraySlice<UInt8>) throws(TableMistake) -> TimeSpan {
    if let time = TableCell.instant(cell) {
      let first = firstTime ?? time
      firstTime = first
      return TimeSpan(nanoseconds: time - first)
    }
    guard let arrivalUnit else {
      guard TableCell.number(cell) != nil else {
        return try span(cell, .seconds(1), CloudRanges.longestRun)
      }
      throw TableMistake(
        .missingUnit, "the unit of \(TerminalText.quote(TableCell.text(cell))) is not known",
        help: "say what a 1 means, as in \"arrivalUnit\": \"1s\"", at: cell.indices)
    }
    return try span(cell, arrivalUnit, CloudRanges.longestRun)
  }

  private func span(
    _ cell: ArraySlice<UInt8>, _ unit: TimeSpan, _ longest: TimeSpan
  ) throws(TableMistake) -> TimeSpan {
    let shown = TerminalText.quote(TableCell.text(cell))
    guard let number = TableCell.number(cell) else {
      throw TableMistake(.badCell, "\(shown) is not a number", at: cell.indices)
    }
    let span = TimeSpan(seconds: number * unit.seconds)
    guard number >= 0, span <= longest else {
      throw TableMistake(
        .badCell, "\(shown) is out of range",
        help: "allowed is a time from 0s to \(DurationText.text(of: longest))", at: cell.indices)
    }
    return span
  }
}

extension WrittenTrace {
  /// Reads the requests from a file.
  func read(
    _ name: String, at span: SourceSpan, _ context: inout DecodingContext
  ) -> RequestTrace? {
    guard let table = context.readTable(name, at: span, into: TraceReceiver(self)) else {
      return nil
    }
    guard !table.trace.arrivals.isEmpty else {
      context.report(
        .noRows, "\(TerminalText.quote(name)) has no row \(selection.from)", at: span)
      return nil
    }
    return table.trace
  }
}
