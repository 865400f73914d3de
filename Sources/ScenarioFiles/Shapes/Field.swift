/// What a shape says about one key of an object, or about a group of keys of which one applies.
package struct Field<Root: Sendable>: Sendable {
  let decode: @Sendable (inout ObjectReader, inout Root, inout DecodingContext) -> Void
  let encode: @Sendable (Root) -> [JSONValue.Member]?
  let assume: @Sendable (Root, String?, inout DecodingContext) -> Void
  /// What it adds to the schema of the object, whose defaults a prototype holds.
  let branches: @Sendable (Root, inout SchemaDefinitions) -> [ObjectBranch]
  /// The members that an example needs.
  let example: [JSONValue.Member]
  /// Whether it takes one of several keys; such a field is asked last, when it is known which keys
  /// nobody else takes.
  let isGroup: Bool

  package enum Presence: Sendable {
    case required
    case optional
  }

  init(
    decode: @escaping @Sendable (inout ObjectReader, inout Root, inout DecodingContext) -> Void,
    encode: @escaping @Sendable (Root) -> [JSONValue.Member]?,
    assume: @escaping @Sendable (Root, String?, inout DecodingContext) -> Void,
    branches: @escaping @Sendable (Root, inout SchemaDefinitions) -> [ObjectBranch],
    example: [JSONValue.Member], isGroup: Bool = false
  ) {
    self.decode = decode
    self.encode = encode
    self.assume = assume
    self.branches = branches
    self.example = example
    self.isGroup = isGroup
  }

  /// A field whose default is what the prototype holds.
  ///
  /// - Parameters:
  ///   - meaning: What it is, in one sentence; shown by editors.
  ///   - source: Where its default comes from, with a date.
  package init<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value> & Sendable, _ shape: ValueShape<Value>,
    _ meaning: String, _ presence: Presence = .optional, source: String? = nil
  ) {
    self.init(
      key, shape, presence, meaning, source: source,
      get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// A field that may be absent, which `nil` stands for.
  package init<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value?> & Sendable, _ shape: ValueShape<Value>,
    _ meaning: String, _ presence: Presence = .optional, source: String? = nil
  ) {
    self.init(
      key, shape, presence, meaning, source: source,
      get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// A key that is allowed and means nothing to us, such as `$schema`.
  package init(ignoring key: String, _ shape: ValueShape<String>, _ meaning: String) {
    self.init(
      key, shape, .optional, meaning, source: nil, listsDefault: false,
      get: { _ in nil }, set: { _, _ in })
  }

  private init<Value>(
    _ key: String, _ shape: ValueShape<Value>, _ presence: Presence, _ meaning: String,
    source: String?, listsDefault: Bool = true,
    get: @escaping @Sendable (Root) -> Value?,
    set: @escaping @Sendable (inout Root, Value) -> Void
  ) {
    @Sendable func assume(_ root: Root, _ outer: String?, _ context: inout DecodingContext) {
      guard listsDefault else { return }
      context.inside(.key(key)) { context in
        if let value = get(root) {
          shape.assume(value, source ?? outer, &context)
        } else {
          context.assume(nil, source: source ?? outer)
        }
      }
    }
    self.init(
      decode: { reader, root, context in
        if let member = reader.take(key) {
          let value = context.inside(.key(key)) { shape.decode(member.value, &$0) }
          if let value { set(&root, value) }
          return
        }
        switch presence {
        case .optional: assume(root, nil, &context)
        case .required: context.missing(key, example: shape.example, in: reader)
        }
      },
      encode: { root in
        guard let value = get(root) else { return [] }
        return shape.encode(value).map { [JSONValue.Member(key, $0)] }
      },
      assume: assume,
      branches: { prototype, definitions in
        let node = shape.schema(&definitions)
        let text = source.map { "\(meaning) Default from: \($0)." } ?? meaning
        let value = presence == .optional ? get(prototype).flatMap(shape.encode) : nil
        return [
          ObjectBranch(
            properties: [.init(key, node.annotated(text, default: value).json)],
            required: presence == .required ? [key] : [])
        ]
      },
      example: presence == .required ? [.init(key, shape.example)] : [])
  }
}

extension DecodingContext {
  mutating func missing(_ key: String, example: JSONValue, in reader: ObjectReader) {
    report(
      .missingKey, "\(reader.noun) needs the key \"\(key)\"", at: reader.opening,
      help: "add \(JSONValue.quoted(key)): \(TerminalText.clip(example.compact, to: 120))")
  }
}
