import CloudModel
import OutputAnalysis

/// How a scenario recovered: means over the replications with their intervals.
package struct RecoverySummary: Sendable, Hashable {
  package var goal: RecoveryGoal
  /// How exactly instants of requests are known [s].
  package var resolution: Double
  package var failovers: [FailoverSummary]
  package var replicas: [ReplicaSummary]
  /// Only of clouds with more than one region.
  package var regions: [RegionHeadroom]
  /// Regions that served nobody before the first failure, in some replication.
  package var standbys: [String] = []
  /// Tasks and load balancers that stand by; not a number where something has no price.
  package var standbyCost: ConfidenceInterval
  /// The share of all requests that may fail [0…1], and whether it is only the default.
  package var errorBudget: Double
  package var isUsualBudget: Bool
  /// Steps of the plan that waited in vain, in how many replications; of the first one what for.
  package var stuckSteps: [StuckStep]

  package struct RegionHeadroom: Sendable, Hashable {
    package var name: String
    package var headroom: ConfidenceInterval
  }

  package struct StuckStep: Sendable, Hashable {
    package var name: String
    package var outcome: StepOutcome
    package var waitedFor: String
    package var count: Int
  }

  /// Whether there is anything to tell.
  package var isEmpty: Bool {
    failovers.isEmpty && replicas.isEmpty && stuckSteps.isEmpty && regions.isEmpty
  }
}

/// One failover over the replications in which it happened.
package struct FailoverSummary: Sendable, Hashable {
  /// The DNS name that moved, or else the fault.
  package var name: String
  package var fault: String?
  /// Replications in which it happened, and those in which requests were never served again.
  package var count: Int
  package var neverRecovered: Int
  // Instants since the start of the run, over the replications that have them; not a number
  // without any [s].
  package var failureAt: ConfidenceInterval
  /// Of the failure, over the replications [s].
  package var earliest: Double
  package var latest: Double
  package var detectedAt: ConfidenceInterval
  package var decidedAt: ConfidenceInterval
  package var recordFlippedAt: ConfidenceInterval
  package var halfMovedAt: ConfidenceInterval
  package var ninetyPercentMovedAt: ConfidenceInterval
  package var ninetyNinePercentMovedAt: ConfidenceInterval
  package var recoveredAt: ConfidenceInterval
  /// From the failure until requests are served again; infinite if they never are in one
  /// replication [s].
  package var rto: ConfidenceInterval
  package var parts: [Part]
  package var requestsLost: ConfidenceInterval
  /// The part of the error budget of the whole run that those requests spent; 1 is all of it.
  package var budgetSpent: Double
  /// How often the answers changed, at most, and until when, at the latest [s]; zero and not a
  /// number where they did not.
  package var changes: Int
  package var lastChangeAt: Double

  package struct Part: Sendable, Hashable {
    package var part: RecoveryPart
    /// [s]
    package var length: ConfidenceInterval
    /// Replications in which it was not over when the fault was, which ended it.
    package var cutShort = 0
  }
}

/// One table or database over the replications.
package struct ReplicaSummary: Sendable, Hashable {
  package var name: String
  package var mode: String
  package var acknowledged: ConfidenceInterval
  package var lost: ConfidenceInterval
  package var recoveryPointWrites: ConfidenceInterval
  /// [s]
  package var recoveryPointSeconds: ConfidenceInterval
  package var conflicts: ConfidenceInterval
  package var lostSilently: ConfidenceInterval
  package var failbackLost: ConfidenceInterval
  package var staleReads: ConfidenceInterval
  /// Of all reads [0…1]; not a number without any.
  package var staleShare: ConfidenceInterval
  /// Whether a region was lost or cut off in any replication.
  package var hadLoss: Bool
}
