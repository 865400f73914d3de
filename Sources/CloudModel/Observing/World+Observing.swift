import SimulationKernel

/// What is due once an interval.
enum ObservingEvent {
  case intervalEnded
  /// The datapoints of so many finished intervals can be read.
  case alarmDue(alarm: Int, finished: Int)
}

// CloudWatch: intervals end, alarms judge them.
extension World {
  mutating func startObserving(in queue: inout EventQueue) {
    let all = description.alarms + Self.trackingAlarms(of: description)
    alarms = all.map { alarm in
      AlarmWatch(
        alarm, subjects: alarm.readMetrics.map { subject(named: $0.of, of: $0.metric) })
    }
    metrics = MetricStore(metricLayout, demands: metricDemands)
    usage = UsageMeter(balancerCount: balancers.count)
    countedStates = []
    for group in groups.indices {
      for target in groups[group].members {
        if let state = states[target] { countHost(target, as: state, at: queue.now) }
      }
    }
    followAlarms(in: &queue)
    schedule(.observing(.intervalEnded), after: metrics.resolution, in: &queue)
  }

  /// The thing with this name that a metric can be about.
  ///
  /// - Precondition: There is one.
  func subject(named name: String, of metric: AlarmMetric) -> MetricSubject {
    let dimensions = metric.dimensions
    if dimensions.contains(.targetGroup),
      let group = groups.firstIndex(where: { $0.name == name })
    {
      return .group(group)
    }
    if dimensions.contains(.service) {
      return .service(number(name, in: services, \.description.name))
    }
    if dimensions.contains(.replication) {
      return .replication(number(name, in: description.replicationNames, \.self))
    }
    return .loadBalancer(number(name, in: balancers, \.name))
  }

  private var metricLayout: MetricStore.Layout {
    MetricStore.Layout(
      groupNames: groups.map(\.name), balancerNames: balancers.map(\.name),
      balancerOfGroup: groups.map { $0.balancer >= 0 ? $0.balancer : nil },
      serviceNames: services.map(\.description.name),
      replicationNames: description.replicationNames)
  }

  /// What those who read metrics need: one line for each kind of reader.
  private var metricDemands: [MetricDemand] {
    alarms.compactMap(\.demand) + analysisDemands
  }

  private var analysisDemands: [MetricDemand] {
    var demands: [MetricDemand] = []
    for service in services {
      let it = service.description
      let own = [it.targetGroup, it.alternateTargetGroup].compactMap { $0 }
      let numbers = own.map { number($0, in: groups, \.name) }
      demands += it.deployment.analyses.map { $0.demand(groups: numbers) }
    }
    return demands
  }

  mutating func handle(_ event: ObservingEvent, in queue: inout EventQueue) {
    switch event {
    case .intervalEnded: intervalEnded(in: &queue)
    case .alarmDue(let alarm, let finished):
      evaluate(alarm, finished: finished, in: &queue)
      scalingAlarmJudged(alarm, finished: finished, in: &queue)
    }
  }

  private mutating func intervalEnded(in queue: inout EventQueue) {
    metrics.endInterval(
      isRegistered: groups.map { !$0.members.isEmpty },
      loads: measureTaskLoads(at: queue.now), replication: takeReplicationLatencies(),
      at: queue.now)
    meterLatest(until: queue.now)
    let elapsed = queue.now - .zero
    if elapsed.isMultiple(of: .minutes(1)) {
      for point in metrics.latestMinute() { recorder.record(point) }
    }
    for alarm in alarms.indices {
      guard let cadence = alarms[alarm].cadence, elapsed.isMultiple(of: cadence) else { continue }
      schedule(
        .observing(.alarmDue(alarm: alarm, finished: metrics.finished)),
        after: max(.zero, alarms[alarm].description.metricDelay), in: &queue)
    }
    schedule(.observing(.intervalEnded), after: metrics.resolution, in: &queue)
  }

  private mutating func evaluate(_ alarm: Int, finished: Int, in queue: inout EventQueue) {
    guard let state = alarms[alarm].evaluate(metrics, finished: finished) else { return }
    alarmChanged(alarm, to: state, in: &queue)
    followAlarms(in: &queue)
    checkPlan(in: &queue)
  }

  private mutating func alarmChanged(
    _ alarm: Int, to state: AlarmState, in queue: inout EventQueue
  ) {
    journal(alarms[alarm].description.name, .alarm(state: state), in: queue)
    if state == .inAlarm {
      stopExperiments(ringing: alarms[alarm].description.name, in: &queue)
      failPracticeRuns(ringing: alarms[alarm].description.name, in: &queue)
      wakePollers(of: alarm, in: &queue)
    }
    alarmEvaluated(alarm, in: &queue)
  }

  /// Composite alarms follow the others, and each other, until none changes.
  ///
  /// No alarm depends on itself, so that every round settles at least one.
  private mutating func followAlarms(in queue: inout EventQueue) {
    for _ in alarms.indices {
      var isSettled = true
      for alarm in alarms.indices where alarms[alarm].cadence == nil {
        guard let rings = ruleHolds(of: alarm), let state = alarms[alarm].follow(rings: rings)
        else { continue }
        isSettled = false
        alarmChanged(alarm, to: state, in: &queue)
      }
      if isSettled { return }
    }
  }

  /// Whether a composite alarm's rule holds now; `nil` for other alarms.
  private func ruleHolds(of alarm: Int) -> Bool? {
    guard case .rule(let rule) = alarms[alarm].description.source else { return nil }
    return rule.holds { name in
      alarms[number(name, in: alarms, \.description.name)].state
    }
  }

  /// A deployment sees the alarm with its next poll.
  private mutating func wakePollers(of alarm: Int, in queue: inout EventQueue) {
    for service in services.indices {
      guard let deployment = services[service].deployment, deployment.alarms.contains(alarm),
        let interval = services[service].description.deployment.alarms?.pollInterval
      else { continue }
      let since = queue.now - accounts.rollouts[deployment.rollout].started
      let left =
        interval > .zero
        ? (interval.nanoseconds - since.nanoseconds % interval.nanoseconds)
          % interval.nanoseconds : 0
      schedule(
        .alarmPolled(service: service, rollout: deployment.rollout),
        after: TimeSpan(nanoseconds: left), in: &queue)
    }
  }

  // MARK: Hosts

  /// A target is shown in another state: moves it from one count to another.
  mutating func countHost(_ target: Int, as state: TargetState, at now: SimulationTime) {
    while countedStates.count <= target { countedStates.append(nil) }
    let before = countedStates[target]
    countedStates[target] = state
    let group = targets[target].group
    // A target leaves its group only after it was draining, which no metric counts.
    guard group >= 0, group < metrics.layout.groupNames.count else { return }
    metrics.hostsChanged(
      group: group, healthy: (state == .healthy ? 1 : 0) - (before == .healthy ? 1 : 0),
      unhealthy: (state == .unhealthy ? 1 : 0) - (before == .unhealthy ? 1 : 0), at: now)
  }
}

extension TimeSpan {
  func isMultiple(of other: TimeSpan) -> Bool { nanoseconds % other.nanoseconds == 0 }
}
