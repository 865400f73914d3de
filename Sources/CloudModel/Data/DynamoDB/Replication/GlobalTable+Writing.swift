import RandomVariates
import SimulationKernel

/// A write that a replica is about to acknowledge.
package struct WriteOrder: Sendable {
  package var key: Int
  package var replica: Int
  /// Who writes: whoever reads as the same one misses it if it is not there.
  package var author: UInt64
  /// The number under which its lags are drawn; belongs to the request.
  package var draw: UInt64
  /// Of ``GlobalTable/beginTransaction(items:at:)``; −1 is none.
  package var transaction: Int32 = -1

  package init(key: Int, replica: Int, author: UInt64, draw: UInt64) {
    self.key = key
    self.replica = replica
    self.author = author
    self.draw = draw
  }
}

// Writes: acknowledged by one replica, or two, and then on their way to the others.
extension GlobalTable {
  /// Acknowledges a write, and sends it to every other replica.
  ///
  /// - Parameters:
  ///   - acknowledger: The replica that has it at the same time, in a table with strong
  ///     consistency; `nil` if that is a witness, or none.
  ///   - isWitnessed: Whether a witness has it.
  package mutating func write(
    _ order: WriteOrder, acknowledger: Int? = nil, isWitnessed: Bool = false,
    at now: SimulationTime
  ) {
    let replica = order.replica
    writeCount += 1
    let place = replica * keyCount + order.key
    // Replicas could stay apart for ever if a region wrote a version older than the one that it
    // replaces; AWS promises that they do not.
    let clock = (now + self[replica].clockAhead).nanoseconds
    let version = ItemVersion(
      timestamp: max(clock, known(order.key, at: replica).timestamp &+ 1),
      serial: writeCount << 8 | UInt64(replica))
    self[replica].account.acknowledged += 1
    let concurrent = meetConflicts(of: order.key, at: replica)
    if concurrent != 0 { self[replica].account.writesInConflict += 1 }
    apply(version, to: place, at: now)
    if newest[order.key].version < version {
      newest[order.key] = NewestWrite(version: version, author: order.author)
    }
    let missing = destinationCount(of: replica)
    guard missing > 0 else {
      self[replica].account.replicated += 1
      return
    }
    let number = insert(
      PendingWrite(
        version: version, key: Int32(order.key), acknowledged: now,
        transaction: order.transaction, missing: UInt8(missing), isSafe: isWitnessed,
        concurrent: concurrent))
    for destination in replicas.indices
    where destination != replica && replicas[destination].isActive {
      ship(number, to: destination, draw: order.draw, isThere: destination == acknowledger, at: now)
    }
  }

  package mutating func beginTransaction(items: Int, at replica: Int) -> Int32 {
    transactions.begin(items: items, destinations: destinationCount(of: replica))
  }

  private func destinationCount(of replica: Int) -> Int {
    replicas.indices.count { $0 != replica && replicas[$0].isActive }
  }

  /// The version that a write of a replica replaces: its own, or with strong consistency the
  /// latest of all.
  private func known(_ key: Int, at replica: Int) -> ItemVersion {
    switch consistency {
    case .eventual: items[replica * keyCount + key].version
    case .strong: newest[key].version
    }
  }

  /// What the condition of a write is about; zero is no item.
  package func serialForCondition(of key: Int, at replica: Int) -> UInt64 {
    known(key, at: replica).serial
  }

  /// The version of an item that a replica has; zero is none.
  package func serial(of key: Int, at replica: Int) -> UInt64 {
    items[replica * keyCount + key].version.serial
  }

  mutating func apply(_ version: ItemVersion, to place: Int, at now: SimulationTime) {
    guard let count = divergent else { return put(version, to: place, at: now) }
    let differed = differs(place % keyCount) ? 1 : 0
    put(version, to: place, at: now)
    divergent = count - differed + (differs(place % keyCount) ? 1 : 0)
  }

  private mutating func put(_ version: ItemVersion, to place: Int, at now: SimulationTime) {
    items[place].previous = items[place].version.serial
    items[place].version = version
    items[place].applied = now
  }

  /// Notes that every write on its way here meets one that does not know it.
  ///
  /// A write is marked by each replica once, so that a long queue is not walked again and again.
  /// - Returns: Where those writes come from, by bit.
  /// - Complexity: O(1) amortized
  private mutating func meetConflicts(of key: Int, at replica: Int) -> UInt64 {
    // With strong consistency every write knows those before it.
    guard !shipmentsOfKeys.isEmpty, consistency == .eventual else { return 0 }
    let place = replica * keyCount + key
    let list = shipmentsOfKeys[place]
    guard list.count > 0 else { return 0 }
    var shipment = list.marked >= 0 ? shipments[Int(list.marked)].nextOfKey : list.first
    while shipment >= 0 {
      let write = Int(shipments[Int(shipment)].write)
      if writes[write].concurrent == 0 {
        self[writes[write].version.writer].account.writesInConflict += 1
      }
      writes[write].concurrent |= 1 << UInt64(replica)
      shipment = shipments[Int(shipment)].nextOfKey
    }
    shipmentsOfKeys[place].marked = list.last
    return list.writers
  }

  private mutating func insert(_ write: PendingWrite) -> Int {
    if let free = freeWrites.popLast() {
      writes[Int(free)] = write
      return Int(free)
    }
    writes.append(write)
    return writes.count - 1
  }

  private mutating func ship(
    _ write: Int, to destination: Int, draw: UInt64, isThere: Bool, at now: SimulationTime
  ) {
    let pair = pair(writes[write].version.writer, destination)
    let number = link(Shipment(write: Int32(write), pair: Int32(pair)))
    if isThere {
      arrive(number, at: now)
    } else if streams[pair].state == .flowing {
      var luck = streams[pair].draws.stream(draw)
      let own = TimeSpan(seconds: streams[pair].lag.sample(using: &luck))
      let lag = own + streams[pair].excess(using: &luck)
      orders.append(.arrival(shipment: number, tag: shipments[number].tag, after: lag))
    }
  }
}
