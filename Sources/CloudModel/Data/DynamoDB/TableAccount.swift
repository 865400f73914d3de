import SimulationKernel

/// What became of everything that was asked of one table.
package struct TableAccount: Sendable, Equatable {
  package var name: String
  /// Of each replica, in the order of the description.
  package var regions: [TableRegionAccount] = []
  /// Of each pair of regions.
  package var links: [ReplicationAccount] = []
  /// What stood at risk whenever a region was lost or cut off.
  package var losses: [RegionLossAccount] = []
  /// Transactions that another region showed in part, once for each such region.
  package var partialTransactions: UInt64 = 0
  /// How long it did, summed over them [s].
  package var partialSeconds = 0.0
  /// Reads of an item on its way, of a transaction of which another item had arrived.
  package var partialReads: UInt64 = 0

  package init(name: String) { self.name = name }
}

/// One replica's own books. Writes are counted where they were acknowledged.
package struct TableRegionAccount: Sendable, Equatable {
  package var region: String
  package var acknowledged: UInt64 = 0
  /// Acknowledged writes that have reached every other replica.
  package var replicated: UInt64 = 0
  /// Those still on their way at the end.
  package var pendingAtEnd: UInt64 = 0
  /// Those that only regions held which were lost at the end.
  package var lost: UInt64 = 0
  /// From the oldest lost write to the loss of its region [s].
  package var oldestLost: Double?
  /// Writes that another region wrote over, or refused for its own, without having seen them:
  /// the last writer wins, and nobody is told.
  package var overruled: UInt64 = 0
  /// Of those, the ones that were on their way when the region was lost, or were acknowledged while
  /// it was cut off: what its return did not bring back.
  package var overruledOnReturn: UInt64 = 0
  /// Writes that found a version there which was written in their knowledge, or by their own
  /// region later: nothing is lost by dropping them.
  package var superseded: UInt64 = 0
  /// Writes of which another region's write knew nothing, nor they of it.
  package var writesInConflict: UInt64 = 0

  package var reads: UInt64 = 0
  /// Reads that did not see the latest acknowledged write of any region.
  package var staleReads: UInt64 = 0
  /// Reads of items of which some write was still on its way here.
  package var readsBehind: UInt64 = 0
  /// Stale reads of which the reader had written the latest version.
  package var ownWritesMissed: UInt64 = 0

  package var calls: UInt64 = 0
  package var attempts: UInt64 = 0
  /// By `ThrottleReason.rawValue`.
  package var throttled = [UInt64](repeating: 0, count: ThrottleReason.allCases.count)
  /// Attempts that found the region's table out of reach, or without a second region.
  package var unavailable: UInt64 = 0
  package var timedOut: UInt64 = 0
  /// `ReplicatedWriteConflictException`.
  package var writeConflicts: UInt64 = 0
  /// `TransactionConflictException`, and transactions canceled for one.
  package var transactionConflicts: UInt64 = 0
  /// `ConditionalCheckFailedException`.
  package var conditionalFailures: UInt64 = 0
  /// Calls whose last attempt failed.
  package var failedCalls: UInt64 = 0
  /// Units used, those of writes that were replicated to here included.
  package var readUnits = 0.0
  package var writeUnits = 0.0

  package init(region: String) { self.region = region }

  package var retries: UInt64 { attempts - min(attempts, calls) }

  /// Acknowledged = replicated + pending + lost.
  package var conservesWrites: Bool { acknowledged == replicated + pendingAtEnd + lost }
}

/// Replication from one region to another.
package struct ReplicationAccount: Sendable, Equatable {
  package var from: String
  package var to: String
  package var delivered: UInt64 = 0
  /// Summed over the writes that arrived [s].
  package var lagSum = 0.0
  package var longestLag = 0.0
  package var mostPending = 0
  package var pendingAtEnd = 0
  /// From the end of the last stall until nothing was left of it; `nil` if it never was [s].
  package var catchUp: Double?

  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }

  package var meanLag: Double? { delivered > 0 ? lagSum / Double(delivered) : nil }
}

/// What a region held alone when it was lost or cut off: the recovery point, in writes and time.
package struct RegionLossAccount: Sendable, Equatable {
  package var region: String
  package var at: SimulationTime
  package var cause: Cause
  /// Acknowledged writes that no other replica had.
  package var writes: UInt64
  /// Age of the oldest of them [s].
  package var oldest: Double?
  /// When the region was back; `nil` if it was not before the end.
  package var returned: SimulationTime?

  package init(
    region: String, at: SimulationTime, cause: Cause, writes: UInt64, oldest: Double? = nil
  ) {
    self.region = region
    self.at = at
    self.cause = cause
    self.writes = writes
    self.oldest = oldest
  }

  package enum Cause: String, Sendable {
    case lost, isolated
  }
}
