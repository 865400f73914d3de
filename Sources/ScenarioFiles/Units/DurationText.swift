import SimulationKernel

/// Lengths of time as people write them: `250ms`, `1.5s`, `1h30m`, `2d`, and ISO 8601's `PT5M`.
package enum DurationText {
  package static let kind = QuantityKind(
    noun: "a duration", example: "30s",
    pattern: #"^((\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d))+|P(\d+(\.\d+)?[WD])*(T(\d+(\.\d+)?[HMS])+)?)$"#,
    usualUnits: ["s", "ms"], units: ["ns", "us", "ms", "s", "m", "h", "d"],
    otherSpellings: [
      ("sec", "s"), ("secs", "s"), ("second", "s"), ("seconds", "s"),
      ("msec", "ms"), ("millis", "ms"), ("milliseconds", "ms"),
      ("usec", "us"), ("micros", "us"), ("microseconds", "us"), ("nanoseconds", "ns"),
      ("min", "m"), ("mins", "m"), ("minute", "m"), ("minutes", "m"),
      ("hr", "h"), ("hrs", "h"), ("hour", "h"), ("hours", "h"), ("day", "d"), ("days", "d"),
    ])

  /// From large to small. [ns]
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
    ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1),
  ]

  /// The span that a text means, exactly.
  package static func parse(_ text: String) throws(QuantityProblem) -> TimeSpan {
    if text.first == "P" { return try ISODuration.parse(text) }
    guard text.first != "-" else { throw .negative }
    var rest = text[...].utf8
    var total: Int64 = 0
    var lastRank = -1
    repeat {
      guard let number = try Decimal.take(from: &rest) else { throw .malformed }
      let name = rest.prefix { !Byte.isDigit($0) }
      rest = rest.dropFirst(name.count)
      let isExponent = name.elementsEqual("e".utf8) || name.elementsEqual("E".utf8)
      guard !isExponent else { throw .malformed }
      let rank = try rank(of: String(Substring(name)))
      guard rank > lastRank else { throw .unordered }
      lastRank = rank
      total = try sum(total, number.times(units[rank].nanoseconds))
    } while !rest.isEmpty
    return TimeSpan(nanoseconds: total)
  }

  private static func rank(of name: String) throws(QuantityProblem) -> Int {
    guard !name.isEmpty else { throw .missingUnit }
    // Both the micro sign and the Greek letter are in use.
    let plain = name == "µs" || name == "μs" ? "us" : name
    if let rank = units.firstIndex(where: { $0.name == plain }) { return rank }
    guard QuantityKind.isUnitLike(name) else { throw .malformed }
    throw .unknownUnit(name)
  }

  fileprivate static func sum(_ left: Int64, _ right: Int64) throws(QuantityProblem) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw .tooLarge }
    return sum
  }

  /// A text that reads back as the same span: `5m`, `1h30m`, `1.5s`, `250ms`.
  ///
  /// A negative span, which no scenario can hold, is written as zero.
  package static func text(of span: TimeSpan) -> String {
    var rest = span.nanoseconds
    guard rest > 0 else { return "0s" }
    var text = ""
    for unit in units.prefix(3) where rest >= unit.nanoseconds {
      text += "\(rest / unit.nanoseconds)\(unit.name)"
      rest %= unit.nanoseconds
    }
    guard rest > 0 else { return text }
    let isCompound = !text.isEmpty
    for unit in units.dropFirst(3) where isCompound || rest >= unit.nanoseconds {
      let fraction = String(rest % unit.nanoseconds + unit.nanoseconds).dropFirst()
      let digits = fraction.prefix { _ in true }.reversed().drop { $0 == "0" }.reversed()
      let point = digits.isEmpty ? "" : "." + String(digits)
      return text + "\(rest / unit.nanoseconds)\(point)\(unit.name)"
    }
    return text
  }
}

/// ISO 8601 durations with parts of fixed length: `PT5M`, `P1DT12H`, `PT0.5S`, `P2W`.
private enum ISODuration {
  /// In their order. [ns]
  static let dateUnits: [(letter: UInt8, nanoseconds: Int64)] = [
    (UInt8(ascii: "W"), 604_800_000_000_000), (UInt8(ascii: "D"), 86_400_000_000_000),
  ]
  static let timeUnits: [(letter: UInt8, nanoseconds: Int64)] = [
    (UInt8(ascii: "H"), 3_600_000_000_000), (UInt8(ascii: "M"), 60_000_000_000),
    (UInt8(ascii: "S"), 1_000_000_000),
  ]

  static func parse(_ text: String) throws(QuantityProblem) -> TimeSpan {
    var rest = text[...].utf8.dropFirst()
    var total: Int64 = 0
    var count = try take(dateUnits, from: &rest, into: &total)
    if rest.first == UInt8(ascii: "Y") || rest.first == UInt8(ascii: "M") { throw .noFixedLength }
    if rest.first == UInt8(ascii: "T") {
      rest = rest.dropFirst()
      let times = try take(timeUnits, from: &rest, into: &total)
      guard times > 0 else { throw .malformed }
      count += times
    }
    guard rest.isEmpty, count > 0 else { throw .malformed }
    return TimeSpan(nanoseconds: total)
  }

  /// Takes parts in order, each at most once; stops before what is none of them.
  private static func take(
    _ units: [(letter: UInt8, nanoseconds: Int64)], from rest: inout Substring.UTF8View,
    into total: inout Int64
  ) throws(QuantityProblem) -> Int {
    var next = 0
    var count = 0
    while rest.first.map(Byte.isDigit) ?? false {
      guard let number = try Decimal.take(from: &rest), let letter = rest.first else {
        throw .malformed
      }
      guard let rank = units.firstIndex(where: { $0.letter == letter }) else { return count }
      guard rank >= next else { throw .unordered }
      rest = rest.dropFirst()
      total = try DurationText.sum(total, number.times(units[rank].nanoseconds))
      next = rank + 1
      count += 1
    }
    return count
  }
}
