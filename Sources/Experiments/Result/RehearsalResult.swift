import CloudModel
import OutputAnalysis

/// The answer to a scenario's question: everything that `result.json` promises, as one value.
///
/// Counts are sums over all replications; the share of failed requests and the latency
/// quantiles are those of all requests together. Events are those of the first replication.
package struct RehearsalResult: Sendable {
  package var scenario: ScenarioIdentity
  package var seed: UInt64
  package var replications: Int
  package var confidenceLevel: Double
  /// A hash over the trajectories of all replications.
  package var fingerprint: UInt64
  package var verdict: Verdict
  /// Why it is incomplete.
  package var stopReason: StopReason?
  package var score: Score
  package var objectives: [JudgedObjective]
  package var requests: RequestCounts
  package var latency: LatencySummary
  package var waiting: LatencySummary
  package var groups: [PartSummary]
  package var revisions: [PartSummary]
  package var sources: [PartSummary]
  package var classes: [PartSummary]
  package var rollouts: [RolloutSummary]
  package var recovery: RecoverySummary
  package var cost: CostSummary
  /// By revision and callee; empty where services call nobody.
  package var calls: [CallSummary]
  /// `nil` without faults, or where one lasts to the end.
  package var stability: StabilitySummary?
  /// How clients followed the changes of names.
  package var moves: [MoveSummary] = []
  package var timeline: TimelineSummary
  package var events: [JournalEntry]
  package var eventsLeftOut: Int
  package var datapoints: [MetricDatapoint]
  /// Replications in which the plan missed a deadline.
  package var plansFailed: Int
  /// Gaps of count series that were filled, by source.
  package var missingCounts: [NamedCount]
  /// Measured by whoever ran the rehearsal; never part of the promise of equal bytes.
  package var performance: Performance?
}

/// Which scenario was rehearsed; the hash is of its file's bytes as they were read.
package struct ScenarioIdentity: Sendable, Hashable {
  package var name: String
  package var question: String
  package var sha256: String

  package init(name: String, question: String, sha256: String) {
    self.name = name
    self.question = question
    self.sha256 = sha256
  }
}

/// What the objectives say together; `incomplete` claims nothing, because the run was cut short.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
  case pass, fail, inconclusive, incomplete
}

/// Requests of all replications by how they ended: offered = succeeded + failed + in flight.
package struct RequestCounts: Sendable, Hashable {
  package var offered: Int
  package var succeeded: Int
  package var failed: Int
  package var retried: Int
  package var inFlightAtEnd: Int
  /// By the outcome's `rawValue`; the place of success is 0.
  package var byCause: [Int]

  /// Causes that occurred, the most frequent first; ties in the order of the outcomes.
  package var causes: [(cause: AttemptOutcome, count: Int)] {
    let all = AttemptOutcome.allCases.map { (cause: $0, count: byCause[Int($0.rawValue)]) }
    // `sorted` is stable.
    return all.filter { $0.count > 0 }.sorted { $0.count > $1.count }
  }

  /// [0…1]; 0 without a request that ended.
  package var failedShare: Double {
    succeeded + failed == 0 ? 0 : Double(failed) / Double(succeeded + failed)
  }
}

/// Response times of the requests that succeeded [s]; not a number without any.
package struct LatencySummary: Sendable, Hashable {
  package var mean: Double
  package var p50: Double
  package var p90: Double
  package var p95: Double
  package var p99: Double
  package var p999: Double
  package var max: Double
  /// Of the mean, over the replications.
  package var interval: ConfidenceInterval?

  package init(_ histogram: LatencyHistogram, interval: ConfidenceInterval? = nil) {
    self.interval = interval
    func seconds(_ q: Double) -> Double { histogram.quantile(q) / 1e9 }
    mean = histogram.mean / 1e9
    p50 = seconds(0.5)
    p90 = seconds(0.9)
    p95 = seconds(0.95)
    p99 = seconds(0.99)
    p999 = seconds(0.999)
    max = histogram.isEmpty ? .nan : Double(histogram.maximum) / 1e9
  }

  /// All figures with their names in the results, in rising order.
  package var figures: [(name: String, seconds: Double)] {
    [
      ("mean", mean), ("p50", p50), ("p90", p90), ("p95", p95), ("p99", p99), ("p999", p999),
      ("max", max),
    ]
  }
}

/// The requests of one target group, revision, source or class.
package struct PartSummary: Sendable, Hashable {
  package var name: String
  /// The revision whose attempts a group mostly saw; of a revision, its own name.
  package var revision: String
  package var requests: Int
  package var failed: Int
  package var latency: LatencySummary
  /// [0…1]; not a number where no worker was counted.
  package var utilization: Double
}

/// One deployment of one service.
package struct RolloutSummary: Sendable, Hashable {
  package var name: String
  package var strategy: String
  package var revision: String
  /// Of the first replication, with everything up to ``trafficSteps``.
  package var outcome: RolloutOutcome
  package var failure: DeploymentFailure?
  package var started: Double
  package var finished: Double?
  package var trafficSteps: [Step]
  /// How many replications ended in each outcome; only those that occurred.
  package var outcomes: [NamedCount]
  /// Sums over all replications.
  package var candidateRequests: Int
  package var candidateFailed: Int
  /// Means over the replications in which it happened [s].
  package var detectionDelay: Double?
  package var rollbackDelay: Double?

  package struct Step: Sendable, Hashable {
    /// [s]
    package var at: Double
    /// [%]
    package var percent: Double
  }
}

package struct NamedCount: Sendable, Hashable {
  package var name: String
  package var count: Int

  package init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}

/// Means over the replications, step by step.
package struct TimelineSummary: Sendable, Hashable {
  /// [s]
  package var step: Double
  package var offered: [Double]
  package var succeeded: [Double]
  package var failed: [Double]
  /// 99th percentile of all replications' requests [s]; not a number in a step without any.
  package var p99: [Double]
  /// Attempts to an address that was no longer the answer for their name; empty without any.
  package var stale: [Double] = []
  /// Attempts by target group and by revision.
  package var groups: [Series]
  package var revisions: [Series]

  package struct Series: Sendable, Hashable {
    package var name: String
    package var values: [Double]
  }
}

/// How fast the program was.
package struct Performance: Sendable, Hashable {
  package var events: UInt64
  package var requests: UInt64
  package var wallSeconds: Double
  package var peakMemoryBytes: Int64

  package init(events: UInt64, requests: UInt64, wallSeconds: Double, peakMemoryBytes: Int64) {
    self.events = events
    self.requests = requests
    self.wallSeconds = wallSeconds
    self.peakMemoryBytes = peakMemoryBytes
  }
}
