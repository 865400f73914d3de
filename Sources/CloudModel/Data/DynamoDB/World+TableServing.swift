import RandomVariates
import SimulationKernel

// What a table does with an attempt that has reached it: admits, serves and answers it.
extension World {
  /// An attempt has reached its table: the table takes it on, or answers at once.
  mutating func serve(tableCall slot: Int, in queue: inout EventQueue) {
    let call = tableCalls[slot]
    let table = call.request.table
    guard tables[table].data.replicas[call.replica].lostSince == nil else {
      return expectNothing(tableCall: slot, in: &queue)
    }
    let impairment = tables[table].impairments[call.replica]
    var luck = tables[table].luck.stream(call.draw)
    if luck.uniform() < impairment.throttledShare {
      note(.injected, of: table, replica: call.replica)
      return answer(tableCall: slot, .throttled, in: &queue)
    }
    if luck.uniform() < impairment.errorShare {
      return answer(tableCall: slot, .unavailable, in: &queue)
    }
    let operation = call.request.operation
    let law = operation.isWrite ? tables[table].writeTime : tables[table].readTime
    let time = TimeSpan(seconds: law.sample(using: &luck)) + impairment.addedTime
    let asksOthers = tables[table].data.consistency == .strong && operation.needsQuorum
    let voters = asksOthers ? voters(for: call) : []
    guard !asksOthers || !voters.isEmpty else {
      return answer(tableCall: slot, .unavailable, in: &queue)
    }
    guard !isRefusedForTransactions(call) else {
      return answer(tableCall: slot, .conflict, in: &queue)
    }
    if let reason = admit(call, at: queue.now) {
      note(reason, of: table, replica: call.replica)
      return answer(tableCall: slot, .throttled, in: &queue)
    }
    guard asksOthers else {
      setHolds(of: call, areOn: true)
      return proceed(.serves, of: slot, after: time, in: &queue)
    }
    ask(voters, tableCall: slot, after: time, in: &queue)
  }

  /// Asks another participant of a table with strong consistency: for a write the nearest that has
  /// capacity for it.
  private mutating func ask(
    _ voters: [(roundTrip: TimeSpan, acknowledger: TableCall.Acknowledger)], tableCall slot: Int,
    after time: TimeSpan, in queue: inout EventQueue
  ) {
    let call = tableCalls[slot]
    let table = call.request.table
    for voter in voters {
      if call.request.operation.isWrite, case .replica(let other) = voter.acknowledger,
        let reason = takeForReplication(of: call.key, to: other, of: table, at: queue.now)
      {
        note(reason, of: table, replica: other)
        continue
      }
      let end = time + voter.roundTrip
      tableCalls[slot].acknowledger = voter.acknowledger
      guard
        !call.request.operation.isWrite
          || tables[table].data.beginCommit(
            of: call.key, at: call.replica, until: queue.now + end, now: queue.now)
      else {
        tables[table].data[call.replica].account.writeConflicts += 1
        return answer(tableCall: slot, .unavailable, in: &queue)
      }
      return proceed(.serves, of: slot, after: end, in: &queue)
    }
    answer(tableCall: slot, .throttled, in: &queue)
  }

  // MARK: Transactions

  private func isRefusedForTransactions(_ call: TableCall) -> Bool {
    (0..<call.itemCount).contains { item in
      tables[call.request.table].holds.refuses(
        call.request.operation, of: holdNumber(ofItem: item, of: call))
    }
  }

  /// Items are held from their admission until they are served.
  private mutating func setHolds(of call: TableCall, areOn: Bool) {
    guard call.request.operation.isWrite else { return }
    let table = call.request.table
    for item in 0..<call.itemCount {
      let number = holdNumber(ofItem: item, of: call)
      if areOn {
        tables[table].holds.begin(call.request.operation, of: number)
      } else {
        tables[table].holds.end(call.request.operation, of: number)
      }
    }
  }

  private func holdNumber(ofItem item: Int, of call: TableCall) -> Int {
    tables[call.request.table].holdNumber(of: call.key(ofItem: item), at: call.replica)
  }

  // MARK: What is written and read

  /// Takes the units of all items of an operation.
  private mutating func admit(_ call: TableCall, at now: SimulationTime) -> ThrottleReason? {
    let table = call.request.table
    let units = call.request.operation.units(itemSize: tables[table].itemSize)
    let kind: CapacityKind = call.request.operation.isWrite ? .writes : .reads
    for item in 0..<call.itemCount {
      let key = call.key(ofItem: item)
      if let reason = tables[table].capacities[call.replica].take(units, kind, key: key, at: now) {
        return reason
      }
    }
    return nil
  }

  private mutating func note(_ reason: ThrottleReason, of table: Int, replica: Int) {
    tables[table].data[replica].account.throttled[reason.rawValue] += 1
  }

  /// The table has done its part: what was written is acknowledged from now on.
  mutating func served(tableCall slot: Int, in queue: inout EventQueue) {
    let call = tableCalls[slot]
    let table = call.request.table
    setHolds(of: call, areOn: false)
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
    if call.itemCount > 1 {
      order.transaction = tables[table].data.beginTransaction(
        items: call.itemCount, at: call.replica)
    }
    for item in 0..<call.itemCount {
      if item > 0 {
        order.key = call.key(ofItem: item)
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
    for item in 0..<call.itemCount {
      tables[table].data.read(
        call.key(ofItem: item), at: call.replica, isStrong: call.request.operation != .read,
        by: call.request.author, luck: &luck, at: now)
    }
  }
}
