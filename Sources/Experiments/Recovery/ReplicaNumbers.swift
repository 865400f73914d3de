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
  /// Of writes of regions that came back: lost for good, or written over.
  package var failbackLost = 0
  package var reads = 0
  package var staleReads = 0

  package init(name: String, mode: String) {
    (self.name, self.mode) = (name, mode)
  }
}

extension ReplicaNumbers {
  /// Of every table and database of a replication, in the order of the scenario.
  package static func all(of record: ReplicationRecord) -> [ReplicaNumbers] { [] }
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
      .stability, .headroom, .costStandby:
      return Reading(.nan)
    }
  }
}
