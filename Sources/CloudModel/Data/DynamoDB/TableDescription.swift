import RandomVariates
import SimulationKernel

/// A DynamoDB table, in one region or as a global table in several.
package struct TableDescription: Sendable, Equatable {
  package var name = ""
  package var consistency: GlobalConsistency = .eventual
  /// The regions that hold it; the first is where callers go who have none of their own.
  package var replicas: [ReplicaDescription] = []
  /// The region that only votes, of a table with strong consistency and two replicas.
  package var witness: String?
  /// Of every replica that has none of its own.
  package var capacity: CapacityDescription = .onDemand(OnDemandDescription())
  /// [bytes]
  package var itemSize: Int64 = 1_024
  package var keys = KeySpaceDescription()
  /// Time of the service itself for one read, without the way to it. AWS promises "single-digit
  /// milliseconds" on average, and no percentile [s].
  package var readTime: Distribution = .lognormal(mean: 0.004, sigma: 0.5)
  /// [s]
  package var writeTime: Distribution = .lognormal(mean: 0.006, sigma: 0.5)
  /// How far a third of the storage nodes is behind, which an eventually consistent read of the
  /// same region may meet; AWS gives no figure [s].
  package var storageLag: Distribution = .exponential(mean: 0.01)
  package var replication = ReplicationDescription()
  package var client = TableClientDescription()

  package init() {}

  /// Of a table without regions there is one, which is everywhere.
  package var heldBy: [ReplicaDescription] {
    replicas.isEmpty ? [ReplicaDescription()] : replicas
  }
}

/// - eventual: multi-Region eventual consistency (MREC): the last writer wins.
/// - strong: multi-Region strong consistency (MRSC): acknowledged by two of three.
package enum GlobalConsistency: String, Sendable, CaseIterable {
  case eventual, strong
}

package struct ReplicaDescription: Sendable, Equatable {
  package var region = ""
  /// `nil` is the table's.
  package var capacity: CapacityDescription?
  /// How far its clock, by which the last writer is told, is ahead of the true time.
  package var clockAhead: TimeSpan = .zero

  package init() {}
}

/// How writes reach the other regions.
package struct ReplicationDescription: Sendable, Equatable {
  /// From the acknowledgment in one region to the write in another, each write by itself, so that
  /// their order may change. "Typically within a second", without a promise [s].
  package var lag: Distribution = .lognormal(mean: 0.8, sigma: 0.6)
  /// Of single pairs of regions.
  package var links: [ReplicationLinkDescription] = []
  /// Writes that a pair of regions replicates while it makes up for a stall; UNCONFIRMED [1/s].
  package var drainRate = 10_000.0
  /// Until a new, empty replica is active ("minutes"; UNCONFIRMED) [s].
  package var newReplica: Distribution = .uniform(low: 120, high: 600)
  /// What a new replica is filled with, at most; the quota of a region is 10 TB a day [bytes/s].
  package var fillRate = 10e12 / 86_400

  package init() {}
}

package struct ReplicationLinkDescription: Sendable, Equatable {
  package var from = ""
  package var to = ""
  /// [s]
  package var lag: Distribution = .lognormal(mean: 0.8, sigma: 0.6)

  package init() {}
}

/// How the SDKs of its callers behave; every task is a client of its own.
package struct TableClientDescription: Sendable, Equatable {
  package var retries: RetryMode = .legacy
  /// Attempts of a call in all; `nil` is the mode's own number.
  package var attempts: Int?
  /// An attempt without an answer is given up after so long (botocore's `read_timeout`).
  package var attemptTimeout: TimeSpan = .seconds(60)

  package init() {}
}
