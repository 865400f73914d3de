/// One alternative of an object that says by a tag what it is:
/// `{"process": "poisson", "rate": "200rps"}`.
package struct Variant<Value: Sendable>: Sendable {
  let name: String
  let meaning: String
  let decode: @Sendable (inout ObjectReader, inout DecodingContext) -> Value?
  /// The members beside the tag; nil if the value is another alternative.
  let encode: @Sendable (Value) -> [JSONValue.Member]?
  let assume: @Sendable (Value, String?, inout DecodingContext) -> Void
  let branches: @Sendable (inout SchemaDefinitions) -> [ObjectBranch]
  let example: [JSONValue.Member]

  /// An alternative with fields of its own, which stand beside the tag.
  ///
  /// - Parameters:
  ///   - make: The value with these fields.
  ///   - extract: The fields of a value; nil if it is another alternative.
  package init<Payload: Sendable>(
    _ name: String, _ meaning: String, _ shape: ObjectShape<Payload>,
    make: @escaping @Sendable (Payload) -> Value,
    extract: @escaping @Sendable (Value) -> Payload?
  ) {
    self.init(name, meaning, shape, resolve: { payload, _, _ in make(payload) }, extract: extract)
  }

  /// An alternative whose fields name something that is to be found first, such as a file.
  ///
  /// - Parameter resolve: The value; nil if there is none, which it has reported.
  init<Payload: Sendable>(
    _ name: String, _ meaning: String, _ shape: ObjectShape<Payload>,
    resolve: @escaping @Sendable (Payload, ObjectReader, inout DecodingContext) -> Value?,
    extract: @escaping @Sendable (Value) -> Payload?
  ) {
    self.name = name
    self.meaning = meaning
    decode = { reader, context in
      shape.decode(from: &reader, &context).flatMap { resolve($0, reader, &context) }
    }
    encode = { extract($0).flatMap(shape.encode) }
    assume = { value, source, context in
      if let payload = extract(value) { shape.assume(payload, source, &context) }
    }
    branches = { shape.branches(&$0) }
    example = shape.exampleMembers
  }
}

extension Variant where Value: Equatable {
  /// An alternative that is said by its tag alone.
  package init(_ name: String, _ meaning: String, _ value: Value) {
    self.init(
      name, meaning, ObjectShape("", value) {}, make: { _ in value },
      extract: { $0 == value ? value : nil })
  }
}

extension Field {
  /// A tag and the fields that belong to it.
  package init<Value>(
    tag: String, _ path: WritableKeyPath<Root, Value> & Sendable, _ meaning: String,
    _ variants: [Variant<Value>], _ presence: Presence = .required
  ) {
    self.init(
      tag: tag, presence, meaning, variants,
      get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  init<Value>(
    tag: String, _ presence: Presence, _ meaning: String, _ variants: [Variant<Value>],
    get: @escaping @Sendable (Root) -> Value?,
    set: @escaping @Sendable (inout Root, Value) -> Void
  ) {
    precondition(!variants.isEmpty, "the tag \(tag) has no variants")
    let names = variants.map(\.name)
    @Sendable func assume(_ root: Root, _ source: String?, _ context: inout DecodingContext) {
      guard let value = get(root),
        let variant = variants.first(where: { $0.encode(value) != nil })
      else { return }
      context.inside(.key(tag)) { $0.assume(.string(variant.name), source: source) }
      variant.assume(value, source, &context)
    }
    self.init(
      decode: { reader, root, context in
        guard let member = reader.take(tag) else {
          if presence == .optional { return assume(root, nil, &context) }
          reader.acceptsEverything = true
          context.report(
            .missingKey, "\(reader.noun) needs the key \"\(tag)\"", at: reader.opening,
            help: "add \"\(tag)\": one of \(names.map(TerminalText.quote).joined(separator: ", "))")
          return
        }
        guard let variant = context.variant(of: variants, named: member, tag: tag) else {
          reader.acceptsEverything = true
          return
        }
        if let value = variant.decode(&reader, &context) { set(&root, value) }
      },
      encode: { root in
        guard let value = get(root) else { return [] }
        for variant in variants {
          guard let members = variant.encode(value) else { continue }
          return [JSONValue.Member(tag, .string(variant.name))] + members
        }
        return nil
      },
      assume: assume,
      branches: { _, definitions in
        variants.flatMap { variant in
          variant.branches(&definitions).map { branch in
            let node = JSONSchema([.init("const", .string(variant.name))])
              .annotated("\(meaning) `\(variant.name)`: \(variant.meaning)", default: nil)
            return ObjectBranch(properties: [.init(tag, node.json)], required: [tag])
              .merged(with: branch)
          }
        }
      },
      example: [.init(tag, .string(names.first ?? ""))] + (variants.first?.example ?? []),
      isGroup: true)
  }
}

extension DecodingContext {
  fileprivate mutating func variant<Value>(
    of variants: [Variant<Value>], named member: PositionedValue.Member, tag: String
  ) -> Variant<Value>? {
    guard case .string(let name) = member.value.content else {
      expected("a string", at: member.value)
      return nil
    }
    if let variant = variants.first(where: { $0.name == name }) { return variant }
    report(
      .unknownChoice, "unknown \(tag) \(TerminalText.quote(name))", at: member.value.span,
      help: Spelling.help(for: name, among: variants.map(\.name), called: "choices"))
    return nil
  }
}

extension ValueShape {
  /// An object that is told by a tag and holds nothing else than what belongs to the tag.
  package static func tagged(
    _ noun: String, by tag: String, _ meaning: String, _ variants: [Variant<Value>]
  ) -> ValueShape {
    .whole(
      ObjectShape(noun, Value?.none) {
        Field(tag: tag, .required, meaning, variants, get: { $0 }, set: { $0 = $1 })
      })
  }

  /// An object with exactly one key, which tells what it is: `{"deploy": {…}}`.
  package static func keyed(
    _ noun: String, _ meaning: String, _ variants: [KeyVariant<Value>]
  ) -> ValueShape {
    .whole(
      ObjectShape(noun, Value?.none) {
        Field(oneKeyOf: variants, meaning, get: { $0 }, set: { $0 = $1 })
      })
  }

  private static func whole(_ shape: ObjectShape<Value?>) -> ValueShape {
    ValueShape(
      noun: shape.noun, example: shape.example,
      schema: { shape.schema(&$0) },
      decode: { shape.decodeWhole($0, &$1) ?? nil },
      encode: { shape.encode($0).map(JSONValue.object) },
      assume: { shape.assume($0, $1, &$2) })
  }
}
