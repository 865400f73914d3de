import RandomVariates
import SimulationKernel

// The way of an attempt whose client knows a name only: cache → resolver → record → load balancer.
extension World {
  /// In place of a node: an address that leads to nothing, no address, and a resolver that does not
  /// answer.
  private static var nowhere: Int { -1 }
  private static var unresolved: Int { -2 }
  private static var unanswered: Int { -3 }

  /// An attempt has no node to go to: its client finds out at once, or when it has waited for long
  /// enough for a connection or its resolver.
  mutating func goNowhere(_ slot: Int, _ instead: Int, in queue: inout EventQueue) {
    let number = Int(slab[slot].source)
    switch instead {
    case Self.nowhere:
      giveUp(slot, after: sources[number].connectTimeout, in: &queue)
    case Self.unanswered:
      slab[slot].answer = .nameNotResolved
      giveUp(slot, after: sources[number].resolveTimeout, in: &queue)
    default:
      answerClient(slot, .nameNotResolved, in: &queue)
      slab.free(slot)
    }
  }

  private mutating func giveUp(_ slot: Int, after span: TimeSpan, in queue: inout EventQueue) {
    queue.schedule(
      Event(kind: EventKind.nodeUnreachable.rawValue, tag: slab.tag(slot), index: UInt32(slot)),
      after: span)
  }

  /// The node that an attempt of a source with a name goes to; notes the listener.
  mutating func namedNode(for slot: Int, of number: Int, at now: SimulationTime) -> Int {
    let session = Int(slab[slot].session)
    let keepsAlive = sources[number].keepsAlive && session >= 0
    if keepsAlive, let node = openConnection(of: session, from: number, at: now) {
      let leaf = Int(namedSessions[namedSession(session, of: number)].connected)
      slab[slot].listener = Int16(truncatingIfNeeded: leaves[leaf].listener)
      countMove(slot, to: leaf, of: number, at: now)
      return node
    }
    guard let leaf = resolvedLeaf(for: slot, of: number, at: now) else { return Self.unanswered }
    countMove(slot, to: leaf, of: number, at: now)
    guard leaf >= 0 else { return Self.unresolved }
    let destination = leaves[leaf]
    guard destination.listener >= 0 else { return Self.nowhere }
    slab[slot].listener = Int16(truncatingIfNeeded: destination.listener)
    let node = resolvedNode(for: slot, of: number, balancer: destination.balancer, at: now)
    if keepsAlive {
      connect(slot, of: session, to: node, at: now)
      namedSessions[namedSession(session, of: number)].connected = Int32(leaf)
    }
    return node
  }

  /// The place of a session in the list of those that go to names.
  func namedSession(_ session: Int, of number: Int) -> Int {
    sources[number].firstNamedSession + session - sources[number].firstSession
  }

  /// The leaf that the client's own cache holds, or else its resolver's: −1 if there is no answer,
  /// `nil` if the resolver does not give one.
  private mutating func resolvedLeaf(
    for slot: Int, of number: Int, at now: SimulationTime
  ) -> Int? {
    let name = sources[number].hostedName
    let session = Int(slab[slot].session)
    let resolution: Resolution?
    if session >= 0 {
      let own = namedSession(session, of: number)
      let forgets = slab[slot].number > 1 && sources[number].retry.address == .resolve
      if now < namedSessions[own].expires, !forgets {
        return address(for: slot, of: namedSessions[own].answer)
      }
      resolution = ask(for: own, of: number, at: now)
      if let resolution { keep(resolution, in: own, of: number, at: now) }
    } else {
      let request = slab[slot].request
      let population = population(of: number, by: request)
      let it = populations[population].resolver(by: populations[population].ofRequest, request)
      resolution = ask(it, of: population, for: name, at: now)
    }
    return resolution.map { address(for: slot, of: $0.answer) }
  }

  /// The address out of an answer that an attempt goes to: the next one, for a client that has
  /// failed and tries that.
  private func address(for slot: Int, of answer: AddressList) -> Int {
    let isNext = sources[Int(slab[slot].source)].retry.address == .next
    return answer.leaf(
      at: draws.node.uniform(addressCounter(of: slot) &+ 1 << 62),
      tried: isNext ? Int(slab[slot].number) - 1 : 0)
  }

  /// The kind of resolvers that a request or a session asks.
  func population(of number: Int, by counter: UInt64) -> Int {
    let choices = sources[number].resolvers
    guard choices.count > 1 else { return choices[0].population }
    let draw = names[sources[number].hostedName].ofPopulation.uniform(counter)
    return (choices.first { draw < $0.end } ?? choices[choices.count - 1]).population
  }
}
