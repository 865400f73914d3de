/// What the keys of a named map are.
package enum MapKeys: Sendable {
  /// Names of the things in the map, to which the scenario refers.
  case declare(NameKind)
  /// Names of things that are described elsewhere.
  case refer(NameKind)
  /// Names that nothing refers to.
  case free
}

extension ValueShape {
  /// `[…]`: several values of one shape.
  package static func list<Element: Sendable>(
    of element: ValueShape<Element>, count: ClosedRange<Int> = 0...10_000
  ) -> ValueShape where Value == [Element] {
    ValueShape(
      noun: "an array", example: .array([element.example]),
      schema: { definitions in
        JSONSchema(
          type: "array",
          [.init("items", element.schema(&definitions).json)]
            + countLimits(count, "minItems", "maxItems"))
      },
      decode: { written, context in
        guard case .array(let elements) = written.content else {
          context.expected(
            "an array", at: written, help: "write it like \([element.example].compact)")
          return nil
        }
        guard context.checkCount(elements.count, in: count, at: written) else { return nil }
        return elements.enumerated().compactMap { index, written in
          context.inside(.index(index)) { element.decode(written, &$0) }
        }
      },
      encode: { elements in
        let encoded = elements.compactMap(element.encode)
        return encoded.count == elements.count ? .array(encoded) : nil
      })
  }

  /// `{"blue": {…}, "green": {…}}`: things with names, in the order of the file.
  ///
  /// - Parameters:
  ///   - element: The shape of one thing, without its name.
  ///   - name: Where the thing keeps its name.
  ///   - keys: What the names are good for.
  ///   - rule: Which names are allowed.
  package static func named<Element: Sendable>(
    _ element: ValueShape<Element>, name: WritableKeyPath<Element, String> & Sendable,
    keys: MapKeys, rule: TextRule = .name(), count: ClosedRange<Int> = 0...10_000
  ) -> ValueShape where Value == [Element] {
    ValueShape(
      noun: "an object with names as keys",
      example: .object([.init("name", element.example)]),
      schema: { definitions in
        JSONSchema(
          type: "object",
          [
            .init("propertyNames", .object(rule.schema)),
            .init("additionalProperties", element.schema(&definitions).json),
          ] + countLimits(count, "minProperties", "maxProperties"))
      },
      decode: { written, context in
        guard case .object(let members) = written.content else {
          context.expected(
            "an object with names as keys", at: written,
            help: "write it like {\"name\": \(element.example.compact)}")
          return nil
        }
        guard context.checkCount(members.count, in: count, at: written) else { return nil }
        return members.compactMap { member in
          context.noteName(member, keys, rule)
          return context.inside(.key(member.key)) { context in
            var value = element.decode(member.value, &context)
            value?[keyPath: name] = member.key
            return value
          }
        }
      },
      encode: { elements in
        let encoded = elements.compactMap { one in
          element.encode(one).map { JSONValue.Member(one[keyPath: name], $0) }
        }
        return encoded.count == elements.count ? .object(encoded) : nil
      },
      assume: { elements, source, context in
        if elements.isEmpty { context.assume(.object([]), source: source) }
        for one in elements {
          context.inside(.key(one[keyPath: name])) { element.assume(one, source, &$0) }
        }
      })
  }

  /// A value that has different JSON types in different cases, such as `"20ms"` for a constant
  /// and an object for any other law.
  package static func either(
    string: ValueShape, otherwise: ValueShape, noun: String
  ) -> ValueShape {
    ValueShape(
      noun: noun, example: string.example,
      schema: { definitions in
        .oneOf([string.schema(&definitions), otherwise.schema(&definitions)])
      },
      decode: { written, context in
        switch written.content {
        // A bare number is a string whose unit was forgotten.
        case .string, .number: return string.decode(written, &context)
        case .object, .array: return otherwise.decode(written, &context)
        case .null, .bool, .unreadable:
          context.expected(
            noun, at: written,
            help: "write it like \(string.example.compact) or \(otherwise.example.compact)")
          return nil
        }
      },
      encode: { string.encode($0) ?? otherwise.encode($0) })
  }
}

private func countLimits(
  _ count: ClosedRange<Int>, _ low: String, _ high: String
) -> [JSONValue.Member] {
  let least: [JSONValue.Member] =
    count.lowerBound > 0 ? [.init(low, .integer(count.lowerBound))] : []
  return least + [.init(high, .integer(count.upperBound))]
}

extension [JSONValue] {
  fileprivate var compact: String { JSONValue.array(self).compact }
}

extension DecodingContext {
  fileprivate mutating func checkCount(
    _ found: Int, in count: ClosedRange<Int>, at value: PositionedValue
  ) -> Bool {
    if count.contains(found) { return true }
    let bounds =
      found < count.lowerBound
      ? "at least \(count.lowerBound)" : "at most \(count.upperBound)"
    let what = if case .object = value.content { "names" } else { "elements" }
    report(.wrongCount, "\(found) \(what), expected \(bounds)", at: value.span)
    return false
  }

  fileprivate mutating func noteName(
    _ member: PositionedValue.Member, _ keys: MapKeys, _ rule: TextRule
  ) {
    switch keys {
    case .refer(let kind):
      refer(to: member.key, kind, at: member.keySpan)
      return
    case .declare(let kind): declare(member.key, kind, at: member.keySpan)
    case .free: break
    }
    if let problem = rule.problem(with: member.key, called: "a name") {
      report(.badText, problem.message, at: member.keySpan, help: problem.help)
    }
  }
}
