/// One description of a kind of value: it decodes, writes its JSON Schema, and lists defaults.
///
/// How to extend the scenario language:
///
/// - **A field**: one line in the `ObjectShape` of its type. The default is what the prototype
///   holds at the key path, so AWS's dated defaults live in the description types only.
///   ```swift
///   Field("slowStart", \.slowStart, .duration(in: .seconds(30) ... .seconds(900)),
///     "How long a new target gets less than its share.", source: "ELB user guide, 2026-11")
///   ```
///   `.required` after the meaning makes it a field without a default. A property of optional type
///   takes the shape of what it wraps; its default `nil` means that the key is absent.
/// - **An object**: `ObjectShape("a target group", TargetGroup()) { Field(…) Field(…) }`, used
///   as `.object(shape)`, `.list(of: .object(shape))` or
///   `.named(.object(shape), name: \.name, keys: .declare(.targetGroup))`.
/// - **A variant told by a tag** (`{"process": "poisson", "rate": "200rps"}`): a line
///   `Variant("poisson", "…", poissonShape, make: Arrivals.poisson, extract: { … })` in a
///   `Field(tag: "process", \.arrivals, [ … ])`, or in `.tagged("process", [ … ])` if the object
///   holds nothing else.
/// - **A variant told by its key** (`{"at": "5m", "deploy": {…}}`): a line `KeyVariant("deploy", "…",
///   .object(deployShape), make: Action.deploy, extract: { … })` in a
///   `Field(oneKeyOf: \.action, [ … ])`.
/// - **A shape that contains itself**: `.definition("distribution") { body }`, where `body` is
///   another `static let`. The schema names it once and refers to it.
/// - **A rule between fields**: `.rule { value, check in if … { check.fail(…) } }` after an object.
///
/// Decoding reports every mistake into the context and goes on; nil means "reported".
package struct ValueShape<Value: Sendable>: Sendable {
  /// What a value is called in messages: `a duration`.
  package var noun: String
  /// A value of this shape as JSON, for "add …" suggestions.
  package var example: JSONValue
  let schema: @Sendable (inout SchemaDefinitions) -> JSONSchema
  let decode: @Sendable (PositionedValue, inout DecodingContext) -> Value?
  /// The value as it would be written in a scenario; nil if it cannot be.
  package let encode: @Sendable (Value) -> JSONValue?
  /// Notes a value that was assumed, part by part.
  let assume: @Sendable (Value, String?, inout DecodingContext) -> Void

  /// A shape of which defaults are listed as one thing.
  init(
    noun: String, example: JSONValue,
    schema: @escaping @Sendable (inout SchemaDefinitions) -> JSONSchema,
    decode: @escaping @Sendable (PositionedValue, inout DecodingContext) -> Value?,
    encode: @escaping @Sendable (Value) -> JSONValue?
  ) {
    self.init(
      noun: noun, example: example, schema: schema, decode: decode, encode: encode,
      assume: { value, source, context in context.assume(encode(value), source: source) })
  }

  init(
    noun: String, example: JSONValue,
    schema: @escaping @Sendable (inout SchemaDefinitions) -> JSONSchema,
    decode: @escaping @Sendable (PositionedValue, inout DecodingContext) -> Value?,
    encode: @escaping @Sendable (Value) -> JSONValue?,
    assume: @escaping @Sendable (Value, String?, inout DecodingContext) -> Void
  ) {
    self.noun = noun
    self.example = example
    self.schema = schema
    self.decode = decode
    self.encode = encode
    self.assume = assume
  }
}

extension ValueShape {
  /// The same text for another type.
  ///
  /// - Parameters:
  ///   - make: The other value; every value of this shape has one.
  ///   - extract: The way back; nil if this shape cannot express the value.
  package func converted<Other: Sendable>(
    to make: @escaping @Sendable (Value) -> Other,
    from extract: @escaping @Sendable (Other) -> Value?
  ) -> ValueShape<Other> {
    let inner = self
    return ValueShape<Other>(
      noun: noun, example: example, schema: schema,
      decode: { inner.decode($0, &$1).map(make) },
      encode: { extract($0).flatMap(inner.encode) },
      assume: { value, source, context in
        if let value = extract(value) { inner.assume(value, source, &context) }
      })
  }

  /// The same with a condition that a value has to meet.
  ///
  /// - Parameter problem: What is wrong with a value, and how to mend it; nil if nothing is.
  package func checked(
    _ code: DiagnosticCode,
    _ problem: @escaping @Sendable (Value) -> (message: String, help: String?)?
  ) -> ValueShape {
    let inner = self
    return ValueShape(
      noun: noun, example: example, schema: schema,
      decode: { written, context in
        guard let value = inner.decode(written, &context) else { return nil }
        guard let problem = problem(value) else { return value }
        context.report(code, problem.message, at: written.span, help: problem.help)
        return nil
      },
      encode: encode, assume: assume)
  }

  /// The same text for another type, where not every text makes sense.
  ///
  /// - Parameters:
  ///   - make: The other value; nil for a text that is none.
  ///   - problem: What is wrong with such a text, and how to mend it.
  ///   - extract: A text that reads back as the value.
  package func parsed<Other: Sendable>(
    as make: @escaping @Sendable (Value) -> Other?,
    else code: DiagnosticCode,
    _ problem: @escaping @Sendable (Value) -> (message: String, help: String?),
    from extract: @escaping @Sendable (Other) -> Value
  ) -> ValueShape<Other> {
    let inner = self
    return ValueShape<Other>(
      noun: noun, example: example, schema: schema,
      decode: { written, context in
        guard let value = inner.decode(written, &context) else { return nil }
        if let other = make(value) { return other }
        let words = problem(value)
        context.report(code, words.message, at: written.span, help: words.help)
        return nil
      },
      encode: { inner.encode(extract($0)) })
  }

  /// The same under another name and with another example.
  package func called(_ noun: String, example: JSONValue? = nil) -> ValueShape {
    var shape = self
    shape.noun = noun
    shape.example = example ?? self.example
    return shape
  }

  /// A shape with a name of its own in the schema, which may contain itself.
  ///
  /// - Parameter body: The shape; asked for when it is needed, so it may refer to the definition.
  ///   Let it return a `static let`, not build a new shape.
  package static func definition(
    _ name: String, noun: String, example: JSONValue,
    _ body: @escaping @Sendable () -> ValueShape
  ) -> ValueShape {
    ValueShape(
      noun: noun, example: example,
      schema: { definitions in definitions.reference(name) { body().schema(&$0) } },
      decode: { body().decode($0, &$1) },
      encode: { body().encode($0) },
      assume: { body().assume($0, $1, &$2) })
  }
}
