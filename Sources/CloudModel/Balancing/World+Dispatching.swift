import RandomVariates
import SimulationKernel

// The way of an attempt: target group → target.
extension World {
  /// Sends an attempt to a target of the group.
  @inline(__always)
  mutating func dispatch(_ slot: Int, to group: Int, node: Int, in queue: inout EventQueue) {
    let view = groups[group].firstView &+ nodes[node].ordinal
    guard !groupViews[view].eligible.isEmpty else {
      countBalancerAnswer(balancer: groups[group].balancer, status: 503)
      countUnrouted(slot)
      finish(slot, .noTarget, in: &queue)
      return
    }
    let target: Int
    if groups[group].stickiness == nil {
      target = chooseTarget(group: group, view: view, node: node, slot: slot, at: queue.now)
    } else {
      target = stickyTarget(group: group, view: view, node: node, slot: slot, at: queue.now)
    }
    slab[slot].target = Int32(truncatingIfNeeded: target)
    targetViews[viewIndex(target, nodes[node].ordinal)].outstanding &+= 1
    countRouted(group: group, isFailOpen: groupViews[view].isFailOpen)
    if targets[target].accepts {
      if targets[target].failure == .hang {
        slab[slot].phase = .unanswered
      } else {
        offer(slot, to: target, in: &queue)
      }
    } else {
      failToConnect(slot, to: target, in: &queue)
    }
  }

  private mutating func failToConnect(
    _ slot: Int, to target: Int, in queue: inout EventQueue
  ) {
    if targets[target].failure == .unreachable {
      // The node waits for an answer to its SYN; the client may lose patience before it does.
      queue.arm(
        balancers[groups[Int(slab[slot].group)].balancer].connectLane,
        slot: UInt32(truncatingIfNeeded: slot))
      return
    }
    finish(slot, .connectionRefused, in: &queue)
  }

  /// A target did not accept a node's connection in time.
  mutating func connectTimedOut(_ slot: Int, in queue: inout EventQueue) {
    finish(slot, .connectTimeout, in: &queue)
  }

  func viewIndex(_ target: Int, _ ordinal: Int) -> Int { target &* nodesPerBalancer &+ ordinal }

  // MARK: Choice

  @inline(__always)
  private mutating func chooseTarget(
    group: Int, view: Int, node: Int, slot: Int, at now: SimulationTime
  ) -> Int {
    switch groups[group].algorithm {
    case .roundRobin:
      return groupViews[view].hasShares
        ? nextInSlowStart(group: group, view: view, node: node, at: now)
        : nextInRotation(of: view)
    case .leastOutstandingRequests:
      return leastOutstanding(group: group, view: view, node: node)
    case .weightedRandom:
      return weightedRandom(group: group, view: view, node: node)
    case .powerOfTwoChoices:
      return betterOfTwo(view: view, node: node)
    }
  }

  @inline(__always)
  private mutating func nextInRotation(of view: Int) -> Int {
    let cursor = groupViews[view].cursor
    let next = cursor &+ 1
    groupViews[view].cursor = next == groupViews[view].eligible.count ? 0 : next
    return Int(groupViews[view].eligible[cursor])
  }

  /// Round robin in which a target in slow start takes only its share of its turns:
  /// t / duration of them, counted and not drawn.
  private mutating func nextInSlowStart(
    group: Int, view: Int, node: Int, at now: SimulationTime
  ) -> Int {
    let duration = groups[group].description.slowStart
    for _ in 0..<groupViews[view].eligible.count * 2 {
      let target = nextInRotation(of: view)
      let index = viewIndex(target, nodes[node].ordinal)
      guard let began = targetViews[index].slowStart else { return target }
      let share = (now - began).seconds / duration.seconds
      if share >= 1 {
        targetViews[index].slowStart = nil
        refreshShares(of: view, ordinal: nodes[node].ordinal)
        return target
      }
      targetViews[index].credit += share
      if targetViews[index].credit >= 1 {
        targetViews[index].credit -= 1
        return target
      }
    }
    return nextInRotation(of: view)
  }

  /// - Complexity: O(eligible targets)
  private mutating func leastOutstanding(group: Int, view: Int, node: Int) -> Int {
    let ordinal = nodes[node].ordinal
    var best = 0
    var fewest = Int.max
    var ties: UInt32 = 0
    let drawsTies = groups[group].description.tieBreak == .random
    for position in 0..<groupViews[view].eligible.count {
      let target = Int(groupViews[view].eligible[position])
      let outstanding = targetViews[viewIndex(target, ordinal)].outstanding
      if outstanding < fewest {
        fewest = outstanding
        best = target
        ties = 1
      } else if outstanding == fewest, drawsTies {
        // Reservoir: the k-th of equals replaces the choice with probability 1/k.
        ties += 1
        if draws.routing.withStream(node, { $0.index(below: ties) }) == 0 { best = target }
      }
    }
    return best
  }

  private mutating func weightedRandom(group: Int, view: Int, node: Int) -> Int {
    let count = groupViews[view].eligible.count
    if !groups[group].description.anomalyMitigation {
      let pick = draws.routing.withStream(node) { $0.index(below: UInt32(count)) }
      return Int(groupViews[view].eligible[Int(pick)])
    }
    let ordinal = nodes[node].ordinal
    var total = 0.0
    for target in groupViews[view].eligible {
      total += targetViews[viewIndex(Int(target), ordinal)].weight
    }
    var point = draws.routing.uniform(node) * total
    for target in groupViews[view].eligible {
      point -= targetViews[viewIndex(Int(target), ordinal)].weight
      if point < 0 { return Int(target) }
    }
    return Int(groupViews[view].eligible[count - 1])
  }

  /// The less loaded of two different targets drawn at random.
  private mutating func betterOfTwo(view: Int, node: Int) -> Int {
    let count = UInt32(groupViews[view].eligible.count)
    let first = draws.routing.withStream(node) { $0.index(below: count) }
    guard count > 1 else { return Int(groupViews[view].eligible[0]) }
    var second = draws.routing.withStream(node) { $0.index(below: count - 1) }
    if second >= first { second += 1 }
    let one = Int(groupViews[view].eligible[Int(first)])
    let other = Int(groupViews[view].eligible[Int(second)])
    let ordinal = nodes[node].ordinal
    return targetViews[viewIndex(one, ordinal)].outstanding
      <= targetViews[viewIndex(other, ordinal)].outstanding ? one : other
  }

  /// The target of the session's cookie while it is eligible, or a new choice and a new cookie.
  private mutating func stickyTarget(
    group: Int, view: Int, node: Int, slot: Int, at now: SimulationTime
  ) -> Int {
    let session = Int(slab[slot].session)
    guard session >= 0, let duration = groups[group].stickiness else {
      return chooseTarget(group: group, view: view, node: node, slot: slot, at: now)
    }
    let cookie = sessions[session].target
    if cookie >= 0, now < sessions[session].targetUntil, targets[Int(cookie)].group == group,
      groupViews[view].eligible.contains(cookie)
    {
      sessions[session].targetUntil = now + duration
      return Int(cookie)
    }
    let target = chooseTarget(group: group, view: view, node: node, slot: slot, at: now)
    sessions[session].target = Int32(target)
    sessions[session].targetUntil = now + duration
    return target
  }

  // MARK: Ends

  /// The node's connection to the target ends together with the client's attempt.
  @inline(__always)
  mutating func releaseConnection(
    _ slot: Int, outcome: AttemptOutcome, at now: SimulationTime
  ) {
    let target = Int(slab[slot].target)
    guard target >= 0 else { return }
    let index = viewIndex(target, nodes[Int(slab[slot].node)].ordinal)
    targetViews[index].outstanding &-= 1
    targetViews[index].intervalRequests &+= 1
    if outcome.isTargetFailure { targetViews[index].intervalErrors &+= 1 }
    countAnswer(
      group: Int(slab[slot].group), outcome: outcome, responseTime: now - slab[slot].sent)
    if measuresRequests { measure(slot, outcome: outcome) }
  }
}

extension AttemptOutcome {
  /// What Automatic Target Weights count: 5xx of the target and failed connections.
  var isTargetFailure: Bool {
    switch self {
    case .connectionRefused, .targetClosed, .connectTimeout, .targetError, .queueFull,
      .queueTimeout, .dependencyError, .schemaMismatch, .tableThrottled, .tableUnavailable,
      .databaseUnavailable, .callTimedOut, .callRejected:
      true
    case .success, .deregistrationDelayElapsed, .noTarget, .idleTimeout, .clientTimeout,
      .nodeUnreachable, .fixedResponse, .nameNotResolved:
      false
    }
  }
}
