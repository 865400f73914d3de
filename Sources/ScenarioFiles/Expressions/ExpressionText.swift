/// What is wrong with the text of an expression, and where.
struct ExpressionProblem: Error, Equatable {
  var message: String
  var help: String?
  /// UTF-8 offsets of the wrong part inside the text.
  var range: Range<Int>
}

/// A word, a number or a sign of an expression, and where it stands.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    /// A word, or a text in quotation marks.
    case name(String)
    case sign(String)
    case end
  }

  var kind: Kind
  /// UTF-8 offsets inside the text.
  var range: Range<Int>
  /// As it is written.
  var text: String

  /// In a message.
  var words: String { kind == .end ? "the end" : TerminalText.quote(text) }
}

/// Reads expressions token by token: the part that all small languages of the scenario share.
struct ExpressionReader {
  /// Bounds how deep a tree a hostile text can make.
  private static let mostTokens = 400
  private static let deepest = 50

  private let tokens: [ExpressionToken]
  private var index = 0
  private var depth = 0

  /// - Parameter wordSigns: What a word may hold beside letters, digits and `_`.
  init(_ text: String, wordSigns: String = "") throws(ExpressionProblem) {
    var scanner = ExpressionScanner(bytes: Array(text.utf8), wordSigns: Array(wordSigns.utf8))
    var tokens: [ExpressionToken] = []
    repeat {
      tokens.append(try scanner.next())
      if tokens.count > Self.mostTokens {
        throw ExpressionProblem(
          message: "an expression has at most \(Self.mostTokens) words and signs",
          range: 0..<text.utf8.count)
      }
    } while tokens[tokens.count - 1].kind != .end
    self.tokens = tokens
  }

  var next: ExpressionToken { tokens[index] }

  /// What comes after the next one.
  var afterNext: ExpressionToken { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() { index = min(index + 1, tokens.count - 1) }

  /// - Returns: Whether the sign was there.
  mutating func take(sign: String) -> Bool {
    guard next.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  /// - Returns: Whether the word was there.
  mutating func take(word: String) -> Bool {
    guard next.kind == .name(word), next.text == word else { return false }
    advance()
    return true
  }

  mutating func require(sign: String) throws(ExpressionProblem) {
    if !take(sign: sign) { throw expected("\"\(sign)\"") }
  }

  func expected(_ what: String, help: String? = nil) -> ExpressionProblem {
    ExpressionProblem(
      message: "expected \(what), found \(next.words)", help: help, range: next.range)
  }

  /// Reads what may hold itself.
  mutating func nested<Part>(
    _ read: (inout ExpressionReader) throws(ExpressionProblem) -> Part
  ) throws(ExpressionProblem) -> Part {
    depth += 1
    guard depth <= Self.deepest else {
      throw ExpressionProblem(
        message: "an expression is nested at most \(Self.deepest) deep", range: next.range)
    }
    let part = try read(&self)
    depth -= 1
    return part
  }
}

/// Cuts a text into tokens.
private struct ExpressionScanner {
  let bytes: [UInt8]
  let wordSigns: [UInt8]
  var index = 0

  private static let pairs: Set = ["<=", ">=", "==", "!="]

  mutating func next() throws(ExpressionProblem) -> ExpressionToken {
    while index < bytes.count, " \t\n\r".utf8.contains(bytes[index]) { index += 1 }
    let start = index
    guard index < bytes.count else {
      return ExpressionToken(kind: .end, range: start..<start, text: "")
    }
    if Byte.isDigit(bytes[index]) || bytes[index] == Byte.point { return try number(from: start) }
    if bytes[index] == Byte.quote { return try quoted(from: start) }
    if isWord(bytes[index]) {
      while index < bytes.count, isWord(bytes[index]) { index += 1 }
      return token(from: start) { .name($0) }
    }
    let pair = String(decoding: bytes[index..<min(index + 2, bytes.count)], as: UTF8.self)
    index += Self.pairs.contains(pair) ? 2 : 1
    // The rest of a character of several bytes belongs to it.
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return token(from: start) { .sign($0) }
  }

  private mutating func number(from start: Int) throws(ExpressionProblem) -> ExpressionToken {
    while index < bytes.count, Byte.isDigit(bytes[index]) || bytes[index] == Byte.point {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw ExpressionProblem(
        message: "\(TerminalText.quote(text)) is not a number", range: start..<index)
    }
    return token(from: start) { _ in .number(value) }
  }

  private mutating func quoted(from start: Int) throws(ExpressionProblem) -> ExpressionToken {
    index += 1
    while index < bytes.count, bytes[index] != Byte.quote { index += 1 }
    guard index < bytes.count else {
      throw ExpressionProblem(
        message: "the quotation mark is never closed", range: start..<bytes.count)
    }
    index += 1
    let name = String(decoding: bytes[(start + 1)..<(index - 1)], as: UTF8.self)
    return token(from: start) { _ in .name(name) }
  }

  private func token(
    from start: Int, _ kind: (String) -> ExpressionToken.Kind
  ) -> ExpressionToken {
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return ExpressionToken(kind: kind(text), range: start..<index, text: text)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: wordSigns.contains(byte)
    }
  }
}
