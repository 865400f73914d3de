/// What is wrong with a place in a data file.
struct TableMistake: Error {
  var code: DiagnosticCode
  var message: String
  var help: String?
  /// Bytes of the line; nil is all of it.
  var range: Range<Int>?

  init(_ code: DiagnosticCode, _ message: String, help: String? = nil, at range: Range<Int>? = nil)
  {
    self.code = code
    self.message = message
    self.help = help
    self.range = range
  }
}

/// Takes the rows of a file of comma-separated values, one after the other.
protocol TableReceiver {
  mutating func header(_ cells: [ArraySlice<UInt8>]) throws(TableMistake)
  /// - Returns: Whether more is wanted.
  mutating func row(_ cells: [ArraySlice<UInt8>]) throws(TableMistake) -> Bool
}

extension DecodingContext {
  /// Reads a file of comma-separated values.
  ///
  /// - Parameter span: Where the scenario names the file.
  /// - Returns: What the receiver has become; nil after a mistake, which was reported.
  mutating func readTable<Receiver: TableReceiver>(
    _ name: String, at span: SourceSpan, into receiver: Receiver
  ) -> Receiver? {
    var table = TableReader(receiver: receiver)
    do throws(DataFileProblem) {
      try files.read(name) { table.take($0) }
    } catch {
      reportFile(name, error, at: span)
      return nil
    }
    table.end()
    if let mistake = table.mistake {
      report(mistake, in: name, line: table.line, number: table.lineNumber, at: span)
      return nil
    }
    guard table.hasHeader else {
      report(.noRows, "\(TerminalText.quote(name)) is empty", at: span)
      return nil
    }
    return table.receiver
  }

  private mutating func report(
    _ mistake: TableMistake, in name: String, line: [UInt8], number: Int, at span: SourceSpan
  ) {
    let source = addDataText(SourceText(name: dataFolder + name, bytes: line, firstLine: number))
    let range = mistake.range ?? 0..<line.count
    diagnostics.add(
      Diagnostic(
        mistake.code, mistake.message, at: SourceSpan(source: source, bytes: range),
        help: mistake.help))
  }

  mutating func reportFile(
    _ name: String, _ problem: DataFileProblem, at span: SourceSpan
  ) {
    let shown = TerminalText.quote(name)
    switch problem {
    case .missing:
      report(
        .unreadableFile, "there is no file \(shown)", at: span,
        help: "paths are relative to the scenario's folder")
    case .unreadable: report(.unreadableFile, "the file \(shown) cannot be read", at: span)
    case .notAFile: report(.unreadableFile, "\(shown) is no plain file", at: span)
    case .outside(let root):
      report(
        .fileOutside, "\(shown) lies outside of the folder \(TerminalText.quote(root))", at: span,
        help: "put the file into that folder and write its path relative to the scenario")
    case .tooLarge:
      report(
        .fileTooLarge, "\(shown) has more than \(SizeText.text(of: Int64(DataFiles.largest)))",
        at: span, help: "cut out the part that is needed")
    }
  }
}

/// Splits a file into lines and lines into cells.
///
/// The first line names the columns. Empty lines and those that begin with `#` are left out. A cell
/// can stand in quotation marks to hold commas; line ends inside of cells are not allowed.
struct TableReader<Receiver: TableReceiver> {
  private(set) var receiver: Receiver
  private(set) var mistake: TableMistake?
  /// The last line that was looked at.
  private(set) var line: [UInt8] = []
  private(set) var lineNumber = 0
  private(set) var hasHeader = false
  private var rest: [UInt8] = []
  private var isDone = false

  /// No honest row is longer. [byte]
  private static var longestLine: Int { 64 << 10 }

  init(receiver: Receiver) { self.receiver = receiver }

  /// - Returns: Whether more is wanted.
  mutating func take(_ piece: ArraySlice<UInt8>) -> Bool {
    var start = piece.startIndex
    while !isDone, let end = piece[start...].firstIndex(of: Byte.newline) {
      if rest.isEmpty {
        takeLine(Array(piece[start..<end]))
      } else {
        rest += piece[start..<end]
        takeLine(rest)
        rest = []
      }
      start = end + 1
    }
    guard !isDone else { return false }
    rest += piece[start...]
    if rest.count > Self.longestLine {
      takeLine(rest)
      isDone = true
    }
    return !isDone
  }

  mutating func end() {
    if !isDone, !rest.isEmpty { takeLine(rest) }
  }

  private mutating func takeLine(_ bytes: [UInt8]) {
    line = bytes
    lineNumber += 1
    if line.last == Byte.carriageReturn { line.removeLast() }
    if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    do throws(TableMistake) {
      try takeCells()
    } catch {
      mistake = error
      isDone = true
    }
  }

  private mutating func takeCells() throws(TableMistake) {
    guard line.count <= Self.longestLine else {
      throw TableMistake(.badCell, "the line has more than 64 KiB", at: 0..<1)
    }
    if line.isEmpty || line[0] == Byte.hash { return }
    let cells = try Self.cells(of: line)
    if !hasHeader {
      hasHeader = true
      try receiver.header(cells)
    } else if try !receiver.row(cells) {
      isDone = true
    }
  }

  private static func cells(of line: [UInt8]) throws(TableMistake) -> [ArraySlice<UInt8>] {
    var cells: [ArraySlice<UInt8>] = []
    var start = 0
    while true {
      var end = start
      if end < line.count, line[end] == Byte.quote {
        guard let close = line[(end + 1)...].firstIndex(of: Byte.quote) else {
          throw TableMistake(
            .badCell, "the quotation mark is never closed", at: start..<(start + 1))
        }
        cells.append(line[(start + 1)..<close])
        end = close + 1
        guard end == line.count || line[end] == Byte.comma else {
          throw TableMistake(.badCell, "expected a comma", at: end..<(end + 1))
        }
      } else {
        end = line[start...].firstIndex(of: Byte.comma) ?? line.count
        cells.append(line[start..<end])
      }
      guard end < line.count else { return cells }
      start = end + 1
    }
  }
}
