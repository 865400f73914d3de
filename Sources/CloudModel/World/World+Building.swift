import RandomVariates
import SimulationKernel

// Names become numbers, laws become samplers: what stands at time zero.
extension World {
  /// The number of the thing with this name.
  ///
  /// - Precondition: There is one; descriptions with dangling names are refused before a run.
  func number<Thing>(
    _ name: String, in things: [Thing], _ nameOf: (Thing) -> String
  ) -> Int {
    guard let number = things.firstIndex(where: { nameOf($0) == name }) else {
      preconditionFailure("the name \"\(name)\" resolves to nothing")
    }
    return number
  }

  mutating func buildRevisions() {
    for source in description.traffic + description.calledTraffic {
      for kind in source.classes {
        classes.append(
          RequestClass(
            name: kind.name, work: Sampler(kind.work), priority: kind.priority,
            requestSize: kind.requestSize, responseSize: kind.responseSize))
        measuresRequests = measuresRequests || kind.requestSize > 0 || kind.responseSize > 0
      }
    }
    let priorities = Array(Set(classes.map { $0.priority })).sorted(by: >)
    for (rank, priority) in priorities.enumerated() { priorityRanks[priority] = rank }
    dependencies = description.dependencies.map {
      Dependency(
        name: $0.name, latency: Sampler($0.latency), errorRate: $0.errorRate, timeout: $0.timeout)
    }
    revisions = description.revisions.indices.map { revision($0) }
  }

  private func revision(_ number: Int) -> Revision {
    let it = description.revisions[number]
    let endpoint = it.healthEndpoint
    return Revision(
      name: it.name, serving: it.serving, slowness: it.slowness,
      workByClass: classes.map { kind in
        it.work.first { $0.requestClass == kind.name }.map { Sampler($0.work) }
      },
      errorRate: it.errorRate, errorWork: it.errorWork, coldStart: it.coldStart,
      setUpWhenIdle: it.setUpWhenIdle.map { Sampler($0) },
      healthEndpoint: HealthEndpoint(
        answers: endpoint.answers, after: endpoint.after,
        responseTime: Sampler(endpoint.responseTime), sharesQueue: endpoint.sharesQueue,
        tooBusyAbove: endpoint.tooBusyAbove, flakiness: endpoint.flakiness,
        hasString: endpoint.hasString),
      queueTimeout: it.serving.queueTimeout.map { Sampler($0) },
      exitTime: Sampler(it.stop.exitTime), stop: it.stop,
      calls: it.calls.prefix(description.inlineCalls(of: number)).map {
        self.number($0.to, in: description.dependencies, \.name)
      },
      schemaUses: schemaUses(of: it))
  }

  mutating func buildGroups() {
    groups = description.targetGroups.map { TargetGroup($0) }
    groupProbeLanes = Array(repeating: nil, count: groups.count)
  }

  mutating func buildBalancers(in queue: inout EventQueue) {
    for balancer in description.loadBalancers {
      let enabled = description.zones(balancer.zones, in: balancer.region)
      nodesPerBalancer = max(nodesPerBalancer, enabled.count)
      let number = balancers.count
      balancers.append(
        Balancer(
          name: balancer.name, firstNode: nodes.count, nodeCount: enabled.count,
          clientKeepAlive: balancer.clientKeepAlive, idleTimeout: balancer.idleTimeout,
          connectLane: queue.addLane(
            kind: EventKind.connectTimeout.rawValue, delay: balancer.connectTimeout),
          listeners: [],
          addresses: AddressRecord(nodes: (1 << UInt64(enabled.count)) - 1)))
      for (ordinal, zone) in enabled.enumerated() {
        nodes.append(
          Node(balancer: number, zone: self.number(zone, in: zones, \.self), ordinal: ordinal))
      }
      for listener in balancer.listeners { build(listener, of: number) }
    }
    buildViews(in: &queue)
  }

  private mutating func build(_ listener: ListenerDescription, of balancer: Int) {
    balancers[balancer].listeners.append(listeners.count)
    listeners.append(Listener(name: listener.name, balancer: balancer, ruleByClass: []))
    let path = "\(balancers[balancer].name)/\(listener.name)"
    addRule(listener.defaultAction, name: path, balancer: balancer)
    for rule in listener.rules {
      addRule(rule.action, name: "\(path)/\(rule.name)", balancer: balancer)
    }
  }

  private mutating func addRule(_ action: ActionDescription, name: String, balancer: Int) {
    var rule = Rule(
      name: name, balancer: balancer, groups: [], weights: [], stickiness: nil,
      zeroWeightHonorsCookies: true, renewsCookies: true, fixedStatus: nil)
    switch action {
    case .forward(let forward):
      rule.groups = forward.targetGroups.map { number($0.targetGroup, in: groups, \.name) }
      rule.weights = forward.targetGroups.map(\.weight)
      rule.stickiness = forward.stickiness
      rule.zeroWeightHonorsCookies = forward.zeroWeightHonorsCookies
      rule.renewsCookies = forward.renewsCookies
    case .fixedResponse(let status), .redirect(let status):
      rule.fixedStatus = status
    }
    for group in rule.groups {
      groups[group].balancer = balancer
      if !balancers[balancer].groups.contains(group) { balancers[balancer].groups.append(group) }
    }
    rules.append(rule)
    ruleNames.append(name)
  }

  private mutating func buildViews(in queue: inout EventQueue) {
    for group in groups.indices where groups[group].balancer >= 0 {
      groups[group].firstView = groupViews.count
      let count = balancers[groups[group].balancer].nodeCount
      groupViews.append(GroupView(), times: count)
      groupProbeLanes[group] = queue.addLane(
        kind: EventKind.probeTimeout.rawValue, delay: groups[group].description.healthCheck.timeout)
    }
    for _ in nodes.indices {
      for rule in rules {
        forwards.append(NodeForward(groups: rule.groups, weights: rule.weights))
      }
    }
  }

  mutating func startFleets(in queue: inout EventQueue) {
    for fleet in description.fleets {
      let revision = number(fleet.revision, in: revisions, \.name)
      let group = number(fleet.targetGroup, in: groups, \.name)
      let spread = description.zones(fleet.zones, in: fleet.region).map {
        number($0, in: zones, \.self)
      }
      var members: [Int] = []
      for instance in 0..<fleet.count {
        let slowness = fleet.slowness.isEmpty ? 1 : fleet.slowness[instance % fleet.slowness.count]
        let target = createTarget(
          revision: revision, zone: spread[instance % spread.count], rollout: -1,
          slowness: slowness, at: queue.now)
        startListening(target, isWarm: true, in: &queue)
        members.append(target)
      }
      registerHealthy(members, with: group, in: &queue)
    }
  }

  /// A delay of the control plane, drawn by purpose and by what it is about.
  func draw(
    _ delay: DelayDescription, purpose: DelayPurpose, _ subject: Int, _ node: Int
  ) -> TimeSpan {
    switch delay {
    case .constant(let span): return span
    case .uniform(let from, let to):
      let counter = purpose.rawValue << 56 | UInt64(subject) << 16 | UInt64(node)
      let share = draws.propagation.uniform(counter)
      return from + (to - from).scaled(by: share)
    }
  }
}
