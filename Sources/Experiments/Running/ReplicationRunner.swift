import CloudModel

/// Runs one replication of a cloud and hands its attempts to the recorder.
///
/// A pure function of its arguments, called from several tasks at a time.
package typealias ReplicationExecutor =
  @Sendable (
    _ cloud: CloudDescription, _ seed: UInt64, _ replication: Int, _ recorder: RunRecorder,
    _ eventLimit: UInt64, _ stopCheck: StopCheck
  ) throws -> ReplicationOutcome

/// Why a rehearsal ended before it had what it wanted.
package enum StopReason: String, Sendable, Hashable {
  case events, time, memory, interrupted
  /// Of replications, as the call allowed them.
  case budget
}

/// Looks at the world outside the simulation now and then: clock, memory, signals.
package typealias StopCheck = @Sendable () -> StopReason?

/// Runs replications on several cores and hands them on in the order of their numbers.
package struct ReplicationRunner: Sendable {
  package var cloud: CloudDescription
  package var seed: UInt64
  package var eventLimit: UInt64
  /// How many replications run at a time.
  package var jobs: Int
  package var execute: ReplicationExecutor
  package var stopCheck: StopCheck

  package init(
    cloud: CloudDescription, seed: UInt64, eventLimit: UInt64, jobs: Int,
    execute: @escaping ReplicationExecutor, stopCheck: @escaping StopCheck = { nil }
  ) {
    self.cloud = cloud
    self.seed = seed
    self.eventLimit = eventLimit
    self.jobs = max(1, jobs)
    self.execute = execute
    self.stopCheck = stopCheck
  }

  /// Runs the replications of a range; see ``OrderedWork/run(_:receive:)``.
  package func run(
    _ range: Range<Int>, receive: (ReplicationRecord) throws -> Bool
  ) async throws -> StopReason? {
    try await OrderedWork(jobs: jobs, stopCheck: stopCheck, perform: runOne)
      .run(range, receive: receive)
  }

  /// Runs one replication on the calling task, and gives it up when that is cancelled.
  @Sendable func runOne(_ index: Int) throws -> ReplicationRecord {
    let recorder = RunRecorder(cloud)
    let outcome = try execute(cloud, seed, index, recorder, eventLimit) {
      Task.isCancelled ? .interrupted : stopCheck()
    }
    return ReplicationRecord(index: index, cloud: cloud, recorder: recorder, outcome: outcome)
  }
}
