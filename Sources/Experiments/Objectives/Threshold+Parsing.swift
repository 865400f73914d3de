import CloudModel

extension Threshold {
  /// Reads a claim about a metric: an aggregate, a comparison and a number with its unit.
  ///
  /// The aggregate can be left out where the metric has only one: `<10m`, `==succeeded`.
  package init(parsing text: String, of metric: MetricName) throws(ExpressionError) {
    let bytes = Array(text.utf8)
    let whole = Span(bytes, 0..<bytes.count)
    guard !whole.text.isEmpty else {
      throw ExpressionError(.empty("the threshold"), at: 0..<bytes.count)
    }
    let signs = Set("<>=!".utf8)
    guard let start = bytes.firstIndex(where: signs.contains) else {
      throw ExpressionError(.comparisonMissing, at: whole.range)
    }
    let end = bytes[start...].firstIndex { !signs.contains($0) } ?? bytes.count
    let sign = Span(bytes, start..<end)
    guard let comparison = Comparison(rawValue: sign.text) else {
      throw ExpressionError(.comparisonMissing, at: sign.range)
    }
    let aggregate = try Self.aggregate(Span(bytes, 0..<start), of: metric)
    let right = Span(bytes, end..<bytes.count)
    guard let dimension = metric.dimension(of: aggregate) else {
      throw ExpressionError(
        .unknownAggregate(aggregate.description, metric: metric), at: 0..<start)
    }
    self.init(
      aggregate: aggregate, comparison: comparison,
      limit: try Self.limit(right, dimension, comparison), text: whole.text)
  }

  private static func aggregate(
    _ span: Span, of metric: MetricName
  ) throws(ExpressionError) -> Aggregate {
    switch span.text {
    case "":
      guard let sole = metric.soleAggregate else {
        throw ExpressionError(.aggregateMissing(metric: metric), at: span.range)
      }
      return sole
    case "avg": return .average
    case "med": return .median
    case "min": return .minimum
    case "max": return .maximum
    case "rate": return .rate
    case "count": return .count
    case "value": return .value
    case "total": return .total
    case "extra": return .extra
    case "taskHours": return .taskHours
    case "extraTaskHours": return .extraTaskHours
    case let text where text.hasPrefix("p(") && text.hasSuffix(")"):
      let inner = String(text.dropFirst(2).dropLast())
      guard let percent = Quantity.number(inner), percent > 0, percent < 100 else {
        throw ExpressionError(.percentileOutOfRange(inner), at: span.range)
      }
      return .percentile(percent)
    default:
      throw ExpressionError(.unknownAggregate(span.text, metric: metric), at: span.range)
    }
  }

  private static func limit(
    _ span: Span, _ dimension: Dimension, _ comparison: Comparison
  ) throws(ExpressionError) -> Limit {
    guard dimension == .outcome else {
      return .number(try Quantity.value(span, in: dimension))
    }
    guard comparison == .equal || comparison == .notEqual else {
      throw ExpressionError(.outcomeNeedsEquality, at: span.range)
    }
    guard let outcome = RolloutOutcome(rawValue: span.text) else {
      throw ExpressionError(.unknownOutcome(span.text), at: span.range)
    }
    return .outcome(outcome)
  }
}

/// Numbers with units, as thresholds write them.
enum Quantity {
  private static let durations: [(unit: String, seconds: Double)] = [
    ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("min", 60),
    ("h", 3600), ("d", 86_400),
  ]

  /// A decimal number without a unit; `nil` for anything else, infinity and hexadecimals too.
  static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// The number in the dimension's own unit: seconds, share, count or per second.
  static func value(_ span: Span, in dimension: Dimension) throws(ExpressionError) -> Double {
    let bytes = Array(span.text.utf8)
    let length = numberLength(bytes)
    let digits = String(decoding: bytes[..<length], as: UTF8.self)
    let unit = String(String(decoding: bytes[length...], as: UTF8.self).drop { $0 == " " })
    guard let number = number(digits) else {
      let isNumber = Double(digits) != nil
      throw ExpressionError(
        isNumber ? .numberNotFinite(digits) : .numberMissing(span.text), at: span.range)
    }
    let unitStart = span.range.lowerBound + length
    let unitRange = unitStart..<span.range.upperBound
    return switch dimension {
    case .duration: try duration(number, unit, span, unitRange)
    case .share: try share(number, unit, span, unitRange)
    case .rate:
      try scaled(number, unit, ["rps": 1, "/s": 1, "/min": 1.0 / 60], "rps", span, unitRange)
    case .count, .money, .hours, .outcome: try plain(number, unit, unitRange)
    }
  }

  private static func duration(
    _ number: Double, _ unit: String, _ span: Span, _ range: Range<Int>
  ) throws(ExpressionError) -> Double {
    if let known = durations.first(where: { $0.unit == unit }) { return number * known.seconds }
    if unit.isEmpty, number == 0 { return 0 }
    guard unit.isEmpty else {
      throw ExpressionError(.unknownUnit(unit, known: durations.map(\.unit)), at: range)
    }
    // k6 writes milliseconds without a unit, so that is what was probably meant.
    throw ExpressionError(
      .unitMissing(span.text, suggestion: "\"\(span.text)ms\" or \"\(span.text)s\""),
      at: span.range)
  }

  private static func share(
    _ number: Double, _ unit: String, _ span: Span, _ range: Range<Int>
  ) throws(ExpressionError) -> Double {
    if unit.isEmpty, number == 0 { return 0 }
    guard !unit.isEmpty else {
      let percent = DecimalText.short(number * 100, digits: 6)
      throw ExpressionError(.unitMissing(span.text, suggestion: "\"\(percent)%\""), at: span.range)
    }
    guard unit == "%" else { throw ExpressionError(.unknownUnit(unit, known: ["%"]), at: range) }
    guard number <= 100 else {
      throw ExpressionError(.shareOutOfRange(span.text), at: span.range)
    }
    return number / 100
  }

  private static func scaled(
    _ number: Double, _ unit: String, _ units: KeyValuePairs<String, Double>, _ usual: String,
    _ span: Span, _ range: Range<Int>
  ) throws(ExpressionError) -> Double {
    if let known = units.first(where: { $0.key == unit }) { return number * known.value }
    if unit.isEmpty {
      throw ExpressionError(
        .unitMissing(span.text, suggestion: "\"\(span.text)\(usual)\""), at: span.range)
    }
    throw ExpressionError(.unknownUnit(unit, known: units.map(\.key)), at: range)
  }

  private static func plain(
    _ number: Double, _ unit: String, _ range: Range<Int>
  ) throws(ExpressionError) -> Double {
    guard unit.isEmpty else { throw ExpressionError(.textAfterEnd(unit), at: range) }
    return number
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Bytes of the leading number; an `e` belongs to it only before a digit or a signed digit.
  private static func numberLength(_ bytes: [UInt8]) -> Int {
    var index = 0
    func digits() { while index < bytes.count, isDigit(bytes[index]) { index += 1 } }
    if index < bytes.count, "+-".utf8.contains(bytes[index]) { index += 1 }
    digits()
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      digits()
    }
    guard index < bytes.count, "eE".utf8.contains(bytes[index]) else { return index }
    var exponent = index + 1
    if exponent < bytes.count, "+-".utf8.contains(bytes[exponent]) { exponent += 1 }
    guard exponent < bytes.count, isDigit(bytes[exponent]) else { return index }
    index = exponent
    digits()
    return index
  }
}
