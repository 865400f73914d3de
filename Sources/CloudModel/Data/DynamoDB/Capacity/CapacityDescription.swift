import SimulationKernel

/// How much a table, or one replica of it, may read and write.
package enum CapacityDescription: Sendable, Equatable {
  case onDemand(OnDemandDescription)
  case provisioned(ProvisionedDescription)
}

/// Capacity that follows the traffic.
///
/// A new table serves its warm throughput at once, and not twice that; later up to twice its
/// previous peak (DynamoDB developer guide, on-demand-capacity-mode, 2026-04).
package struct OnDemandDescription: Sendable, Equatable {
  /// What the table serves at time zero [units/s].
  package var warmReads = 12_000.0
  /// [units/s]
  package var warmWrites = 4_000.0
  /// The maximum that the owner has set; `nil` is none [units/s].
  package var mostReads: Double?
  /// [units/s]
  package var mostWrites: Double?
  /// Quotas of one table [units/s].
  package var readQuota = 40_000.0
  package var writeQuota = 40_000.0
  /// How old a peak is before twice as much is served.
  package var growsAfter: TimeSpan = .minutes(30)
  /// Partitions at least; `nil` is what the capacity needs.
  package var partitions: Int?

  package init() {}
}

/// Capacity that somebody has set, with what was left unused for bursts.
package struct ProvisionedDescription: Sendable, Equatable {
  /// [units/s]
  package var reads = 5.0
  package var writes = 5.0
  /// So much unused time is kept for bursts (best effort; burst-adaptive-capacity, 2026-04).
  package var burst: TimeSpan = .seconds(300)
  package var scaling: CapacityScalingDescription?
  /// Partitions at least; `nil` is what the capacity needs.
  package var partitions: Int?

  package init() {}
}

/// Target tracking of provisioned capacity by Application Auto Scaling.
package struct CapacityScalingDescription: Sendable, Equatable {
  /// Of consumed to provisioned units, 0.2–0.9.
  package var target = 0.7
  /// Bounds of the reads and of the writes [units/s].
  package var leastReads = 5.0
  package var mostReads = 40_000.0
  package var leastWrites = 5.0
  package var mostWrites = 40_000.0
  /// From the decision to the new capacity: "minutes" (UNCONFIRMED).
  package var takes: TimeSpan = .minutes(1)
  /// It scales in below the target less this: the low alarm of the service (UNCONFIRMED).
  package var margin = 0.2

  package init() {}
}
