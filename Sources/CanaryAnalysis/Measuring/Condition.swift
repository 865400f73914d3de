/// A comparison with a limit, exact at the limit.
package struct Condition: Hashable, Sendable {
  package enum Relation: String, CaseIterable, Hashable, Sendable {
    case greater = ">"
    case greaterOrEqual = ">="
    case less = "<"
    case lessOrEqual = "<="
  }

  package var relation: Relation
  package var limit: Double

  package init(_ relation: Relation, _ limit: Double) {
    self.relation = relation
    self.limit = limit
  }

  /// Whether a number satisfies the comparison; something that is not a number satisfies none.
  package func holds(_ number: Double) -> Bool {
    switch relation {
    case .greater: number > limit
    case .greaterOrEqual: number >= limit
    case .less: number < limit
    case .lessOrEqual: number <= limit
    }
  }
}

/// Which number of a metric is compared with a limit.
package enum Subject: String, CaseIterable, Hashable, Sendable {
  case candidate
  /// The candidate's number by the baseline's.
  case ratioToBaseline
  /// The candidate's number less the baseline's.
  case differenceFromBaseline

  package var needsBaseline: Bool {
    switch self {
    case .candidate: false
    case .ratioToBaseline, .differenceFromBaseline: true
    }
  }

  /// The number to compare; `nil` where an arm that it needs has no series.
  ///
  /// A candidate's failures over a baseline without any are an infinite ratio, and nothing over
  /// nothing is 1: no change.
  func number(in reading: MetricReading, _ kind: AnalysisMetric.Kind) -> Double? {
    guard let candidate = reading.candidate.number(kind) else { return nil }
    guard needsBaseline else { return candidate }
    guard let baseline = reading.baseline.number(kind) else { return nil }
    switch self {
    case .candidate: return candidate
    case .ratioToBaseline: return candidate == 0 && baseline == 0 ? 1 : candidate / baseline
    case .differenceFromBaseline: return candidate - baseline
    }
  }
}
