import CloudModel
import SimulationKernel

/// Everything that is known after one replication.
package struct ReplicationRecord: Sendable {
  package var index: Int
  package var numbers: RunNumbers
  package var journal: RunJournal
  package var goodput: GoodputSeries?
  package var accounts: RunAccounts
  package var cloud: CloudDescription
  package var served: ServedSeries
  package var signs: RecoverySigns
  package var eventCount: UInt64
  package var fingerprint: UInt64
  /// `false` if the run stopped early.
  package var reachedHorizon: Bool
  /// Why it stopped early.
  package var stopReason: StopReason?
  /// The observed part of the run, from the end of the warm-up to the horizon [s].
  package var window: Double
  /// All of it, the warm-up included [s].
  package var length: Double

  package init(
    index: Int, cloud: CloudDescription, recorder: RunRecorder, outcome: ReplicationOutcome
  ) {
    self.index = index
    numbers = recorder.numbers
    journal = recorder.journal
    goodput = recorder.goodput
    accounts = outcome.accounts
    self.cloud = cloud
    served = recorder.served
    signs = RecoverySigns(recorder.journal, outcome.accounts, cloud)
    eventCount = outcome.eventCount
    fingerprint = outcome.fingerprint
    reachedHorizon = outcome.reachedHorizon
    stopReason = outcome.reachedHorizon ? nil : outcome.stopReason ?? .events
    let end = outcome.end ?? .zero + cloud.horizon
    window = max(0, (end - (.zero + cloud.warmUp)).seconds)
    length = (end - .zero).seconds
    signs.standbys = RegionLoads(self).standbyReadiness
  }
}

/// What one run of the model hands back beside what it told its recorder.
package struct ReplicationOutcome: Sendable {
  package var accounts: RunAccounts
  package var eventCount: UInt64
  package var fingerprint: UInt64
  package var reachedHorizon: Bool
  /// Where the run ended; `nil` for the horizon.
  package var end: SimulationTime?
  /// Why it ended early, if it was not the limit of events.
  package var stopReason: StopReason?

  package init(
    accounts: RunAccounts, eventCount: UInt64, fingerprint: UInt64, reachedHorizon: Bool,
    end: SimulationTime? = nil, stopReason: StopReason? = nil
  ) {
    self.accounts = accounts
    self.eventCount = eventCount
    self.fingerprint = fingerprint
    self.reachedHorizon = reachedHorizon
    self.end = end
    self.stopReason = stopReason
  }
}
