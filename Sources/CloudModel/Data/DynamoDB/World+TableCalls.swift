import SimulationKernel

// Operations on tables as their callers see them: the SDK sends an attempt, waits for its answer,
// and tries again.
extension World {
  /// Begins an operation; its end is told to ``tableOperationEnded(_:outcome:in:)``.
  mutating func beginTableOperation(_ request: TableRequest, in queue: inout EventQueue) {
    let table = request.table
    let replica = tables[table].replica(for: request.from)
    let key = tables[table].key(of: request.request, item: 0)
    var call = TableCall(request: request, replica: replica, key: key)
    if request.items > 1 {
      call.otherKeys = tables[table].otherKeys(
        of: request.request, besides: key, count: request.items)
    }
    call.seen = tables[table].data.serialForCondition(of: key, at: replica)
    tables[table].data[replica].account.calls += 1
    let slot = tableCalls.insert(call)
    send(tableCall: slot, in: &queue)
  }

  /// The event of an operation: its next step is due.
  mutating func tableStep(_ slot: Int, generation: UInt32, in queue: inout EventQueue) {
    guard tableCalls[slot].generation & 0xFF_FFFF == generation else { return }
    switch tableCalls[slot].step {
    case .free: break
    case .backsOff: send(tableCall: slot, in: &queue)
    case .sends: depart(tableCall: slot, in: &queue)
    case .arrives: serve(tableCall: slot, in: &queue)
    case .serves: served(tableCall: slot, in: &queue)
    case .answers: answered(tableCall: slot, tableCalls[slot].answer, in: &queue)
    case .timesOut: answered(tableCall: slot, .timedOut, in: &queue)
    }
  }

  private mutating func schedule(
    _ step: TableCall.Step, of slot: Int, after delay: TimeSpan, in queue: inout EventQueue
  ) {
    tableCalls[slot].step = step
    queue.schedule(
      Event(
        kind: EventKind.tableStep.rawValue, tag: tableCalls[slot].generation,
        index: UInt32(truncatingIfNeeded: slot)),
      after: delay)
  }

  /// Sets the next step of an attempt. If the client gives up before that, the attempt goes on for
  /// nobody.
  mutating func proceed(
    _ step: TableCall.Step, of slot: Int, after delay: TimeSpan, in queue: inout EventQueue
  ) {
    guard tableCalls[slot].isHeard, delay > patience(of: slot, at: queue.now) else {
      schedule(step, of: slot, after: delay, in: &queue)
      return
    }
    var detached = tableCalls[slot]
    detached.request.call = -1
    schedule(step, of: tableCalls.insert(detached), after: delay, in: &queue)
    expectNothing(tableCall: slot, in: &queue)
  }

  /// How long the client still waits for an attempt.
  private func patience(of slot: Int, at now: SimulationTime) -> TimeSpan {
    let call = tableCalls[slot]
    return max(.zero, call.departed + tables[call.request.table].client.attemptTimeout - now)
  }

  /// Nobody answers: the client gives the attempt up in the end, if it has not done so.
  mutating func expectNothing(tableCall slot: Int, in queue: inout EventQueue) {
    if tableCalls[slot].isHeard {
      schedule(.timesOut, of: slot, after: patience(of: slot, at: queue.now), in: &queue)
    } else {
      tableCalls.remove(slot)
    }
  }

  // MARK: The client

  /// The SDK is ready for the next attempt; an adaptive one may make it wait.
  private mutating func send(tableCall slot: Int, in queue: inout EventQueue) {
    let request = tableCalls[slot].request
    let now = queue.now
    let wait = tables[request.table].withPolicy(of: request.target) {
      $0.delayBeforeSending(at: now)
    }
    if wait > .zero {
      schedule(.sends, of: slot, after: wait, in: &queue)
    } else {
      depart(tableCall: slot, in: &queue)
    }
  }

  private mutating func depart(tableCall slot: Int, in queue: inout EventQueue) {
    let call = tableCalls[slot]
    let table = call.request.table
    tableCalls[slot].attempt += 1
    tableCalls[slot].departed = queue.now
    tables[table].data[call.replica].account.attempts += 1
    if tables[table].impairments[call.replica].hasNoAddress {
      answered(tableCall: slot, .unavailable, in: &queue)
    } else if tables[table].data.replicas[call.replica].lostSince != nil
      || !getsThrough(slot, isBack: false)
    {
      expectNothing(tableCall: slot, in: &queue)
    } else {
      let way = way(of: slot, isBack: false)
      if way > .zero {
        proceed(.arrives, of: slot, after: way, in: &queue)
      } else {
        serve(tableCall: slot, in: &queue)
      }
    }
  }

  /// An attempt is over, as its client sees it.
  private mutating func answered(
    tableCall slot: Int, _ answer: TableAnswer, in queue: inout EventQueue
  ) {
    let call = tableCalls[slot]
    let table = call.request.table
    count(answer, of: table, replica: call.replica)
    let now = queue.now
    guard let cause = answer.cause else {
      if answer == .conflict { tables[table].data[call.replica].account.failedCalls += 1 }
      tables[table].withPolicy(of: call.request.target) { $0.succeeded(paid: call.paid, at: now) }
      end(tableCall: slot, answer.outcome, in: &queue)
      return
    }
    // The complement keeps it apart from the draws of the attempt itself.
    let draw = tables[table].luck.uniform(~call.draw)
    let retry = tables[table].withPolicy(of: call.request.target) {
      $0.failed(attempt: call.attempt, cause, draw: draw, at: now)
    }
    guard let retry else {
      tables[table].data[call.replica].account.failedCalls += 1
      end(tableCall: slot, answer.outcome, in: &queue)
      return
    }
    tableCalls[slot].paid = retry.cost
    schedule(.backsOff, of: slot, after: retry.delay, in: &queue)
  }

  private mutating func count(_ answer: TableAnswer, of table: Int, replica: Int) {
    switch answer {
    case .success, .throttled: break
    case .conditionFailed: tables[table].data[replica].account.conditionalFailures += 1
    case .unavailable: tables[table].data[replica].account.unavailable += 1
    case .timedOut: tables[table].data[replica].account.timedOut += 1
    case .conflict: tables[table].data[replica].account.transactionConflicts += 1
    }
  }

  private mutating func end(
    tableCall slot: Int, _ outcome: TableOutcome, in queue: inout EventQueue
  ) {
    let call = tableCalls[slot].request.call
    tableCalls.remove(slot)
    tableOperationEnded(call, outcome: outcome, in: &queue)
  }

  // MARK: The answer

  /// Sends an answer to the client.
  mutating func answer(
    tableCall slot: Int, _ answer: TableAnswer, in queue: inout EventQueue
  ) {
    tableCalls[slot].answer = answer
    guard tableCalls[slot].isHeard else {
      let call = tableCalls[slot]
      count(answer, of: call.request.table, replica: call.replica)
      tableCalls.remove(slot)
      return
    }
    let way = way(of: slot, isBack: true)
    if !getsThrough(slot, isBack: true) || way > patience(of: slot, at: queue.now) {
      expectNothing(tableCall: slot, in: &queue)
    } else if way > .zero {
      schedule(.answers, of: slot, after: way, in: &queue)
    } else {
      answered(tableCall: slot, answer, in: &queue)
    }
  }
}
