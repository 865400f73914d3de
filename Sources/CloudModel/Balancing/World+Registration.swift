import RandomVariates
import SimulationKernel

// RegisterTargets and DeregisterTargets, and what each node makes of them.
extension World {
  /// RegisterTargets: every node starts to check the target when it has learned of it.
  mutating func registerTarget(_ target: Int, with group: Int, in queue: inout EventQueue) {
    join(target, group: group)
    guard isInUse(group, zone: targets[target].zone) else {
      setState(of: target, to: .unused, reason: .notInUse, in: &queue)
      return
    }
    setState(of: target, to: .initial, reason: .registrationInProgress, in: &queue)
    for ordinal in 0..<balancers[groups[group].balancer].nodeCount {
      let delay = draw(propagation.registration, purpose: .registration, target, ordinal)
      if delay == .zero {
        registrationKnown(target, ordinal, targets[target].registration, in: &queue)
      } else {
        schedule(
          .registrationKnown(
            target: target, ordinal: ordinal, registration: targets[target].registration),
          after: delay, in: &queue)
      }
    }
  }

  /// Whether a target of the group is checked, and can be sent to: some rule names the group, and
  /// the target's zone is enabled.
  func isInUse(_ group: Int, zone: Int) -> Bool {
    guard groups[group].balancer >= 0 else { return false }
    let balancer = balancers[groups[group].balancer]
    return nodes[balancer.firstNode..<balancer.firstNode + balancer.nodeCount]
      .contains { $0.zone == zone }
  }

  /// Puts targets into service as if they had been there for long: for time zero.
  mutating func registerHealthy(
    _ candidates: [Int], with group: Int, in queue: inout EventQueue
  ) {
    let members = candidates.filter { isInUse(group, zone: targets[$0].zone) }
    for target in candidates where !members.contains(target) {
      registerTarget(target, with: group, in: &queue)
    }
    guard !members.isEmpty else { return }
    let nodeCount = balancers[groups[group].balancer].nodeCount
    for target in members {
      join(target, group: group)
      for ordinal in 0..<nodeCount {
        targetViews[viewIndex(target, ordinal)].health = .healthy(failedChecks: 0)
        scheduleFirstCheck(of: target, ordinal: ordinal, in: &queue)
      }
    }
    for ordinal in 0..<nodeCount { refreshView(group: group, ordinal: ordinal, in: &queue) }
    for target in members { setState(of: target, to: .healthy, reason: nil, in: &queue) }
  }

  mutating func registerHealthy(_ target: Int, with group: Int, in queue: inout EventQueue) {
    registerHealthy([target], with: group, in: &queue)
  }

  private mutating func join(_ target: Int, group: Int) {
    precondition(
      targets[target].group < 0,
      "target \(target) is in group \(targets[target].group) and cannot join group \(group)")
    targets[target].group = group
    targets[target].lastGroup = group
    targets[target].registration &+= 1
    groups[group].members.append(target)
    for ordinal in 0..<nodesPerBalancer {
      targetViews[viewIndex(target, ordinal)] = TargetView()
    }
  }

  mutating func registrationKnown(
    _ target: Int, _ ordinal: Int, _ registration: UInt32, in queue: inout EventQueue
  ) {
    guard targets[target].registration == registration, targets[target].group >= 0,
      states[target] != .draining
    else { return }
    let group = targets[target].group
    guard
      reaches(
        groups[group].balancer,
        .registrationKnown(target: target, ordinal: ordinal, registration: registration))
    else { return }
    targetViews[viewIndex(target, ordinal)].health = .initial(failedChecks: 0)
    if states[target] == .initial {
      setState(of: target, to: .initial, reason: .initialHealthChecking, in: &queue)
    }
    if groups[group].description.healthCheck.enabled {
      scheduleFirstCheck(of: target, ordinal: ordinal, in: &queue)
    } else {
      checkEnded(target, ordinal: ordinal, failure: nil, in: &queue)
    }
    refreshView(group: group, ordinal: ordinal, in: &queue)
  }

  /// DeregisterTargets: no new requests once a node knows; requests in flight have the
  /// deregistration delay to finish.
  mutating func deregisterTarget(_ target: Int, in queue: inout EventQueue) {
    let group = targets[target].group
    guard group >= 0, states[target] != .draining else { return }
    guard isInUse(group, zone: targets[target].zone) else {
      groups[group].members.removeAll { $0 == target }
      targets[target].group = -1
      return
    }
    setState(of: target, to: .draining, reason: .deregistrationInProgress, in: &queue)
    for ordinal in 0..<balancers[groups[group].balancer].nodeCount {
      let delay = draw(propagation.deregistration, purpose: .deregistration, target, ordinal)
      if delay == .zero {
        deregistrationKnown(target, ordinal, targets[target].registration, in: &queue)
      } else {
        schedule(
          .deregistrationKnown(
            target: target, ordinal: ordinal, registration: targets[target].registration),
          after: delay, in: &queue)
      }
    }
    schedule(
      .deregistrationElapsed(target: target, registration: targets[target].registration),
      after: groups[group].description.deregistrationDelay, in: &queue)
  }

  mutating func deregistrationKnown(
    _ target: Int, _ ordinal: Int, _ registration: UInt32, in queue: inout EventQueue
  ) {
    guard targets[target].registration == registration, targets[target].group >= 0,
      reaches(
        groups[targets[target].group].balancer,
        .deregistrationKnown(target: target, ordinal: ordinal, registration: registration))
    else { return }
    targetViews[viewIndex(target, ordinal)].health = .draining
    targetViews[viewIndex(target, ordinal)].slowStart = nil
    refreshView(group: targets[target].group, ordinal: ordinal, in: &queue)
  }

  /// The deregistration delay is over: what is still in flight gets a 502.
  mutating func deregistrationElapsed(
    _ target: Int, _ registration: UInt32, in queue: inout EventQueue
  ) {
    guard targets[target].registration == registration, targets[target].group >= 0,
      reaches(
        groups[targets[target].group].balancer,
        .deregistrationElapsed(target: target, registration: registration))
    else { return }
    let group = targets[target].group
    for ordinal in 0..<balancers[groups[group].balancer].nodeCount {
      targetViews[viewIndex(target, ordinal)].health = .draining
    }
    failInFlight(of: target, outcome: .deregistrationDelayElapsed, in: &queue)
    groups[group].members.removeAll { $0 == target }
    targets[target].group = -1
    for ordinal in 0..<balancers[groups[group].balancer].nodeCount {
      refreshView(group: group, ordinal: ordinal, in: &queue)
    }
    setState(of: target, to: .unused, reason: .notRegistered, in: &queue)
  }

  /// Ends every attempt that a client still waits for at a target; the target works on.
  ///
  /// - Complexity: O(live attempts); deregistrations are rare.
  mutating func failInFlight(
    of target: Int, outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    for slot in slab.attempts.indices
    where slab[slot].target == Int32(target) && slab[slot].isInFlight && !slab[slot].isProbe
      && slab[slot].phase != .answering
    {
      answerClient(slot, outcome, in: &queue)
      abandon(slot, cancels: sources[Int(slab[slot].source)].cancels, in: &queue)
    }
  }

  // MARK: State

  /// Targets of the group that DescribeTargetHealth shows as healthy.
  func healthyTargets(in group: Int) -> Int {
    groups[group].members.count { states[$0] == .healthy }
  }

  mutating func setState(
    of target: Int, to state: TargetState, reason: TargetReason?, in queue: inout EventQueue
  ) {
    guard states[target] != state || reasons[target] != reason else { return }
    let isNew = states[target] != state
    states[target] = state
    reasons[target] = reason
    journal(
      targetName(target), .targetHealth(target: target, state: state, reason: reason), in: queue)
    if isNew { targetStateChanged(target, to: state, in: &queue) }
  }
}

extension Attempt {
  /// Whether it has been sent and its client still waits.
  var isInFlight: Bool {
    switch phase {
    case .connecting, .waiting, .inService, .unanswered, .answering, .calling: !clientIsGone
    case .free, .backingOff, .leftQueue: false
    }
  }
}
