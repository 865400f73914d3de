import CloudModel
import SimulationKernel

/// What became of the deployment in one world.
package enum WorldEnd: String, Sendable, Hashable, CaseIterable {
  /// The candidate is the service now.
  case promoted
  /// The gate found it bad, and the stable revision serves again.
  case rolledBack
  /// The gate found it bad, and nothing was undone.
  case stopped
  /// It can neither go on nor back.
  case stuck
  /// Undecided when the run ended.
  case running
  /// The plan ended it: a later deployment took its place, or a step rolled it back.
  case superseded
  /// The plan failed before it began.
  case notStarted

  /// Whether the gate said that the build is bad.
  package var isCaught: Bool { self == .rolledBack || self == .stopped }
  /// Whether nothing was decided about the build.
  package var isUndecided: Bool { !isCaught && self != .promoted }
}

/// What one world showed: the little of a run that the lab keeps.
package struct WorldOutcome: Sendable, Hashable {
  package var end: WorldEnd
  /// From the start of the deployment until something noticed a bad candidate [s].
  package var detection: Double?
  /// The same from the first request that met the candidate [s].
  package var detectionFromFirstRequest: Double?
  /// From that moment until the last production traffic had left the candidate [s].
  package var restoration: Double?
  /// Attempts that met the candidate, and those of them that failed, until the run's end.
  package var candidateRequests: Int
  package var candidateFailed: Int
  /// Requests of the whole run, whatever they met.
  package var offered: Int
  package var failed: Int
  package var strategy: String?
  package var eventCount: UInt64
  package var fingerprint: UInt64

  init(_ record: ReplicationRecord, of deployment: StudiedDeployment) {
    offered = Int(record.accounts.offered)
    failed = Int(record.accounts.failed)
    eventCount = record.eventCount
    fingerprint = record.fingerprint
    let rollout = deployment.rollout(in: record.accounts)
    end = rollout.map { WorldEnd($0.account) } ?? .notStarted
    let numbers = rollout.map { RolloutNumbers.all(of: record)[$0.number] }
    candidateRequests = numbers?.candidateRequests ?? 0
    candidateFailed = numbers?.candidateFailed ?? 0
    restoration = numbers?.rollbackDelay
    strategy = rollout?.account.strategy
    guard let account = rollout?.account, let detected = account.detected, end.isCaught else {
      return
    }
    detection = max(0, (detected - account.started).seconds)
    detectionFromFirstRequest = numbers?.firstCandidateRequest.map {
      max(0, (detected - $0).seconds)
    }
  }
}

extension WorldEnd {
  fileprivate init(_ account: RolloutAccount) {
    switch account.outcome {
    case .succeeded: self = .promoted
    // What the plan ended says nothing about the gate.
    case .rolledBack: self = account.failure == .stoppedByUser ? .superseded : .rolledBack
    case .failed: self = account.failure == .stoppedByUser ? .superseded : .stopped
    case .stuck: self = .stuck
    case .running: self = .running
    }
  }
}
