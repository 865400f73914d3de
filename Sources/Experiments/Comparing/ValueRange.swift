/// `low..high:step` of a `--vary`: numbers with a unit, computed in whole decimals so that
/// `0.1..0.5:0.1` has five values.
struct ValueRange {
  /// So many digits that every sum of two numbers with so many decimals is a whole `Int`.
  static let mostDigits = 9

  private let low, high, step: UnitNumber
  private let text: String

  /// Reads a value that has the form of a range; `nil` for any other.
  init?(parsing text: String, path: String) throws(VariationError) {
    guard let dots = text.firstRange(of: ".."),
      let colon = text[dots.upperBound...].lastIndex(of: ":"),
      let low = UnitNumber(text[..<dots.lowerBound]),
      let high = UnitNumber(text[dots.upperBound..<colon]),
      let step = UnitNumber(text[text.index(after: colon)...])
    else { return nil }
    guard low.unit == high.unit, low.unit == step.unit else {
      throw .unequalUnits(text, path: path)
    }
    guard !low.isTooLong, !high.isTooLong, !step.isTooLong else {
      throw .tooManyDigits(text, path: path)
    }
    (self.low, self.high, self.step, self.text) = (low, high, step, text)
  }

  /// - Throws: Where there is none, or more than ``Variation/mostVariants``.
  func values(path: String) throws(VariationError) -> [String] {
    let decimals = max(low.decimals, max(high.decimals, step.decimals))
    let (first, last, stride) = (
      low.scaled(to: decimals), high.scaled(to: decimals), step.scaled(to: decimals)
    )
    guard stride > 0, first <= last else { throw .noSteps(text, path: path) }
    let count = (last - first) / stride + 1
    guard count <= Variation.mostVariants else { throw .tooManyVariants }
    return (0..<count).map { index in
      UnitNumber.text(first + index * stride, decimals: decimals) + low.unit
    }
  }
}

/// A decimal number and the letters behind it: `-0.5`, `30s`, `5%`.
private struct UnitNumber {
  /// Zero where there are too many.
  let digits: Int
  let isTooLong: Bool
  let decimals: Int
  let unit: String

  init?(_ text: Substring) {
    let isNegative = text.first == "-"
    let body = isNegative ? text.dropFirst() : text
    let number = body.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    unit = String(body.dropFirst(number.count))
    guard unit.allSatisfy({ $0 == "%" || $0 == "µ" || ($0.isASCII && $0.isLetter) }) else {
      return nil
    }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, !parts[0].isEmpty, parts.last?.isEmpty == false else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    isTooLong = parts[0].count + fraction.count > ValueRange.mostDigits
    guard let magnitude = isTooLong ? 0 : Int(parts[0] + fraction) else { return nil }
    digits = isNegative ? -magnitude : magnitude
    decimals = fraction.count
  }

  func scaled(to decimals: Int) -> Int {
    (self.decimals..<decimals).reduce(digits) { product, _ in product * 10 }
  }

  /// Without zeros at the end of the decimals.
  static func text(_ digits: Int, decimals: Int) -> String {
    let text = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    let sign = digits < 0 ? "-" : ""
    let fraction = String(padded.suffix(decimals).reversed().drop { $0 == "0" }.reversed())
    return sign + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
