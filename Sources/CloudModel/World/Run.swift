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
  ///   - stopCheck: Asked every two million events, about once in a fifth of a second, whether
  ///     the run is to be given up.
  /// - Precondition: The description has no problems.
  package static func perform(
    _ description: CloudDescription, seed: UInt64, replication: Int, recorder: any Recorder,
    eventLimit: UInt64 = .max, stopCheck: () -> Bool = { false }
  ) -> Outcome {
    var queue = EventQueue()
    let world = World(
      description, seed: seed, replication: replication, recorder: recorder, in: &queue)
    var engine = Engine(queue: queue, model: world)
    let horizon = SimulationTime.zero + description.horizon
    var reached = false
    while !reached, engine.eventCount < eventLimit {
      let slice = min(eventLimit, engine.eventCount &+ 2_000_000)
      reached = engine.run(until: horizon, eventLimit: slice)
      if !reached, stopCheck() { break }
    }
    let end = engine.queue.now
    return Outcome(
      accounts: engine.model.finish(at: end), eventCount: engine.eventCount,
      fingerprint: engine.fingerprint, reachedHorizon: reached, end: end)
  }
}
