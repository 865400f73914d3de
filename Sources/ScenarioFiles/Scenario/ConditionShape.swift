import CloudModel

/// The conditions of a rule as they are written: one key for each kind.
private struct WrittenConditions: Sendable {
  var path: [String]?
  var host: [String]?
  var method: [String]?
  var source: [String]?
  var headers: [WrittenHeader] = []
}

private struct WrittenHeader: Sendable {
  var name = ""
  var values: [String] = []
}

extension WrittenConditions {
  init(_ conditions: [ConditionDescription]) {
    for condition in conditions {
      switch condition {
      case .path(let values): path = values
      case .host(let values): host = values
      case .method(let values): method = values
      case .source(let values): source = values
      case .header(let name, let values):
        headers.append(WrittenHeader(name: name, values: values))
      }
    }
  }

  var conditions: [ConditionDescription] {
    var conditions: [ConditionDescription] = []
    if let path { conditions.append(.path(path)) }
    if let host { conditions.append(.host(host)) }
    if let method { conditions.append(.method(method)) }
    if let source { conditions.append(.source(source)) }
    return conditions + headers.map { .header(name: $0.name, values: $0.values) }
  }
}

extension ValueShape where Value == [ConditionDescription] {
  /// `{"path": ["/api/*"], "header": {"X-Canary": "true"}}`: all kinds must hold, any one of a
  /// kind's values is enough.
  static let conditions = ValueShape<WrittenConditions>.object(written).converted(
    to: \.conditions, from: { WrittenConditions($0) })

  private static let patterns = ValueShape<[String]>.oneOrMany(
    of: .text(.text(length: 1...128), noun: "a pattern"))

  private static let written = ObjectShape("conditions", WrittenConditions()) {
    Field("path", \.path, patterns, "Patterns of the path; * and ? are wildcards.")
    Field("host", \.host, patterns, "Patterns of the host; * and ? are wildcards.")
    Field(
      "method", \.method, .oneOrMany(of: .text(.text(length: 1...40), noun: "a method")),
      "HTTP methods.")
    Field("source", \.source, .oneOrMany(of: .addressBlock), "Addresses of clients as CIDR blocks.")
    Field(
      "header", \.headers,
      .amounts(
        patterns, prototype: WrittenHeader(), name: \.name, amount: \.values, keys: .free,
        rule: .header),
      "Patterns of the values of headers.")
  }
}

extension TextRule {
  /// Names of HTTP headers.
  static let header = TextRule.name(length: 1...40)
}

extension ValueShape where Value == String {
  /// `10.0.0.0/8`.
  fileprivate static let addressBlock = ValueShape.text(.text(length: 1...18), noun: "a CIDR block")
    .checked(.badText) { text in
      isAddressBlock(text)
        ? nil : ("\(TerminalText.quote(text)) is not a CIDR block", "write it like \"10.0.0.0/8\"")
    }

  /// `10.1.2.3`.
  static let address = ValueShape.text(.text(length: 1...15), noun: "an IPv4 address")
    .checked(.badText) { text in
      isAddress(text[...])
        ? nil
        : ("\(TerminalText.quote(text)) is not an IPv4 address", "write it like \"10.1.2.3\"")
    }

  private static func isAddressBlock(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, isAddress(parts[0]), let length = UInt8(parts[1]) else { return false }
    return length <= 32
  }

  private static func isAddress(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { !$0.hasPrefix("+") && UInt8($0) != nil }
  }
}
