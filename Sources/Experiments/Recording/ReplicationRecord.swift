import CloudModel
import SimulationKernel

/// Everything that is known after one replication.
package struct ReplicationRecord: Sendable {
  package var index: Int
  package var numbers: RunNumbers
  package var journal: RunJournal
  package var accounts: RunAccounts
  package var eventCount: UInt64
  package var fingerprint: UInt64
  /// `false` if the run stopped at its limit of events.
  package var reachedHorizon: Bool
  /// The observed part of the run, from the end of the warm-up to the horizon [s].
  package var window: Double

  package init(
    index: Int, cloud: CloudDescription, recorder: RunRecorder, outcome: ReplicationOutcome
  ) {
    self.index = index
    numbers = recorder.numbers
    journal = recorder.journal
    accounts = outcome.accounts
    eventCount = outcome.eventCount
    fingerprint = outcome.fingerprint
    reachedHorizon = outcome.reachedHorizon
    window = max(0, (cloud.horizon - cloud.warmUp).seconds)
  }
}

/// What one run of the model hands back beside what it told its recorder.
package struct ReplicationOutcome: Sendable {
  package var accounts: RunAccounts
  package var eventCount: UInt64
  package var fingerprint: UInt64
  package var reachedHorizon: Bool

  package init(
    accounts: RunAccounts, eventCount: UInt64, fingerprint: UInt64, reachedHorizon: Bool
  ) {
    self.accounts = accounts
    self.eventCount = eventCount
    self.fingerprint = fingerprint
    self.reachedHorizon = reachedHorizon
  }
}
