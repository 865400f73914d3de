/// How much a scenario may hold; beyond it there is a clear error instead of a long wait.
package enum JSONCLimits {
  /// [byte]
  package static let text = 4 << 20
  package static let depth = 64
  package static let values = 200_000
  /// [byte]
  package static let string = 64 << 10
  /// [byte] The longest double that is not zero and not infinite has fewer characters in
  /// anybody's notation.
  package static let number = 400
}

/// Reads JSON with comments and trailing commas, and nothing more lenient than that.
///
/// One pass from left to right over UTF-8 bytes. A mistake after which the rest can still be read
/// with certainty is reported and reading goes on; any other ends it. No input makes it trap, and
/// its recursion is bounded by `JSONCLimits.depth`.
///
/// - Complexity: O(bytes)
struct JSONCParser {
  /// Thrown after the reason has been reported, to leave the recursion.
  struct Stop: Error {}

  let bytes: [UInt8]
  let source: Int
  var index: Int
  var depth: Int
  var valueCount = 0
  var diagnostics = DiagnosticCollector()

  init(_ bytes: [UInt8], source: Int = 0, from index: Int = 0, depth: Int = 0) {
    self.bytes = bytes
    self.source = source
    self.index = index
    self.depth = depth
  }

  /// Reads a whole text.
  ///
  /// - Returns: The value, even if something in it was wrong; nil if it cannot be read.
  static func parse(
    _ text: SourceText, source: Int = 0, into diagnostics: inout DiagnosticCollector
  ) -> PositionedValue? {
    guard text.bytes.count <= JSONCLimits.text else {
      diagnostics.add(
        Diagnostic(
          .textTooLong, "the file has \(text.bytes.count) bytes, at most 4 MiB are read", at: nil))
      return nil
    }
    var parser = JSONCParser(text.bytes, source: source, from: text.byteOrderMarkLength)
    let value = try? parser.wholeText()
    for diagnostic in parser.diagnostics.diagnostics { diagnostics.add(diagnostic) }
    return value
  }

  mutating func wholeText() throws(Stop) -> PositionedValue {
    if let invalid = UTF8Check.firstInvalidByte(of: bytes) {
      report(.invalidUTF8, "the text is not UTF-8", invalid..<(invalid + 1))
      throw Stop()
    }
    try skipTrivia()
    guard index < bytes.count else {
      report(
        .emptyText, "there is no value in the text", bytes.count..<bytes.count,
        help: "a scenario is an object; `rehearse init` writes one to begin with")
      throw Stop()
    }
    let value = try value()
    try skipTrivia()
    if index < bytes.count {
      report(
        .textAfterValue, "expected the end of the text, found \(found)", index..<(index + 1))
    }
    return value
  }

  // MARK: Values

  mutating func value() throws(Stop) -> PositionedValue {
    valueCount += 1
    guard valueCount <= JSONCLimits.values else {
      report(.tooManyValues, "more than 200000 values", index..<index + 1)
      throw Stop()
    }
    let start = index
    let content = try content()
    return PositionedValue(content: content, span: span(start..<index))
  }

  private mutating func content() throws(Stop) -> PositionedValue.Content {
    guard index < bytes.count else {
      report(.unexpectedText, "expected a value, found the end of the text", index..<index)
      throw Stop()
    }
    switch bytes[index] {
    case Byte.openBrace: return try nested(Self.object)
    case Byte.openBracket: return try nested(Self.array)
    case Byte.quote, Byte.apostrophe:
      guard let text = try string() else { return .unreadable }
      return .string(text)
    case Byte.minus, Byte.plus, Byte.point: return number()
    case let byte where Byte.isDigit(byte): return number()
    case let byte where Byte.isWord(byte): return word()
    default:
      report(.unexpectedText, "expected a value, found \(found)", index..<(index + 1))
      // What follows a comma or a closing bracket is not in doubt.
      let goesOn = [Byte.comma, Byte.closeBrace, Byte.closeBracket].contains(bytes[index])
      guard goesOn else { throw Stop() }
      return .unreadable
    }
  }

  private mutating func nested(
    _ body: (inout JSONCParser) throws(Stop) -> PositionedValue.Content
  ) throws(Stop) -> PositionedValue.Content {
    depth += 1
    guard depth <= JSONCLimits.depth else {
      report(.tooDeep, "nested more than 64 deep", index..<(index + 1))
      throw Stop()
    }
    let content = try body(&self)
    depth -= 1
    return content
  }

  private static func array(_ parser: inout JSONCParser) throws(Stop) -> PositionedValue.Content {
    let start = parser.index
    var elements: [PositionedValue] = []
    parser.index += 1
    while true {
      try parser.skipTrivia()
      if parser.consume(Byte.closeBracket) { return .array(elements) }
      guard parser.index < parser.bytes.count else {
        throw parser.neverClosed("array", "]", from: start)
      }
      elements.append(try parser.value())
      try parser.separator(closing: Byte.closeBracket, "]", of: "array", from: start)
    }
  }

  private static func object(_ parser: inout JSONCParser) throws(Stop) -> PositionedValue.Content {
    let start = parser.index
    var members = MemberList()
    parser.index += 1
    while true {
      try parser.skipTrivia()
      if parser.consume(Byte.closeBrace) { return .object(members.members) }
      guard parser.index < parser.bytes.count else {
        throw parser.neverClosed("object", "}", from: start)
      }
      let keyStart = parser.index
      let key = try parser.key()
      let keySpan = parser.span(keyStart..<parser.index)
      try parser.skipTrivia()
      if !parser.consume(Byte.colon) {
        parser.report(
          .unexpectedText, "expected \":\" after a key, found \(parser.found)",
          parser.index..<(parser.index + 1))
        throw Stop()
      }
      try parser.skipTrivia()
      let value = try parser.value()
      if let key, !members.append(.init(key: key, keySpan: keySpan, value: value)) {
        parser.report(.repeatedKey, "repeated key \(TerminalText.quote(key))", keySpan.bytes)
      }
      try parser.separator(closing: Byte.closeBrace, "}", of: "object", from: start)
    }
  }

  /// A key; nil if it is wrong and was reported.
  private mutating func key() throws(Stop) -> String? {
    let byte = bytes[index]
    if byte == Byte.quote || byte == Byte.apostrophe { return try string() }
    guard Byte.isWord(byte) else {
      report(
        .unexpectedText, "expected a key in quotation marks, found \(found)", index..<(index + 1))
      throw Stop()
    }
    let range = takeWord()
    let key = text(range)
    report(
      .unquotedKey, "a key without quotation marks", range, help: "write \(JSONValue.quoted(key))")
    return key
  }

  /// Goes past the comma after an element, or stands before the closing bracket.
  private mutating func separator(
    closing: UInt8, _ closingText: String, of noun: String, from start: Int
  ) throws(Stop) {
    let end = index
    try skipTrivia()
    guard index < bytes.count else { throw neverClosed(noun, closingText, from: start) }
    if bytes[index] == closing || consume(Byte.comma) { return }
    let beginsValue =
      Byte.isWord(bytes[index])
      || [Byte.quote, Byte.openBrace, Byte.openBracket, Byte.minus].contains(bytes[index])
    guard beginsValue else {
      report(
        .unexpectedText, "expected \",\" or \"\(closingText)\", found \(found)",
        index..<(index + 1))
      throw Stop()
    }
    report(.missingComma, "a comma is missing here", end..<(end + 1))
  }

  private mutating func neverClosed(_ noun: String, _ closing: String, from start: Int) -> Stop {
    report(
      .unterminated, "this \(noun) is never closed", start..<(start + 1),
      help: "add \"\(closing)\"")
    return Stop()
  }
}

/// The members of an object so far; finds repeated keys without comparing each with each.
private struct MemberList {
  /// Up to here comparing is faster than hashing.
  static let fewMembers = 8

  private(set) var members: [PositionedValue.Member] = []
  private var keys: Set<String> = []

  /// - Returns: Whether the key is new; if not, the member is not added.
  mutating func append(_ member: PositionedValue.Member) -> Bool {
    if members.count < Self.fewMembers {
      guard !members.contains(where: { $0.key == member.key }) else { return false }
    } else {
      if keys.isEmpty { keys = Set(members.map(\.key)) }
      guard keys.insert(member.key).inserted else { return false }
    }
    members.append(member)
    return true
  }
}
