import CloudModel

/// A claim about one number of a metric, such as `p(99)<800ms`.
package struct Threshold: Sendable, Hashable {
  package var aggregate: Aggregate
  package var comparison: Comparison
  package var limit: Limit
  /// As it was written, without blanks at its ends.
  package var text: String

  package enum Limit: Sendable, Hashable {
    /// In seconds, as a share [0…1], per second, or a count: what the dimension says.
    case number(Double)
    case outcome(RolloutOutcome)
  }

  /// Outcomes that a threshold can name.
  static let outcomes = ["succeeded", "rolledBack", "failed", "stuck", "running"]

  /// The limit as a number; `nil` for an outcome.
  package var number: Double? {
    switch limit {
    case .number(let value): value
    case .outcome: nil
    }
  }
}

package enum Comparison: String, Sendable, Hashable, CaseIterable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="

  /// Whether the claim holds for one exact number.
  package func holds(_ value: Double, _ limit: Double) -> Bool {
    switch self {
    case .less: value < limit
    case .lessOrEqual: value <= limit
    case .greater: value > limit
    case .greaterOrEqual: value >= limit
    case .equal: value == limit
    case .notEqual: value != limit
    }
  }
}

/// A metric and one claim about it.
package struct Objective: Sendable, Hashable {
  package var metric: Metric
  package var threshold: Threshold

  package init(metric: Metric, threshold: Threshold) {
    self.metric = metric
    self.threshold = threshold
  }

  package var dimension: Dimension {
    metric.name.dimension(of: threshold.aggregate) ?? .count
  }

  /// `latency{class:checkout} p(99)<800ms`.
  package var text: String { "\(metric) \(threshold.text)" }

  /// Every claim of a description, in its order.
  package static func all(
    of description: ObjectiveDescription
  ) throws(ExpressionError) -> [Objective] {
    let metric = try Metric(parsing: description.metric)
    var objectives: [Objective] = []
    for text in description.thresholds {
      objectives.append(
        Objective(metric: metric, threshold: try Threshold(parsing: text, of: metric.name)))
    }
    return objectives
  }
}
