import SimulationKernel

// Targets that serve all requests at once, sharing their cores.
extension World {
  mutating func offerShared(_ slot: Int, to target: Int, in queue: inout EventQueue) {
    // Either may be without bound.
    let (sum, overflow) = targets[target].workers.addingReportingOverflow(
      targets[target].queueLimit)
    guard overflow || targets[target].inSystem < sum else {
      refuse(slot, outcome: .queueFull, in: &queue)
      return
    }
    enter(target, at: queue.now)
    slab[slot].phase = .inService
    slab[slot].started = queue.now
    let demand = demand(of: slot, on: target, at: queue.now)
    slab[slot].demand = demand
    let setUp = slab[slot].started - queue.now
    sharing[target].add(slot, setUp: setUp, demand: demand, at: queue.now)
    targets[target].busy = min(targets[target].workers, sharing[target].count)
    scheduleSharedDeparture(of: target, in: &queue)
  }

  /// The request with the least work left on a sharing target is done.
  mutating func sharedDeparture(of target: Int, version: UInt32, in queue: inout EventQueue) {
    guard sharing[target].version & 0xFF_FFFF == version else { return }
    let slot = sharing[target].removeFirst(at: queue.now)
    if wantsToCall(slot, on: target) {
      stopSharing(slot, target: target, in: &queue)
      beginCalling(slot, in: &queue)
      return
    }
    leaveShared(slot, target: target, served: slab[slot].demand, at: queue.now)
    deliverAnswer(of: slot, in: &queue)
    afterShared(target, in: &queue)
  }

  /// A request has done its own work and calls others: it is still there, and needs no core.
  private mutating func stopSharing(_ slot: Int, target: Int, in queue: inout EventQueue) {
    targets[target].busyTime = targets[target].busyTime + slab[slot].demand
    if measuresService { noteService(of: slot, on: target, took: slab[slot].demand) }
    targets[target].busy = min(targets[target].workers, sharing[target].count)
    slab[slot].demand = .zero
    scheduleSharedDeparture(of: target, in: &queue)
  }

  /// What a request called has answered, or is not waited for any more.
  mutating func leaveAfterCalling(_ slot: Int, target: Int, in queue: inout EventQueue) {
    leaveShared(slot, target: target, served: .zero, at: queue.now)
    deliverAnswer(of: slot, in: &queue)
    exitIfAlone(target, in: &queue)
  }

  /// A request is given up by a sharing target before it is done.
  mutating func cancelShared(_ slot: Int, target: Int, in queue: inout EventQueue) {
    let left = sharing[target].remove(slot, at: queue.now)
    leaveShared(
      slot, target: target, served: max(.zero, slab[slot].demand - left), at: queue.now)
    afterShared(target, in: &queue)
  }

  /// Somebody has left: the others go on faster, and a finishing process that was left alone
  /// exits.
  private mutating func afterShared(_ target: Int, in queue: inout EventQueue) {
    scheduleSharedDeparture(of: target, in: &queue)
    exitIfAlone(target, in: &queue)
  }

  private mutating func exitIfAlone(_ target: Int, in queue: inout EventQueue) {
    if targets[target].inSystem == 0, targets[target].life == .finishing {
      exitWhenDone(target, in: &queue)
    }
  }

  /// - Parameter served: Core time is the request's own work, however slowly it was given.
  private mutating func leaveShared(
    _ slot: Int, target: Int, served: TimeSpan, at now: SimulationTime
  ) {
    targets[target].busyTime = targets[target].busyTime + served
    // What called others was noted when its own work was done.
    if measuresService, served > .zero { noteService(of: slot, on: target, took: served) }
    leave(target, slot: slot, at: now)
    targets[target].busy = min(targets[target].workers, sharing[target].count)
  }

  private mutating func scheduleSharedDeparture(of target: Int, in queue: inout EventQueue) {
    guard let span = sharing[target].nextDeparture(at: queue.now) else { return }
    queue.schedule(
      Event(
        kind: EventKind.sharedDeparture.rawValue, tag: sharing[target].version,
        index: UInt32(target)),
      after: span)
  }
}
