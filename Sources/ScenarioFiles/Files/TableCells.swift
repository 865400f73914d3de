import SimulationKernel

/// Reads the cells of a table.
enum TableCell {
  static func text(_ cell: ArraySlice<UInt8>) -> String { String(decoding: cell, as: UTF8.self) }

  /// A finite number in digits; not a hexadecimal one and not NaN.
  static func number(_ cell: ArraySlice<UInt8>) -> Double? {
    let isPlain = cell.allSatisfy { byte in
      Byte.isDigit(byte) || byte == Byte.point || byte == Byte.minus || byte == Byte.plus
        || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }
    guard isPlain, cell.count <= 64, let value = Double(text(cell)), value.isFinite else {
      return nil
    }
    return value
  }

  /// Nanoseconds since 1970 of `2014-04-10 00:04:00.25`, with `T` or a space, with or without `Z`
  /// or an offset such as `+02:00`.
  static func instant(_ cell: ArraySlice<UInt8>) -> Int64? {
    var reader = InstantReader(bytes: cell)
    return reader.instant()
  }
}

private struct InstantReader {
  var bytes: ArraySlice<UInt8>

  mutating func instant() -> Int64? {
    guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2),
      (1_900...2_200).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var seconds = Self.days(year, month, day) * 86_400
    if bytes.isEmpty { return seconds * 1_000_000_000 }
    guard skip("T") || skip(" "), let hour = digits(2), skip(":"), let minute = digits(2),
      hour < 24, minute < 60
    else { return nil }
    seconds += hour * 3_600 + minute * 60
    var nanoseconds: Int64 = 0
    if skip(":") {
      guard let second = digits(2), second <= 60 else { return nil }
      seconds += second
      if skip(".") {
        guard let fraction = fraction() else { return nil }
        nanoseconds = fraction
      }
    }
    guard let offset = offset(), bytes.isEmpty else { return nil }
    return (seconds - offset) * 1_000_000_000 + nanoseconds
  }

  private mutating func skip(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, bytes.first == byte else { return false }
    bytes.removeFirst()
    return true
  }

  private mutating func digits(_ count: Int) -> Int64? {
    guard bytes.count >= count else { return nil }
    var value: Int64 = 0
    for byte in bytes.prefix(count) {
      guard Byte.isDigit(byte) else { return nil }
      value = value * 10 + Int64(byte - Byte.zero)
    }
    bytes.removeFirst(count)
    return value
  }

  /// Digits after the point as nanoseconds; finer ones are left out.
  private mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var places = 0
    while let byte = bytes.first, Byte.isDigit(byte) {
      if places < 9 { value = value * 10 + Int64(byte - Byte.zero) }
      places += 1
      bytes.removeFirst()
    }
    guard places > 0 else { return nil }
    for _ in places..<max(places, 9) { value *= 10 }
    return value
  }

  /// [s]
  private mutating func offset() -> Int64? {
    if bytes.isEmpty || skip("Z") { return 0 }
    let isNegative = bytes.first == Byte.minus
    guard skip("+") || skip("-"), let hours = digits(2), skip(":"), let minutes = digits(2) else {
      return nil
    }
    return (hours * 3_600 + minutes * 60) * (isNegative ? -1 : 1)
  }

  /// Days from 1970-01-01 in the Gregorian calendar (Hinnant, "chrono-compatible low-level date
  /// algorithms").
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

/// Finds columns by their names.
struct TableHeader {
  let names: [String]
  private let ranges: [Range<Int>]

  init(_ cells: [ArraySlice<UInt8>]) {
    names = cells.map(TableCell.text)
    ranges = cells.map(\.indices)
  }

  func index(of name: String) throws(TableMistake) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    throw TableMistake(
      .unknownColumn, "there is no column \(TerminalText.quote(name))",
      help: Spelling.help(for: name, among: names, called: "columns"))
  }

  /// The cell of a column in a row.
  func cell(
    _ column: Int, of cells: [ArraySlice<UInt8>]
  ) throws(TableMistake) -> ArraySlice<UInt8> {
    guard cells.indices.contains(column) else {
      throw TableMistake(
        .badCell,
        "the row has \(cells.count) of \(names.count) cells, \(TerminalText.quote(names[column])) "
          + "is missing")
    }
    return cells[column]
  }

  /// What a 1 in a column means if the column's name ends with a unit: `work_ms`, `work (ms)`.
  func unit(of column: Int) -> TimeSpan? {
    let name = names[column].lowercased()
    let word = name.split { !$0.isLetter }.last.map(String.init) ?? ""
    let hasMark = name.count > word.count
    guard hasMark, ["ns", "us", "ms", "s"].contains(word) else { return nil }
    return try? DurationText.parse("1" + word)
  }
}
