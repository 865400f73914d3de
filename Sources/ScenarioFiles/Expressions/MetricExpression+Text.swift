import CloudModel

// Metric maths as text: `errors / requests`, `IF(requests > 100, FILL(errors, 0) / requests, 0)`.
extension MetricExpression {
  init(parsing text: String) throws(ExpressionProblem) {
    var reader = try ExpressionReader(text)
    self = try Self.comparison(&reader)
    guard reader.next.kind == .end else {
      throw reader.expected("an operator", help: "operators are + - * / < <= > >= == !=")
    }
  }

  private static func comparison(
    _ reader: inout ExpressionReader
  ) throws(ExpressionProblem) -> MetricExpression {
    let left = try sum(&reader)
    guard case .sign(let sign) = reader.next.kind, let sign = ComparisonOperator(rawValue: sign)
    else { return left }
    reader.advance()
    return .comparison(left, sign, try sum(&reader))
  }

  private static func sum(
    _ reader: inout ExpressionReader
  ) throws(ExpressionProblem) -> MetricExpression {
    var left = try product(&reader)
    while let sign = arithmetic([.plus, .minus], &reader) {
      left = .arithmetic(left, sign, try product(&reader))
    }
    return left
  }

  private static func product(
    _ reader: inout ExpressionReader
  ) throws(ExpressionProblem) -> MetricExpression {
    var left = try factor(&reader)
    while let sign = arithmetic([.times, .dividedBy], &reader) {
      left = .arithmetic(left, sign, try factor(&reader))
    }
    return left
  }

  private static func arithmetic(
    _ signs: [ArithmeticOperator], _ reader: inout ExpressionReader
  ) -> ArithmeticOperator? {
    signs.first { reader.take(sign: $0.rawValue) }
  }

  private static func factor(
    _ reader: inout ExpressionReader
  ) throws(ExpressionProblem) -> MetricExpression {
    if reader.take(sign: "-") { return .negative(try reader.nested(factor)) }
    if reader.take(sign: "(") {
      let inner = try reader.nested(comparison)
      try reader.require(sign: ")")
      return inner
    }
    switch reader.next.kind {
    case .number(let number):
      reader.advance()
      return .number(number)
    case .name(let name):
      if reader.afterNext.kind == .sign("(") { return try call(name, &reader) }
      reader.advance()
      return .metric(name)
    case .sign, .end:
      throw reader.expected("a metric, a number or \"(\"")
    }
  }

  private static func call(
    _ name: String, _ reader: inout ExpressionReader
  ) throws(ExpressionProblem) -> MetricExpression {
    guard ["IF", "FILL"].contains(name) else {
      throw ExpressionProblem(
        message: "there is no function \(TerminalText.quote(name))",
        help: Spelling.help(for: name, among: ["IF", "FILL"], called: "functions"),
        range: reader.next.range)
    }
    reader.advance()
    reader.advance()
    let first = try reader.nested(comparison)
    try reader.require(sign: ",")
    let second = try reader.nested(comparison)
    if name == "FILL" {
      try reader.require(sign: ")")
      return .fill(first, with: second)
    }
    try reader.require(sign: ",")
    let third = try reader.nested(comparison)
    try reader.require(sign: ")")
    return .choice(first, second, third)
  }

  /// As it can be read again, with more parentheses than it needs.
  var text: String {
    switch self {
    case .number(let number): PlainDecimal.text(of: number)
    case .metric(let name): name
    case .negative(let operand): "-\(operand.part)"
    case .arithmetic(let left, let sign, let right):
      "\(left.part) \(sign.rawValue) \(right.part)"
    case .comparison(let left, let sign, let right):
      "\(left.part) \(sign.rawValue) \(right.part)"
    case .fill(let operand, with: let other): "FILL(\(operand.text), \(other.text))"
    case .choice(let condition, let first, let second):
      "IF(\(condition.text), \(first.text), \(second.text))"
    }
  }

  /// As an operand.
  private var part: String {
    switch self {
    case .number, .metric, .fill, .choice: text
    case .negative, .arithmetic, .comparison: "(\(text))"
    }
  }
}
