import RandomVariates
import SimulationKernel

/// What a session of a source that goes to a name remembers.
struct NamedSession {
  /// The answer in the client's own cache.
  var answer = AddressList.none
  var expires = SimulationTime.zero
  /// The leaf that its open connection leads to.
  var connected: Int32 = -1
  /// How it keeps answers: its number among the source's caches.
  var kind: UInt8 = 0

  /// Another client takes its place, of the same kind.
  mutating func forget() {
    answer = .none
    expires = .zero
    connected = -1
  }
}

// The caches of clients: stubs, browsers and the JVM.
extension World {
  /// A session asks its resolver, which is always the same one.
  mutating func ask(for session: Int, of number: Int, at now: SimulationTime) -> Resolution? {
    let (population, resolver) = resolver(of: session, of: number)
    return ask(resolver, of: population, for: sources[number].hostedName, at: now)
  }

  private func resolver(of session: Int, of number: Int) -> (population: Int, resolver: Int) {
    let identity = sources[number].identity(number, UInt64(session))
    let population = population(of: number, by: identity)
    let it = populations[population].resolver(by: populations[population].ofSession, identity)
    return (population, it)
  }

  /// The client starts a life of its own for the answer, as it keeps answers.
  mutating func keep(
    _ resolution: Resolution, in session: Int, of number: Int, at now: SimulationTime
  ) {
    let keeps = sources[number].caches[Int(namedSessions[session].kind)].keeps
    guard keeps != .nothing else { return }
    namedSessions[session].answer = resolution.answer
    namedSessions[session].expires = keeps.expiry(
      at: now, timeToLive: timeToLive(of: resolution.answer.leaf(at: 0)),
      resolver: resolution.expires, isNegative: resolution.answer.isEmpty)
  }

  // MARK: Time zero

  /// Which resolvers a source's clients ask, and how each of them keeps answers.
  mutating func startResolving(from number: Int, _ it: TrafficDescription) {
    let source = sources[number]
    let name = source.hostedName
    let near = names[name].populations.filter { population in
      populations[population].clients.map { $0 == source.place } ?? true
    }
    let meant = near.filter { it.client.resolvers.contains(populations[$0].habits.name) }
    let own = meant.isEmpty ? near : meant
    precondition(!own.isEmpty, "the clients of source \(number) have no resolvers")
    let ends = shareEnds(own.map { populations[$0].habits.share })
    sources[number].resolvers = zip(own, ends).map { (population: $0, end: $1) }
    sources[number].firstClientKind = names[name].moving.clientKinds.count
    names[name].moving.clientKinds += kindNames(of: it)
    spreadCaches(of: number)
  }

  /// Where each part of a whole ends [0…1]; the last one at 1.
  private func shareEnds(_ shares: [Double]) -> [Double] {
    let sum = shares.reduce(0, +)
    var end = 0.0
    return shares.map { share in
      end += sum > 0 ? share / sum : 1 / Double(shares.count)
      return end
    }
  }

  private func kindNames(of it: TrafficDescription) -> [String] {
    let caches = it.client.cacheKinds
    return caches.count == 1 ? [it.name] : caches.map { "\(it.name), \($0.keeps.title)" }
  }

  private mutating func spreadCaches(of number: Int) {
    let source = sources[number]
    guard source.caches.count > 1 else { return }
    let ends = shareEnds(source.caches.map(\.share))
    let draws = KeyedRandom(
      self.draws.key.derived("world").derived("client kind").derived(UInt64(number)))
    for session in 0..<source.sessionCount {
      let draw = draws.uniform(UInt64(session))
      let kind = ends.firstIndex { draw < $0 } ?? ends.count - 1
      namedSessions[source.firstNamedSession + session].kind = UInt8(kind)
    }
  }

  /// The caches of a source's clients at time zero, as old as those of resolvers.
  mutating func fillNamedSessions(of number: Int) {
    let source = sources[number]
    guard source.hostedName >= 0, source.caches.contains(where: { $0.keeps != .nothing })
    else { return }
    let age = KeyedRandom(
      draws.key.derived("world").derived("client cache").derived(UInt64(number)))
    for session in 0..<source.sessionCount {
      let own = source.firstNamedSession + session
      let keeps = source.caches[Int(namedSessions[own].kind)].keeps
      guard keeps != .nothing else { continue }
      let resolver = resolver(of: own, of: number).resolver
      let answer = resolvers[resolver].answer
      let timeToLive = timeToLive(of: answer.leaf(at: 0))
      let left = keeps.span(timeToLive: timeToLive)?.scaled(by: 1 - age.uniform(UInt64(session)))
      namedSessions[own].answer = answer
      namedSessions[own].expires =
        left.map { .zero + $0 }
        ?? keeps.expiry(
          at: .zero, timeToLive: timeToLive, resolver: resolvers[resolver].expires,
          isNegative: answer.isEmpty)
    }
  }
}
