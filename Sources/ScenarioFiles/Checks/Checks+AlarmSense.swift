import CloudModel

// Whether an alarm can ever ring, and for whom.
extension ScenarioChecks {
  /// Why nothing in the scenario makes a datapoint of a metric; `nil` if something may.
  func whyNever(_ metric: MathMetricDescription, _ dimension: MetricDimension) -> String? {
    switch dimension {
    case .service: whyNeverRuns(metric.of)
    case .loadBalancer: whyNeverReached(metric)
    case .targetGroup: whyNeverUsed(metric)
    case .replication: whyNeverReplicated(metric.of)
    }
  }

  private func whyNeverRuns(_ name: String) -> String? {
    guard let service = service(name), service.desiredCount == 0,
      service.scaling.map({ $0.highestCapacity == 0 }) ?? true
    else { return nil }
    let isScaled = cloud.planSteps.contains { step in
      switch step.action {
      case .scale(name, let count): count > 0
      case .scaleLike(name, _, _): true
      case .scale, .scaleLike, .deploy, .shift, .shiftName, .changeRecords, .routingControls,
        .zonalShift, .cancelZonalShift, .stop,
        .rollBack, .migrate, .addReplica, .promote, .wait, .verify, .decide, .drain, .resume,
        .revertConfiguration, .parallel:
        false
      }
    }
    return isScaled ? nil : "\(TerminalText.quote(name)) never has a task"
  }

  private func whyNeverReplicated(_ name: String) -> String? {
    let table = cloud.tables.first { name.hasPrefix($0.name + "/") }
    return table?.consistency == .strong
      ? "AWS reports no lag of a table with strong consistency" : nil
  }

  private func whyNeverReached(_ metric: MathMetricDescription) -> String? {
    guard hasTraffic(metric.of) else {
      return "no traffic goes to \(TerminalText.quote(metric.of))"
    }
    let hasSizes = cloud.traffic.contains { source in
      source.classes.contains { $0.requestSize > 0 || $0.responseSize > 0 }
    }
    return metric.metric == .processedBytes && !hasSizes ? "no request class has a size" : nil
  }

  private func whyNeverUsed(_ metric: MathMetricDescription) -> String? {
    let name = TerminalText.quote(metric.of)
    guard let balancer = cloud.loadBalancers.first(where: { $0.targetGroups.contains(metric.of) })
    else { return "no rule forwards to \(name)" }
    guard mayHaveTargets(metric.of) else { return "nothing is registered with \(name)" }
    switch metric.metric {
    case .healthyHostCount, .unhealthyHostCount, .requestCountPerTarget: return nil
    case .requestCount, .targetSuccesses, .targetErrors, .failOpenRequests, .connectionErrors,
      .targetResponseTime, .balancerClientErrors, .balancerErrors, .balancer500, .balancer502,
      .balancer503, .balancer504, .processedBytes, .processorUtilization, .replicationLatency:
      return hasTraffic(balancer.name)
        ? nil : "no traffic goes to \(TerminalText.quote(balancer.name))"
    }
  }

  /// Whether some source sends to a load balancer, or to one of its listeners.
  private func hasTraffic(_ balancer: String) -> Bool {
    let destinations =
      cloud.traffic.map(\.to) + cloud.names.flatMap { $0.records.map(\.destination) }
    return destinations.contains { $0 == balancer || $0.hasPrefix(balancer + "/") }
  }

  // MARK: Composite alarms

  /// Reports each composite alarm that follows itself, at its rule.
  mutating func checkAlarmCycles() {
    for alarm in cloud.alarms {
      guard case .rule(let rule) = alarm.source,
        let way = cycle(from: rule.alarmNames, to: alarm.name)
      else { continue }
      report(
        .alarmCycle, at: .of("alarms", alarm.name, "rule"),
        way.isEmpty
          ? "\(TerminalText.quote(alarm.name)) follows itself"
          : "\(TerminalText.quote(alarm.name)) follows itself through "
            + way.map(TerminalText.quote).joined(separator: ", "))
    }
  }

  /// The alarms between an alarm and itself; `nil` if it is not reached.
  ///
  /// - Complexity: O(alarms · names): every alarm is visited once.
  private func cycle(from names: [String], to goal: String) -> [String]? {
    var cameFrom: [String: String] = [:]
    var queue = names.map { (name: $0, before: "") }
    while !queue.isEmpty {
      let (name, before) = queue.removeFirst()
      if name == goal {
        var way: [String] = []
        var step = before
        while !step.isEmpty {
          way.insert(step, at: 0)
          step = cameFrom[step] ?? ""
        }
        return way
      }
      guard cameFrom[name] == nil, let alarm = cloud.alarms.first(where: { $0.name == name }),
        case .rule(let rule) = alarm.source
      else { continue }
      cameFrom[name] = before
      queue += rule.alarmNames.map { (name: $0, before: name) }
    }
    return nil
  }
}
