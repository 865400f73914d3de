import CloudModel

/// What became of the data of one table or database in one replication, in numbers.
package struct ReplicaNumbers: Sendable, Equatable {
  package var name: String
  /// How it keeps its copies, in the words of the scenario.
  package var mode: String
  package var acknowledged = 0
  /// Acknowledged writes that have reached every copy, and those on their way at the end.
  package var replicated = 0
  package var pending = 0
  /// Acknowledged writes that are gone: nothing that is left at the end has them.
  package var lost = 0
  /// Acknowledged writes that no other region had when theirs was lost or cut off; the worst of
  /// such moments.
  package var recoveryPointWrites = 0
  /// The age of the oldest of them then [s].
  package var recoveryPointSeconds = 0.0
  /// Whether a region was lost or cut off at all.
  package var hadLoss = false
  package var conflicts = 0
  /// Writes that another region wrote over, or dropped, without having seen them.
  package var lostSilently = 0
  /// Writes that were on their way when their region was lost, or were made while it was cut off,
  /// and that another region had written over: what coming back did not bring back.
  package var failbackLost = 0
  package var reads = 0
  package var staleReads = 0

  package init(name: String, mode: String) {
    (self.name, self.mode) = (name, mode)
  }
}

extension ReplicaNumbers {
  /// Of every table and database of a replication, in the order of the scenario.
  package static func all(of record: ReplicationRecord) -> [ReplicaNumbers] {
    let (accounts, cloud) = (record.accounts, record.cloud)
    return accounts.tables.map { account in
      ReplicaNumbers(account, cloud.tables.first { $0.name == account.name })
    }
      + accounts.databases.map { account in
        ReplicaNumbers(account, cloud.databases.first { $0.name == account.name })
      }
  }

  private init(_ account: TableAccount, _ description: TableDescription?) {
    let isGlobal = account.regions.count > 1
    let mode =
      switch description?.consistency {
      case .strong?: "MRSC"
      case .eventual?: isGlobal ? "MREC" : "one Region"
      case nil: ""
      }
    self.init(name: account.name, mode: mode)
    func sum(_ number: (TableRegionAccount) -> UInt64) -> Int {
      Int(clamping: account.regions.reduce(0) { $0 + number($1) })
    }
    acknowledged = sum(\.acknowledged)
    replicated = sum(\.replicated)
    pending = sum(\.pendingAtEnd)
    lost = sum(\.lost)
    recoveryPointWrites = Int(clamping: account.losses.map(\.writes).max() ?? 0)
    recoveryPointSeconds = account.losses.compactMap(\.oldest).max() ?? 0
    hadLoss = !account.losses.isEmpty
    conflicts = sum(\.writesInConflict)
    lostSilently = sum(\.overruled)
    failbackLost = sum(\.overruledOnReturn)
    reads = sum(\.reads)
    staleReads = sum(\.staleReads)
  }

  /// Reads of databases go to the writer, so that none is stale.
  private init(_ account: DatabaseAccount, _ description: DatabaseDescription?) {
    self.init(name: account.name, mode: description?.kind.rawValue ?? "")
    acknowledged = Int(clamping: account.acknowledged)
    lost = Int(clamping: account.lost)
    pending = Int(clamping: account.pending.reduce(0, +))
    recoveryPointWrites = Int(clamping: account.failovers.map(\.lost).max() ?? 0)
    recoveryPointSeconds = account.recoveryPoint
    hadLoss = !account.failovers.isEmpty
  }
}

extension MetricReader {
  /// Sums over tables and databases; the worst of them where something is an age. Not a number
  /// without a table.
  func replication(_ metric: Metric, _ aggregate: Aggregate) -> Reading {
    let wanted = metric.tag(.table)
    let chosen = ReplicaNumbers.all(of: record).filter { (wanted ?? $0.name) == $0.name }
    guard !chosen.isEmpty else { return Reading(.nan) }
    func count(_ number: (ReplicaNumbers) -> Int) -> Reading {
      let sum = chosen.reduce(0) { $0 + number($1) }
      return Reading(Double(sum), events: sum)
    }
    switch metric.name {
    case .rpoWrites: return count(\.recoveryPointWrites)
    case .rpoSeconds: return Reading(chosen.map(\.recoveryPointSeconds).max() ?? .nan)
    case .replicationConflicts: return count(\.conflicts)
    case .replicationLostSilently: return count(\.lostSilently)
    case .failbackLost: return count(\.failbackLost)
    case .replicationStaleReads:
      let stale = count(\.staleReads)
      guard aggregate == .rate, let events = stale.events else { return stale }
      let reads = chosen.reduce(0) { $0 + $1.reads }
      return Reading(
        reads == 0 ? .nan : Double(events) / Double(reads), events: events, trials: reads)
    case .latency, .waiting, .failed, .requests, .retried, .availability, .errorBudget,
      .utilization, .cost, .rolloutDuration, .rolloutCandidateRequests, .rolloutCandidateFailed,
      .rolloutDetectionDelay, .rolloutRollbackDelay, .rolloutOutcome, .rto, .rtoDetection,
      .rtoDecision, .rtoRecordFlip, .rtoCacheDrain, .rtoCapacity, .failoverRequestsLost,
      .stability, .headroom, .costStandby, .movedHalf, .movedNinety, .movedNinetyNine,
      .movedStale:
      return Reading(.nan)
    }
  }
}
