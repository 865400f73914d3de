/// A decimal number as it was written, without rounding: `digits · 10^-scale`.
struct Decimal: Hashable {
  var digits: UInt64
  /// How many of the digits stand after the point, 0…18.
  var scale: Int

  /// More digits than these are not told apart from zero by any unit of ours.
  static let mostFractionDigits = 18

  /// The number at the beginning of a text, taken from it.
  ///
  /// - Returns: nil if the text does not begin with a digit or a point has no digits on a side.
  static func take(from text: inout Substring.UTF8View) throws(QuantityProblem) -> Decimal? {
    let whole = text.prefix(while: Byte.isDigit)
    guard !whole.isEmpty else { return nil }
    var rest = text.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == Byte.point {
      fraction = rest.dropFirst().prefix(while: Byte.isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(1 + fraction.count)
    }
    while fraction.last == Byte.zero { fraction.removeLast() }
    guard fraction.count <= mostFractionDigits else { throw .tooFine }
    var digits: UInt64 = 0
    for digit in [whole, fraction].joined() {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit - Byte.zero))
      guard !overflow, !carry else { throw .tooLarge }
      digits = sum
    }
    text = rest
    return Decimal(digits: digits, scale: fraction.count)
  }

  /// The number times a unit, as a whole number.
  func times(_ unit: Int64) throws(QuantityProblem) -> Int64 {
    let product = UInt128(digits) * UInt128(unit)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: powerOfTen)
    guard quotient <= UInt128(Int64.max) else { throw .tooLarge }
    guard remainder == 0 else { throw .tooFine }
    return Int64(quotient)
  }

  private var powerOfTen: UInt128 { (0..<scale).reduce(UInt128(1)) { power, _ in power * 10 } }
}

/// Numbers written with digits and a point only.
enum PlainDecimal {
  /// The shortest decimal that reads back as the same double, without an exponent for sizes that
  /// occur in scenarios.
  static func text(of value: Double) -> String {
    shifted(value, by: 0)
  }

  /// The same for the value times a power of ten, which moves the point and rounds nothing.
  static func shifted(_ value: Double, by places: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    let parts = "\(value.magnitude)".lowercased().split(separator: "e")
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + places
    let mantissa = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(mantissa.first ?? "0")
    var point = digits.count + exponent
    if mantissa.count > 1, mantissa[1] != "0" { digits += mantissa[1] }
    if point <= 0 {
      digits = String(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    if digits.count < point { digits += String(repeating: "0", count: point - digits.count) }
    var whole = digits.prefix(point)
    var fraction = digits.dropFirst(point)
    while whole.count > 1, whole.first == "0" { whole.removeFirst() }
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}

/// Numbers that are only estimated.
package enum EstimateText {
  /// Two digits, rounded up, are enough for an estimate: `7200000`, `0.5`.
  package static func text(of value: Double) -> String {
    guard value.isFinite else { return "infinitely many" }
    var unit = 1.0
    while value / unit >= 100 { unit *= 10 }
    return PlainDecimal.text(of: (value / unit).rounded(.up) * unit)
  }
}
