import CloudModel

extension ValueShape where Value == MetricExpression {
  /// `"errors / requests"`
  static let metricExpression = expression(
    "metric maths", example: "errors / requests",
    read: { text, _ throws(ExpressionProblem) in try MetricExpression(parsing: text) },
    write: \.text)
}

extension ValueShape where Value == AlarmRule {
  /// `"ALARM(fast) AND ALARM(slow)"`
  static let alarmRule = expression(
    "a rule over alarms", example: "ALARM(errors) AND ALARM(latency)",
    read: { text, name throws(ExpressionProblem) in
      try AlarmRule(parsing: text) { name(.alarm, $0, $1) }
    }, write: \.text)
}

extension ValueShape {
  fileprivate typealias Naming = (NameKind, String, Range<Int>) -> Void

  /// A text in a small language of its own.
  ///
  /// - Parameter read: Reads it, and tells which names stand where.
  fileprivate static func expression(
    _ noun: String, example: String,
    read: @escaping @Sendable (String, Naming) throws(ExpressionProblem) -> Value,
    write: @escaping @Sendable (Value) -> String
  ) -> ValueShape {
    let text = ValueShape<String>.text(.text(length: 1...2_048), noun: noun)
    return ValueShape(
      noun: noun, example: .string(example), schema: text.schema,
      decode: { written, context in
        guard let string = text.decode(written, &context) else { return nil }
        var names: [(kind: NameKind, name: String, range: Range<Int>)] = []
        do throws(ExpressionProblem) {
          let value = try read(string) { names.append(($0, $1, $2)) }
          for one in names {
            context.refer(to: one.name, one.kind, at: written.span(of: one.range, in: string))
          }
          return value
        } catch {
          context.report(
            .expression, error.message, at: written.span(of: error.range, in: string),
            help: error.help)
          return nil
        }
      },
      encode: { .string(write($0)) })
  }
}

extension PositionedValue {
  /// The place of a part of a string; of all of it if the string is written with escapes.
  fileprivate func span(of part: Range<Int>, in text: String) -> SourceSpan {
    guard span.bytes.count == text.utf8.count + 2 else { return span }
    let start = span.bytes.lowerBound + 1
    let end = max(part.upperBound, part.lowerBound + 1)
    return SourceSpan(source: span.source, bytes: start + part.lowerBound..<start + end)
  }
}
