import RandomVariates
import SimulationKernel

/// A table in one or more regions: every item in every replica, and every write on its way.
///
/// It knows no world: its methods say in ``orders`` what is to happen later. Memory follows the
/// items times the replicas, and the writes that are on their way.
package struct GlobalTable: Sendable {
  package let consistency: GlobalConsistency
  package let keyCount: Int
  package private(set) var replicas: [TableReplica]
  package var partialTransactions: UInt64 = 0
  package var partialSeconds = 0.0
  package var partialReads: UInt64 = 0
  package var losses: [RegionLossAccount] = []
  /// What the caller has to schedule; it empties the list.
  package var orders: [ReplicationOrder] = []

  /// Items that replicas hold different versions of; `nil` until somebody wants to know.
  package internal(set) var divergent: Int?

  /// replica · keys + key
  var items: [StoredItem]
  var newest: [NewestWrite]
  /// destination · keys + key; empty if there is one replica.
  var shipmentsOfKeys: [KeyShipments]
  /// source · replicas + destination
  package internal(set) var streams: [ReplicationStream] = []
  var writes: [PendingWrite] = []
  var freeWrites: [Int32] = []
  var shipments: [Shipment] = []
  var freeShipments: [Int32] = []
  var transactions: TransactionSpread
  var writeCount: UInt64 = 0
  let drainInterval: TimeSpan
  let storageLag: Sampler
  /// Items that are being committed in a table with strong consistency: until when, and where.
  var commits: [Commit]

  struct Commit {
    var end = SimulationTime.zero
    var replica: Int32 = -1
  }

  /// - Parameter added: Regions that get a replica while the table is in use.
  package init(_ description: TableDescription, adding added: [String] = [], key: StreamKey) {
    consistency = description.consistency
    keyCount = max(1, description.keys.count)
    var all = description.heldBy
    for region in added {
      var replica = ReplicaDescription()
      replica.region = region
      all.append(replica)
    }
    replicas = all.enumerated().map { number, it in
      TableReplica(it, isActive: number < description.heldBy.count)
    }
    let count = replicas.count
    items = Array(repeating: StoredItem(), count: count * keyCount)
    newest = Array(repeating: NewestWrite(), count: keyCount)
    shipmentsOfKeys = Array(repeating: KeyShipments(), count: count > 1 ? count * keyCount : 0)
    transactions = TransactionSpread(replicaCount: count)
    drainInterval = TimeSpan(seconds: max(1e-9, 1 / description.replication.drainRate))
    storageLag = Sampler(description.storageLag)
    commits = Array(
      repeating: Commit(), count: description.consistency == .strong ? keyCount : 0)
    let lags = key.derived("lag")
    for (source, from) in all.enumerated() {
      for (destination, to) in all.enumerated() {
        let own = description.replication.links.first {
          $0.from == from.region && $0.to == to.region
        }
        streams.append(
          ReplicationStream(
            lag: own?.lag ?? description.replication.lag,
            key: lags.derived(UInt64(source)).derived(UInt64(destination)), from: from.region,
            to: to.region))
      }
    }
  }

  package func stream(from source: Int, to destination: Int) -> ReplicationStream {
    streams[pair(source, destination)]
  }

  func pair(_ source: Int, _ destination: Int) -> Int { source * replicas.count + destination }

  func source(of pair: Int) -> Int { pair / replicas.count }

  func destination(of pair: Int) -> Int { pair % replicas.count }

  /// The lags since the last call, by pair of regions, for the metric.
  mutating func takeLatencies() -> [MetricSample?] {
    var samples: [MetricSample?] = []
    for pair in streams.indices where source(of: pair) != destination(of: pair) {
      samples.append(consistency == .eventual ? streams[pair].latency : nil)
      streams[pair].latency = nil
    }
    return samples
  }

  package subscript(replica: Int) -> TableReplica {
    get { replicas[replica] }
    _modify { yield &replicas[replica] }
  }

  package func replica(in region: String) -> Int? {
    replicas.firstIndex { $0.region == region }
  }
}

/// One region's part of a table.
package struct TableReplica: Sendable {
  package let region: String
  package var clockAhead: TimeSpan
  /// Whether it exists; one that is being added does not yet.
  package var isActive: Bool
  /// Since when its region has no power; `nil` has.
  package var lostSince: SimulationTime?
  /// Whether it is cut off with what only it has.
  var isIsolated = false
  package var account: TableRegionAccount

  init(_ description: ReplicaDescription, isActive: Bool) {
    region = description.region
    clockAhead = description.clockAhead
    self.isActive = isActive
    account = TableRegionAccount(region: description.region)
  }
}

/// What is to be scheduled.
package enum ReplicationOrder: Sendable, Equatable {
  /// It arrives after this long, if it ``GlobalTable/isCurrent(_:tag:)`` then.
  case arrival(shipment: Int, tag: UInt32, after: TimeSpan)
  /// Call ``GlobalTable/nextOfDrain(_:generation:)`` after this long.
  case drain(pair: Int, generation: UInt32, after: TimeSpan)
}
