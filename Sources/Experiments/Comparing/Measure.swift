import CloudModel

/// Which way a number is wanted.
package enum Preference: String, Sendable, Hashable {
  case lower, higher
  /// A change is a change, neither good nor bad.
  case neither
}

/// One number of every replication that variants are compared by.
package struct Measure: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    case metric(Metric, Aggregate)
    /// Attempts that met the candidate of a rollout that did not succeed.
    case exposed
    /// Task time over all tasks [h].
    case taskHours
    /// Of 100, before any ceiling.
    case score
    /// 1 where a claim about a rollout's outcome holds, else 0.
    case holds(Objective)
  }

  package var source: Source
  package var preference: Preference
  /// Whether being worse in it is a regression: the share of failed requests, and what the
  /// objectives are about.
  package var isDeciding: Bool

  package init(_ source: Source, _ preference: Preference, isDeciding: Bool = false) {
    self.source = source
    self.preference = preference
    self.isDeciding = isDeciding
  }

  static let failed = Measure(.metric(Metric(.failed), .count), .lower)
  static let failedShare = Measure(
    .metric(Metric(.failed), .rate), .lower, isDeciding: true)
  static let rolloutDuration = Measure(.metric(Metric(.rolloutDuration), .value), .lower)
  static let taskHours = Measure(.taskHours, .lower)
  /// Tasks and load balancers, in the currency of the price table.
  static let cost = Measure(.metric(Metric(.cost), .total), .lower)
  static let score = Measure(.score, .higher)

  /// The name in the results; a promise.
  package var name: String {
    switch source {
    case .metric(let metric, .value): metric.description
    case .metric(let metric, let aggregate): "\(metric) \(aggregate)"
    case .exposed: "exposed"
    case .taskHours: "taskHours"
    case .score: "score"
    case .holds(let objective): objective.text
    }
  }

  package var dimension: Dimension {
    switch source {
    case .metric(let metric, let aggregate): metric.name.dimension(of: aggregate) ?? .count
    case .exposed, .taskHours, .score: .count
    case .holds: .share
    }
  }
}

// Which measures a comparison has.
extension Measure {
  /// The trade of every rollout, and every metric of the first scenario's objectives.
  static func all(of sheet: ObjectiveSheet, comparing variants: [Variant]) -> [Measure] {
    let hasRollouts = variants.contains { $0.scenario.cloud.hasDeployments }
    let hasTasks = variants.contains { !$0.scenario.cloud.services.isEmpty }
    var measures = [failed, failedShare]
    if hasRollouts { measures.append(Measure(.exposed, .lower)) }
    measures.append(Measure(.metric(Metric(.latency), .percentile(99)), .lower))
    if hasRollouts { measures.append(rolloutDuration) }
    if hasTasks { measures.append(taskHours) }
    if hasTasks, variants.allSatisfy({ $0.scenario.cloud.hasTaskSizes }) { measures.append(cost) }
    measures.append(score)
    for objective in sheet.objectives {
      let measure = measure(of: objective)
      if let known = measures.firstIndex(where: { $0.source == measure.source }) {
        measures[known].isDeciding = true
      } else {
        measures.append(measure)
      }
    }
    return measures
  }

  private static func measure(of objective: Objective) -> Measure {
    if objective.metric.name == .rolloutOutcome {
      return Measure(.holds(objective), .higher, isDeciding: true)
    }
    return Measure(
      .metric(objective.metric, objective.threshold.aggregate), preference(of: objective),
      isDeciding: true)
  }

  /// What everybody wants of the metric; where that depends, what the objective wants.
  private static func preference(of objective: Objective) -> Preference {
    switch objective.metric.name {
    case .latency, .waiting, .failed, .retried, .cost, .rolloutDuration, .rolloutCandidateRequests,
      .rolloutCandidateFailed, .rolloutDetectionDelay, .rolloutRollbackDelay, .rto,
      .rtoDetection, .rtoDecision, .rtoRecordFlip, .rtoCacheDrain, .rtoCapacity,
      .failoverRequestsLost, .stability, .rpoWrites, .rpoSeconds, .replicationConflicts,
      .replicationLostSilently, .replicationStaleReads, .failbackLost, .costStandby, .movedHalf,
      .movedNinety, .movedNinetyNine, .movedStale:
      .lower
    case .availability, .errorBudget, .headroom: .higher
    case .requests, .utilization, .rolloutOutcome:
      switch objective.threshold.comparison {
      case .less, .lessOrEqual: .lower
      case .greater, .greaterOrEqual: .higher
      case .equal, .notEqual: .neither
      }
    }
  }
}

extension CloudDescription {
  /// Whether the plan deploys something.
  var hasDeployments: Bool {
    plan.contains { step in
      if case .deploy = step.action { true } else { false }
    }
  }
}

extension CloudDescription {
  /// Whether every task has a price.
  var hasTaskSizes: Bool { revisions.allSatisfy { $0.task != nil } }
}

extension MetricReader {
  /// What the replication says about a measure; not a number where nothing was observed.
  func read(_ measure: Measure, _ reading: ReplicationReading, _ weights: ScoreWeights) -> Reading {
    switch measure.source {
    case .metric(let metric, let aggregate): return read(metric, aggregate)
    case .exposed:
      let exposed = rollouts.filter(\.isUndone).reduce(0) { $0 + $1.candidateRequests }
      return Reading(Double(exposed), events: exposed)
    case .taskHours: return Reading(record.accounts.taskSeconds / 3600)
    case .score: return Reading(Score.points(Score.terms(reading.scoreInputs, weights)))
    case .holds(let objective):
      let outcomes = read(objective).outcomes
      guard !outcomes.isEmpty else { return Reading(.nan) }
      return Reading(outcomes.allSatisfy(objective.holds) ? 1 : 0)
    }
  }
}

extension Objective {
  /// Whether a claim about an outcome holds for one outcome.
  func holds(_ outcome: RolloutOutcome) -> Bool {
    (threshold.limit == .outcome(outcome)) == (threshold.comparison == .equal)
  }
}
