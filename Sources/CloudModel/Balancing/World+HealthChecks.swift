import RandomVariates
import SimulationKernel

// Each node checks each target of its groups, at a fixed cadence of its own.
extension World {
  /// The first check of a node: at a fixed time after registration, or at a random phase.
  mutating func scheduleFirstCheck(
    of target: Int, ordinal: Int, in queue: inout EventQueue
  ) {
    let check = groups[targets[target].group].description.healthCheck
    guard check.enabled else { return }
    let drawn = TimeSpan(
      seconds: draws.checkPhase.uniform(checkStream(target, ordinal)) * check.interval.seconds)
    let delay = check.firstCheck ?? drawn
    scheduleCheck(of: target, ordinal: ordinal, kind: .healthCheckDue, after: delay, in: &queue)
  }

  private func checkStream(_ target: Int, _ ordinal: Int) -> Int { target * 64 + ordinal }

  /// Check events carry the node and the registration, and are void for any other.
  private func scheduleCheck(
    of target: Int, ordinal: Int, kind: EventKind, after delay: TimeSpan,
    in queue: inout EventQueue
  ) {
    let tag = UInt32(ordinal) << 18 | targets[target].registration & 0x3FFFF
    queue.schedule(Event(kind: kind.rawValue, tag: tag, index: UInt32(target)), after: delay)
  }

  /// The node of a check event, if the event still matters.
  func checkOrdinal(_ target: Int, tag: UInt32) -> Int? {
    let isCurrent =
      targets[target].group >= 0 && targets[target].registration & 0x3FFFF == tag & 0x3FFFF
    let ordinal = Int(tag >> 18)
    guard isCurrent, targetViews[viewIndex(target, ordinal)].health.isRegistered else {
      return nil
    }
    return ordinal
  }

  /// The answer to a check has come, or its timeout has passed.
  mutating func healthCheckEnded(
    _ target: Int, tag: UInt32, failure: TargetReason?, in queue: inout EventQueue
  ) {
    guard let ordinal = checkOrdinal(target, tag: tag) else { return }
    checkEnded(target, ordinal: ordinal, failure: failure, in: &queue)
  }

  mutating func healthCheckDue(_ target: Int, tag: UInt32, in queue: inout EventQueue) {
    guard let ordinal = checkOrdinal(target, tag: tag) else { return }
    let check = groups[targets[target].group].description.healthCheck
    scheduleCheck(
      of: target, ordinal: ordinal, kind: .healthCheckDue, after: check.interval, in: &queue)
    guard nodes[balancers[groups[targets[target].group].balancer].firstNode + ordinal].isUp else {
      return
    }
    if isFalseCheck(target, ordinal: ordinal, at: queue.now) {
      checkEnded(target, ordinal: ordinal, failure: .failedHealthChecks, in: &queue)
      return
    }
    switch probe(target, ordinal: ordinal, at: queue.now) {
    case .refused:
      checkEnded(target, ordinal: ordinal, failure: .failedHealthChecks, in: &queue)
    case .silent:
      scheduleCheck(
        of: target, ordinal: ordinal, kind: .healthCheckTimedOut, after: check.timeout, in: &queue)
    case .answer(let isOK, let responseTime):
      let isInTime = responseTime <= check.timeout
      scheduleCheck(
        of: target, ordinal: ordinal,
        kind: !isInTime ? .healthCheckTimedOut : isOK ? .healthCheckPassed : .healthCheckMismatched,
        after: isInTime ? responseTime : check.timeout, in: &queue)
    case .queued:
      sendProbe(to: target, ordinal: ordinal, in: &queue)
    }
  }

  enum ProbeAnswer {
    case refused
    case silent
    case answer(isOK: Bool, responseTime: TimeSpan)
    case queued
  }

  private mutating func probe(_ target: Int, ordinal: Int, at now: SimulationTime) -> ProbeAnswer {
    if let answer = connectionAnswer(of: target) { return answer }
    let endpoint = revisions[targets[target].revision].healthEndpoint
    let stream = checkStream(target, ordinal)
    if endpoint.flakiness > 0, draws.flakiness.uniform(stream) < endpoint.flakiness {
      return .answer(isOK: false, responseTime: .zero)
    }
    if let answer = failingAnswer(of: target, at: now) { return answer }
    if endpoint.sharesQueue { return .queued }
    let responseTime = draws.checkResponse.sample(endpoint.responseTime, stream)
    return .answer(isOK: true, responseTime: TimeSpan(seconds: max(0, responseTime)))
  }

  /// What a check of the target meets before its endpoint comes to answer; `nil` for nothing.
  func connectionAnswer(of target: Int) -> ProbeAnswer? {
    switch targets[target].failure {
    case .unreachable, .hang: return .silent
    case .refuse, .crash: return .refused
    case .error: return .answer(isOK: false, responseTime: .zero)
    case nil: break
    }
    guard targets[target].accepts else { return .refused }
    let endpoint = revisions[targets[target].revision].healthEndpoint
    if let limit = endpoint.tooBusyAbove, targets[target].waiting > limit { return .silent }
    return nil
  }

  /// What the endpoint answers while it is bound to fail; `nil` if it is not.
  func failingAnswer(of target: Int, at now: SimulationTime) -> ProbeAnswer? {
    let endpoint = revisions[targets[target].revision].healthEndpoint
    if failsHealthChecksForSchema(targets[target].revision)
      || impairment(of: target).failsHealthChecks
    {
      return .answer(isOK: false, responseTime: .zero)
    }
    guard now - targets[target].listening >= endpoint.after else { return nil }
    switch endpoint.answers {
    case .ok: return nil
    case .error: return .answer(isOK: false, responseTime: .zero)
    case .hang: return .silent
    case .refuse: return .refused
    }
  }

  /// A check has a result: counts it, and acts on what it changes.
  ///
  /// - Parameter failure: How it failed; `nil` if it passed.
  mutating func checkEnded(
    _ target: Int, ordinal: Int, failure: TargetReason?, in queue: inout EventQueue
  ) {
    let group = targets[target].group
    let check = groups[group].description.healthCheck
    let index = viewIndex(target, ordinal)
    if let failure { targetViews[index].failure = failure }
    let change =
      failure == nil
      ? targetViews[index].health.checkPassed(healthyThreshold: check.healthyThreshold)
      : targetViews[index].health.checkFailed(unhealthyThreshold: check.unhealthyThreshold)
    switch change {
    case .becameHealthy: enterSlowStart(target, ordinal: ordinal, at: queue.now)
    case .becameUnhealthy: targetViews[index].slowStart = nil
    case nil: return
    }
    refreshView(group: group, ordinal: ordinal, in: &queue)
    refreshState(of: target, in: &queue)
  }

  /// A target starts slowly only where others already carry the full load.
  private mutating func enterSlowStart(_ target: Int, ordinal: Int, at now: SimulationTime) {
    let group = targets[target].group
    let duration = groups[group].description.slowStart
    guard duration > .zero else { return }
    let hasOthers = groups[group].members.contains { other in
      let view = targetViews[viewIndex(other, ordinal)]
      let isWarm = view.slowStart.map { now - $0 >= duration } ?? true
      return other != target && view.health.isHealthy && isWarm
    }
    targetViews[viewIndex(target, ordinal)].slowStart = hasOthers ? now : nil
    targetViews[viewIndex(target, ordinal)].credit = 0
  }

  /// The shown state: unhealthy for any node's sake, healthy when every living node says so.
  private mutating func refreshState(of target: Int, in queue: inout EventQueue) {
    guard let state = states[target], state != .draining, state != .unused else { return }
    let balancer = balancers[groups[targets[target].group].balancer]
    var areAllHealthy = true
    for ordinal in 0..<balancer.nodeCount where nodes[balancer.firstNode + ordinal].isUp {
      let view = targetViews[viewIndex(target, ordinal)]
      if case .unhealthy = view.health {
        setState(of: target, to: .unhealthy, reason: view.failure, in: &queue)
        return
      }
      areAllHealthy = areAllHealthy && view.health.isHealthy
    }
    if areAllHealthy { setState(of: target, to: .healthy, reason: nil, in: &queue) }
  }

  // MARK: Checks that wait like requests

  /// Sends a check through the target's request queue.
  private mutating func sendProbe(
    to target: Int, ordinal: Int, in queue: inout EventQueue
  ) {
    let group = targets[target].group
    let slot = slab.allocate()
    let work = TimeSpan(
      seconds: draws.checkResponse.sample(
        revisions[targets[target].revision].healthEndpoint.responseTime,
        checkStream(target, ordinal)))
    prepareProbe(slot, to: target, work: work, at: queue.now)
    slab[slot].request = UInt64(targets[target].registration & 0x3FFFF)
    slab[slot].node = Int16(ordinal)
    slab[slot].group = Int16(group)
    if let lane = groupProbeLanes[group] { queue.arm(lane, slot: UInt32(slot)) }
    offer(slot, to: target, in: &queue)
  }

  /// Makes a slot the request of somebody who checks a target's health.
  mutating func prepareProbe(
    _ slot: Int, to target: Int, work: TimeSpan, at now: SimulationTime
  ) {
    slab[slot].sent = now
    slab[slot].due = now
    slab[slot].started = .never
    slab[slot].work = work
    slab[slot].request = 0
    slab[slot].target = Int32(target)
    slab[slot].node = 0
    slab[slot].group = Int16(max(0, targets[target].group))
    slab[slot].session = -1
    slab[slot].requestClass = 0
    slab[slot].answer = .success
    slab[slot].clientIsGone = false
    slab[slot].isResumed = false
    slab[slot].isProbe = true
    slab[slot].phase = .connecting
  }

  /// A check came back through the queue.
  mutating func probeAnswered(
    _ slot: Int, outcome: AttemptOutcome, in queue: inout EventQueue
  ) {
    queue.cancelTimers(of: UInt32(slot))
    slab[slot].clientIsGone = true
    let failure: TargetReason? =
      switch outcome {
      case .success: nil
      case .targetClosed: .failedHealthChecks
      case .connectionRefused, .deregistrationDelayElapsed, .noTarget, .connectTimeout,
        .idleTimeout, .targetError, .queueFull, .queueTimeout, .dependencyError, .clientTimeout,
        .nodeUnreachable, .fixedResponse, .schemaMismatch, .nameNotResolved, .tableThrottled,
        .tableUnavailable, .databaseUnavailable, .callTimedOut, .callRejected:
        .responseCodeMismatch
      }
    endProbe(slot, failure: failure, in: &queue)
  }

  /// A check has waited for its whole timeout; the target still works on it.
  mutating func probeTimedOut(_ slot: Int, in queue: inout EventQueue) {
    slab[slot].clientIsGone = true
    endProbe(slot, failure: .timeout, in: &queue)
  }

  private mutating func endProbe(
    _ slot: Int, failure: TargetReason?, in queue: inout EventQueue
  ) {
    if slab[slot].session < -1 {
      queuedProbeEnded(slot, failure: failure, in: &queue)
      return
    }
    let target = Int(slab[slot].target)
    let tag = UInt32(slab[slot].node) << 18 | UInt32(slab[slot].request & 0x3FFFF)
    guard let ordinal = checkOrdinal(target, tag: tag) else { return }
    checkEnded(target, ordinal: ordinal, failure: failure, in: &queue)
  }
}
