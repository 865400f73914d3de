import SimulationKernel

/// One run: a pure function of a description, a seed and the number of the replication.
package enum Run {
  /// What a run leaves behind.
  package struct Outcome: Sendable {
    package var accounts: RunAccounts
    package var eventCount: UInt64
    /// A hash of the trajectory: equal for equal runs on every platform.
    package var fingerprint: UInt64
    /// `false` when the event limit came first; the accounts then reach as far as the run did.
    package var reachedHorizon: Bool
    /// Where the run ended.
    package var end: SimulationTime
  }

  /// Rehearses a description once.
  ///
  /// - Parameters:
  ///   - recorder: Gets every ended attempt, every happening and every datapoint.
  ///   - eventLimit: The run stops after so many events.
  /// - Precondition: The description has no problems.
  package static func perform(
    _ description: CloudDescription, seed: UInt64, replication: Int, recorder: any Recorder,
    eventLimit: UInt64 = .max
  ) -> Outcome {
    var queue = EventQueue()
    let world = World(
      description, seed: seed, replication: replication, recorder: recorder, in: &queue)
    var engine = Engine(queue: queue, model: world)
    let reached = engine.run(until: .zero + description.horizon, eventLimit: eventLimit)
    let end = engine.queue.now
    return Outcome(
      accounts: engine.model.finish(at: end), eventCount: engine.eventCount,
      fingerprint: engine.fingerprint, reachedHorizon: reached, end: end)
  }
}
