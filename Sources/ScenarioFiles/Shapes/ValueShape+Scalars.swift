/// Which strings are allowed in a place.
package struct TextRule: Sendable {
  /// In characters.
  package var length: ClosedRange<Int>
  /// The allowed characters as a regular expression's class, for the schema: `A-Za-z0-9-`.
  var characters: String?
  /// What they are, for people: "letters, digits and \"-\"".
  var words: String?
  var allows: @Sendable (Character) -> Bool

  /// Any text of some length.
  package static func text(length: ClosedRange<Int> = 0...1_000) -> TextRule {
    TextRule(length: length, characters: nil, words: nil, allows: { _ in true })
  }

  /// Names of things in AWS: letters, digits, `-`, `_` and `.`.
  package static func name(length: ClosedRange<Int> = 1...64) -> TextRule {
    TextRule(
      length: length, characters: "A-Za-z0-9._-", words: "letters, digits, \".\", \"_\" and \"-\"",
      allows: { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
  }

  /// What is wrong with a text; nil if nothing is.
  func problem(with text: String, called noun: String) -> (message: String, help: String?)? {
    let shown = TerminalText.quote(text)
    if let wrong = text.first(where: { !allows($0) }) {
      return (
        "\(noun) cannot hold \(TerminalText.quote(String(wrong))), found \(shown)",
        words.map { "allowed are \($0)" }
      )
    }
    if text.isEmpty, length.lowerBound > 0 { return ("\(noun) cannot be empty", nil) }
    if !length.contains(text.count) {
      return (
        "\(noun) has \(text.count) characters: \(shown)",
        "allowed are \(length.lowerBound) to \(length.upperBound)"
      )
    }
    return nil
  }

  /// The text with a hyphen for each character that is not allowed, and not too long.
  func fitted(_ text: String) -> String {
    String(text.map { allows($0) ? $0 : "-" }.prefix(length.upperBound))
  }

  var schema: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if length.lowerBound > 0 { members.append(.init("minLength", .integer(length.lowerBound))) }
    members.append(.init("maxLength", .integer(length.upperBound)))
    if let characters { members.append(.init("pattern", .string("^[\(characters)]*$"))) }
    return members
  }
}

extension ValueShape where Value == String {
  package static func text(_ rule: TextRule = .text(), noun: String = "a string") -> ValueShape {
    ValueShape(
      noun: noun, example: .string("…"),
      schema: { _ in JSONSchema(type: "string", rule.schema) },
      decode: { written, context in
        guard case .string(let text) = written.content else {
          context.expected(noun, at: written, help: written.helpForUnquotedText)
          return nil
        }
        guard let problem = rule.problem(with: text, called: noun) else { return text }
        context.report(.badText, problem.message, at: written.span, help: problem.help)
        return nil
      },
      encode: { .string($0) })
  }

  /// The name of a thing that is described elsewhere in the scenario.
  package static func reference(to kind: NameKind) -> ValueShape {
    let noun = "the name of \(kind.noun.first.map { "aeio".contains($0) } ?? false ? "an" : "a") "
    let text = ValueShape.text(.text(length: 1...255), noun: noun + kind.noun)
    return ValueShape(
      noun: text.noun, example: text.example, schema: text.schema,
      decode: { written, context in
        guard let name = text.decode(written, &context) else { return nil }
        context.refer(to: name, kind, at: written.span)
        return name
      },
      encode: text.encode)
  }
}

extension ValueShape where Value == Bool {
  package static var boolean: ValueShape {
    ValueShape(
      noun: "true or false", example: .bool(true),
      schema: { _ in JSONSchema(type: "boolean") },
      decode: { written, context in
        if case .bool(let flag) = written.content { return flag }
        context.expected("true or false", at: written, help: written.helpForQuotedTruth)
        return nil
      },
      encode: { .bool($0) })
  }
}

extension PositionedValue {
  fileprivate var helpForUnquotedText: String? {
    switch content {
    case .number(let text, _): "write \(JSONValue.quoted(TerminalText.clip(text, to: 40)))"
    case .bool(let flag): "write \"\(flag)\""
    case .null, .string, .array, .object, .unreadable: nil
    }
  }

  fileprivate var helpForQuotedTruth: String? {
    guard case .string(let text) = content else { return nil }
    return switch text.lowercased() {
    case "true", "yes", "on", "enabled": "write true"
    case "false", "no", "off", "disabled": "write false"
    default: nil
    }
  }
}

/// One word that may stand in a place, and what it means.
package struct Choice<Value: Sendable>: Sendable {
  var name: String
  var value: Value
  var meaning: String

  package init(_ name: String, _ value: Value, _ meaning: String) {
    self.name = name
    self.value = value
    self.meaning = meaning
  }
}

extension ValueShape where Value: Equatable {
  /// One of several words.
  package static func choice(_ noun: String, _ choices: [Choice<Value>]) -> ValueShape {
    precondition(!choices.isEmpty, "\(noun) has no choices")
    let names = choices.map(\.name)
    return ValueShape(
      noun: noun, example: .string(names.first ?? ""),
      schema: { _ in
        let meanings = choices.map { "`\($0.name)`: \($0.meaning)" }.joined(separator: " ")
        return JSONSchema(
          type: "string",
          [
            .init("enum", .array(names.map(JSONValue.string))),
            .init("description", .string(meanings)),
          ])
      },
      decode: { written, context in
        guard case .string(let name) = written.content else {
          context.expected(
            noun, at: written, help: Spelling.help(for: "", among: names, called: "choices"))
          return nil
        }
        if let choice = choices.first(where: { $0.name == name }) { return choice.value }
        context.report(
          .unknownChoice, "\(TerminalText.quote(name)) is not \(noun)", at: written.span,
          help: Spelling.help(for: name, among: names, called: "choices"))
        return nil
      },
      encode: { value in choices.first { $0.value == value }.map { .string($0.name) } })
  }
}
