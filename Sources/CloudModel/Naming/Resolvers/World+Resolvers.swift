import RandomVariates
import SimulationKernel

/// What a resolver tells its client.
struct Resolution {
  var answer: AddressList
  /// When the answer expires at the resolver.
  var expires: SimulationTime
}

// Recursive resolvers: what they are asked, and what becomes of them.
extension World {
  /// A resolver is asked: it answers from its cache, or asks the name servers.
  ///
  /// - Returns: `nil` if it does not answer.
  mutating func ask(
    _ resolver: Int, of population: Int, for name: Int, at now: SimulationTime
  ) -> Resolution? {
    names[name].account.asked += 1
    guard !populations[population].isDown(resolver) else { return nil }
    let prefetch = populations[population].habits.prefetch
    switch resolvers[resolver].reply(at: now, prefetch: prefetch) {
    case .cached: break
    case .cachedAndRefreshed:
      let held = held(by: resolver)
      if !populations[population].isCut(resolver) {
        refresh(resolver, of: population, for: name, at: now)
      }
      return held
    case .asks:
      guard !populations[population].isCut(resolver) else {
        return staleAnswer(of: resolver, population, at: now)
      }
      refresh(resolver, of: population, for: name, at: now)
    }
    return held(by: resolver)
  }

  private func held(by resolver: Int) -> Resolution {
    Resolution(answer: resolvers[resolver].answer, expires: resolvers[resolver].expires)
  }

  /// What it has in its cache although its life is over; for 30 s (RFC 8767, section 4).
  private func staleAnswer(
    of resolver: Int, _ population: Int, at now: SimulationTime
  ) -> Resolution? {
    let span = populations[population].habits.serveStale
    guard resolvers[resolver].servesStale(at: now, for: span) else { return nil }
    return Resolution(answer: resolvers[resolver].answer, expires: now + .seconds(30))
  }

  /// The name servers are asked, and the resolver keeps their answer.
  private mutating func refresh(
    _ resolver: Int, of population: Int, for name: Int, at now: SimulationTime
  ) {
    names[name].account.resolved += 1
    let count = resolvers[resolver].nextAnswer()
    let number = UInt64(resolver - names[name].firstResolver)
    let draw = names[name].answer.uniform(number << 32 | count & 0xFFFF_FFFF)
    let answer = addresses(
      of: self.answer(for: name, askedFrom: populations[population].asker, draw: draw))
    let habit = resolvers[resolver].habit
    resolvers[resolver].keep(
      answer, for: life(of: answer, at: population, habit: habit), at: now)
  }

  private func addresses(of answer: NameAnswer) -> AddressList {
    switch answer {
    case .record(let leaf): AddressList([Int32(leaf)])
    // Each client begins somewhere of its own, so the order that they came in does not matter; one
    // order for all answers keeps a client that goes on to the next address from coming back.
    case .records(let leaves): AddressList(leaves.sorted().map { Int32($0) })
    case .none: .none
    }
  }

  /// How long a resolver keeps an answer, or that there is none.
  private func life(
    of answer: AddressList, at population: Int, habit: ResolverHabit
  ) -> TimeSpan {
    let habits = populations[population].habits
    if answer.isEmpty { return habits.life(ofNegative: timeToLive(of: -1)) }
    return habits.life(of: timeToLive(of: answer.leaf(at: 0)), habit: habit)
  }

  /// The whole time to live of an answer with a leaf, or of none.
  func timeToLive(of leaf: Int) -> TimeSpan {
    leaf < 0 ? description.route53.negativeTimeToLive : leaves[leaf].timeToLive
  }

  // MARK: Time zero

  /// Makes the resolvers of a name; their caches are filled when everything stands.
  mutating func buildResolvers(of name: Int, _ key: StreamKey) {
    let it = description.names[name]
    let first = populations.count
    for kind in description.resolvers(of: it) {
      let places: [String?] = kind.isEverybodys ? [kind.place] : description.askingPlaces(of: it)
      for place in places {
        let number = populations.count - first
        let own = number == 0 ? key : key.derived("population").derived(UInt64(number))
        let here = place.map { self.place($0) } ?? -1
        let asker = kind.clientSubnet ? here : kind.place.map { self.place($0) } ?? here
        populations.append(
          ResolverPopulation(
            kind, asker: asker, clients: kind.isEverybodys ? nil : here, first: resolvers.count,
            own))
        resolvers.append(ResolverCache(), times: kind.count)
      }
    }
    names[name].populations = first..<populations.count
  }

  /// Fills the caches of resolvers and clients at time zero, when everything stands that an answer
  /// depends on.
  mutating func fillCaches() {
    for name in names.indices {
      for population in names[name].populations { fillCaches(of: population, for: name) }
    }
    for source in sources.indices { fillNamedSessions(of: source) }
  }

  /// At time zero resolvers have been at work for long: each holds an answer whose age is anything
  /// up to its life, and answers that live longer are met more often.
  private mutating func fillCaches(of population: Int, for name: Int) {
    let it = populations[population]
    for resolver in it.indices {
      let number = UInt64(resolver - it.first)
      let habit = it.habits.habit(at: it.habit.uniform(number))
      let draw = names[name].answer.uniform(UInt64(resolver - names[name].firstResolver) << 32)
      let answer = firstAnswer(of: name, at: population, habit: habit, draw: draw)
      let life = life(of: answer, at: population, habit: habit)
      let left = life.scaled(by: 1 - it.age.uniform(number))
      resolvers[resolver] = ResolverCache(habit: habit)
      resolvers[resolver].keep(answer, for: life, at: .zero, age: life - left)
    }
  }

  /// What a resolver holds at time zero.
  private func firstAnswer(
    of name: Int, at population: Int, habit: ResolverHabit, draw: Double
  ) -> AddressList {
    let it = names[name].set
    let own = it.records.compactMap { record in
      if case .leaf(let leaf, _) = record.target { leaf } else { nil }
    }
    guard it.policy == .weighted, !own.isEmpty, own.count == it.records.count else {
      return addresses(
        of: answer(for: name, askedFrom: populations[population].asker, draw: draw))
    }
    let lives = own.map {
      populations[population].habits.life(of: timeToLive(of: $0), habit: habit)
    }
    // Where nothing is kept, the weights alone decide.
    let isBrief = lives.allSatisfy { $0 == .zero }
    let weights = it.records.map { Double($0.routing.weight) }
    let areAllZero = weights.allSatisfy { $0 == 0 }
    let presence = zip(weights, lives).map { weight, life in
      (areAllZero ? 1 : weight) * (isBrief ? 1 : life.seconds)
    }
    return AddressList([Int32(own[RecordWeights.record(at: draw, weights: presence)])])
  }
}
