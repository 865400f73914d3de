/// Metric maths: one value made of several metrics of the same period.
///
/// A missing datapoint makes everything missing that is reckoned with it, and so does a division
/// by zero; only ``fill(_:with:)`` has a value for it (CloudWatch user guide, "using metric math").
package indirect enum MetricExpression: Sendable, Equatable {
  case number(Double)
  /// A metric of the alarm, by its name there.
  case metric(String)
  case negative(MetricExpression)
  case arithmetic(MetricExpression, ArithmeticOperator, MetricExpression)
  /// One where it holds, zero where it does not.
  case comparison(MetricExpression, ComparisonOperator, MetricExpression)
  /// `FILL(m, 0)`: the second where the first is missing.
  case fill(MetricExpression, with: MetricExpression)
  /// `IF(condition, a, b)`: the second where the first is not zero, else the third.
  case choice(MetricExpression, MetricExpression, MetricExpression)

  package enum ArithmeticOperator: String, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case dividedBy = "/"
  }

  package enum ComparisonOperator: String, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case unequal = "!="
  }
}

extension MetricExpression {
  /// The value in one period; `nil` is a missing datapoint.
  ///
  /// - Parameter metric: The value of a metric in that period; `nil` where it has none.
  /// - Complexity: O(operators)
  package func value(_ metric: (String) -> Double?) -> Double? {
    switch self {
    case .number(let number): return number
    case .metric(let name): return metric(name)
    case .negative(let operand): return operand.value(metric).map { -$0 }
    case .arithmetic(let left, let sign, let right):
      guard let left = left.value(metric), let right = right.value(metric) else { return nil }
      return sign.result(left, right)
    case .comparison(let left, let sign, let right):
      guard let left = left.value(metric), let right = right.value(metric) else { return nil }
      return sign.holds(left, right) ? 1 : 0
    case .fill(let operand, let other):
      return operand.value(metric) ?? other.value(metric)
    case .choice(let condition, let first, let second):
      guard let condition = condition.value(metric) else { return nil }
      return condition != 0 ? first.value(metric) : second.value(metric)
    }
  }

  /// Names of the metrics in it, each as often as it stands there.
  package var metricNames: [String] {
    switch self {
    case .number: []
    case .metric(let name): [name]
    case .negative(let operand): operand.metricNames
    case .arithmetic(let left, _, let right), .comparison(let left, _, let right),
      .fill(let left, with: let right):
      left.metricNames + right.metricNames
    case .choice(let condition, let first, let second):
      condition.metricNames + first.metricNames + second.metricNames
    }
  }
}

extension MetricExpression.ArithmeticOperator {
  /// `nil` where there is no finite result.
  fileprivate func result(_ left: Double, _ right: Double) -> Double? {
    let result =
      switch self {
      case .plus: left + right
      case .minus: left - right
      case .times: left * right
      case .dividedBy: left / right
      }
    return result.isFinite ? result : nil
  }
}

extension MetricExpression.ComparisonOperator {
  fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .equal: left == right
    case .unequal: left != right
    }
  }
}
