import Experiments

/// One alternative of an object that says by one of its keys what it is: `{"deploy": {…}}`.
package struct KeyVariant<Value: Sendable>: Sendable {
  let name: String
  let meaning: String
  let decode: @Sendable (PositionedValue, inout DecodingContext) -> Value?
  let encode: @Sendable (Value) -> JSONValue?
  let assume: @Sendable (Value, String?, inout DecodingContext) -> Void
  let schema: @Sendable (inout SchemaDefinitions) -> JSONSchema
  let example: JSONValue

  /// An alternative with a value of any shape behind its key.
  package init<Payload: Sendable>(
    _ name: String, _ meaning: String, _ shape: ValueShape<Payload>,
    make: @escaping @Sendable (Payload) -> Value,
    extract: @escaping @Sendable (Value) -> Payload?
  ) {
    self.name = name
    self.meaning = meaning
    decode = { shape.decode($0, &$1).map(make) }
    encode = { extract($0).flatMap(shape.encode) }
    assume = { value, source, context in
      if let payload = extract(value) { shape.assume(payload, source, &context) }
    }
    schema = shape.schema
    example = shape.example
  }
}

extension KeyVariant where Value: Equatable {
  /// An alternative that is said by its key alone: `{"rollback": {}}`.
  package init(_ name: String, _ meaning: String, _ value: Value) {
    self.init(
      name, meaning, .object(ObjectShape("an empty object", value) {}), make: { _ in value },
      extract: { $0 == value ? value : nil })
  }
}

extension Field {
  /// Exactly one of several keys, each with its own shape; none of them if it is optional.
  package init<Value>(
    oneKeyOf path: WritableKeyPath<Root, Value> & Sendable, _ meaning: String,
    _ variants: [KeyVariant<Value>], _ presence: Presence = .required
  ) {
    self.init(
      oneKeyOf: variants, meaning, presence,
      get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  init<Value>(
    oneKeyOf variants: [KeyVariant<Value>], _ meaning: String, _ presence: Presence = .required,
    get: @escaping @Sendable (Root) -> Value?,
    set: @escaping @Sendable (inout Root, Value) -> Void
  ) {
    precondition(!variants.isEmpty, "a choice of keys has no variants")
    self.init(
      decode: { reader, root, context in
        guard
          let (variant, member) = context.onlyOne(
            of: variants, isRequired: presence == .required, &reader)
        else {
          return
        }
        let value = context.inside(.key(variant.name)) { variant.decode(member.value, &$0) }
        if let value { set(&root, value) }
      },
      encode: { root in
        guard let value = get(root) else { return [] }
        for variant in variants {
          guard let encoded = variant.encode(value) else { continue }
          return [JSONValue.Member(variant.name, encoded)]
        }
        return nil
      },
      assume: { root, source, context in
        guard let value = get(root),
          let variant = variants.first(where: { $0.encode(value) != nil })
        else { return }
        context.inside(.key(variant.name)) { variant.assume(value, source, &$0) }
      },
      branches: { _, definitions in
        let none = presence == .optional ? [ObjectBranch()] : []
        return none
          + variants.map { variant in
            let node = variant.schema(&definitions)
              .annotated("\(meaning) \(variant.meaning)", default: nil)
            return ObjectBranch(
              properties: [.init(variant.name, node.json)], required: [variant.name])
          }
      },
      example: presence == .required
        ? variants.first.map { [.init($0.name, $0.example)] } ?? [] : [],
      isGroup: true)
  }
}

extension DecodingContext {
  /// The one variant whose key is there.
  fileprivate mutating func onlyOne<Value>(
    of variants: [KeyVariant<Value>], isRequired: Bool,
    _ reader: inout ObjectReader
  ) -> (KeyVariant<Value>, PositionedValue.Member)? {
    var found: [(KeyVariant<Value>, PositionedValue.Member)] = []
    for variant in variants {
      if let member = reader.take(variant.name) { found.append((variant, member)) }
    }
    if let only = found.first, found.count == 1 { return only }
    let names = variants.map(\.name)
    if found.count > 1 {
      let keys = found.map { TerminalText.quote($0.0.name) }.joined(separator: " and ")
      report(
        .oneKeyExpected, "\(reader.noun) has the keys \(keys), only one of them can apply",
        at: found[1].1.keySpan, help: "make two of it")
    } else if isRequired,
      !reader.untaken.contains(where: { NearestWord.to($0, among: names) != nil })
    {
      // A misspelled key is reported as such, with what was meant.
      report(
        .oneKeyExpected, "\(reader.noun) needs one of several keys", at: reader.opening,
        help: "keys are: \(names.map(TerminalText.quote).joined(separator: ", "))")
    }
    return nil
  }
}
