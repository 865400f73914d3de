/// JSON to be written: schemas, defaults, examples.
///
/// Members keep the order in which they were given, so the same value always gives the same bytes.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number in JSON's own notation.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package static func integer(_ value: some BinaryInteger) -> JSONValue { .number("\(value)") }

  /// The shortest digits that read back as the same double; `null` if there are none.
  package static func double(_ value: Double) -> JSONValue {
    guard value.isFinite else { return .null }
    return .number(PlainDecimal.text(of: value))
  }

  /// On one line: `{"law": "lognormal", "mean": "12ms"}`.
  package var compact: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text): text
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { Self.quoted($0.key) + ": " + $0.value.compact }.joined(separator: ", ")
        + "}"
    }
  }

  /// On many lines, indented by two spaces, with a newline at the end.
  package var indented: String {
    var output = ""
    write(to: &output, indentation: "")
    return output + "\n"
  }

  private func write(to output: inout String, indentation: String) {
    let inner = indentation + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      output += "[\n"
      for (index, element) in elements.enumerated() {
        output += inner
        element.write(to: &output, indentation: inner)
        output += index + 1 < elements.count ? ",\n" : "\n"
      }
      output += indentation + "]"
    case .object(let members) where !members.isEmpty:
      output += "{\n"
      for (index, member) in members.enumerated() {
        output += inner + Self.quoted(member.key) + ": "
        member.value.write(to: &output, indentation: inner)
        output += index + 1 < members.count ? ",\n" : "\n"
      }
      output += indentation + "}"
    case .null, .bool, .number, .string, .array, .object:
      output += compact
    }
  }

  /// A JSON string, with every control character escaped.
  package static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\r": output += "\\r"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}

extension ValueShape where Value == JSONValue {
  /// Any JSON at all, as it was written.
  package static var json: ValueShape {
    ValueShape(
      noun: "a value", example: .null, schema: { _ in JSONSchema([]) },
      decode: { written, _ in written.json }, encode: { $0 })
  }
}

extension PositionedValue {
  /// The value without its places.
  var json: JSONValue {
    switch content {
    case .null, .unreadable: .null
    case .bool(let flag): .bool(flag)
    case .number(let text, _): .number(text)
    case .string(let text): .string(text)
    case .array(let elements): .array(elements.map(\.json))
    case .object(let members): .object(members.map { .init($0.key, $0.value.json) })
    }
  }
}
