import SimulationKernel

/// What is due once a minute.
enum ObservingEvent {
  case minuteEnded
  /// The datapoints of so many finished minutes can be read.
  case alarmDue(alarm: Int, minutes: Int)
}

// CloudWatch: minutes end, alarms judge them.
extension World {
  mutating func startObserving(in queue: inout EventQueue) {
    alarms = description.alarms.map { AlarmWatch($0, subject: subject(of: $0)) }
    metrics = makeMetrics()
    countedStates = []
    for group in groups.indices {
      for target in groups[group].members {
        if let state = states[target] { countHost(target, as: state, at: queue.now) }
      }
    }
    schedule(.observing(.minuteEnded), after: .minutes(1), in: &queue)
  }

  private func subject(of alarm: AlarmDescription) -> MetricSubject {
    if let group = groups.firstIndex(where: { $0.name == alarm.of }) { return .group(group) }
    return .loadBalancer(number(alarm.of, in: balancers, \.name))
  }

  private func makeMetrics() -> MetricStore {
    let watched = groups.indices.map { group in
      alarms.contains { alarm in
        guard alarm.description.statistic.percentile != nil else { return false }
        switch alarm.subject {
        case .group(let only): return only == group
        case .loadBalancer(let balancer): return groups[group].balancer == balancer
        }
      }
    }
    let depths = alarms.map { alarm in
      alarm.depth + Int(alarm.description.metricDelay.nanoseconds / 60_000_000_000) + 1
    }
    return MetricStore(
      groupNames: groups.map(\.name), balancerNames: balancers.map(\.name),
      balancerOfGroup: groups.map { $0.balancer >= 0 ? $0.balancer : nil }, isWatched: watched,
      depth: depths.max() ?? 1)
  }

  mutating func handle(_ event: ObservingEvent, in queue: inout EventQueue) {
    switch event {
    case .minuteEnded: minuteEnded(in: &queue)
    case .alarmDue(let alarm, let minutes): evaluate(alarm, minutes: minutes, in: &queue)
    }
  }

  private mutating func minuteEnded(in queue: inout EventQueue) {
    let minute = metrics.endMinute(
      isRegistered: groups.map { !$0.members.isEmpty }, at: queue.now)
    let finished = metrics.firstMinute + metrics.minutes.count
    for point in metrics.datapoints(of: minute, number: finished - 1) { recorder.record(point) }
    for alarm in alarms.indices {
      schedule(
        .observing(.alarmDue(alarm: alarm, minutes: finished)),
        after: max(.zero, alarms[alarm].description.metricDelay), in: &queue)
    }
    schedule(.observing(.minuteEnded), after: .minutes(1), in: &queue)
  }

  private mutating func evaluate(_ alarm: Int, minutes: Int, in queue: inout EventQueue) {
    guard let state = alarms[alarm].evaluate(metrics, minutes: minutes) else { return }
    journal(alarms[alarm].description.name, .alarm(state: state), in: queue)
    if state == .inAlarm { wakePollers(of: alarm, in: &queue) }
    checkPlan(in: &queue)
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
    guard group >= 0, group < metrics.groupNames.count else { return }
    metrics.hostsChanged(
      group: group, healthy: (state == .healthy ? 1 : 0) - (before == .healthy ? 1 : 0),
      unhealthy: (state == .unhealthy ? 1 : 0) - (before == .unhealthy ? 1 : 0), at: now)
  }
}
