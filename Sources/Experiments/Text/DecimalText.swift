/// Numbers as text that does not depend on a locale, a C library or a platform.
package enum DecimalText {
  /// A number with a fixed count of decimals, halves rounded away from zero: `-0.50`.
  ///
  /// - Parameter decimals: 0…15.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    precondition((0...15).contains(decimals), "\(decimals) decimals, outside 0...15")
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "-∞" : "∞" }
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let scaled = (value.magnitude * scale).rounded()
    // Beyond 2^53 a Double has no decimals left to show.
    guard scaled < 0x1p53 else { return "\(value)" }
    let digits = String(Int64(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A number with so many significant digits and no trailing zeros: `0.0123`, `1234`.
  ///
  /// At most nine decimals, or as many as `digits` asks for before the point; less is zero.
  /// - Parameter digits: 1…16.
  package static func short(_ value: Double, digits: Int = 3) -> String {
    let most = max(9, digits - 1)
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : fixed(value, decimals: 0) }
    var decimals = digits - 1
    var magnitude = value.magnitude
    while magnitude >= 10, decimals > 0 { (magnitude, decimals) = (magnitude / 10, decimals - 1) }
    while magnitude < 1, decimals < most { (magnitude, decimals) = (magnitude * 10, decimals + 1) }
    let text = fixed(value, decimals: decimals)
    guard text.contains(".") else { return text }
    let trimmed = String(text.reversed().drop { $0 == "0" }.reversed())
    return trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
  }

  /// A count with a comma between each three digits: `1,234,567`.
  package static func grouped(_ count: some BinaryInteger) -> String {
    let digits = String(count.magnitude)
    var text = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
