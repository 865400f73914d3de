import CloudModel
import SimulationKernel

// What a replication says about how clients followed changes of names.
extension MetricReader {
  /// The worst of the changes decides; not a number where no answer changed.
  ///
  /// What so many requests had not followed before the answer changed again, or the run ended, is
  /// infinite.
  func moved(_ metric: Metric) -> Double {
    let wanted = metric.tag(.name)
    let curves = record.accounts.names.filter { (wanted ?? $0.name) == $0.name }
      .flatMap(\.moves).map(\.curve).filter { $0.requests > 0 }
    func longest(_ share: Double) -> Double {
      curves.map { $0.moved(share)?.seconds ?? .infinity }.max() ?? .nan
    }
    switch metric.name {
    case .movedHalf: return longest(0.5)
    case .movedNinety: return longest(0.9)
    case .movedNinetyNine: return longest(0.99)
    case .movedStale:
      return curves.compactMap { $0.staleShare(after: metric.delay) }.max() ?? .nan
    case .latency, .waiting, .failed, .requests, .retried, .availability, .errorBudget,
      .utilization, .cost, .rolloutDuration, .rolloutCandidateRequests, .rolloutCandidateFailed,
      .rolloutDetectionDelay, .rolloutRollbackDelay, .rolloutOutcome, .rto, .rtoDetection,
      .rtoDecision, .rtoRecordFlip, .rtoCacheDrain, .rtoCapacity, .failoverRequestsLost,
      .stability, .rpoWrites, .rpoSeconds, .replicationConflicts, .replicationLostSilently,
      .replicationStaleReads, .failbackLost, .headroom, .costStandby:
      return .nan
    }
  }
}

extension Metric {
  /// So long after a change; fifteen minutes where it does not say.
  fileprivate var delay: TimeSpan {
    let seconds = tag(.after).flatMap { try? Quantity.value(Span($0), in: .duration) }
    return seconds.map { TimeSpan(seconds: min(max(0, $0), Self.longestDelay)) } ?? .minutes(15)
  }

  /// Longer than any run [s].
  private static let longestDelay = 1e8
}
