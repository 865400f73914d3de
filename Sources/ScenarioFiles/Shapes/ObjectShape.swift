/// The shape of a JSON object that describes a `Root`.
///
/// Decoding begins with the prototype and overwrites what the object gives; the rest are the
/// defaults, which are noted as assumed.
package struct ObjectShape<Root: Sendable>: Sendable {
  /// "a target group".
  let noun: String
  let prototype: Root
  let fields: [Field<Root>]
  private var rules: [@Sendable (Root, inout RuleCheck) -> Void] = []

  package init(
    _ noun: String, _ prototype: Root, @FieldList<Root> _ fields: () -> [Field<Root>]
  ) {
    self.noun = noun
    self.prototype = prototype
    self.fields = fields()
  }

  /// The same with a rule that concerns several fields.
  ///
  /// It is asked only about objects whose fields are all right by themselves.
  package func rule(
    _ rule: @escaping @Sendable (Root, inout RuleCheck) -> Void
  ) -> ObjectShape {
    var shape = self
    shape.rules.append(rule)
    return shape
  }

  // MARK: Decoding

  /// Decodes the members that belong to this shape, and takes them from the reader.
  func decode(
    from reader: inout ObjectReader, _ context: inout DecodingContext
  ) -> Root? {
    let errorsBefore = context.diagnostics.errorCount
    var value = prototype
    for field in fields where !field.isGroup { field.decode(&reader, &value, &context) }
    for field in fields where field.isGroup { field.decode(&reader, &value, &context) }
    guard context.diagnostics.errorCount == errorsBefore else { return nil }
    var check = RuleCheck(reader: reader)
    for rule in rules { rule(value, &check) }
    for problem in check.problems { context.diagnostics.add(problem) }
    return context.diagnostics.errorCount == errorsBefore ? value : nil
  }

  func decodeWhole(_ written: PositionedValue, _ context: inout DecodingContext) -> Root? {
    guard case .object(let members) = written.content else {
      context.expected(noun, at: written, help: "write it like \(example.compact)")
      return nil
    }
    var reader = ObjectReader(noun: noun, members: members, span: written.span)
    let value = decode(from: &reader, &context)
    return reader.reportUnknownKeys(&context) ? nil : value
  }

  func assume(_ value: Root, _ source: String?, _ context: inout DecodingContext) {
    for field in fields { field.assume(value, source, &context) }
  }

  // MARK: Describing

  /// The members without which the object is wrong, with example values.
  var exampleMembers: [JSONValue.Member] { fields.flatMap(\.example) }

  var example: JSONValue { .object(exampleMembers) }

  func encode(_ value: Root) -> [JSONValue.Member]? {
    var members: [JSONValue.Member] = []
    for field in fields {
      guard let more = field.encode(value) else { return nil }
      members += more
    }
    return members
  }

  /// The objects that this shape allows: one, or one for each variant that it holds.
  func branches(_ definitions: inout SchemaDefinitions) -> [ObjectBranch] {
    var branches = [ObjectBranch()]
    for field in fields {
      let additions = field.branches(prototype, &definitions)
      branches = branches.flatMap { branch in additions.map { branch.merged(with: $0) } }
    }
    return branches
  }

  func schema(_ definitions: inout SchemaDefinitions) -> JSONSchema {
    var node = JSONSchema.oneOf(branches(&definitions).map(\.schema))
    node.members.insert(.init("title", .string(title)), at: 0)
    return node
  }

  /// "Target group" for "a target group".
  private var title: String {
    let words = noun.split(separator: " ")
    let name = ["a", "an"].contains(words.first) ? words.dropFirst() : words[...]
    let text = name.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension ValueShape {
  /// An object.
  package static func object(_ shape: ObjectShape<Value>) -> ValueShape {
    ValueShape(
      noun: shape.noun, example: shape.example,
      schema: { shape.schema(&$0) },
      decode: { shape.decodeWhole($0, &$1) },
      encode: { shape.encode($0).map(JSONValue.object) },
      assume: { shape.assume($0, $1, &$2) })
  }
}

/// Collects fields that are written one below the other.
@resultBuilder
package enum FieldList<Root: Sendable> {
  package static func buildExpression(_ field: Field<Root>) -> [Field<Root>] { [field] }
  package static func buildExpression(_ fields: [Field<Root>]) -> [Field<Root>] { fields }
  package static func buildBlock(_ fields: [Field<Root>]...) -> [Field<Root>] {
    fields.flatMap { $0 }
  }
}

/// Gives a rule the places of the fields that it judges.
package struct RuleCheck {
  fileprivate let reader: ObjectReader
  fileprivate var problems: [Diagnostic] = []

  fileprivate init(reader: ObjectReader) { self.reader = reader }

  /// Whether the object gives a key, whatever its value.
  package func gives(_ key: String) -> Bool { reader.member(key) != nil }

  /// Reports that the rule is broken.
  ///
  /// - Parameter key: The key whose value is to be shown; the whole object if it is not given.
  package mutating func fail(
    _ code: DiagnosticCode, at key: String, _ message: String, help: String? = nil
  ) {
    let span = reader.member(key)?.value.span ?? reader.opening
    problems.append(Diagnostic(code, message, at: span, help: help))
  }
}

/// The members of one object while fields take theirs.
struct ObjectReader {
  let noun: String
  let members: [PositionedValue.Member]
  let span: SourceSpan
  private var taken: [Bool]
  private(set) var known: [String] = []
  /// Set when it is not known what the object is, so that no key can be called unknown.
  var acceptsEverything = false

  init(noun: String, members: [PositionedValue.Member], span: SourceSpan) {
    self.noun = noun
    self.members = members
    self.span = span
    taken = [Bool](repeating: false, count: members.count)
  }

  /// The opening brace, to point at an object without underlining all of it.
  var opening: SourceSpan {
    SourceSpan(
      source: span.source,
      bytes: span.bytes.lowerBound..<min(span.bytes.lowerBound + 1, span.bytes.upperBound))
  }

  func member(_ key: String) -> PositionedValue.Member? { members.first { $0.key == key } }

  /// The member with a key, which is known from now on.
  mutating func take(_ key: String) -> PositionedValue.Member? {
    known.append(key)
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    taken[index] = true
    return members[index]
  }

  /// The keys that nobody took.
  var untaken: [String] { zip(members, taken).filter { !$1 }.map(\.0.key) }

  /// - Returns: Whether there was one.
  func reportUnknownKeys(_ context: inout DecodingContext) -> Bool {
    guard !acceptsEverything else { return false }
    var foundOne = false
    for (member, isTaken) in zip(members, taken) where !isTaken {
      foundOne = true
      context.report(
        .unknownKey, "unknown key \(TerminalText.quote(member.key)) in \(noun)",
        at: member.keySpan,
        help: context.diagnostics.isFull
          ? nil : Spelling.help(for: member.key, among: known, called: "keys"))
    }
    return foundOne
  }
}

/// One alternative of an object in its schema.
struct ObjectBranch: Sendable {
  var properties: [JSONValue.Member] = []
  var required: [String] = []

  func merged(with other: ObjectBranch) -> ObjectBranch {
    ObjectBranch(
      properties: properties + other.properties, required: required + other.required)
  }

  var schema: JSONSchema {
    var members: [JSONValue.Member] = [.init("properties", .object(properties))]
    if !required.isEmpty {
      members.append(.init("required", .array(required.map(JSONValue.string))))
    }
    members.append(.init("additionalProperties", .bool(false)))
    return JSONSchema(type: "object", members)
  }
}
