import RandomVariates
import SimulationKernel

// One attempt of a call: past the circuit breaker and the bulkhead to the callee, and back.
extension World {
  /// A call asks its guards to be let out.
  mutating func attempt(_ call: Int, in queue: inout EventQueue) {
    let edge = Int(graph.calls[call].edge)
    let state = state(of: call)
    guard let permit = permit(for: call, state, in: queue) else {
      graph.accounts[edge].refusedByBreaker += 1
      refuse(call, in: &queue)
      return
    }
    graph.calls[call].permit = permit
    switch graph.states[state].bulkhead?.enter(call) {
    case .admitted, nil:
      dispatchCall(call, in: &queue)
    case .queued:
      graph.calls[call].phase = .waiting
      if let span = graph.edges[edge].description.bulkhead?.wait {
        scheduleStep(of: call, after: span, in: &queue)
      }
    case .refused:
      graph.states[state].breaker?.released(permit)
      graph.accounts[edge].refusedByBulkhead += 1
      refuse(call, in: &queue)
    }
  }

  /// A call that its own guards refuse is not tried again: they would refuse it again.
  private mutating func refuse(_ call: Int, in queue: inout EventQueue) {
    graph.calls[call].phase = .ending
    end(call, .callRejected, in: &queue)
  }

  private mutating func dispatchCall(_ call: Int, in queue: inout EventQueue) {
    let edge = Int(graph.calls[call].edge)
    graph.calls[call].phase = .underWay
    graph.calls[call].sent = queue.now
    graph.accounts[edge].attempts += 1
    switch graph.edges[edge].callee {
    case .dependency(let dependency): ask(dependency, by: call, in: &queue)
    case .sources(let first): sendSubrequest(of: call, firstSource: first, in: &queue)
    case .table:
      armTimeout(of: call, in: &queue)
      beginTableCall(call, in: &queue)
    case .database:
      armTimeout(of: call, in: &queue)
      beginDatabaseCall(call, in: &queue)
    }
  }

  private func armTimeout(of call: Int, in queue: inout EventQueue) {
    guard let span = graph.edges[Int(graph.calls[call].edge)].description.client.timeout else {
      return
    }
    scheduleStep(of: call, after: span, in: &queue)
  }

  // MARK: Dependencies

  private mutating func ask(_ dependency: Int, by call: Int, in queue: inout EventQueue) {
    let (latency, isError) = answer(
      ofDependency: dependency, to: graph.calls[call].drawCounter)
    graph.calls[call].outcome = isError ? .dependencyError : .success
    var span = latency
    if let timeout = graph.edges[Int(graph.calls[call].edge)].description.client.timeout,
      latency > timeout
    {
      span = timeout
      graph.calls[call].outcome = .clientTimeout
    }
    scheduleStep(of: call, after: span, in: &queue)
  }

  // MARK: Listeners and names

  private mutating func sendSubrequest(
    of call: Int, firstSource: Int, in queue: inout EventQueue
  ) {
    let edge = Int(graph.calls[call].edge)
    let number = firstSource + max(0, Int(graph.calls[call].place))
    let kind = graph.edges[edge].requestClass
    let state = state(of: call)
    let slot = slab.allocate()
    var stream = graph.edges[edge].work.stream(graph.calls[call].identity)
    slab[slot].due = graph.calls[call].begun
    slab[slot].work = TimeSpan(seconds: max(0, classes[kind].work.sample(using: &stream)))
    slab[slot].request = graph.calls[call].identity
    slab[slot].number = UInt32(graph.calls[call].number)
    slab[slot].source = UInt16(truncatingIfNeeded: number)
    slab[slot].requestClass = UInt16(truncatingIfNeeded: kind)
    slab[slot].isProbe = false
    slab[slot].session = -1
    if sources[number].sessionCount > 0 {
      let connection = graph.states[state].sequence % sources[number].sessionCount
      slab[slot].session = Int32(truncatingIfNeeded: sources[number].firstSession + connection)
      graph.states[state].sequence += 1
    }
    graph.link(slot, to: call)
    send(slot, in: &queue)
  }

  /// An answer can end the request that waited for it, and so on: a longer chain goes on in an
  /// event of its own, so that the stack stays shallow.
  private static let mostAnswersAtOnce = 16

  /// What an attempt of a call was answered with.
  mutating func subrequestAnswered(
    _ slot: Int, _ outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    let call = Int(graph.callOfSlot[slot])
    graph.calls[call].isCallersFault = outcome == .fixedResponse && fixedStatus(for: slot) < 500
    guard graph.answering < Self.mostAnswersAtOnce else {
      graph.calls[call].slot = -1
      graph.calls[call].outcome = outcome
      scheduleStep(of: call, after: .zero, in: &queue)
      return
    }
    graph.answering += 1
    callEnded(call, outcome: outcome, in: &queue)
    graph.answering -= 1
  }

  /// The client's side of an attempt moves to a slot of its own.
  mutating func moveCall(from slot: Int, to other: Int) {
    guard Int(slab[slot].source) >= userSourceCount else { return }
    graph.link(other, to: Int(graph.callOfSlot[slot]))
  }

  /// How long an attempt waits for its answer; `nil` is for ever.
  func clientTimeout(of slot: Int) -> TimeSpan? {
    let number = Int(slab[slot].source)
    guard number >= userSourceCount else { return description.traffic[number].client.timeout }
    let edge = Int(graph.calls[Int(graph.callOfSlot[slot])].edge)
    return graph.edges[edge].description.client.timeout
  }

  /// The callee of an orphan is told, and stops.
  mutating func cancel(_ call: Int, in queue: inout EventQueue) {
    switch graph.edges[Int(graph.calls[call].edge)].callee {
    case .dependency: break
    case .table, .database: return
    case .sources:
      guard cancelSubrequest(Int(graph.calls[call].slot), in: &queue) else { return }
    }
    releaseGuards(call, in: &queue)
    forget(call)
  }

  /// - Returns: Whether it was anywhere where it could be stopped.
  private mutating func cancelSubrequest(_ slot: Int, in queue: inout EventQueue) -> Bool {
    guard slot >= 0 else { return false }
    switch slab[slot].phase {
    case .waiting, .inService, .calling:
      queue.cancelTimers(of: UInt32(truncatingIfNeeded: slot))
      slab[slot].clientIsGone = true
      releaseConnection(slot, outcome: .clientTimeout, at: queue.now)
      abandon(slot, cancels: true, in: &queue)
      return true
    case .free, .backingOff, .connecting, .leftQueue, .unanswered, .answering:
      return false
    }
  }

  // MARK: Guards

  /// Leave of the circuit breaker; `nil` refuses.
  private mutating func permit(
    for call: Int, _ state: Int, in queue: borrowing EventQueue
  ) -> CallBreaker.Permit? {
    guard let before = graph.states[state].breaker?.state.name else { return .unguarded }
    let permit = graph.states[state].breaker?.permit(at: queue.now)
    noteCircuit(of: call, state, before: before, in: queue)
    return permit
  }

  /// An attempt has ended: the breaker hears how, and the bulkhead has a place.
  mutating func leaveGuards(
    _ call: Int, outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    let state = state(of: call)
    guard graph.states[state].life == graph.calls[call].life else { return }
    if let before = graph.states[state].breaker?.state.name {
      let isFailure = outcome != .success && !graph.calls[call].isCallersFault
      graph.states[state].breaker?.ended(
        graph.calls[call].permit, isFailure: isFailure, at: queue.now)
      noteCircuit(of: call, state, before: before, in: queue)
    }
    admitWaiting(state, in: &queue)
  }

  /// An attempt was called off, and says nothing about its callee.
  private mutating func releaseGuards(_ call: Int, in queue: inout EventQueue) {
    let state = state(of: call)
    guard graph.states[state].life == graph.calls[call].life else { return }
    graph.states[state].breaker?.released(graph.calls[call].permit)
    graph.calls[call].phase = .ending
    admitWaiting(state, in: &queue)
  }

  private mutating func admitWaiting(_ state: Int, in queue: inout EventQueue) {
    graph.states[state].bulkhead?.leave()
    // One that is let in and ends at once lets the next one in here, not a level deeper.
    guard graph.states[state].bulkhead != nil, !graph.states[state].isAdmitting else { return }
    graph.states[state].isAdmitting = true
    while let next = graph.states[state].bulkhead?.admitNext() {
      graph.calls[next].generation &+= 1
      dispatchCall(next, in: &queue)
    }
    graph.states[state].isAdmitting = false
  }

  /// A call has waited for a place in its bulkhead as long as it may.
  mutating func waitedInVain(_ call: Int, in queue: inout EventQueue) {
    stopWaiting(call)
    graph.accounts[Int(graph.calls[call].edge)].refusedByBulkhead += 1
    refuse(call, in: &queue)
  }

  /// A call leaves the line of its bulkhead.
  mutating func stopWaiting(_ call: Int) {
    let state = state(of: call)
    guard graph.states[state].life == graph.calls[call].life else { return }
    graph.states[state].bulkhead?.giveUp(call)
    graph.states[state].breaker?.released(graph.calls[call].permit)
  }

  private mutating func noteCircuit(
    of call: Int, _ state: Int, before: CircuitState, in queue: borrowing EventQueue
  ) {
    guard let after = graph.states[state].breaker?.state.name, after != before else { return }
    let edge = Int(graph.calls[call].edge)
    let target = Int(graph.calls[call].target)
    if after == .open {
      graph.accounts[edge].opened(CircuitOpening(at: queue.now, target: target))
    }
    journal(
      targetName(target), .circuit(to: graph.accounts[edge].to, state: after), in: queue)
  }
}
