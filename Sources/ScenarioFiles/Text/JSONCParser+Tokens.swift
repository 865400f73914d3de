extension JSONCParser {
  // MARK: Spaces and comments

  /// Goes past spaces, line ends and comments.
  mutating func skipTrivia() throws(Stop) {
    while index < bytes.count {
      switch bytes[index] {
      case Byte.space, Byte.tab, Byte.newline, Byte.carriageReturn: index += 1
      case Byte.slash: try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Stop) {
    let start = index
    switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
    case Byte.slash:
      while index < bytes.count, bytes[index] != Byte.newline, bytes[index] != Byte.carriageReturn {
        index += 1
      }
    case Byte.star:
      index += 2
      while index + 1 < bytes.count {
        if bytes[index] == Byte.star, bytes[index + 1] == Byte.slash {
          index += 2
          return
        }
        index += 1
      }
      report(.unterminated, "this comment is never closed", start..<(start + 2), help: "add \"*/\"")
      throw Stop()
    default:
      report(
        .unexpectedText, "expected a comment after \"/\"", start..<(start + 1),
        help: "comments begin with // or stand between /* and */")
      throw Stop()
    }
  }

  // MARK: Words and numbers

  /// Goes past letters, digits and the like; at least one byte.
  mutating func takeWord() -> Range<Int> {
    let start = index
    index += 1
    while index < bytes.count, Byte.isWord(bytes[index]) { index += 1 }
    return start..<index
  }

  mutating func word() -> PositionedValue.Content {
    let range = takeWord()
    let word = text(range)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "NaN", "nan", "Infinity", "inf", "Inf":
      report(.notANumber, "\(word) is not a number of JSON", range)
    case "True", "TRUE", "yes", "on": unknown("true")
    case "False", "FALSE", "no", "off": unknown("false")
    case "None", "nil", "undefined", "NULL": unknown("null")
    default: unknown(JSONValue.quoted(TerminalText.clip(word, to: 60)))
    }
    return .unreadable

    func unknown(_ meant: String) {
      report(
        .unknownWord, "JSON does not know the word \(TerminalText.clip(word, to: 60))", range,
        help: "write \(meant)")
    }
  }

  /// A number, or what was meant to be one.
  mutating func number() -> PositionedValue.Content {
    let start = index
    var before: UInt8 = 0
    while index < bytes.count, isPartOfNumber(bytes[index], after: before) {
      before = bytes[index]
      index += 1
    }
    let range = start..<index
    let text = text(range)
    if range.count > JSONCLimits.number {
      report(.stringTooLong, "a number with more than 400 characters", range)
    } else if text.hasSuffix("Infinity") || text.hasSuffix("NaN") {
      report(.notANumber, "\(text) is not a number of JSON", range)
    } else if let problem = NumberGrammar.problem(with: bytes[range]) {
      report(.malformedNumber, problem.message, range, help: problem.help)
    } else if let value = Double(text), value.isFinite, value != 0 || NumberGrammar.isZero(text) {
      return .number(text: text, value: value)
    } else {
      report(
        .numberOutOfRange, "the number \(TerminalText.clip(text, to: 40)) is out of range", range)
    }
    return .unreadable
  }

  private func isPartOfNumber(_ byte: UInt8, after before: UInt8) -> Bool {
    switch byte {
    case Byte.point: true
    case Byte.plus, Byte.minus:
      before == 0 || before == UInt8(ascii: "e") || before == UInt8(ascii: "E")
    default: Byte.isWord(byte)
    }
  }

  // MARK: Odds and ends

  mutating func consume(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(source: source, bytes: range) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The character at which reading stands, for messages.
  var found: String {
    guard index < bytes.count else { return "the end of the text" }
    let end = min(bytes.count, index + 32)
    let character = String(decoding: bytes[index..<end], as: UTF8.self).prefix(1)
    switch character {
    case "\"": return "a quotation mark"
    case "\u{A0}": return "a no-break space"
    case "#": return "\"#\" (comments begin with //)"
    default: return "\"\(character)\""
    }
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, _ range: Range<Int>, help: String? = nil
  ) {
    diagnostics.add(Diagnostic(code, message, at: span(range), help: help))
  }
}

/// The form of a JSON number.
enum NumberGrammar {
  struct Problem {
    var message: String
    var help: String?
  }

  static func problem(with token: ArraySlice<UInt8>) -> Problem? {
    var rest = token
    let written = String(decoding: token, as: UTF8.self)
    let shown = TerminalText.clip(written, to: 40)
    if rest.first == Byte.plus {
      return Problem(message: "a number has no plus sign", help: "write \(shown.dropFirst())")
    }
    if rest.first == Byte.minus { rest.removeFirst() }
    let whole = takeDigits(&rest)
    if whole.isEmpty {
      return Problem(message: "a number needs a digit before anything else", help: nil)
    }
    if whole.count > 1, whole.first == Byte.zero {
      return Problem(message: "a number has no leading zeros", help: nil)
    }
    if rest.first == Byte.point {
      rest.removeFirst()
      if takeDigits(&rest).isEmpty {
        return Problem(message: "a number needs a digit after its point", help: nil)
      }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == Byte.plus || rest.first == Byte.minus { rest.removeFirst() }
      if takeDigits(&rest).isEmpty {
        return Problem(message: "a number needs a digit in its exponent", help: nil)
      }
    }
    guard !rest.isEmpty else { return nil }
    return Problem(
      message: "\(shown) is not a number", help: "write \(JSONValue.quoted(shown))")
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix(while: Byte.isDigit)
    rest = rest.dropFirst(digits.count)
    return digits
  }

  /// Whether a number is zero as written, and not only by rounding.
  static func isZero(_ text: String) -> Bool {
    text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
      .allSatisfy { !Byte.isDigit($0) || $0 == Byte.zero }
  }
}
