import RandomVariates
import SimulationKernel

// The way of a request to a node and of its answer back, for clients that are somewhere.
extension World {
  mutating func buildNetwork() {
    places = description.places
    regionOfZone = zones.map { description.region(ofZone: $0) }
    for from in places {
      for to in places {
        let trip = description.roundTrip(from: from, to: to)
        links.append(
          Link(
            oneWay: trip.map { $0.time.scaled(by: $0.share) } ?? .zero,
            jitter: description.network.jitter, loss: description.network.loss))
      }
    }
  }

  /// The number of a place.
  func place(_ name: String) -> Int { number(name, in: places, \.self) }

  /// The link between two places in the world's list.
  func linkIndex(from: Int, to: Int) -> Int { from * places.count + to }

  func region(ofNode node: Int) -> Int { regionOfZone[nodes[node].zone] }

  /// How long a packet of an attempt takes now from one place to another.
  ///
  /// - Parameter leg: Which of the attempt's packets; each has its own luck.
  func travel(from: Int, to: Int, by slot: Int, leg: UInt64) -> TimeSpan {
    var stream = draws.network.stream(slab[slot].drawCounter &* 16 &+ leg)
    return links[linkIndex(from: from, to: to)].delay(
      retransmission: description.network.retransmission, connection: connectionDraw(of: slot)
    ) { stream.uniform() }
  }

  /// What decides whether a fault that meets a share of connections meets this one [0…1].
  private func connectionDraw(of slot: Int) -> Double {
    let session = Int(slab[slot].session)
    return draws.partition.uniform(session >= 0 ? UInt64(session) : slab[slot].request)
  }

  /// Whether what an attempt sends on this way vanishes.
  func isLost(from: Int, to: Int, by slot: Int) -> Bool {
    let share = links[linkIndex(from: from, to: to)].cutShare
    return share >= 1 || share > 0 && connectionDraw(of: slot) < share
  }

  /// Whether what one connection sends gets through between two places, both ways.
  ///
  /// - Parameter draw: As for shares of connections [0…1).
  func passes(between one: Int, and other: Int, connection draw: Double) -> Bool {
    guard one != other else { return true }
    let shares = [(one, other), (other, one)].map { links[linkIndex(from: $0, to: $1)].cutShare }
    return shares.allSatisfy { $0 < 1 && $0 <= draw }
  }

  // MARK: There

  /// The client sends an attempt to a node that is not next to it.
  ///
  /// - Parameter isNew: Whether the attempt opens a connection first.
  mutating func depart(_ slot: Int, to node: Int, isNew: Bool, in queue: inout EventQueue) {
    let number = Int(slab[slot].source)
    let from = sources[number].place
    let to = region(ofNode: node)
    if isLost(from: from, to: to, by: slot) || isNew && isLost(from: to, to: from, by: slot) {
      expectNothing(
        slot, for: isNew ? sources[number].connectTimeout : description.network.connectionLost,
        in: &queue)
      return
    }
    var delay = travel(from: from, to: to, by: slot, leg: 0)
    if isNew {
      for handshake in 0..<UInt64(description.network.handshakes) {
        delay = delay + travel(from: from, to: to, by: slot, leg: 2 + 2 * handshake)
        delay = delay + travel(from: to, to: from, by: slot, leg: 3 + 2 * handshake)
      }
    }
    queue.schedule(
      Event(
        kind: EventKind.requestReaches.rawValue, tag: slab.tag(slot),
        index: UInt32(truncatingIfNeeded: slot)),
      after: delay)
  }

  /// Nothing will come back: the client's own time-out notices, or its system does.
  private mutating func expectNothing(
    _ slot: Int, for span: TimeSpan, in queue: inout EventQueue
  ) {
    queue.schedule(
      Event(
        kind: EventKind.nodeUnreachable.rawValue, tag: slab.tag(slot),
        index: UInt32(truncatingIfNeeded: slot)),
      after: span)
  }

  /// An attempt has arrived at its node.
  mutating func requestReaches(_ slot: Int, generation: UInt32, in queue: inout EventQueue) {
    guard slab.tag(slot) == generation else { return }
    let node = Int(slab[slot].node)
    let number = Int(slab[slot].source)
    let isNew = opensConnection(slot, of: number)
    // From here the load balancer counts.
    slab[slot].sent = queue.now
    guard nodes[node].isUp else {
      // On an open connection nothing tells the client that its node is gone.
      let patience =
        isNew ? sources[number].connectTimeout : description.network.connectionLost
      expectNothing(slot, for: patience, in: &queue)
      return
    }
    if !isNew { metrics.connectionReused(loadBalancer: nodes[node].balancer) }
    enterNode(slot, node: node, in: &queue)
  }

  // MARK: And back

  /// The service has done its part of an attempt: its answer goes to the client, and the slot is
  /// free as soon as nobody needs it.
  @inline(__always)
  mutating func finish(_ slot: Int, _ outcome: AttemptOutcome, in queue: inout EventQueue) {
    if sources[Int(slab[slot].source)].place >= 0, !slab[slot].isProbe {
      sendBack(slot, outcome, in: &queue)
      return
    }
    answerClient(slot, outcome, in: &queue)
    slab.free(slot)
  }

  private mutating func sendBack(
    _ slot: Int, _ outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    releaseConnection(slot, outcome: outcome, at: queue.now)
    slab[slot].answer = outcome
    // What the load balancer has counted of it, for its connection's account.
    slab[slot].demand = queue.now - slab[slot].sent
    slab[slot].phase = .answering
    let to = sources[Int(slab[slot].source)].place
    let from = region(ofNode: Int(slab[slot].node))
    if isLost(from: from, to: to, by: slot) {
      expectNothing(slot, for: description.network.connectionLost, in: &queue)
      return
    }
    queue.schedule(
      Event(
        kind: EventKind.answerReaches.rawValue, tag: slab.tag(slot),
        index: UInt32(truncatingIfNeeded: slot)),
      after: travel(from: from, to: to, by: slot, leg: 1))
  }

  /// An answer has arrived at its client.
  mutating func answerReaches(_ slot: Int, generation: UInt32, in queue: inout EventQueue) {
    guard slab.tag(slot) == generation else { return }
    answerClient(slot, slab[slot].answer, in: &queue)
    slab.free(slot)
  }
}
