import RandomVariates
import SimulationKernel

// Route 53's checkers ask their endpoints, each at its own pace: the interval runs from an answer to
// the next request, and nobody keeps the checkers apart.
extension World {
  /// The first request of each checker: at a phase of its own.
  mutating func startProbing(in queue: inout EventQueue) {
    guard healthChecks.contains(where: { $0.panel != nil }) else { return }
    statusLane = queue.addLane(
      kind: EventKind.probeTimeout.rawValue, delay: ProbeProtocol.statusLimit)
    let key = draws.key.derived("world").derived("health checker")
    for check in healthChecks.indices {
      guard case .endpoint(let it) = healthChecks[check].description.kind,
        !healthChecks[check].description.isDisabled
      else { continue }
      healthChecks[check].probed = probed(it)
      healthChecks[check].places = it.regions.map { place($0) }
      healthChecks[check].ways = Array(repeating: ProbeWay(), count: it.checkers)
      let phase = KeyedRandom(key.derived("phase").derived(UInt64(check)))
      for checker in 0..<it.checkers {
        schedule(
          .naming(.health(.probeDue(check: check, checker: checker))),
          after: it.requestInterval.scaled(by: phase.uniform(UInt64(checker))), in: &queue)
      }
    }
  }

  /// What a text such as `alb/web` or a fleet's name means to checkers.
  private func probed(_ it: EndpointCheckDescription) -> ProbedEndpoint {
    let name = it.of.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
    guard balancers.contains(where: { $0.name == name }) else {
      // Targets of fleets are made first, fleet by fleet.
      return .target(description.fleets.prefix { $0.name != it.of }.reduce(0) { $0 + $1.count })
    }
    let (balancer, number) = destination(it.of)
    var request = RequestClassDescription()
    request.host = it.host
    request.path = it.path
    let listener = listenerDescription(number)
    let rule = rule(of: listener, path: "\(name)/\(listener.name)", for: request)
    return .rule(rule, balancer: balancer)
  }

  /// Some of a check's checkers say something of their own accord from now on: for faults.
  ///
  /// - Parameters:
  ///   - share: How many of them [0…1]; 0 lets all of them look again.
  ///   - answer: What they say.
  mutating func setLyingCheckers(ofHealthCheck check: Int, share: Double, saying answer: Bool) {
    guard let count = healthChecks[check].panel?.checkers.count else { return }
    healthChecks[check].lyingCheckers = Int((share * Double(count)).rounded())
    healthChecks[check].lie = answer
  }

  mutating func probeDue(by checker: Int, of check: Int, in queue: inout EventQueue) {
    guard case .endpoint(let it) = healthChecks[check].description.kind else { return }
    var luck = probeLuck(of: checker, of: check, at: queue.now)
    let outcome: ProbeOutcome
    if checker < healthChecks[check].lyingCheckers {
      outcome = ProbeOutcome(passed: healthChecks[check].lie, after: .zero)
    } else {
      var meeting = encounter(of: checker, of: check, at: queue.now, &luck)
      meeting.way.body.time = it.bodyTime
      if case .queue(let target) = meeting.what, it.type != .tcp {
        healthChecks[check].ways[checker] = meeting.way
        sendProbe(to: target, by: checker, of: check, &luck, in: &queue)
        return
      }
      outcome = meeting.way.outcome(of: meeting.what, for: it.type)
    }
    endProbe(by: checker, of: check, passed: outcome.passed, after: outcome.after, in: &queue)
  }

  mutating func endProbe(
    by checker: Int, of check: Int, passed: Bool, after span: TimeSpan, in queue: inout EventQueue
  ) {
    guard span > .zero else {
      probeEnded(by: checker, of: check, passed: passed, in: &queue)
      return
    }
    schedule(
      .naming(.health(.probeEnded(check: check, checker: checker, passed: passed))), after: span,
      in: &queue)
  }

  mutating func probeEnded(
    by checker: Int, of check: Int, passed: Bool, in queue: inout EventQueue
  ) {
    guard case .endpoint(let it) = healthChecks[check].description.kind else { return }
    schedule(
      .naming(.health(.probeDue(check: check, checker: checker))), after: it.requestInterval,
      in: &queue)
    if let isHealthy = healthChecks[check].panel?.heard(from: checker, passed: passed) {
      found(isHealthy, by: check, in: &queue)
      checkPlan(in: &queue)
    }
  }

  /// The draws of one request, which belong to the checker and the time.
  private func probeLuck(of checker: Int, of check: Int, at now: SimulationTime) -> RandomStream {
    // An odd factor keeps times apart, and spreads them beyond the checkers' numbers.
    let time = UInt64(bitPattern: now.nanoseconds) &* 0x9E37_79B9_7F4A_7C15
    return draws.probe.stream(time ^ UInt64(check * Self.mostCheckers + checker))
  }

  // MARK: What a request meets

  private typealias Meeting = (what: ProbeEncounter, way: ProbeWay)

  private func encounter(
    of checker: Int, of check: Int, at now: SimulationTime, _ luck: inout RandomStream
  ) -> Meeting {
    let void: Meeting = (.blackHole, ProbeWay())
    let region: Int
    let node: Int
    switch healthChecks[check].probed {
    case .rule(_, let balancer):
      // Its name is looked up anew for every request.
      node = anyNode(of: balancer, luck.uniform())
      guard nodes[node].isUp else { return void }
      region = self.region(ofNode: node)
    case .target(let target):
      guard !deadZones[targets[target].zone].isDead, targets[target].failure != .unreachable else {
        return void
      }
      node = -1
      region = regionOfZone[targets[target].zone]
    }
    guard let connection = roundTrip(by: checker, of: check, to: region, &luck),
      let exchange = roundTrip(by: checker, of: check, to: region, &luck)
    else { return void }
    var way = ProbeWay(connection: connection, exchange: exchange)
    let what: ProbeEncounter
    switch healthChecks[check].probed {
    case .rule(let rule, _): what = answer(by: rule, at: node, at: now, &luck, &way.body)
    case .target(let target): what = answer(of: target, at: now, &luck, &way.body)
    }
    return (what, way)
  }

  private func anyNode(of balancer: Int, _ draw: Double) -> Int {
    let mask = balancers[balancer].addresses.nodes
    let all = (0..<balancers[balancer].nodeCount).filter { mask & (1 << UInt64($0)) != 0 }
    return balancers[balancer].firstNode + all[Int(draw * Double(all.count))]
  }

  /// From a checker to a region and back; `nil` if packets vanish on the way.
  private func roundTrip(
    by checker: Int, of check: Int, to region: Int, _ luck: inout RandomStream
  ) -> TimeSpan? {
    // Where a partition cuts only some off, it is the same ones all the time.
    let own = draws.partition.uniform(~UInt64(check * Self.mostCheckers + checker))
    let places = healthChecks[check].places
    guard !places.isEmpty else { return isCutOff(region, own) ? nil : .zero }
    let place = places[checker % places.count]
    let there = links[linkIndex(from: place, to: region)]
    let back = links[linkIndex(from: region, to: place)]
    guard own >= max(there.cutShare, back.cutShare) else { return nil }
    let retransmission = description.network.retransmission
    return there.delay(retransmission: retransmission, connection: own) { luck.uniform() }
      + back.delay(retransmission: retransmission, connection: own) { luck.uniform() }
  }

  /// Whether nobody anywhere reaches a region, or hears from it.
  private func isCutOff(_ region: Int, _ draw: Double) -> Bool {
    let others = places.indices.filter { $0 != region }
    guard !others.isEmpty else { return false }
    return others.allSatisfy { draw < links[linkIndex(from: $0, to: region)].cutShare }
      || others.allSatisfy { draw < links[linkIndex(from: region, to: $0)].cutShare }
  }

  /// What a load balancer answers, with or without a target's help.
  ///
  /// A checker's request takes no turn in the rotation: it is one of very many.
  private func answer(
    by rule: Int, at node: Int, at now: SimulationTime, _ luck: inout RandomStream,
    _ body: inout ProbeBody
  ) -> ProbeEncounter {
    if let status = rules[rule].fixedStatus { return .answer(status: status, after: .zero) }
    let known = forwards[node * rules.count + rule]
    guard known.total > 0 else { return .answer(status: 503, after: .zero) }
    let position = RecordWeights.record(at: luck.uniform(), weights: known.weights.map(Double.init))
    let group = rules[rule].groups[position]
    let eligible = groupViews[groups[group].firstView + nodes[node].ordinal].eligible
    guard !eligible.isEmpty else { return .answer(status: 503, after: .zero) }
    let target = Int(eligible[Int(luck.uniform() * Double(eligible.count))])
    switch answer(of: target, at: now, &luck, &body) {
    // The load balancer itself answers for what does not.
    case .refused: return .answer(status: 502, after: .zero)
    case .blackHole, .silence: return .silence
    case .answer(let status, let after): return .answer(status: status, after: after)
    case .queue(let target): return .queue(target)
    }
  }

  /// What a process answers; its health endpoint is what checkers ask for.
  private func answer(
    of target: Int, at now: SimulationTime, _ luck: inout RandomStream, _ body: inout ProbeBody
  ) -> ProbeEncounter {
    let endpoint = revisions[targets[target].revision].healthEndpoint
    body.hasString = endpoint.hasString
    if let answer = connectionAnswer(of: target) { return encounter(answer) }
    if endpoint.flakiness > 0, luck.uniform() < endpoint.flakiness {
      return .answer(status: 500, after: .zero)
    }
    if let answer = failingAnswer(of: target, at: now) { return encounter(answer) }
    if endpoint.sharesQueue { return .queue(target) }
    return .answer(
      status: 200, after: TimeSpan(seconds: max(0, endpoint.responseTime.sample(using: &luck))))
  }

  private func encounter(_ answer: ProbeAnswer) -> ProbeEncounter {
    switch answer {
    case .refused: .refused
    case .silent, .queued: .silence
    case .answer(let isOK, let responseTime):
      .answer(status: isOK ? 200 : 500, after: responseTime)
    }
  }
}
