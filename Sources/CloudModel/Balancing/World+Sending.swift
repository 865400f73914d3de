import RandomVariates
import SimulationKernel

// The way of an attempt: client → node → rule → target group.
extension World {
  /// The client sends an attempt now.
  @inline(__always)
  mutating func send(_ slot: Int, in queue: inout EventQueue) {
    let number = Int(slab[slot].source)
    slab[slot].sent = queue.now
    slab[slot].started = .never
    slab[slot].target = -1
    slab[slot].group = -1
    slab[slot].answer = .success
    slab[slot].clientIsGone = false
    slab[slot].isResumed = false
    slab[slot].phase = .connecting
    if let lane = sources[number].timeout {
      queue.arm(lane, slot: UInt32(truncatingIfNeeded: slot))
    }
    let node = chooseNode(for: slot, of: number, at: queue.now)
    slab[slot].node = Int16(truncatingIfNeeded: node)
    guard node >= 0 else {
      goNowhere(slot, node, in: &queue)
      return
    }
    if sources[number].place >= 0 {
      depart(slot, to: node, isNew: opensConnection(slot, of: number), in: &queue)
      return
    }
    guard nodes[node].isUp else {
      queue.schedule(
        Event(kind: EventKind.nodeUnreachable.rawValue, tag: slab.tag(slot), index: UInt32(slot)),
        after: sources[number].connectTimeout)
      return
    }
    if sources[number].keepsAlive { countReuse(by: slot, of: number) }
    enterNode(slot, node: node, in: &queue)
  }

  /// Counts an attempt that came over an open connection, once its node has it.
  mutating func countReuse(by slot: Int, of number: Int) {
    guard !opensConnection(slot, of: number) else { return }
    metrics.connectionReused(loadBalancer: nodes[Int(slab[slot].node)].balancer)
  }

  /// Whether an attempt opens a connection of its own; asked before the connection is used.
  func opensConnection(_ slot: Int, of number: Int) -> Bool {
    let session = Int(slab[slot].session)
    guard sources[number].keepsAlive, session >= 0 else { return true }
    return sessions[session].connected == slab[slot].sent
  }

  /// An attempt is at its node.
  @inline(__always)
  mutating func enterNode(_ slot: Int, node: Int, in queue: inout EventQueue) {
    let number = Int(slab[slot].source)
    if let lane = sources[number].idleTimeout {
      queue.arm(lane, slot: UInt32(truncatingIfNeeded: slot))
    } else if sources[number].hostedName >= 0,
      let lane = balancers[nodes[node].balancer].idleLane
    {
      queue.arm(lane, slot: UInt32(truncatingIfNeeded: slot))
    }
    route(slot, at: node, in: &queue)
  }

  /// A client has tried long enough to connect to a node that does not answer.
  mutating func nodeUnreachable(_ slot: Int, generation: UInt32, in queue: inout EventQueue) {
    guard slab.tag(slot) == generation, !slab[slot].clientIsGone else { return }
    // Its resolver may be what did not answer.
    let isResolved = slab[slot].answer != .nameNotResolved
    answerClient(slot, isResolved ? .nodeUnreachable : .nameNotResolved, in: &queue)
    slab.free(slot)
  }

  // MARK: Node

  @inline(__always)
  private mutating func chooseNode(for slot: Int, of number: Int, at now: SimulationTime) -> Int {
    let balancer = sources[number].loadBalancer
    if balancer < 0 { return namedNode(for: slot, of: number, at: now) }
    let session = Int(slab[slot].session)
    if sources[number].keepsAlive, session >= 0 {
      return connectedNode(of: session, slot: slot, source: number, at: now)
    }
    if balancers[balancer].nodeCount == 1 { return balancers[balancer].firstNode }
    return resolvedNode(for: slot, of: number, balancer: balancer, at: now)
  }

  /// The node of the session's open connection, or of a new one.
  private mutating func connectedNode(
    of session: Int, slot: Int, source number: Int, at now: SimulationTime
  ) -> Int {
    if let node = openConnection(of: session, from: number, at: now) { return node }
    let chosen = resolvedNode(
      for: slot, of: number, balancer: sources[number].loadBalancer, at: now)
    connect(slot, of: session, to: chosen, at: now)
    return chosen
  }

  /// The node that the session's connection leads to, if it is still open; uses it.
  ///
  /// A client that is somewhere does not know that its node is gone: it finds out by waiting.
  mutating func openConnection(
    of session: Int, from number: Int, at now: SimulationTime
  ) -> Int? {
    let node = Int(sessions[session].node)
    let isOpen =
      node >= 0 && (nodes[node].isUp || sources[number].place >= 0)
      && now - sessions[session].lastUsed < balancers[nodes[node].balancer].idleTimeout
      && now < sessions[session].closes
    if !isOpen { closeConnection(of: session, at: now) }
    sessions[session].lastUsed = now
    guard isOpen else { return nil }
    // Past its life a connection serves one more request and is closed with the answer.
    let life = balancers[nodes[node].balancer].clientKeepAlive
    if now - sessions[session].connected >= life { closeConnection(of: session, at: now) }
    return node
  }

  /// The attempt opens a connection for its session.
  mutating func connect(_ slot: Int, of session: Int, to node: Int, at now: SimulationTime) {
    sessions[session].node = Int32(node)
    sessions[session].connected = now
    if let life = sources[Int(slab[slot].source)].connectionLife {
      sessions[session].closes =
        now + exponential(life, draws.connectionLife, slab[slot].drawCounter)
    }
  }

  /// What the end of an attempt means to its session's connection: an answer is traffic that
  /// keeps it open, while whoever loses patience closes it.
  mutating func noteAnswer(to slot: Int, outcome: AttemptOutcome, at now: SimulationTime) {
    let session = Int(slab[slot].session)
    guard session >= 0 else { return }
    // What the request took is part of its connection's life, which is counted as a whole.
    if slab[slot].target >= 0, sessions[session].node >= 0,
      sessions[session].connected <= slab[slot].sent
    {
      metrics.connectionHeld(
        loadBalancer: nodes[Int(slab[slot].node)].balancer,
        for: slab[slot].phase == .answering ? .zero - slab[slot].demand : slab[slot].sent - now)
    }
    switch outcome {
    case .nodeUnreachable, .nameNotResolved:
      sessions[session].node = -1
    case .clientTimeout, .idleTimeout:
      closeConnection(of: session, at: now)
    case .success, .connectionRefused, .targetClosed, .deregistrationDelayElapsed, .noTarget,
      .connectTimeout, .targetError, .queueFull, .queueTimeout, .dependencyError, .fixedResponse,
      .schemaMismatch, .tableThrottled, .tableUnavailable,
      .databaseUnavailable, .callTimedOut, .callRejected:
      sessions[session].lastUsed = now
    }
  }

  /// A node out of the addresses that the client's resolver holds.
  mutating func resolvedNode(
    for slot: Int, of number: Int, balancer: Int, at now: SimulationTime
  ) -> Int {
    let timeToLive = sources[number].addressTimeToLive
    var mask = balancers[balancer].addresses.nodes
    if !balancers[balancer].addresses.isSettled(at: now, timeToLive: timeToLive) {
      // Somewhere in its life: answers in caches are of all ages up to the time to live.
      let age = draws.addressAge.uniform(slab[slot].drawCounter) * timeToLive.seconds
      let asked = SimulationTime(
        nanoseconds: max(0, now.nanoseconds - TimeSpan(seconds: age).nanoseconds))
      mask = balancers[balancer].addresses.nodes(at: asked)
    }
    let count = mask.nonzeroBitCount
    precondition(count > 0, "the name of \(balancers[balancer].name) resolves to nothing")
    var pick = Int(draws.node.uniform(addressCounter(of: slot)) * Double(count))
    if sources[number].retry.address == .next {
      pick = (pick + Int(slab[slot].number) - 1) % count
    }
    for ordinal in 0..<balancers[balancer].nodeCount where mask & (1 << UInt64(ordinal)) != 0 {
      if pick == 0 { return balancers[balancer].firstNode + ordinal }
      pick -= 1
    }
    return balancers[balancer].firstNode
  }

  // MARK: Rule and group

  /// The listener that an attempt was sent to.
  @inline(__always)
  func listener(of slot: Int) -> Int {
    let own = sources[Int(slab[slot].source)].listener
    return own >= 0 ? own : Int(slab[slot].listener)
  }

  @inline(__always)
  private mutating func route(_ slot: Int, at node: Int, in queue: inout EventQueue) {
    let rule = listeners[listener(of: slot)].ruleByClass[Int(slab[slot].requestClass)]
    let group: Int
    if forwards[node &* rules.count &+ rule].sole >= 0, rules[rule].stickiness == nil {
      group = forwards[node &* rules.count &+ rule].sole
    } else if let status = rules[rule].fixedStatus {
      respond(to: slot, status: status, in: &queue)
      return
    } else if let choice = chooseGroup(for: slot, rule: rule, node: node, at: queue.now) {
      group = choice
    } else {
      countBalancerAnswer(balancer: rules[rule].balancer, status: 503)
      countUnrouted(slot)
      finish(slot, .noTarget, in: &queue)
      return
    }
    slab[slot].group = Int16(truncatingIfNeeded: group)
    dispatch(slot, to: group, node: node, in: &queue)
  }

  private mutating func respond(to slot: Int, status: Int, in queue: inout EventQueue) {
    countUnrouted(slot)
    finish(slot, status < 400 ? .success : .fixedResponse, in: &queue)
  }

  /// The group by its cookie, or by the node's weights; `nil` when every weight is zero.
  private mutating func chooseGroup(
    for slot: Int, rule: Int, node: Int, at now: SimulationTime
  ) -> Int? {
    let known = node * rules.count + rule
    let session = Int(slab[slot].session)
    if let duration = rules[rule].stickiness, session >= 0 {
      if let sticky = stickyGroup(of: session, rule: rule, known: known, at: now) {
        if rules[rule].renewsCookies { sessions[session].groupUntil = now + duration }
        return sticky
      }
      guard let drawn = drawGroup(for: slot, rule: rule, known: known) else { return nil }
      sessions[session].group = Int32(drawn)
      sessions[session].groupUntil = now + duration
      return drawn
    }
    return drawGroup(for: slot, rule: rule, known: known)
  }

  private func stickyGroup(
    of session: Int, rule: Int, known: Int, at now: SimulationTime
  ) -> Int? {
    let group = Int(sessions[session].group)
    guard group >= 0, now < sessions[session].groupUntil,
      let position = rules[rule].groups.firstIndex(of: group)
    else { return nil }
    let isHonored = forwards[known].weights[position] > 0 || rules[rule].zeroWeightHonorsCookies
    return isHonored ? group : nil
  }

  /// Draws by weight. The draw belongs to the request, so that a canary of 10 % meets every
  /// request that one of 5 % meets.
  private func drawGroup(for slot: Int, rule: Int, known: Int) -> Int? {
    guard forwards[known].total > 0 else { return nil }
    if forwards[known].sole >= 0 { return forwards[known].sole }
    var point =
      draws.group.uniform(slab[slot].drawCounter) * Double(forwards[known].total)
    // From the last group to the first: by habit the candidate stands last, and low draws
    // then stay with it as its weight grows.
    for position in rules[rule].groups.indices.reversed() {
      point -= Double(forwards[known].weights[position])
      if point < 0 { return rules[rule].groups[position] }
    }
    return rules[rule].groups.first
  }
}
