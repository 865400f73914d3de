import CloudModel
import SimulationKernel

/// One question and everything that is needed to answer it: a cloud, what is asked of it, and
/// how sure the answer has to be.
package struct Scenario: Sendable, Equatable {
  /// Names the scenario in reports and its folder of artefacts.
  package var name = "scenario"
  /// The question that the rehearsal answers, as its author put it.
  package var question = ""
  package var cloud = CloudDescription()
  package var objectives: [ObjectiveDescription] = []
  package var replications = ReplicationPolicy()
  /// Every draw of every replication follows from it.
  package var seed: UInt64 = 1
  /// Of all intervals, 0 < level < 1.
  package var confidenceLevel = 0.95
  /// The share of requests that may fail [0…1]; `nil` takes the strictest plain `failed`
  /// threshold, and without one ``Scenario/defaultErrorBudget``.
  package var errorBudget: Double?
  package var weights = ScoreWeights()
  package var prices = PriceTable()
  package var policy = PolicySettings()
  package var stability = StabilitySettings()
  package var limits = RunLimits()
  package var drill = DrillSettings()
  /// SHA-256 of the scenario file's bytes, as 64 hexadecimal digits.
  package var sha256 = ""

  /// 99.9 % of requests succeed: the most common service level objective.
  package static let defaultErrorBudget = 0.001

  package init() {}
}

/// What is asked of one metric: every threshold must hold.
package struct ObjectiveDescription: Sendable, Equatable {
  /// A metric and its tags, such as `latency{class:checkout}`.
  package var metric: String
  /// Claims about the metric, such as `p(99)<800ms`.
  package var thresholds: [String]

  package init(metric: String, thresholds: [String]) {
    self.metric = metric
    self.thresholds = thresholds
  }
}

/// How many times the scenario is run.
package struct ReplicationPolicy: Sendable, Equatable {
  /// Run in any case.
  package var minimum = 10
  /// Replications are added up to here while an objective is inconclusive.
  package var maximum = 40

  package init() {}

  package init(minimum: Int, maximum: Int) {
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// Where a rehearsal gives up.
package struct RunLimits: Sendable, Equatable {
  /// Of one replication.
  package var events: UInt64 = 2_000_000_000
  /// Of the whole rehearsal, by the clock on the wall; looked at between replications.
  package var time: TimeSpan = .minutes(60)
  /// Of the process; looked at between replications [bytes].
  package var memory: Int64 = 8 << 30

  package init() {}
}

/// How much each term of the score counts; only their ratios matter, and 0 leaves one out.
package struct ScoreWeights: Sendable, Equatable {
  package var errorBudget: Double = 4
  package var latency: Double = 2
  package var blastRadius: Double = 2
  package var recovery: Double = 2
  package var data: Double = 2
  package var speed: Double = 1
  package var cost: Double = 1

  package init() {}

  package subscript(term: ScoreTermName) -> Double {
    switch term {
    case .errorBudget: errorBudget
    case .latency: latency
    case .blastRadius: blastRadius
    case .recovery: recovery
    case .data: data
    case .speed: speed
    case .cost: cost
    }
  }
}
