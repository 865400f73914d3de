import CloudModel
import OutputAnalysis

/// One aspect of a rehearsal that the score looks at.
package enum ScoreTermName: String, Sendable, Hashable, CaseIterable {
  case errorBudget, latency, blastRadius, recovery, data, speed, cost
}

/// One term of the score, with everything needed to compute it again.
package struct ScoreTerm: Sendable, Hashable {
  package var name: ScoreTermName
  /// Its part of the whole; the weights of all terms that apply sum to 1.
  package var weight: Double
  /// 0 (worst) … 1 (best).
  package var value: Double
  /// The formula with its inputs.
  package var why: String
}

/// How good the rehearsed change was, from 0 to 100: a weighted mean of terms.
package struct Score: Sendable, Hashable {
  package var value: Double
  /// The interval over replications; `nil` with only one.
  package var low: Double?
  package var high: Double?
  package var terms: [ScoreTerm]
  /// Why the score cannot be higher than it is, whatever the terms say.
  package var cap: ScoreCap?
}

/// A ceiling on the score.
package enum ScoreCap: Sendable, Hashable {
  case objectiveNotMet, rolloutUnfinished, writesLost

  /// The highest score under it.
  package var ceiling: Double {
    switch self {
    case .objectiveNotMet: 59
    case .rolloutUnfinished: 39
    case .writesLost: 19
    }
  }
}

/// What the score is computed from: of one replication, or means over several.
package struct ScoreInputs: Sendable, Hashable {
  /// Failed requests over ended requests [0…1].
  package var failedShare: Double
  /// The share that may fail [0…1].
  package var errorBudget: Double
  /// Observed and allowed latency of each latency objective [s].
  package var latencies: [Pair] = []
  /// Share of all attempts that met the candidate of a rollout that did not succeed [0…1];
  /// `nil` if every rollout succeeded.
  package var exposedShare: Double?
  /// The longest stretch in which more than the error budget failed [s]; `nil` without a plan,
  /// a fault or a failed request.
  package var disturbance: Double?
  /// The time to recovery of each objective on it and what it allows [s]; infinite if it never
  /// came.
  package var recoveryTimes: [Pair] = []
  /// Acknowledged writes or seconds of them that were lost and what is allowed, of each objective
  /// on them; without an objective seconds, and infinitely many are allowed. Empty where no data
  /// were at stake.
  package var recoveryPoints: [Pair] = []
  /// Share of acknowledged writes that were written over without anybody being told [0…1].
  package var silentShare: Double?
  /// The longest rollout and what it may take [s].
  package var rollout: Pair?
  /// Task time used and what the steady fleet would have used [s].
  package var taskTime: Pair?
  /// Its price and that of the steady fleet; `nil` unless every task has a price.
  package var spending: Pair?

  package struct Pair: Sendable, Hashable {
    package var observed: Double
    package var allowed: Double

    package init(observed: Double, allowed: Double) {
      self.observed = observed
      self.allowed = allowed
    }

    /// How often the allowed is contained in the observed; 0 where nothing was observed.
    var excess: Double { observed == 0 ? 0 : allowed > 0 ? observed / allowed : .infinity }

    /// What is left of a term: all of it within what is allowed.
    var kept: Double { excess > 0 ? 1 / excess : 1 }
  }

  package init(failedShare: Double, errorBudget: Double) {
    self.failedShare = failedShare
    self.errorBudget = errorBudget
  }
}

extension Score {
  /// A disturbance of this length costs half of the term: the resolution of CloudWatch's
  /// metrics, faster than which no alarm can react [s].
  package static let recoveryHalf = 60.0
  /// Writes of so many seconds that are lost cost half of the term where no objective says more
  /// [s].
  package static let recoveryPointHalf = 60.0
  /// The length of a rollout that costs half of the term where no objective says more [s].
  package static let rolloutHalf = 1800.0

  /// 1 with nothing spent, 0 with all of it, negative beyond.
  package static func budgetLeft(failedShare: Double, budget: Double) -> Double {
    budget > 0 ? 1 - failedShare / budget : failedShare > 0 ? -.infinity : 1
  }

  /// The terms that apply, renormalized.
  package static func terms(_ inputs: ScoreInputs, _ weights: ScoreWeights) -> [ScoreTerm] {
    let all: [ScoreTerm?] = [
      errorBudget(inputs), latency(inputs), blastRadius(inputs), recovery(inputs),
      data(inputs), speed(inputs), cost(inputs),
    ]
    var terms: [ScoreTerm] = []
    for case var term? in all where weights[term.name] > 0 && !term.value.isNaN {
      term.weight = weights[term.name]
      terms.append(term)
    }
    let sum = terms.reduce(0) { $0 + $1.weight }
    for index in terms.indices { terms[index].weight /= sum }
    return terms
  }

  /// The weighted mean of the terms, in points.
  package static func points(_ terms: [ScoreTerm]) -> Double {
    100 * terms.reduce(0) { $0 + $1.weight * $1.value }
  }

  /// The score of several replications.
  ///
  /// - Parameters:
  ///   - mean: The inputs' means over the replications, which the printed terms use.
  ///   - each: The inputs of each replication, for the interval.
  package init(
    mean: ScoreInputs, each: [ScoreInputs], weights: ScoreWeights, cap: ScoreCap?, level: Double
  ) {
    terms = Self.terms(mean, weights)
    self.cap = cap
    let ceiling = cap?.ceiling ?? 100
    let points = Self.points(terms)
    value = min(points, ceiling)
    guard each.count > 1 else { return }
    let spread = ReplicationMeans(each.map { Self.points(Self.terms($0, weights)) })
    let halfWidth = spread.interval(level: level).halfWidth
    low = max(0, min(points - halfWidth, ceiling))
    high = min(points + halfWidth, ceiling)
  }
}
