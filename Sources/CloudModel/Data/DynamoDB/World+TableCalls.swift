import RandomVariates
import SimulationKernel

// Operations on tables: the SDK sends an attempt, the table admits, serves and answers it, and the
// SDK tries again.
extension World {
  /// Begins an operation; its end is told to ``tableOperationEnded(_:outcome:in:)``.
  mutating func beginTableOperation(_ request: TableRequest, in queue: inout EventQueue) {
    let table = request.table
    let replica = tables[table].replica(for: request.from)
    let key = tables[table].key(of: request.request, item: 0)
    var call = TableCall(request: request, replica: replica, key: key)
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
      || !areConnected(call.request.from, tables[table].places[call.replica])
    {
      schedule(.timesOut, of: slot, after: tables[table].client.attemptTimeout, in: &queue)
    } else {
      let way = way(of: slot, isBack: false)
      if way > .zero {
        schedule(.arrives, of: slot, after: way, in: &queue)
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
    // The client of a detached attempt has gone.
    guard call.request.call >= 0 else {
      tableCalls.remove(slot)
      return
    }
    let now = queue.now
    guard let cause = answer.cause else {
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
    }
  }

  private mutating func end(
    tableCall slot: Int, _ outcome: TableOutcome, in queue: inout EventQueue
  ) {
    let call = tableCalls[slot].request.call
    tableCalls.remove(slot)
    tableOperationEnded(call, outcome: outcome, in: &queue)
  }

  /// How long an attempt, or its answer, is on its way.
  private func way(of slot: Int, isBack: Bool) -> TimeSpan {
    let call = tableCalls[slot]
    let there = tables[call.request.table].places[call.replica]
    guard call.request.from >= 0, there >= 0, call.request.from != there else { return .zero }
    return isBack
      ? packet(from: there, to: call.request.from, of: call, leg: 1)
      : packet(from: call.request.from, to: there, of: call, leg: 0)
  }

  /// The travel of one packet of an attempt.
  private func packet(from: Int, to: Int, of call: TableCall, leg: UInt64) -> TimeSpan {
    var luck = draws.network.stream(~(call.draw &* 16 &+ leg))
    return links[linkIndex(from: from, to: to)].delay(
      retransmission: description.network.retransmission
    ) { luck.uniform() }
  }

  // MARK: The table

  /// An attempt has reached its table: the table takes it on, or answers at once.
  private mutating func serve(tableCall slot: Int, in queue: inout EventQueue) {
    let call = tableCalls[slot]
    let table = call.request.table
    let impairment = tables[table].impairments[call.replica]
    var luck = tables[table].luck.stream(call.draw)
    if luck.uniform() < impairment.throttledShare {
      note(.injected, of: table, replica: call.replica)
      return answer(tableCall: slot, .throttled, in: &queue)
    }
    if luck.uniform() < impairment.errorShare {
      return answer(tableCall: slot, .unavailable, in: &queue)
    }
    let isWrite = call.request.operation.isWrite
    let law = isWrite ? tables[table].writeTime : tables[table].readTime
    var time = TimeSpan(seconds: law.sample(using: &luck)) + impairment.addedTime
    if tables[table].data.consistency == .strong, call.request.operation.needsQuorum {
      guard let voter = nearestVoter(for: call) else {
        return answer(tableCall: slot, .unavailable, in: &queue)
      }
      time = time + voter.roundTrip
      tableCalls[slot].acknowledger = voter.acknowledger
      if isWrite,
        !tables[table].data.beginCommit(
          of: call.key, at: call.replica, until: queue.now + time, now: queue.now)
      {
        tables[table].data[call.replica].account.writeConflicts += 1
        return answer(tableCall: slot, .unavailable, in: &queue)
      }
    }
    if let reason = admit(call, at: queue.now) {
      note(reason, of: table, replica: call.replica)
      return answer(tableCall: slot, .throttled, in: &queue)
    }
    begin(service: time, of: slot, in: &queue)
  }

  /// Takes the units of all items of an operation.
  private mutating func admit(_ call: TableCall, at now: SimulationTime) -> ThrottleReason? {
    let table = call.request.table
    let units = call.request.operation.units(itemSize: tables[table].itemSize)
    let kind: CapacityKind = call.request.operation.isWrite ? .writes : .reads
    for item in 0..<call.request.items {
      let key = item == 0 ? call.key : tables[table].key(of: call.request.request, item: item)
      if let reason = tables[table].capacities[call.replica].take(units, kind, key: key, at: now) {
        return reason
      }
    }
    return nil
  }

  private mutating func note(_ reason: ThrottleReason, of table: Int, replica: Int) {
    tables[table].data[replica].account.throttled[reason.rawValue] += 1
  }

  /// Serves an attempt; if the client gives up before the end, the table goes on for nobody.
  private mutating func begin(
    service time: TimeSpan, of slot: Int, in queue: inout EventQueue
  ) {
    let call = tableCalls[slot]
    let patience =
      call.departed + tables[call.request.table].client.attemptTimeout - queue.now
    guard time > patience else {
      schedule(.serves, of: slot, after: time, in: &queue)
      return
    }
    var detached = tableCalls[slot]
    detached.request.call = -1
    schedule(.serves, of: tableCalls.insert(detached), after: time, in: &queue)
    schedule(.timesOut, of: slot, after: max(.zero, patience), in: &queue)
  }

  /// The table has done its part: what was written is acknowledged from now on.
  private mutating func served(tableCall slot: Int, in queue: inout EventQueue) {
    let call = tableCalls[slot]
    let table = call.request.table
    guard tables[table].data.replicas[call.replica].lostSince == nil else {
      return expectNothing(tableCall: slot, in: &queue)
    }
    let operation = call.request.operation
    if operation.isWrite {
      let present = tables[table].data.serialForCondition(of: call.key, at: call.replica)
      let wanted: UInt64? =
        switch operation {
        case .create: 0
        case .update: call.seen
        case .read, .strongRead, .write, .transactionalRead, .transactionalWrite: nil
        }
      if let wanted, wanted != present {
        return answer(tableCall: slot, .conditionFailed, in: &queue)
      }
      write(call, at: queue.now)
    } else {
      read(call, at: queue.now)
    }
    carryOutOrders(of: table, in: &queue)
    answer(tableCall: slot, .success, in: &queue)
  }

  private mutating func write(_ call: TableCall, at now: SimulationTime) {
    let table = call.request.table
    var order = WriteOrder(
      key: call.key, replica: call.replica, author: call.request.author, draw: call.draw)
    if call.request.items > 1 {
      order.transaction = tables[table].data.beginTransaction(
        items: call.request.items, at: call.replica)
    }
    for item in 0..<call.request.items {
      if item > 0 {
        order.key = tables[table].key(of: call.request.request, item: item)
        order.draw = ~call.draw &+ UInt64(item)
      }
      switch call.acknowledger {
      case .none: tables[table].data.write(order, at: now)
      case .witness: tables[table].data.write(order, isWitnessed: true, at: now)
      case .replica(let other): tables[table].data.write(order, acknowledger: other, at: now)
      }
    }
  }

  private mutating func read(_ call: TableCall, at now: SimulationTime) {
    let table = call.request.table
    var luck = tables[table].luck.stream(call.draw &+ 1 << 63)
    for item in 0..<call.request.items {
      let key = item == 0 ? call.key : tables[table].key(of: call.request.request, item: item)
      tables[table].data.read(
        key, at: call.replica, isStrong: call.request.operation != .read,
        by: call.request.author, luck: &luck, at: now)
    }
  }

  /// Sends an answer to the client.
  private mutating func answer(
    tableCall slot: Int, _ answer: TableAnswer, in queue: inout EventQueue
  ) {
    let call = tableCalls[slot]
    tableCalls[slot].answer = answer
    guard areConnected(call.request.from, tables[call.request.table].places[call.replica]) else {
      return expectNothing(tableCall: slot, in: &queue)
    }
    let way = way(of: slot, isBack: true)
    if way > .zero {
      schedule(.answers, of: slot, after: way, in: &queue)
    } else {
      answered(tableCall: slot, answer, in: &queue)
    }
  }

  private mutating func expectNothing(tableCall slot: Int, in queue: inout EventQueue) {
    let call = tableCalls[slot]
    let end = call.departed + tables[call.request.table].client.attemptTimeout
    schedule(.timesOut, of: slot, after: max(.zero, end - queue.now), in: &queue)
  }

  // MARK: Strong consistency

  /// The participant that acknowledges first, and when; nothing if there is none, or if the
  /// replica has yet to catch up with what it missed.
  private func nearestVoter(
    for call: TableCall
  ) -> (roundTrip: TimeSpan, acknowledger: TableCall.Acknowledger)? {
    let table = call.request.table
    guard !tables[table].data.isCatchingUp(call.replica) else { return nil }
    var best: (roundTrip: TimeSpan, acknowledger: TableCall.Acknowledger)?
    let home = tables[table].places[call.replica]
    for voter in voters(of: table, besides: call.replica) {
      let there = packet(from: home, to: voter.place, of: call, leg: 2)
      let back = packet(from: voter.place, to: home, of: call, leg: 3)
      if let present = best, present.roundTrip <= there + back { continue }
      best = (there + back, voter.acknowledger)
    }
    return best
  }
}
