extension ValueShape {
  /// Two forms of an object: the long one is told by a key that the short one never has.
  package static func object(
    with key: String, _ long: ValueShape, otherwise short: ValueShape, noun: String
  ) -> ValueShape {
    ValueShape(
      noun: noun, example: short.example,
      schema: { definitions in
        JSONSchema([
          .init("anyOf", .array([short.schema(&definitions).json, long.schema(&definitions).json]))
        ])
      },
      decode: { written, context in
        guard case .object(let members) = written.content else {
          context.expected(
            noun, at: written,
            help: "write it like \(short.example.compact) or \(long.example.compact)")
          return nil
        }
        let isLong = members.contains { $0.key == key }
        return isLong ? long.decode(written, &context) : short.decode(written, &context)
      },
      encode: { short.encode($0) ?? long.encode($0) })
  }

  /// One element, or an array of them.
  package static func oneOrMany<Element: Sendable>(
    of element: ValueShape<Element>, count: ClosedRange<Int> = 1...100
  ) -> ValueShape where Value == [Element] {
    let list = ValueShape.list(of: element, count: count)
    let one = element.converted(to: { [$0] }, from: { $0.count == 1 ? $0.first : nil })
    return ValueShape(
      noun: "\(element.noun) or an array", example: element.example,
      schema: { definitions in
        .oneOf([one.schema(&definitions), list.schema(&definitions)])
      },
      decode: { written, context in
        if case .array = written.content { return list.decode(written, &context) }
        return one.decode(written, &context)
      },
      encode: { one.encode($0) ?? list.encode($0) })
  }

  /// A value, or a word that stands for its absence where the default is not absent.
  package static func value<Wrapped: Sendable>(
    _ inner: ValueShape<Wrapped>, or word: String
  ) -> ValueShape where Value == Wrapped? {
    let quoted = JSONValue.string(word).compact
    return ValueShape(
      noun: "\(inner.noun) or \(quoted)", example: inner.example,
      schema: { definitions in
        .oneOf([
          inner.schema(&definitions), JSONSchema([.init("const", .string(word))]),
        ])
      },
      decode: { written, context in
        if case .string(word) = written.content { return .some(nil) }
        return inner.decode(written, &context).map(Optional.some)
      },
      encode: { $0 == nil ? .string(word) : $0.flatMap(inner.encode) })
  }

  /// A value that does not begin like a word, or one of some words that stand for others.
  package static func value(
    _ inner: ValueShape, or words: [Choice<Value>]
  ) -> ValueShape where Value: Equatable {
    let choice = ValueShape.choice(inner.noun, words)
    let names = words.map { JSONValue.string($0.name).compact }
    return ValueShape(
      noun: "\(inner.noun) or \(names.joined(separator: ", "))", example: inner.example,
      schema: { definitions in
        .oneOf([inner.schema(&definitions), choice.schema(&definitions)])
      },
      decode: { written, context in
        // "P1D" is a duration.
        if case .string(let text) = written.content, text.first?.isLowercase ?? false {
          return choice.decode(written, &context)
        }
        return inner.decode(written, &context)
      },
      encode: { choice.encode($0) ?? inner.encode($0) })
  }

  /// Things with names of which each is no more than one value: `{"blue": 90, "green": 10}`.
  package static func amounts<Element: Sendable, Amount: Sendable>(
    _ amount: ValueShape<Amount>, prototype: Element,
    name: WritableKeyPath<Element, String> & Sendable,
    amount path: WritableKeyPath<Element, Amount> & Sendable,
    keys: MapKeys, rule: TextRule = .name(), count: ClosedRange<Int> = 0...10_000
  ) -> ValueShape where Value == [Element] {
    .named(
      amount.converted(
        to: { amount in
          var element = prototype
          element[keyPath: path] = amount
          return element
        },
        from: { $0[keyPath: path] }),
      name: name, keys: keys, rule: rule, count: count)
  }
}

extension ValueShape
where Value: CaseIterable & RawRepresentable & Equatable, Value.RawValue == String {
  /// One of the words of an enumeration.
  ///
  /// - Parameter meaning: What each word means, for editors.
  package static func words(
    _ noun: String, _ meaning: (Value) -> String
  ) -> ValueShape {
    .choice(noun, Value.allCases.map { Choice($0.rawValue, $0, meaning($0)) })
  }
}
