import SimulationKernel

/// How a name's clients are following its last change, while the world runs.
struct MovingName {
  /// The move under way among those of the name's account, −1 without one.
  var current = -1
  /// By leaf: whether it is no longer the answer.
  var isStale: [Bool] = []
  /// What each kind of client is called, over all sources that go to the name.
  var clientKinds: [String] = []

  static let mostMoves = 100
}

// Who is still on the old address.
extension World {
  /// The name servers answer with other leaves from now on: a move begins if some record is not
  /// among them any more, and one that is under way has ended.
  ///
  /// - Complexity: O(leaves)
  mutating func answersMoved(
    of name: Int, from old: [Int], to new: [Int], at now: SimulationTime
  ) {
    let (before, after) = (paths(of: old), paths(of: new))
    guard now > .zero else { return }
    if before != after {
      if names[name].moving.current >= 0 {
        names[name].account.moves[names[name].moving.current].until = now
        names[name].moving.current = -1
      }
      beginMove(of: name, leaving: before.filter { !after.contains($0) }, for: after, at: now)
    }
    names[name].moving.isStale = leaves.map { !after.contains($0.path) }
  }

  private mutating func beginMove(
    of name: Int, leaving left: [String], for answered: [String], at now: SimulationTime
  ) {
    guard !left.isEmpty, names[name].account.moves.count < MovingName.mostMoves else { return }
    var move = NameMove(at: now, left: left, answered: answered)
    let kinds = names[name].moving.clientKinds
    if kinds.count > 1 { move.clients = kinds.map { ClientMove(name: $0) } }
    names[name].moving.current = names[name].account.moves.count
    names[name].account.moves.append(move)
  }

  /// Where leaves lead, each place once, in an order that does not depend on theirs.
  private func paths(of leaves: [Int]) -> [String] {
    var paths: [String] = []
    for leaf in leaves where !paths.contains(self.leaves[leaf].path) {
      paths.append(self.leaves[leaf].path)
    }
    return paths.sorted()
  }

  /// An attempt goes to a leaf, or to none (−1).
  @inline(__always)
  mutating func countMove(_ slot: Int, to leaf: Int, of number: Int, at now: SimulationTime) {
    if names[sources[number].hostedName].moving.current >= 0 {
      countInMove(slot, to: leaf, of: number, at: now)
    }
  }

  @inline(never)
  private mutating func countInMove(
    _ slot: Int, to leaf: Int, of number: Int, at now: SimulationTime
  ) {
    let name = sources[number].hostedName
    let move = names[name].moving.current
    // A record that was made after the change is not answered yet.
    let isStale =
      leaf >= 0 && leaf < names[name].moving.isStale.count && names[name].moving.isStale[leaf]
    let span = now - names[name].account.moves[move].at
    names[name].account.moves[move].curve.count(isStale: isStale, after: span)
    if isStale { countStale(due: slab[slot].due) }
    guard !names[name].account.moves[move].clients.isEmpty else { return }
    let session = Int(slab[slot].session)
    let own = session < 0 ? 0 : Int(namedSessions[namedSession(session, of: number)].kind)
    let kind = sources[number].firstClientKind + own
    names[name].account.moves[move].clients[kind].curve.count(isStale: isStale, after: span)
  }

  private mutating func countStale(due: SimulationTime) {
    guard due >= .zero + description.warmUp else { return }
    let steps = RunSteps(horizon: description.horizon)
    if accounts.staleRequests.isEmpty {
      accounts.staleRequests = Array(repeating: 0, count: steps.count)
    }
    accounts.staleRequests[steps.index(of: due)] += 1
  }
}

extension ClientKeeping {
  /// As reports have it.
  var title: String {
    switch self {
    case .nothing: "keeping nothing"
    case .span(let span):
      "keeping answers for "
        + (span.seconds == span.seconds.rounded()
          ? "\(Int64(span.seconds)) s" : "\(span.seconds) s")
    case .remaining: "keeping answers for what is left"
    case .restart: "keeping answers anew"
    case .forever: "keeping answers for good"
    }
  }
}
