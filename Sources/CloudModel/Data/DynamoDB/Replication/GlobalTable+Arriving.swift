import SimulationKernel

// Writes that reach another replica: applied if they are the last, dropped without a word if not.
extension GlobalTable {
  /// So much of a tag or a generation is compared; events have no room for more.
  package static let tagMask: UInt32 = 0x1_FFFF

  /// Whether an order is still about this shipment, and it was not held back since.
  package func isCurrent(_ shipment: Int, tag: UInt32) -> Bool {
    (shipments[shipment].tag ^ tag) & Self.tagMask == 0
  }

  /// The item and the replica of a shipment.
  package func destination(ofShipment shipment: Int) -> (key: Int, replica: Int) {
    let it = shipments[shipment]
    return (Int(writes[Int(it.write)].key), destination(of: Int(it.pair)))
  }

  /// A shipment reaches its replica.
  package mutating func arrive(_ shipment: Int, at now: SimulationTime) {
    let pair = Int(shipments[shipment].pair)
    let number = Int(shipments[shipment].write)
    let write = writes[number]
    let destination = destination(of: pair)
    let isLate = shipments[shipment].isLate
    unlink(shipment)
    streams[pair].delivered(after: now - write.acknowledged)
    let place = destination * keyCount + Int(write.key)
    if items[place].version < write.version {
      apply(write.version, to: place, at: now)
    } else {
      drop(number, for: items[place].version, at: destination, now: now)
    }
    if write.transaction >= 0, !isLate,
      let span = transactions.arrived(write.transaction, at: destination, now: now), span > .zero
    {
      partialTransactions += 1
      partialSeconds += span.seconds
    }
    writes[number].isSafe = true
    writes[number].missing -= 1
    if writes[number].missing == 0 {
      self[write.version.writer].account.replicated += 1
      freeWrites.append(Int32(number))
    }
    streams[pair].drained(at: now)
  }

  /// The write loses against what the replica has.
  ///
  /// Nothing is lost if the winner's region knew the write: if it is the write's own, or has seen
  /// it before it wrote.
  private mutating func drop(
    _ number: Int, for winner: ItemVersion, at destination: Int, now: SimulationTime
  ) {
    let write = writes[number]
    let isUnseen =
      winner.writer == destination
      || winner.writer != write.version.writer
        && write.concurrent & 1 << UInt64(winner.writer) != 0
    if !isUnseen || consistency == .strong {
      self[write.version.writer].account.superseded += 1
    } else if !write.isOverruled {
      writes[number].isOverruled = true
      self[write.version.writer].account.overruled += 1
      if wasHeldByLoss(write, at: now) {
        self[write.version.writer].account.overruledOnReturn += 1
      }
    }
  }

  /// Whether a write that arrives was on its way while its region was lost or cut off.
  private func wasHeldByLoss(_ write: PendingWrite, at now: SimulationTime) -> Bool {
    losses.contains { loss in
      loss.region == replicas[write.version.writer].region && loss.at <= now
        && write.acknowledged <= loss.returned ?? .never
    }
  }

  // MARK: Stalls

  /// A cause for which a pair of regions replicates nothing begins or ends.
  package mutating func setStall(
    _ cause: StallCause, from source: Int, to destination: Int, isOn: Bool,
    at now: SimulationTime
  ) {
    let pair = pair(source, destination)
    switch streams[pair].set(cause, isOn, at: now) {
    case .none: break
    case .stalls: holdBack(pair)
    case .drains: orderDrain(of: pair, after: excess(of: pair), at: now)
    }
  }

  /// The destination has no capacity for a write: it waits so long, and all others behind it.
  package mutating func holdUp(_ shipment: Int, for wait: TimeSpan, at now: SimulationTime) {
    queueUp(Int(shipments[shipment].pair), for: wait, at: now)
  }

  /// Faults do something else to the way from one replica to another, or nothing any more.
  ///
  /// What waits to be sent over another connection is sent as soon as fewer of them are cut, and
  /// goes like a backlog.
  package mutating func setWay(
    _ way: ReplicationWay?, from source: Int, to destination: Int, at now: SimulationTime
  ) {
    let pair = pair(source, destination)
    let before = streams[pair].way?.link.cutShare ?? 0
    streams[pair].way = way
    guard (way?.link.cutShare ?? 0) < before, streams[pair].count > 0 else { return }
    queueUp(pair, for: excess(of: pair), at: now)
  }

  /// Lets what travels by itself go through the queue.
  private mutating func queueUp(_ pair: Int, for wait: TimeSpan, at now: SimulationTime) {
    guard streams[pair].state == .flowing else { return }
    holdBack(pair)
    _ = streams[pair].startDraining(at: now, afterStall: false)
    orderDrain(of: pair, after: wait, at: now)
  }

  /// The next shipment of a drain, or nothing if the drain is over.
  package func nextOfDrain(_ pair: Int, generation: UInt32) -> Int? {
    guard case .draining = streams[pair].state,
      (streams[pair].generation ^ generation) & Self.tagMask == 0, streams[pair].first >= 0
    else { return nil }
    return Int(streams[pair].first)
  }

  /// A shipment of the drain has arrived, or has to wait so long for capacity: the next look.
  package mutating func continueDrain(
    of pair: Int, after wait: TimeSpan = .zero, at now: SimulationTime
  ) {
    if case .draining = streams[pair].state { orderDrain(of: pair, after: wait, at: now) }
  }

  /// Nothing goes faster than its way lets it, not even in a drain.
  private mutating func orderDrain(
    of pair: Int, after wait: TimeSpan, at now: SimulationTime
  ) {
    var delay = max(drainInterval, wait)
    if streams[pair].way != nil, streams[pair].first >= 0 {
      let write = writes[Int(shipments[Int(streams[pair].first)].write)]
      delay = max(delay, write.acknowledged + excess(of: pair) - now)
    }
    orders.append(.drain(pair: pair, generation: streams[pair].generation, after: delay))
  }

  private func excess(of pair: Int) -> TimeSpan { streams[pair].way?.link.steadyExcess ?? .zero }

  /// Lets no shipment of the pair arrive by itself.
  private mutating func holdBack(_ pair: Int) {
    var shipment = streams[pair].first
    while shipment >= 0 {
      shipments[Int(shipment)].tag &+= 1
      shipment = shipments[Int(shipment)].next
    }
  }
}
