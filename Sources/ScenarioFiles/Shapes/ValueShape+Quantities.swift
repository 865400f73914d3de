import SimulationKernel

extension ValueShape {
  /// A string with a number and a unit.
  fileprivate static func quantity(
    _ kind: QuantityKind, range: String?,
    parse: @escaping @Sendable (String) throws(QuantityProblem) -> Value,
    text: @escaping @Sendable (Value) -> String,
    isInRange: @escaping @Sendable (Value) -> Bool
  ) -> ValueShape {
    ValueShape(
      noun: kind.noun, example: .string(kind.example),
      schema: { _ in
        var node: [JSONValue.Member] = [.init("pattern", .string(kind.pattern))]
        if let range { node.append(.init("description", .string("From \(range)."))) }
        return JSONSchema(type: "string", node)
      },
      decode: { written, context in
        guard let string = kind.text(of: written, &context) else { return nil }
        do throws(QuantityProblem) {
          let value = try parse(string)
          if isInRange(value) { return value }
          context.report(
            .outOfRange, "\(TerminalText.quote(string)) is out of range", at: written.span,
            help: range.map { "allowed is \(kind.noun) from \($0)" })
        } catch {
          let words = error.words(for: string, as: kind)
          context.report(error.code, words.message, at: written.span, help: words.help)
        }
        return nil
      },
      encode: { .string(text($0)) })
  }
}

extension QuantityKind {
  /// The string of a quantity; a bare number is the one mistake worth words of its own.
  fileprivate func text(of value: PositionedValue, _ context: inout DecodingContext) -> String? {
    switch value.content {
    case .string(let text): return text
    case .number(let text, _):
      context.report(
        .missingUnit, "\(noun) needs a unit, found \(value.found)", at: value.span,
        help: helpForBareNumber(text))
    case .null, .bool, .array, .object, .unreadable:
      context.expected(noun, at: value, help: "write it like \"\(example)\"")
    }
    return nil
  }
}

extension PositionedValue {
  /// What to say about a number that stands in quotation marks; nil if it is none.
  fileprivate var helpForQuotedNumber: String? {
    guard case .string(let text) = content, text.count <= 40, Double(text) != nil,
      let first = text.utf8.first, Byte.isDigit(first) || first == Byte.minus,
      text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) })
    else { return nil }
    return "write \(text)"
  }
}

extension ValueShape where Value == TimeSpan {
  /// A duration; by default from nothing to the longest that can be represented.
  package static func duration(in range: ClosedRange<TimeSpan>? = nil) -> ValueShape {
    let words = range.map {
      "\(DurationText.text(of: $0.lowerBound)) to \(DurationText.text(of: $0.upperBound))"
    }
    return quantity(
      DurationText.kind, range: words, parse: DurationText.parse, text: DurationText.text,
      isInRange: { range?.contains($0) ?? true })
  }
}

extension ValueShape where Value == Double {
  /// Events per time. [1/s]
  package static func rate(in range: ClosedRange<Double>? = nil) -> ValueShape {
    let words = range.map {
      "\(RateText.text(of: $0.lowerBound)) to \(RateText.text(of: $0.upperBound))"
    }
    return quantity(
      RateText.kind, range: words, parse: RateText.parse, text: RateText.text,
      isInRange: { range?.contains($0) ?? true })
  }

  /// A part of a whole, `0%` to `100%` unless said otherwise. [0…1]
  package static func share(in range: ClosedRange<Double> = 0...1) -> ValueShape {
    let words = "\(ShareText.text(of: range.lowerBound)) to \(ShareText.text(of: range.upperBound))"
    return quantity(
      ShareText.kind, range: words, parse: ShareText.parse, text: ShareText.text,
      isInRange: range.contains)
  }

  /// A part of a whole in tenths of a percent, as load balancers weigh. [%]
  package static func percent(in range: ClosedRange<Double> = 0...100) -> ValueShape {
    share(in: (range.lowerBound / 100)...(range.upperBound / 100))
      .converted(to: { ($0 * 1000).rounded() / 10 }, from: { $0 / 100 })
  }

  /// Data per time. [byte/s]
  package static func bandwidth(in range: ClosedRange<Double>? = nil) -> ValueShape {
    let words = range.map {
      "\(BandwidthText.text(of: $0.lowerBound)) to \(BandwidthText.text(of: $0.upperBound))"
    }
    return quantity(
      BandwidthText.kind, range: words, parse: BandwidthText.parse, text: BandwidthText.text,
      isInRange: { range?.contains($0) ?? true })
  }

  /// A duration where the model reckons in seconds. [s]
  package static func seconds(in range: ClosedRange<TimeSpan>? = nil) -> ValueShape {
    ValueShape<TimeSpan>.duration(in: range)
      .converted(to: { $0.seconds }, from: { TimeSpan(seconds: $0) })
  }

  /// A bare number without a unit, such as the sigma of a lognormal law.
  package static func number(in range: ClosedRange<Double>) -> ValueShape {
    let low = PlainDecimal.text(of: range.lowerBound)
    let high = PlainDecimal.text(of: range.upperBound)
    return ValueShape(
      noun: "a number", example: .number(low),
      schema: { _ in
        JSONSchema(
          type: "number", [.init("minimum", .number(low)), .init("maximum", .number(high))])
      },
      decode: { written, context in
        guard case .number(let text, let value) = written.content else {
          context.expected(
            "a number", at: written,
            help: written.helpForQuotedNumber ?? "allowed is a number from \(low) to \(high)")
          return nil
        }
        if range.contains(value) { return value }
        context.report(
          .outOfRange, "\(TerminalText.clip(text, to: 40)) is out of range", at: written.span,
          help: "allowed is a number from \(low) to \(high)")
        return nil
      },
      encode: { .double($0) })
  }
}

extension ValueShape where Value == Int64 {
  /// An amount of data. [byte]
  package static func size(in range: ClosedRange<Int64>? = nil) -> ValueShape {
    let words = range.map {
      "\(SizeText.text(of: $0.lowerBound)) to \(SizeText.text(of: $0.upperBound))"
    }
    return quantity(
      SizeText.kind, range: words, parse: SizeText.parse, text: SizeText.text,
      isInRange: { range?.contains($0) ?? true })
  }
}

extension ValueShape where Value: FixedWidthInteger & Sendable {
  /// Something that is counted: a bare whole number.
  package static func integer(in range: ClosedRange<Value>) -> ValueShape {
    ValueShape(
      noun: "a whole number", example: .integer(range.lowerBound),
      schema: { _ in
        JSONSchema(
          type: "integer",
          [
            .init("minimum", .integer(range.lowerBound)),
            .init("maximum", .integer(range.upperBound)),
          ])
      },
      decode: { written, context in
        guard case .number(let text, let double) = written.content else {
          context.expected(
            "a whole number", at: written,
            help: written.helpForQuotedNumber
              ?? "allowed is a whole number from \(range.lowerBound) to \(range.upperBound)")
          return nil
        }
        if let value = Value(text), range.contains(value) { return value }
        let shown = TerminalText.clip(text, to: 40)
        if text.utf8.allSatisfy({ Byte.isDigit($0) || $0 == Byte.minus }) {
          context.report(
            .outOfRange, "\(shown) is out of range", at: written.span,
            help: "allowed is a whole number from \(range.lowerBound) to \(range.upperBound)")
        } else {
          let whole = Value(exactly: double).map { "write \($0)" }
          context.report(
            .notWhole, "expected a whole number, found \(shown)", at: written.span, help: whole)
        }
        return nil
      },
      encode: { .integer($0) })
  }
}
