import RandomVariates
import SimulationKernel

// A request that has done its own work calls others, and is answered when they have.
extension World {
  /// Whether a request has calls to make now that its own work is done.
  func wantsToCall(_ slot: Int, on target: Int) -> Bool {
    !graph.groups[targets[target].revision].isEmpty && slab[slot].answer == .success
      && !slab[slot].isProbe
  }

  /// A request makes its calls; its worker waits with it.
  mutating func beginCalling(_ slot: Int, in queue: inout EventQueue) {
    slab[slot].phase = .calling
    graph.begin(slot)
    goOnCalling(slot, in: &queue)
  }

  /// Begins the next calls of a request, or ends it if there are none.
  private mutating func goOnCalling(_ slot: Int, in queue: inout EventQueue) {
    let revision = targets[Int(slab[slot].target)].revision
    while graph.callers[slot].group < graph.groups[revision].count {
      let group = graph.groups[revision][graph.callers[slot].group]
      graph.callers[slot].group += 1
      begin(group, of: slot, in: &queue)
      guard let verdict = graph.callers[slot].verdict(isRace: group.isRace) else { return }
      giveUpCalls(of: slot, in: &queue)
      if verdict != .success {
        slab[slot].answer = verdict
        break
      }
    }
    endCalling(slot, in: &queue)
  }

  private mutating func begin(_ group: CallGroup, of slot: Int, in queue: inout EventQueue) {
    graph.callers[slot].beginGroup()
    graph.callers[slot].isBeginning = true
    for edge in group.edges where makes(slot, edge) {
      if graph.callers[slot].isDecided(isRace: group.isRace) { break }
      beginCall(edge, of: slot, in: &queue)
    }
    graph.callers[slot].isBeginning = false
  }

  /// Whether a request is one of those that make a call.
  private func makes(_ slot: Int, _ edge: Int) -> Bool {
    let applies = graph.edges[edge].appliesTo
    guard applies.isEmpty || applies[Int(slab[slot].requestClass)] else { return false }
    let share = graph.edges[edge].description.share
    return share >= 1 || graph.edges[edge].share.uniform(slab[slot].drawCounter) < share
  }

  /// One of a request's calls has ended, its fallback included.
  ///
  /// - Parameter failure: What the request makes of it; `nil` for a success.
  mutating func callerHears(
    _ slot: Int, failure: AttemptOutcome?, in queue: inout EventQueue
  ) {
    graph.callers[slot].callEnded(failure)
    guard !graph.callers[slot].isBeginning else { return }
    let revision = targets[Int(slab[slot].target)].revision
    let isRace = graph.groups[revision][graph.callers[slot].group - 1].isRace
    guard let verdict = graph.callers[slot].verdict(isRace: isRace) else { return }
    giveUpCalls(of: slot, in: &queue)
    if verdict == .success {
      goOnCalling(slot, in: &queue)
    } else {
      slab[slot].answer = verdict
      endCalling(slot, in: &queue)
    }
  }

  /// Whoever waited for a request that calls is gone, and the request with it.
  mutating func stopCalling(_ slot: Int, in queue: inout EventQueue) {
    giveUpCalls(of: slot, in: &queue)
    endCalling(slot, in: &queue)
  }

  private mutating func endCalling(_ slot: Int, in queue: inout EventQueue) {
    let target = Int(slab[slot].target)
    if targets[target].discipline == .processorSharing {
      leaveAfterCalling(slot, target: target, in: &queue)
    } else {
      freeWorker(of: slot, on: target, in: &queue)
    }
  }

  /// A request does not wait any longer for those of its calls that have not ended.
  private mutating func giveUpCalls(of slot: Int, in queue: inout EventQueue) {
    while graph.callers[slot].firstCall >= 0 {
      let call = Int(graph.callers[slot].firstCall)
      graph.callers[slot].firstCall = graph.calls[call].next
      graph.callers[slot].outstanding -= 1
      orphan(call, in: &queue)
    }
  }

  /// A process has lost all its requests, and its memory of calls with them.
  ///
  /// - Complexity: O(live calls); failures are rare.
  mutating func forgetCalls(of target: Int, in queue: inout EventQueue) {
    let range = graph.ranges[targets[target].revision]
    guard !range.isEmpty else { return }
    for call in graph.calls.indices where Int(graph.calls[call].target) == target {
      if graph.calls[call].parent >= 0 { orphan(call, in: &queue) }
    }
    for edge in range {
      let state = Int(graph.firstState[target]) + edge - range.lowerBound
      let life = graph.states[state].life &+ 1
      graph.states[state] = EdgeState(graph.edges[edge].description)
      graph.states[state].life = life
    }
  }
}
