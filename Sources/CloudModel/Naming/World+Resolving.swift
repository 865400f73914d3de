import RandomVariates
import SimulationKernel

// The way of an attempt whose client knows a name only: resolver → record → load balancer.
extension World {
  /// The node that an attempt of a source with a name goes to; notes the listener.
  mutating func namedNode(for slot: Int, of number: Int, at now: SimulationTime) -> Int {
    let session = Int(slab[slot].session)
    let keepsAlive = sources[number].keepsAlive && session >= 0
    if keepsAlive, let node = openConnection(of: session, at: now) {
      let listener = namedSessions[namedSession(session, of: number)].listener
      slab[slot].listener = Int16(truncatingIfNeeded: listener)
      return node
    }
    let record = resolvedRecord(for: slot, of: number, at: now)
    let destination = names[sources[number].hostedName].records[record]
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
      return ask(resolver, for: name, at: now)
    }
    let own = namedSession(session, of: number)
    if now < namedSessions[own].expires { return Int(namedSessions[own].record) }
    let resolver = resolver(
      of: name, by: names[name].ofSession, sources[number].identity(number, UInt64(own)))
    let record = ask(resolver, for: name, at: now)
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
  private mutating func ask(_ resolver: Int, for name: Int, at now: SimulationTime) -> Int {
    names[name].asked += 1
    if now < resolvers[resolver].expires { return Int(resolvers[resolver].record) }
    names[name].resolved += 1
    resolvers[resolver].answers += 1
    let number = UInt64(resolver - names[name].firstResolver)
    let draw = names[name].answer.uniform(number << 32 | resolvers[resolver].answers & 0xFFFF_FFFF)
    let record = RecordWeights.record(at: draw, weights: names[name].published.map(Double.init))
    resolvers[resolver].record = Int32(record)
    resolvers[resolver].expires =
      now + names[name].lifetime(of: record, isExtending: resolvers[resolver].isExtending)
    return record
  }

  // MARK: Time zero

  mutating func buildNames() {
    for (number, it) in description.names.enumerated() {
      let own = "name"
      let world = draws.key.derived("world").derived(own).derived(UInt64(number))
      let policy = draws.key.derived("policy").derived(own).derived(UInt64(number))
      let weights = it.records.map(\.weight)
      names.append(
        HostedName(
          name: it.name, records: it.records.map { record($0, of: it) }, weights: weights,
          published: weights, firstResolver: resolvers.count,
          resolverCount: it.resolvers.count, sizes: sizes(of: it.resolvers),
          keeping: it.resolvers, ofRequest: KeyedRandom(world.derived("resolver of request")),
          ofSession: KeyedRandom(world.derived("resolver of session")),
          answer: KeyedRandom(policy.derived("answer"))))
      fillCaches(of: number, world)
    }
  }

  private func record(
    _ it: WeightedRecordDescription, of name: HostedNameDescription
  ) -> NameRecord {
    let (balancer, listener) = destination(it.listener)
    return NameRecord(
      path: it.listener, listener: listener, balancer: balancer, timeToLive: name.timeToLive(of: it)
    )
  }

  private func sizes(of it: ResolversDescription) -> Sampler? {
    guard it.skew > 0, it.count > 1 else { return nil }
    return Sampler(
      .discrete(
        (0..<it.count).map {
          .init(value: Double($0), weight: PortableMath.pow(Double($0 + 1), -it.skew))
        }))
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
      let lives = it.records.indices.map { it.lifetime(of: $0, isExtending: isExtending) }
      // Where nothing is kept, the weights alone decide.
      let isBrief = lives.allSatisfy { $0 == .zero }
      let areAllZero = it.weights.allSatisfy { $0 == 0 }
      let presence = it.weights.indices.map {
        (areAllZero ? 1 : Double(it.weights[$0])) * (isBrief ? 1 : lives[$0].seconds)
      }
      let record = RecordWeights.record(at: it.answer.uniform(resolver << 32), weights: presence)
      let left = lives[record].scaled(by: 1 - age.uniform(resolver))
      resolvers.append(
        ResolverCache(
          record: Int32(record), isExtending: isExtending, expires: .zero + left))
    }
  }

  /// The caches of a source's clients at time zero, as old as those of resolvers.
  mutating func fillNamedSessions(of number: Int) {
    let source = sources[number]
    guard source.hostedName >= 0 else { return }
    let age = KeyedRandom(
      draws.key.derived("world").derived("client cache").derived(UInt64(number)))
    for session in 0..<source.sessionCount {
      let own = source.firstNamedSession + session
      namedSessions.append(NamedSession())
      guard source.nameCache > .zero else { continue }
      let resolver = resolver(
        of: source.hostedName, by: names[source.hostedName].ofSession,
        source.identity(number, UInt64(own)))
      namedSessions[own].record = resolvers[resolver].record
      namedSessions[own].expires =
        .zero + source.nameCache.scaled(by: 1 - age.uniform(UInt64(session)))
    }
  }
}
