/// A value of a scenario file that knows where it was written.
package struct PositionedValue: Sendable {
  package var content: Content
  /// The bytes of the value, quotes and brackets included.
  package var span: SourceSpan

  package enum Content: Sendable {
    case null
    case bool(Bool)
    /// The digits as they were written, and the double nearest to them.
    case number(text: String, value: Double)
    case string(String)
    case array([PositionedValue])
    /// In the order of the file; no key occurs twice.
    case object([Member])
    /// What was written is wrong and was reported; nothing more is to be said about it.
    case unreadable
  }

  package struct Member: Sendable {
    package var key: String
    package var keySpan: SourceSpan
    package var value: PositionedValue
  }

  /// What was found, for "expected a duration, found …".
  var found: String {
    switch content {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let text, _): "the number \(TerminalText.clip(text, to: 40))"
    case .string(let text): "the string \(TerminalText.quote(text))"
    case .array: "an array"
    case .object: "an object"
    case .unreadable: "something unreadable"
    }
  }
}
