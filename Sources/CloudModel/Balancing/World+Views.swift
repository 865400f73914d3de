import SimulationKernel

// Which targets a node may send to, and which nodes a client may reach.
extension World {
  /// Works out a node's rotation over a group anew, because something about a target changed.
  ///
  /// - Complexity: O(members)
  mutating func refreshView(group: Int, ordinal: Int, in queue: inout EventQueue) {
    let view = groups[group].firstView + ordinal
    let visible = visibleTargets(group: group, ordinal: ordinal)
    let healthy = visible.filter {
      targetViews[viewIndex($0, ordinal)].health.isHealthy
    }
    let settings = groups[group].description
    let isFailOpen = isBelow(
      healthy: healthy.count, registered: visible.count,
      count: settings.routingMinimumCount, percent: settings.routingMinimumPercent)
    let eligible =
      isFailOpen
      ? visible.filter { isInFailOpenSet($0, group: group, ordinal: ordinal) }
      : withoutShiftedZone(healthy, of: group)
    noteFailOpen(
      isFailOpen && !visible.isEmpty, group: group, view: view, ordinal: ordinal, in: queue)
    replaceEligible(of: view, by: eligible)
    refreshShares(of: view, ordinal: ordinal)
    refreshAddresses(of: groups[group].balancer, in: &queue)
  }

  private func visibleTargets(group: Int, ordinal: Int) -> [Int] {
    let node = balancers[groups[group].balancer].firstNode + ordinal
    let isCrossZone = groups[group].description.crossZone
    return groups[group].members.filter { target in
      targetViews[viewIndex(target, ordinal)].health.isRegistered
        && (isCrossZone || targets[target].zone == nodes[node].zone)
    }
  }

  private func isInFailOpenSet(_ target: Int, group: Int, ordinal: Int) -> Bool {
    if groups[group].description.failOpenIncludesInitial { return true }
    if case .initial = targetViews[viewIndex(target, ordinal)].health { return false }
    return true
  }

  private func isBelow(healthy: Int, registered: Int, count: Int?, percent: Double?) -> Bool {
    if let count, healthy < count { return true }
    if let percent, registered > 0 {
      return 100 * Double(healthy) < percent * Double(registered)
    }
    return false
  }

  /// Keeps the rotation's place: the next target stays the next one if it is still there.
  private mutating func replaceEligible(of view: Int, by eligible: [Int]) {
    let old = groupViews[view]
    let next = old.cursor < old.eligible.count ? old.eligible[old.cursor] : -1
    groupViews[view].eligible = eligible.map { Int32($0) }
    let position = groupViews[view].eligible.firstIndex(of: next)
    groupViews[view].cursor = position ?? (eligible.isEmpty ? 0 : old.cursor % eligible.count)
  }

  mutating func refreshShares(of view: Int, ordinal: Int) {
    groupViews[view].hasShares = groupViews[view].eligible.contains {
      targetViews[viewIndex(Int($0), ordinal)].slowStart != nil
    }
  }

  private mutating func noteFailOpen(
    _ isFailOpen: Bool, group: Int, view: Int, ordinal: Int, in queue: borrowing EventQueue
  ) {
    groupViews[view].isFailOpen = isFailOpen
    let isNotable =
      isFailOpen && groups[group].members.contains { isUnhealthy($0, ordinal: ordinal) }
    guard groupViews[view].isFailOpenNoted != isNotable else { return }
    groupViews[view].isFailOpenNoted = isNotable
    let node = balancers[groups[group].balancer].firstNode + ordinal
    journal(
      groups[group].name, .failOpen(active: isNotable, zone: zones[nodes[node].zone]), in: queue)
  }

  private func isUnhealthy(_ target: Int, ordinal: Int) -> Bool {
    if case .unhealthy = targetViews[viewIndex(target, ordinal)].health { return true }
    return false
  }

  // MARK: The load balancer's name

  /// A zone leaves DNS when every target group is bad in it, or its node is down; if that held
  /// for all zones, all of them stay.
  ///
  /// - Parameter delay: Until the name is answered so.
  mutating func refreshAddresses(
    of balancer: Int, after delay: TimeSpan? = nil, in queue: inout EventQueue
  ) {
    let mask = wantedAddresses(of: balancer)
    guard mask != wantedMasks[balancer] else { return }
    wantedMasks[balancer] = mask
    schedule(
      .addressesPublished(balancer: balancer, mask: mask),
      after: delay ?? propagation.zoneRemoval, in: &queue)
  }

  private func wantedAddresses(of balancer: Int) -> UInt64 {
    let mask = goodZones(of: balancer)
    guard mask != 0 else { return (1 << UInt64(balancers[balancer].nodeCount)) - 1 }
    return withoutShiftedZone(mask, at: balancer)
  }

  /// The zones whose node is up and has a group that is not bad, by ordinal.
  func goodZones(of balancer: Int) -> UInt64 {
    var mask: UInt64 = 0
    for ordinal in 0..<balancers[balancer].nodeCount {
      let isGood =
        nodes[balancers[balancer].firstNode + ordinal].isUp
        && !isEveryGroupBad(of: balancer, ordinal: ordinal)
      if isGood { mask |= 1 << UInt64(ordinal) }
    }
    return mask
  }

  private func isEveryGroupBad(of balancer: Int, ordinal: Int) -> Bool {
    guard !balancers[balancer].groups.isEmpty else { return false }
    return balancers[balancer].groups.allSatisfy { group in
      let zone = nodes[balancers[balancer].firstNode + ordinal].zone
      let members = groups[group].members.filter {
        targetViews[viewIndex($0, ordinal)].health.isRegistered
          && (groups[group].description.crossZone || targets[$0].zone == zone)
      }
      let healthy = members.count { targetViews[viewIndex($0, ordinal)].health.isHealthy }
      return isBelow(
        healthy: healthy, registered: members.count,
        count: groups[group].description.dnsMinimumCount,
        percent: groups[group].description.dnsMinimumPercent)
    }
  }

  /// The changed set of addresses can be resolved from now on.
  mutating func addressesPublished(
    of balancer: Int, mask: UInt64, in queue: inout EventQueue
  ) {
    guard mask == wantedMasks[balancer] else { return }
    let before = balancers[balancer].addresses.nodes
    balancers[balancer].addresses.change(to: mask, at: queue.now)
    for ordinal in 0..<balancers[balancer].nodeCount {
      let bit: UInt64 = 1 << UInt64(ordinal)
      guard before & bit != mask & bit else { continue }
      let zone = zones[nodes[balancers[balancer].firstNode + ordinal].zone]
      journal(
        balancers[balancer].name, .zoneInDNS(zone: zone, present: mask & bit != 0), in: queue)
    }
  }

  /// Power comes and goes for a zone's nodes.
  mutating func setNode(zone: Int, isUp: Bool, in queue: inout EventQueue) {
    setImpairment(of: zone, !isUp, in: &queue)
    for node in nodes.indices where nodes[node].zone == zone && nodes[node].isUp != isUp {
      nodes[node].isUp = isUp
      if !isUp { strandConnections(of: node, in: &queue) }
      refreshAddresses(of: nodes[node].balancer, in: &queue)
      nodeChanged(of: nodes[node].balancer, in: &queue)
    }
  }

  /// Answers to requests that went through a dead node never arrive: their clients wait for
  /// their own timeout, and those without one give up at once. Their targets work on for nobody.
  private mutating func strandConnections(of node: Int, in queue: inout EventQueue) {
    let stranded = slab.attempts.indices.filter {
      Int(slab[$0].node) == node && slab[$0].isInFlight && !slab[$0].isProbe
        && slab[$0].phase != .answering
    }
    // The end of one can be that of another, where both were called by the same request.
    for slot in stranded where slab[slot].isInFlight && Int(slab[slot].node) == node {
      if let timeout = clientTimeout(of: slot) {
        detachClient(of: slot, timeout: timeout, in: &queue)
      } else {
        answerClient(slot, .nodeUnreachable, in: &queue)
      }
      abandon(slot, cancels: false, in: &queue)
    }
  }

  /// Gives a client that waits in vain a slot of its own: whatever becomes of the request at its
  /// target, the client does not hear of it.
  private mutating func detachClient(
    of slot: Int, timeout: TimeSpan, in queue: inout EventQueue
  ) {
    let client = slab.allocate()
    let generation = slab[client].generation
    slab[client] = slab[slot]
    slab[client].generation = generation
    slab[client].target = -1
    slab[client].phase = .connecting
    moveCall(from: slot, to: client)
    queue.cancelTimers(of: UInt32(truncatingIfNeeded: slot))
    slab[slot].clientIsGone = true
    releaseConnection(slot, outcome: .nodeUnreachable, at: queue.now)
    queue.schedule(
      Event(kind: EventKind.clientTimeout.rawValue, index: UInt32(truncatingIfNeeded: client)),
      after: slab[slot].sent + timeout - queue.now)
  }
}
