import OutputAnalysis

/// Whether a claim holds: proven, disproven, or not decided by the data.
package enum Judgment: String, Sendable, Hashable {
  case met, notMet, inconclusive
}

/// An objective with what was observed and what follows.
package struct JudgedObjective: Sendable, Hashable {
  package var objective: Objective
  package var observed: ConfidenceInterval
  package var judgment: Judgment
  /// Replications in which the metric had a value.
  package var observations: Int
}

/// Judges claims on the confidence bound over replications.
///
/// - Means, quantiles and durations: Student's t over the replications' values. With a single
///   replication: batch means for the plain mean, the order-statistics interval for a quantile
///   (too narrow where latencies come in waves), and no bound at all for anything else.
/// - Shares: the same, widened to contain the exact interval of Clopper and Pearson over all
///   replications' requests, so that "no failure seen" never becomes certainty.
/// - Counts: the same, widened to contain the exact Poisson interval (Garwood 1936).
/// - `==`, `!=`, and `<=0` are claims about every single replication: met if it holds in all of
///   them, not met if it fails in any.
package enum Judge {
  package static func judge(
    _ objective: Objective, _ readings: [Reading], level: Double
  ) -> JudgedObjective {
    switch objective.threshold.limit {
    case .outcome:
      judgeOutcomes(objective, readings, level)
    case .number(let limit):
      judgeNumbers(objective, readings, limit, level)
    }
  }

  private static func judgeOutcomes(
    _ objective: Objective, _ readings: [Reading], _ level: Double
  ) -> JudgedObjective {
    let seen = readings.filter { !$0.outcomes.isEmpty }
    let holding = seen.filter { reading in
      reading.outcomes.allSatisfy(objective.holds)
    }
    return JudgedObjective(
      objective: objective,
      observed: Proportion(successes: holding.count, trials: seen.count)
        .exactInterval(level: level),
      judgment: seen.isEmpty ? .inconclusive : holding.count == seen.count ? .met : .notMet,
      observations: seen.count)
  }

  private static func judgeNumbers(
    _ objective: Objective, _ readings: [Reading], _ limit: Double, _ level: Double
  ) -> JudgedObjective {
    let seen = readings.filter { !$0.value.isNaN }
    var interval = interval(of: seen, objective.dimension, level)
    // Nobody has more left than everything.
    if objective.metric.name == .headroom { interval = interval.upTo(1) }
    let comparison = objective.threshold.comparison
    let judgment: Judgment =
      if seen.isEmpty {
        .inconclusive
      } else if isAboutEach(objective) {
        seen.allSatisfy { comparison.holds($0.value, limit) } ? .met : .notMet
      } else {
        compare(interval, comparison, limit)
      }
    return JudgedObjective(
      objective: objective, observed: interval, judgment: judgment, observations: seen.count)
  }

  /// Whether the claim is one about every single replication: nothing seen can prove that
  /// something is exactly 0 or exactly anything.
  package static func isAboutEach(_ objective: Objective) -> Bool {
    switch (objective.threshold.comparison, objective.threshold.limit) {
    case (_, .outcome), (.equal, _), (.notEqual, _): true
    case (.lessOrEqual, .number(let limit)):
      limit == 0 && (objective.dimension == .count || objective.dimension == .share)
    case (.less, _), (.greater, _), (.greaterOrEqual, _): false
    }
  }

  /// Met if the whole interval satisfies the claim, not met if none of it does.
  static func compare(
    _ interval: ConfidenceInterval, _ comparison: Comparison, _ limit: Double
  ) -> Judgment {
    let (low, high) = (
      comparison.holds(interval.low, limit), comparison.holds(interval.high, limit)
    )
    return low && high ? .met : low || high ? .inconclusive : .notMet
  }
}

extension ConfidenceInterval {
  /// The same of a quantity that cannot be larger.
  func upTo(_ largest: Double) -> ConfidenceInterval {
    ConfidenceInterval(
      estimate: estimate, low: low, high: high > largest ? max(estimate, largest) : high,
      level: level)
  }
}

extension Judge {
  /// What the replications together say about the expected value of one of them.
  static func interval(
    of readings: [Reading], _ dimension: Dimension, _ level: Double
  ) -> ConfidenceInterval {
    if readings.contains(where: { $0.value == .infinity }) {
      // What never ended in one replication has no expected value.
      return ConfidenceInterval(estimate: .infinity, low: .infinity, high: .infinity, level: level)
    }
    let means = ReplicationMeans(readings.map(\.value))
    let students = means.interval(level: level)
    guard let exact = exactInterval(of: readings, dimension, level) else {
      if readings.count == 1, let only = readings.first {
        return only.withinRun ?? students
      }
      return students
    }
    guard readings.count > 1 else { return exact }
    // The t interval can reach beyond what the quantity can be.
    let highest = dimension == .share ? 1.0 : .infinity
    return ConfidenceInterval(
      estimate: students.estimate, low: max(0, min(students.low, exact.low)),
      high: min(highest, max(students.high, exact.high)), level: level)
  }

  /// The interval from all events of all replications; `nil` for what is not counted.
  private static func exactInterval(
    of readings: [Reading], _ dimension: Dimension, _ level: Double
  ) -> ConfidenceInterval? {
    var (events, trials, exposure) = (0, 0, 0.0)
    for reading in readings {
      guard let happened = reading.events else { return nil }
      events += happened
      trials += reading.trials ?? 0
      exposure += reading.exposure
    }
    guard !readings.isEmpty else { return nil }
    switch dimension {
    case .share:
      return Proportion(successes: events, trials: trials).exactInterval(level: level)
    case .count, .rate:
      return PoissonCount(events).exactInterval(exposure: exposure, level: level)
    case .duration, .money, .hours, .outcome: return nil
    }
  }
}
