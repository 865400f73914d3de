import Experiments

/// A JSON value that is written the same way every time: keys sorted, numbers formatted here.
package indirect enum JSONNode: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case unsigned(UInt64)
  /// Rounded to nine significant digits, so that a last bit does not move a file; `null` where
  /// it is not finite.
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([String: JSONNode])

  static func integer(_ value: Int) -> JSONNode { .integer(Int64(value)) }
  static func optional(_ value: Double?) -> JSONNode { value.map(JSONNode.number) ?? .null }
  static func numbers(_ values: [Double]) -> JSONNode { .array(values.map(JSONNode.number)) }

  /// The value as text: objects over several lines, arrays of plain values on one.
  package func text(indentation: String = "") -> String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .unsigned(let value): "\(value)"
    case .number(let value):
      value.isFinite ? DecimalText.short(value, digits: 9) : "null"
    case .string(let value): Escape.json(value)
    case .array(let values): Self.array(values, indentation)
    case .object(let members): Self.object(members, indentation)
    }
  }

  private static func array(_ values: [JSONNode], _ indentation: String) -> String {
    guard values.contains(where: \.isObject) else {
      return "[" + values.map { $0.text() }.joined(separator: ", ") + "]"
    }
    let inner = indentation + "  "
    let lines = values.map { inner + $0.text(indentation: inner) }
    return "[\n" + lines.joined(separator: ",\n") + "\n" + indentation + "]"
  }

  private static func object(_ members: [String: JSONNode], _ indentation: String) -> String {
    guard !members.isEmpty else { return "{}" }
    let inner = indentation + "  "
    // By UTF-8 bytes: no locale, no normalization.
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let lines = sorted.map {
      inner + Escape.json($0.key) + ": " + $0.value.text(indentation: inner)
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n" + indentation + "}"
  }

  private var isObject: Bool {
    switch self {
    case .object: true
    case .null, .bool, .integer, .unsigned, .number, .string, .array: false
    }
  }
}
