/// A kind of quantity that is written as a number with a unit.
package struct QuantityKind: Sendable {
  /// "a duration".
  package let noun: String
  /// A value of it: `30s`.
  package let example: String
  /// A regular expression that every correct text matches, for the schema.
  package let pattern: String
  /// Units to suggest for a bare number, the likeliest first.
  let usualUnits: [String]
  /// All units, for messages.
  let units: [String]
  /// Words that people write for units, and what we call them.
  let otherSpellings: [(written: String, meant: String)]

  static let decimal = #"\d+(\.\d+)?"#
}

/// What is wrong with the text of a quantity.
package enum QuantityProblem: Error, Hashable, Sendable {
  case missingUnit
  case unknownUnit(String)
  case malformed
  case negative
  case tooLarge
  case tooFine
  /// Parts of a compound duration that do not go from large to small.
  case unordered
  /// ISO 8601 years and months.
  case noFixedLength
}

extension QuantityProblem {
  var code: DiagnosticCode {
    switch self {
    case .missingUnit: .missingUnit
    case .unknownUnit: .unknownUnit
    case .malformed, .negative, .unordered, .noFixedLength: .malformedQuantity
    case .tooLarge: .tooLarge
    case .tooFine: .tooFine
    }
  }

  /// What is wrong and how to mend it, for a text that was written for a kind of quantity.
  func words(for text: String, as kind: QuantityKind) -> (message: String, help: String?) {
    let shown = TerminalText.quote(text)
    switch self {
    case .missingUnit:
      return ("\(kind.noun) needs a unit, found \(shown)", kind.helpForBareNumber(text))
    case .unknownUnit(let unit):
      let message = "unknown unit \(TerminalText.quote(unit)) in \(shown)"
      if let meant = kind.meant(by: unit) {
        let mended = text.dropLast(unit.count) + meant
        return (message, "write \(TerminalText.quote(String(mended)))")
      }
      return (message, "units are: \(kind.units.joined(separator: ", "))")
    case .malformed:
      return (
        "\(shown) is not \(kind.noun)",
        "write it like \"\(kind.example)\": a number and a unit, without a space"
      )
    case .negative: return ("\(kind.noun) cannot be negative, found \(shown)", nil)
    case .tooLarge: return ("\(shown) is too large", nil)
    case .tooFine:
      return ("\(shown) is finer than can be represented", "give fewer digits after the point")
    case .unordered:
      return (
        "the parts of \(shown) do not go from large units to small ones",
        "write it like \"1h30m\", each unit once"
      )
    case .noFixedLength:
      return (
        "\(shown) has years or months, which have no fixed length", "write days, as in \"30d\""
      )
    }
  }
}

extension QuantityKind {
  func meant(by unit: String) -> String? {
    otherSpellings.first { $0.written == unit.lowercased() }?.meant
      ?? units.first { $0.lowercased() == unit.lowercased() }
  }

  func helpForBareNumber(_ number: String) -> String {
    if usualUnits == ["%"], let value = Double(number), value > 0, value <= 1 {
      return
        "write \"\(PlainDecimal.shifted(value, by: 2))%\" or \"\(PlainDecimal.text(of: value))%\""
    }
    let number = TerminalText.clip(number, to: 40)
    return "write " + usualUnits.prefix(2).map { "\"\(number)\($0)\"" }.joined(separator: " or ")
  }

  /// Splits a text into its number and its unit.
  func split(_ text: String) throws(QuantityProblem) -> (number: Decimal, unit: String) {
    guard text.first != "-" else { throw .negative }
    var rest = text[...].utf8
    guard let number = try Decimal.take(from: &rest) else { throw .malformed }
    let unit = String(Substring(rest))
    guard !unit.isEmpty else { throw .missingUnit }
    guard Self.isUnitLike(unit) else { throw .malformed }
    return (number, unit)
  }

  /// Splits a text whose number need not be exact; its digits are left as they were written.
  func splitDigits(_ text: String) throws(QuantityProblem) -> (digits: String, unit: String) {
    guard text.first != "-" else { throw .negative }
    guard text.utf8.count <= Self.longestDigits else { throw .malformed }
    let parts = text.utf8.prefix { Byte.isDigit($0) || $0 == Byte.point }
    let digits = String(Substring(parts))
    guard digits.utf8.first.map(Byte.isDigit) ?? false, digits.last != ".", Double(digits) != nil
    else { throw .malformed }
    let unit = String(Substring(text.utf8.dropFirst(parts.count)))
    guard !unit.isEmpty else { throw .missingUnit }
    guard Self.isUnitLike(unit) else { throw .malformed }
    return (digits, unit)
  }

  func double(_ digits: String) throws(QuantityProblem) -> Double {
    guard let value = Double(digits), value.isFinite else { throw .tooLarge }
    return value
  }

  /// More characters than any double needs.
  private static let longestDigits = 400

  /// Whether a text could be somebody's unit: no digits, spaces or points.
  static func isUnitLike(_ unit: String) -> Bool {
    unit.allSatisfy { $0.isLetter || $0 == "/" || $0 == "%" }
  }
}
