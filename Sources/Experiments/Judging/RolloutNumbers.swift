import CloudModel
import SimulationKernel

/// What one rollout of one replication comes to, in numbers.
package struct RolloutNumbers: Sendable, Equatable {
  package var account: RolloutAccount
  package var candidateRequests: Int
  package var candidateFailed: Int
  /// When the candidate met its first request, if it met one.
  package var firstCandidateRequest: SimulationTime?

  /// From its start to its end [s].
  package var duration: Double? {
    account.finished.map { ($0 - account.started).seconds }
  }

  /// From the candidate's first production traffic to the moment something noticed [s].
  package var detectionDelay: Double? {
    let exposed = account.trafficSteps.first { $0.percent > 0 }?.at ?? account.started
    return account.detected.map { max(0, ($0 - exposed).seconds) }
  }

  /// From that moment until the last production traffic had left the candidate [s].
  package var rollbackDelay: Double? {
    guard let detected = account.detected, let rolledBack = account.rolledBack else { return nil }
    return max(0, (rolledBack - detected).seconds)
  }

  /// Whether the candidate did not become the service.
  package var isUndone: Bool { account.outcome != .succeeded }

  package static func all(of record: ReplicationRecord) -> [RolloutNumbers] {
    record.accounts.rollouts.enumerated().map { index, account in
      let numbers = record.numbers
      let isKnown = index < numbers.candidateRequests.count
      return RolloutNumbers(
        account: account,
        candidateRequests: isKnown ? numbers.candidateRequests[index] : 0,
        candidateFailed: isKnown ? numbers.candidateFailed[index] : 0,
        firstCandidateRequest: isKnown && numbers.candidateFirst[index] < .never
          ? numbers.candidateFirst[index] : nil)
    }
  }
}
