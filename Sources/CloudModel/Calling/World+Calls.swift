import RandomVariates
import SimulationKernel

// The life of one call: it is let out, it ends, it is tried again, and something stands in for it.
extension World {
  /// A request makes a call.
  mutating func beginCall(_ edge: Int, of slot: Int, in queue: inout EventQueue) {
    let call = graph.calls.allocate()
    let target = Int(slab[slot].target)
    var it = Call()
    it.parent = Int32(truncatingIfNeeded: slot)
    it.edge = Int32(truncatingIfNeeded: edge)
    it.target = Int32(truncatingIfNeeded: target)
    it.place =
      description.regions.isEmpty
      ? -1 : Int16(truncatingIfNeeded: regionOfZone[targets[target].zone])
    it.identity = graph.edges[edge].identities.bits(slab[slot].drawCounter)
    it.begun = queue.now
    it.generation = graph.calls[call].generation
    it.next = graph.callers[slot].firstCall
    it.phase = .delayed
    graph.calls[call] = it
    graph.calls[call].life = graph.states[state(of: call)].life
    graph.callers[slot].firstCall = Int32(truncatingIfNeeded: call)
    graph.callers[slot].outstanding += 1
    if let delay = graph.edges[edge].description.race, delay > .zero {
      scheduleStep(of: call, after: delay, in: &queue)
    } else {
      start(call, in: &queue)
    }
  }

  private mutating func start(_ call: Int, in queue: inout EventQueue) {
    graph.accounts[Int(graph.calls[call].edge)].calls += 1
    graph.calls[call].begun = queue.now
    attempt(call, in: &queue)
  }

  /// The time of a call's next step has come.
  mutating func callStepDue(_ call: Int, tag: UInt32, in queue: inout EventQueue) {
    guard graph.calls.tag(call) == tag else { return }
    graph.calls[call].generation &+= 1
    switch graph.calls[call].phase {
    case .delayed: start(call, in: &queue)
    case .waiting: waitedInVain(call, in: &queue)
    case .underWay: timeIsUp(call, in: &queue)
    case .backingOff: attempt(call, in: &queue)
    case .fallingBack: conclude(call, failure: nil, in: &queue)
    case .free, .ending, .abandoned:
      preconditionFailure("call \(call) has no next step in phase \(graph.calls[call].phase)")
    }
  }

  func scheduleStep(of call: Int, after span: TimeSpan, in queue: inout EventQueue) {
    queue.schedule(
      Event(
        kind: EventKind.callStep.rawValue, tag: graph.calls.tag(call),
        index: UInt32(truncatingIfNeeded: call)),
      after: span)
  }

  /// Where the calling task's memory of such calls is.
  func state(of call: Int) -> Int {
    Int(graph.firstState[Int(graph.calls[call].target)])
      + graph.edges[Int(graph.calls[call].edge)].ordinal
  }

  // MARK: The end of an attempt

  /// A callee has answered, or has given up. Every attempt that was begun ends here once; tables
  /// and databases call it whether or not somebody still waits.
  mutating func callEnded(
    _ call: Int, outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    if graph.calls[call].phase == .abandoned {
      graph.calls.free(call)
      return
    }
    precondition(
      graph.calls[call].phase == .underWay,
      "call \(call) ends in phase \(graph.calls[call].phase)")
    graph.calls[call].generation &+= 1
    attemptEnded(call, outcome, in: &queue)
  }

  private mutating func attemptEnded(
    _ call: Int, _ outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    // From here on nobody can cancel it: letting others in may end the request that waits for it.
    graph.calls[call].phase = .ending
    graph.calls[call].slot = -1
    leaveGuards(call, outcome: outcome, in: &queue)
    guard graph.calls[call].parent >= 0 else {
      forget(call)
      return
    }
    if outcome == .success {
      refund(call)
    } else if wantsRetry(call, outcome: outcome) {
      backOff(call, in: &queue)
      return
    }
    end(call, outcome, in: &queue)
  }

  /// The caller's patience with an attempt is over, or a dependency's answer is there.
  private mutating func timeIsUp(_ call: Int, in queue: inout EventQueue) {
    switch graph.edges[Int(graph.calls[call].edge)].callee {
    case .dependency, .sources:
      attemptEnded(call, graph.calls[call].outcome, in: &queue)
    case .table, .database:
      // The callee goes on with what it was given; the call goes on without it.
      let next = graph.calls.allocate()
      let generation = graph.calls[next].generation
      graph.calls[next] = graph.calls[call]
      graph.calls[next].generation = generation
      replace(call, by: next)
      graph.calls[call].parent = -1
      graph.calls[call].phase = .abandoned
      attemptEnded(next, .clientTimeout, in: &queue)
    }
  }

  // MARK: Again

  /// Whether a call is tried again; takes the token for it.
  private mutating func wantsRetry(_ call: Int, outcome: AttemptOutcome) -> Bool {
    let retry = graph.edges[Int(graph.calls[call].edge)].retry
    guard Int(graph.calls[call].number) < retry.attempts, !graph.calls[call].isCallersFault,
      outcome != .clientTimeout || retry.onTimeout
    else { return false }
    guard let budget = retry.budget else { return true }
    let state = state(of: call)
    guard graph.states[state].tokens >= budget.cost else { return false }
    graph.states[state].tokens -= budget.cost
    return true
  }

  private mutating func refund(_ call: Int) {
    guard let budget = graph.edges[Int(graph.calls[call].edge)].retry.budget else { return }
    let state = state(of: call)
    graph.states[state].tokens = min(budget.tokens, graph.states[state].tokens + budget.refund)
  }

  private mutating func backOff(_ call: Int, in queue: inout EventQueue) {
    let edge = Int(graph.calls[call].edge)
    var stream = draws.backoff.stream(graph.calls[call].drawCounter)
    let span = graph.edges[edge].retry.backoff.wait(
      after: UInt32(graph.calls[call].number), sampler: graph.edges[edge].backoff, using: &stream)
    graph.accounts[edge].retries += 1
    graph.calls[call].number &+= 1
    graph.calls[call].phase = .backingOff
    scheduleStep(of: call, after: span, in: &queue)
  }

  // MARK: The end of a call

  /// A call has ended for good; what was to stand in for it does.
  mutating func end(_ call: Int, _ outcome: AttemptOutcome, in queue: inout EventQueue) {
    let edge = Int(graph.calls[call].edge)
    graph.accounts[edge].ended(outcome, after: queue.now - graph.calls[call].begun)
    guard outcome != .success else {
      conclude(call, failure: nil, in: &queue)
      return
    }
    switch graph.edges[edge].fallback {
    case .none:
      let failure = graph.edges[edge].callee.failure(outcome)
      conclude(call, failure: failure, in: &queue)
    case .answer(let span):
      graph.accounts[edge].fallbacks += 1
      graph.calls[call].phase = .fallingBack
      scheduleStep(of: call, after: span, in: &queue)
    case .call(let other):
      graph.accounts[edge].fallbacks += 1
      let slot = Int(graph.calls[call].parent)
      unlink(call)
      graph.calls.free(call)
      graph.callers[slot].outstanding -= 1
      beginCall(other, of: slot, in: &queue)
    }
  }

  private mutating func conclude(
    _ call: Int, failure: AttemptOutcome?, in queue: inout EventQueue
  ) {
    let slot = Int(graph.calls[call].parent)
    unlink(call)
    graph.calls.free(call)
    callerHears(slot, failure: failure, in: &queue)
  }

  // MARK: Nobody waits for it

  /// The request that made a call is gone: what has not been sent is not, and what is under way
  /// goes on for nobody, unless the callee is told.
  mutating func orphan(_ call: Int, in queue: inout EventQueue) {
    graph.calls[call].parent = -1
    switch graph.calls[call].phase {
    case .delayed, .fallingBack:
      // One has not begun, the other has been counted.
      graph.calls.free(call)
    case .waiting:
      stopWaiting(call)
      forget(call)
    case .backingOff:
      forget(call)
    case .underWay:
      if graph.edges[Int(graph.calls[call].edge)].cancels { cancel(call, in: &queue) }
    case .ending:
      break
    case .free, .abandoned:
      preconditionFailure("call \(call) has a caller in phase \(graph.calls[call].phase)")
    }
  }

  /// A call that nobody waits for is over.
  mutating func forget(_ call: Int) {
    graph.accounts[Int(graph.calls[call].edge)].orphaned += 1
    graph.calls.free(call)
  }

  // MARK: The calls of a request

  private mutating func unlink(_ call: Int) { replace(call, by: nil) }

  /// - Complexity: O(calls that the request makes at once)
  private mutating func replace(_ call: Int, by other: Int?) {
    let slot = Int(graph.calls[call].parent)
    guard slot >= 0 else { return }
    let successor = other.map { Int32(truncatingIfNeeded: $0) } ?? graph.calls[call].next
    let own = Int32(truncatingIfNeeded: call)
    if graph.callers[slot].firstCall == own {
      graph.callers[slot].firstCall = successor
      return
    }
    var before = Int(graph.callers[slot].firstCall)
    while graph.calls[before].next != own { before = Int(graph.calls[before].next) }
    graph.calls[before].next = successor
  }

  /// The books of all calls at the end of the run.
  func callAccounts() -> [CallAccount] {
    var accounts = graph.accounts
    for call in graph.calls.indices {
      switch graph.calls[call].phase {
      case .waiting, .underWay, .ending, .backingOff:
        accounts[Int(graph.calls[call].edge)].inFlightAtEnd += 1
      case .free, .delayed, .fallingBack, .abandoned: break
      }
    }
    return accounts
  }
}

extension CallEdge.Callee {
  /// What a request answers when a call of it has failed: of a callee that is asked by requests it
  /// sees an error answer, whatever was behind it.
  func failure(_ outcome: AttemptOutcome) -> AttemptOutcome {
    switch outcome {
    case .clientTimeout: return .callTimedOut
    case .callRejected where !isAsked, .tableThrottled where !isAsked,
      .tableUnavailable where !isAsked, .databaseUnavailable where !isAsked,
      .callTimedOut where !isAsked:
      return outcome
    case .success, .connectionRefused, .targetClosed, .deregistrationDelayElapsed, .noTarget,
      .connectTimeout, .idleTimeout, .targetError, .queueFull, .queueTimeout, .dependencyError,
      .nodeUnreachable, .fixedResponse, .schemaMismatch, .nameNotResolved, .tableThrottled,
      .tableUnavailable, .databaseUnavailable, .callTimedOut, .callRejected:
      return .dependencyError
    }
  }

  private var isAsked: Bool { if case .sources = self { true } else { false } }
}
