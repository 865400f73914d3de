import CloudModel

// What a replication says about recovery.
extension MetricReader {
  /// The failovers of the replication by what a metric calls recovered.
  ///
  /// - Complexity: O(steps of the run) for each fault and change of answers
  func failovers(_ goal: RecoveryGoal) -> [Failover] { record.failovers(goal) }

  /// The worst of the failovers decides; not a number where nothing broke and nothing moved.
  func recovery(_ metric: Metric) -> Reading {
    let failovers = failovers(RecoveryGoal(metric))
    guard !failovers.isEmpty else { return Reading(.nan) }
    switch metric.name {
    case .rto: return Reading(failovers.map(\.rto).max() ?? .nan)
    case .rtoDetection: return part(.detection, of: failovers)
    case .rtoDecision: return part(.decision, of: failovers)
    case .rtoRecordFlip: return part(.recordFlip, of: failovers)
    case .rtoCacheDrain: return part(.cacheDrain, of: failovers)
    case .rtoCapacity: return part(.capacity, of: failovers)
    case .failoverRequestsLost:
      let lost = failovers.reduce(0) { $0 + $1.requestsLost }
      return Reading(Double(lost), events: lost)
    case .stability:
      return Reading(failovers.map(\.outlasting).filter { !$0.isNaN }.max() ?? .nan)
    case .latency, .waiting, .failed, .requests, .retried, .availability, .errorBudget,
      .utilization, .cost, .rolloutDuration, .rolloutCandidateRequests, .rolloutCandidateFailed,
      .rolloutDetectionDelay, .rolloutRollbackDelay, .rolloutOutcome, .rpoWrites, .rpoSeconds,
      .replicationConflicts, .replicationLostSilently, .replicationStaleReads, .failbackLost,
      .headroom, .costStandby, .movedHalf, .movedNinety, .movedNinetyNine, .movedStale:
      return Reading(.nan)
    }
  }

  /// The longest; a part that never ended is infinite.
  private func part(_ part: RecoveryPart, of failovers: [Failover]) -> Reading {
    Reading(failovers.map { $0.parts[part]?.seconds ?? .infinity }.max() ?? .nan)
  }
}

extension ReplicationRecord {
  /// What broke and moved in the replication, and when enough requests were served again.
  package func failovers(_ goal: RecoveryGoal) -> [Failover] {
    guard !signs.faults.isEmpty || !signs.answers.isEmpty else { return [] }
    return Recovery(served.shares(of: goal.classes(of: cloud)), signs, goal).failovers
  }
}
