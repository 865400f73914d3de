import RandomVariates
import SimulationKernel

// Requests of checkers that wait in a target's queue like any other.
extension World {
  /// More than any health check has.
  static var mostCheckers: Int { 128 }

  /// A checker's request that goes through a target's queue: its slot's session tells whose it is.
  mutating func sendProbe(
    to target: Int, by checker: Int, of check: Int, _ luck: inout RandomStream,
    in queue: inout EventQueue
  ) {
    let slot = slab.allocate()
    let endpoint = revisions[targets[target].revision].healthEndpoint
    prepareProbe(
      slot, to: target, work: TimeSpan(seconds: endpoint.responseTime.sample(using: &luck)),
      at: queue.now)
    slab[slot].session = Int32(-2 - check * Self.mostCheckers - checker)
    if let statusLane { queue.arm(statusLane, slot: UInt32(slot)) }
    offer(slot, to: target, in: &queue)
  }

  /// The target has answered, or the checker has waited for a status as long as it does.
  ///
  /// The request took its place in the queue when the checker began; the way to the target and the
  /// body come on top of what it has waited for.
  mutating func queuedProbeEnded(
    _ slot: Int, failure: TargetReason?, in queue: inout EventQueue
  ) {
    let number = -2 - Int(slab[slot].session)
    let (check, checker) = (number / Self.mostCheckers, number % Self.mostCheckers)
    guard case .endpoint(let it) = healthChecks[check].description.kind else { return }
    let waited = queue.now - slab[slot].sent
    let outcome = healthChecks[check].ways[checker].outcome(
      of: failure == .timeout
        ? .silence : .answer(status: failure == nil ? 200 : 503, after: waited),
      for: it.type)
    endProbe(
      by: checker, of: check, passed: outcome.passed, after: outcome.after - waited, in: &queue)
  }
}
