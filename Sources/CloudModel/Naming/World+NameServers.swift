import RandomVariates
import SimulationKernel

// The name servers: what they know of records and health, and what they answer.
extension World {
  /// What the name servers answer to a question.
  ///
  /// Health is looked up, not tested: ``World/healthChanged`` told the servers before.
  /// - Parameters:
  ///   - place: Where the resolver is, or −1 if nobody knows.
  ///   - draw: Uniform in [0, 1), the resolver's own for this question.
  /// - Returns: Leaves of ``World/leaves``, each with its time to live.
  func answer(for name: Int, askedFrom place: Int, draw: Double) -> NameAnswer {
    var draws = AnswerDraws(first: draw, more: names[name].answer)
    return answers.answer(of: name, for: place >= 0 ? askers[place] : Asker(), &draws)
  }

  /// From now on the name is answered with this destination, or with nothing if there is none,
  /// whatever its records say: for faults.
  ///
  /// - Parameter destination: As in ``RecordDescription/to``.
  mutating func overrideAnswer(
    ofName name: Int, with destination: String?, in queue: inout EventQueue
  ) {
    if let destination {
      let target = target(destination, timeToLive: description.names[name].timeToLive)
      addIdleLane(for: target, in: &queue)
      answers.overrides[name] = .target(target)
    } else {
      answers.overrides[name] = .missing
    }
    noteAnswers(in: queue)
  }

  /// The name is answered by its records again.
  mutating func restoreAnswer(ofName name: Int, in queue: inout EventQueue) {
    answers.overrides[name] = nil
    noteAnswers(in: queue)
  }

  /// Enters into the accounts and the journal what the name servers answer from now on.
  ///
  /// - Complexity: O(records of all names); for changes, not for questions
  mutating func noteAnswers(in queue: borrowing EventQueue) {
    for (name, leaves) in answers.leavesInPlay.enumerated() {
      guard leaves != names[name].leavesInPlay else { continue }
      answersMoved(of: name, from: names[name].leavesInPlay, to: leaves, at: queue.now)
      names[name].leavesInPlay = leaves
      var records: [String] = []
      for leaf in leaves where !records.contains(self.leaves[leaf].path) {
        records.append(self.leaves[leaf].path)
      }
      let isNew = names[name].account.note(records, at: queue.now)
      if isNew, queue.now > .zero, answers.sets[name].policy != .weighted {
        journal(names[name].name, .answersChanged(records: records), in: queue)
      }
    }
  }

  // MARK: Time zero

  /// Names and their records; caches are filled when everything stands.
  mutating func buildNames() {
    for (number, it) in description.names.enumerated() {
      let own = "name"
      let world = draws.key.derived("world").derived(own).derived(UInt64(number))
      let policy = draws.key.derived("policy").derived(own).derived(UInt64(number))
      names.append(
        HostedName(
          name: it.name, set: .init(it.policy, []), firstResolver: resolvers.count,
          ofPopulation: KeyedRandom(world.derived("population")),
          answer: KeyedRandom(policy.derived("answer")), account: NameAccount(name: it.name)))
      buildResolvers(of: number, world)
    }
    for (number, it) in description.names.enumerated() {
      names[number].set.records = it.records.map { nameRecord($0, of: it) }
    }
    answers = AnswerTree(
      names.map(\.set), areChecksHealthy: description.healthChecks.map { _ in true },
      areBalancersHealthy: balancers.map { _ in true })
  }

  mutating func nameRecord(
    _ it: RecordDescription, of name: HostedNameDescription
  ) -> NameRecord {
    var record = NameRecord(
      it.name, target(it.destination, timeToLive: name.timeToLive(of: it)))
    record.routing = it.routing
    if record.routing.coordinates == nil, let region = it.routing.region {
      record.routing.coordinates = description.location(of: region)?.coordinates
    }
    record.healthCheck = it.healthCheck.map { number($0, in: description.healthChecks, \.name) }
    record.evaluatesTargetHealth = it.evaluateTargetHealth
    return record
  }

  /// Where a text leads: to another name, to a listener, or nowhere.
  private mutating func target(_ text: String, timeToLive: TimeSpan) -> RecordTarget {
    if let name = hostedName(text) { return .name(name) }
    var leaf = AnswerLeaf(path: text, listener: -1, balancer: -1, timeToLive: timeToLive)
    let balancer = text.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
    if balancers.contains(where: { $0.name == balancer }) {
      (leaf.balancer, leaf.listener) = destination(text)
    }
    leaves.append(leaf)
    return .leaf(leaves.count - 1, balancer: leaf.balancer >= 0 ? leaf.balancer : nil)
  }

  /// Who asks from a place, as the scenario and the table of regions have it.
  func asker(at place: Int) -> Asker {
    let name = places[place]
    var asker = Asker()
    for region in description.measuredRegions {
      asker.roundTrips[region] = description.roundTrip(from: name, to: region)?.time
    }
    let described = description.location(of: name)
    asker.location = described?.location ?? GeographicLocation()
    asker.coordinates = described?.coordinates
    asker.prefix = described?.addresses
    return asker
  }

  /// Every leaf that a name can ever be answered with, as its records are now.
  func leaves(under name: Int) -> [Int] {
    var names = [name]
    var leaves: [Int] = []
    var next = 0
    while next < names.count {
      for record in self.names[names[next]].set.records {
        switch record.target {
        case .leaf(let leaf, _): leaves.append(leaf)
        case .name(let child): if !names.contains(child) { names.append(child) }
        }
      }
      next += 1
    }
    return leaves
  }

  /// Which of a name's load balancers a request meets is not known beforehand: sources that go to
  /// names share a lane for each.
  mutating func addIdleLane(for target: RecordTarget, in queue: inout EventQueue) {
    let leaves =
      switch target {
      case .leaf(let leaf, _): [leaf]
      case .name(let child): self.leaves(under: child)
      }
    for leaf in leaves {
      let balancer = self.leaves[leaf].balancer
      guard balancer >= 0, balancers[balancer].idleLane == nil else { continue }
      balancers[balancer].idleLane = queue.addLane(
        kind: EventKind.idleTimeout.rawValue, delay: balancers[balancer].idleTimeout)
    }
  }
}
