import RandomVariates
import SimulationKernel

// The way of an attempt whose client knows a name only: resolver → record → load balancer.
extension World {
  /// In place of a node: an address that leads to nothing, and no address.
  static var nowhere: Int { -1 }
  static var unresolved: Int { -2 }

  /// An attempt has no node to go to: its client finds out at once, or when it has waited for a
  /// connection for long enough.
  mutating func goNowhere(_ slot: Int, isResolved: Bool, in queue: inout EventQueue) {
    if isResolved {
      queue.schedule(
        Event(kind: EventKind.nodeUnreachable.rawValue, tag: slab.tag(slot), index: UInt32(slot)),
        after: sources[Int(slab[slot].source)].connectTimeout)
    } else {
      answerClient(slot, .nameNotResolved, in: &queue)
      slab.free(slot)
    }
  }

  /// The node that an attempt of a source with a name goes to; notes the listener.
  mutating func namedNode(for slot: Int, of number: Int, at now: SimulationTime) -> Int {
    let session = Int(slab[slot].session)
    let keepsAlive = sources[number].keepsAlive && session >= 0
    if keepsAlive, let node = openConnection(of: session, at: now) {
      let listener = namedSessions[namedSession(session, of: number)].listener
      slab[slot].listener = Int16(truncatingIfNeeded: listener)
      return node
    }
    let leaf = resolvedRecord(for: slot, of: number, at: now)
    guard leaf >= 0 else { return Self.unresolved }
    let destination = leaves[leaf]
    guard destination.listener >= 0 else { return Self.nowhere }
    slab[slot].listener = Int16(truncatingIfNeeded: destination.listener)
    let node = resolvedNode(for: slot, of: number, balancer: destination.balancer, at: now)
    if keepsAlive {
      connect(session, to: node, at: now)
      namedSessions[namedSession(session, of: number)].listener = Int32(destination.listener)
    }
    return node
  }

  /// The place of a session in the list of those that go to names.
  private func namedSession(_ session: Int, of number: Int) -> Int {
    sources[number].firstNamedSession + session - sources[number].firstSession
  }

  /// The record that the client's own cache holds, or else its resolver's.
  private mutating func resolvedRecord(
    for slot: Int, of number: Int, at now: SimulationTime
  ) -> Int {
    let name = sources[number].hostedName
    let session = Int(slab[slot].session)
    guard session >= 0 else {
      let resolver = resolver(of: name, by: names[name].ofRequest, slab[slot].request)
      return ask(resolver, for: name, from: sources[number].place, at: now)
    }
    let own = namedSession(session, of: number)
    if now < namedSessions[own].expires { return Int(namedSessions[own].record) }
    let resolver = resolver(
      of: name, by: names[name].ofSession, sources[number].identity(number, UInt64(own)))
    let record = ask(resolver, for: name, from: sources[number].place, at: now)
    // The client starts a life of its own for the answer, however old it is.
    namedSessions[own].record = Int32(record)
    namedSessions[own].expires = now + sources[number].nameCache
    return record
  }

  private func resolver(of name: Int, by draws: KeyedRandom, _ counter: UInt64) -> Int {
    guard let sizes = names[name].sizes else {
      return names[name].firstResolver
        + Int(draws.uniform(counter) * Double(names[name].resolverCount))
    }
    var stream = draws.stream(counter)
    return names[name].firstResolver + Int(sizes.sample(using: &stream))
  }

  /// A resolver is asked: it answers from its cache, or asks the name servers.
  private mutating func ask(
    _ resolver: Int, for name: Int, from place: Int, at now: SimulationTime
  ) -> Int {
    names[name].account.asked += 1
    if now < resolvers[resolver].expires { return Int(resolvers[resolver].record) }
    names[name].account.resolved += 1
    resolvers[resolver].answers += 1
    let number = UInt64(resolver - names[name].firstResolver)
    let draw = names[name].answer.uniform(number << 32 | resolvers[resolver].answers & 0xFFFF_FFFF)
    let leaf = firstLeaf(of: answer(for: name, askedFrom: place, draw: draw))
    resolvers[resolver].record = Int32(leaf)
    resolvers[resolver].expires =
      now
      + names[name].lifetime(timeToLive(of: leaf), isExtending: resolvers[resolver].isExtending)
    return leaf
  }

  /// The leaf that clients take, −1 if there is none.
  private func firstLeaf(of answer: NameAnswer) -> Int {
    switch answer {
    case .record(let leaf): leaf
    case .records(let leaves): leaves[0]
    case .none: -1
    }
  }

  private func timeToLive(of leaf: Int) -> TimeSpan {
    leaf < 0 ? description.route53.negativeTimeToLive : leaves[leaf].timeToLive
  }

  // MARK: Time zero

  func sizes(of it: ResolversDescription) -> Sampler? {
    guard it.skew > 0, it.count > 1 else { return nil }
    return Sampler(
      .discrete(
        (0..<it.count).map {
          .init(value: Double($0), weight: PortableMath.pow(Double($0 + 1), -it.skew))
        }))
  }

  /// Fills the caches of resolvers and clients at time zero, when everything stands that an answer
  /// depends on.
  mutating func fillCaches() {
    for name in names.indices {
      let own = draws.key.derived("world").derived("name").derived(UInt64(name))
      fillCaches(of: name, own)
    }
    for source in sources.indices { fillNamedSessions(of: source) }
  }

  /// At time zero resolvers have been at work for long: each holds an answer whose age is anything
  /// up to its life, and answers that live longer are met more often.
  private mutating func fillCaches(of name: Int, _ key: StreamKey) {
    let it = names[name]
    let (age, extending) = (
      KeyedRandom(key.derived("age")), KeyedRandom(key.derived("extending"))
    )
    for resolver in 0..<UInt64(it.resolverCount) {
      let isExtending = extending.uniform(resolver) < it.keeping.extendingShare
      let leaf = firstAnswer(
        of: name, isExtending: isExtending, draw: it.answer.uniform(resolver << 32))
      let life = it.lifetime(timeToLive(of: leaf), isExtending: isExtending)
      resolvers[it.firstResolver + Int(resolver)] = ResolverCache(
        record: Int32(leaf), isExtending: isExtending,
        expires: .zero + life.scaled(by: 1 - age.uniform(resolver)))
    }
  }

  /// The leaf that a resolver holds at time zero.
  private func firstAnswer(of name: Int, isExtending: Bool, draw: Double) -> Int {
    let it = names[name]
    let own = it.set.records.compactMap { record in
      if case .leaf(let leaf, _) = record.target { leaf } else { nil }
    }
    guard it.set.policy == .weighted, own.count == it.set.records.count else {
      return firstLeaf(of: answer(for: name, askedFrom: -1, draw: draw))
    }
    let lives = own.map { it.lifetime(leaves[$0].timeToLive, isExtending: isExtending) }
    // Where nothing is kept, the weights alone decide.
    let isBrief = lives.allSatisfy { $0 == .zero }
    let weights = it.set.records.map { Double($0.routing.weight) }
    let areAllZero = weights.allSatisfy { $0 == 0 }
    let presence = zip(weights, lives).map { weight, life in
      (areAllZero ? 1 : weight) * (isBrief ? 1 : life.seconds)
    }
    return own[RecordWeights.record(at: draw, weights: presence)]
  }

  /// The caches of a source's clients at time zero, as old as those of resolvers.
  private mutating func fillNamedSessions(of number: Int) {
    let source = sources[number]
    guard source.hostedName >= 0, source.nameCache > .zero else { return }
    let age = KeyedRandom(
      draws.key.derived("world").derived("client cache").derived(UInt64(number)))
    for session in 0..<source.sessionCount {
      let own = source.firstNamedSession + session
      let resolver = resolver(
        of: source.hostedName, by: names[source.hostedName].ofSession,
        source.identity(number, UInt64(own)))
      namedSessions[own].record = resolvers[resolver].record
      namedSessions[own].expires =
        .zero + source.nameCache.scaled(by: 1 - age.uniform(UInt64(session)))
    }
  }
}
