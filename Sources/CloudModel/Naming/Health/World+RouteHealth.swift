import RandomVariates
import SimulationKernel

// Health as the name servers know it: a data plane that needs no control plane.
extension World {
  mutating func startNaming(in queue: inout EventQueue) {
    askers = places.indices.map { asker(at: $0) }
    buildHealthChecks()
    startEvaluations()
    noteAnswers(in: queue)
    fillCaches()
    startProbing(in: &queue)
  }

  mutating func handle(_ event: HealthCheckEvent, in queue: inout EventQueue) {
    switch event {
    case .probeDue(let check, let checker):
      probeDue(by: checker, of: check, in: &queue)
    case .probeEnded(let check, let checker, let passed):
      probeEnded(by: checker, of: check, passed: passed, in: &queue)
    case .reportKnown(let check, let version, let isHealthy):
      reportKnown(isHealthy, of: check, version: version, in: queue)
    case .nodesKnown(let balancer):
      nodesKnown(of: balancer, in: &queue)
    case .evaluationKnown(let balancer, let version, let isHealthy):
      evaluationKnown(isHealthy, of: balancer, version: version, in: queue)
    }
  }

  // MARK: Reports

  private mutating func buildHealthChecks() {
    for it in description.healthChecks {
      let evidence =
        switch it.kind {
        case .endpoint, .calculated: true
        case .routingControl(let control): routingControls.isOn(control)
        case .alarm(let alarm): health(by: alarm, lastKnown: true)
        }
      healthChecks.append(RouteHealthCheck(it, evidence: evidence))
    }
    for check in healthChecks.indices {
      guard let evidence = calculatedHealth(of: check) else { continue }
      healthChecks[check] = RouteHealthCheck(description.healthChecks[check], evidence: evidence)
    }
    answers.areChecksHealthy = healthChecks.map(\.isHealthy)
  }

  /// The number of a health check.
  func healthCheck(_ name: String) -> Int? {
    healthChecks.firstIndex { $0.description.name == name }
  }

  /// What a calculated check makes of its children; `nil` for any other.
  private func calculatedHealth(of check: Int) -> Bool? {
    guard case .calculated(let it) = description.healthChecks[check].kind else { return nil }
    let children = it.children.compactMap { name in
      healthCheck(name).map { healthChecks[$0].isHealthy }
    }
    return CalculatedHealth.isHealthy(children: children, threshold: it.threshold)
  }

  private func health(by it: AlarmCheckDescription, lastKnown: Bool) -> Bool {
    let alarm = number(it.alarm, in: alarms, \.description.name)
    switch alarms[alarm].state {
    case .okay: return true
    case .inAlarm: return false
    case .insufficientData:
      return switch it.insufficientData {
      case .healthy: true
      case .unhealthy: false
      case .lastKnown: lastKnown
      }
    }
  }

  /// A check has found something out: the name servers hear of it if its report changes, and so do
  /// the checks that are calculated from it.
  mutating func found(_ evidence: Bool, by check: Int, in queue: inout EventQueue) {
    guard let isHealthy = healthChecks[check].found(evidence, at: queue.now) else { return }
    let name = healthChecks[check].description.name
    journal(name, .healthCheckReports(isHealthy: isHealthy), in: queue)
    let version = healthChecks[check].version
    let delay = draw(description.route53.statusSpread, purpose: .healthReport, check, version)
    if delay == .zero {
      reportKnown(isHealthy, of: check, version: version, in: queue)
    } else {
      schedule(
        .naming(.health(.reportKnown(check: check, version: version, isHealthy: isHealthy))),
        after: delay, in: &queue)
    }
    for parent in healthChecks.indices {
      guard case .calculated(let it) = healthChecks[parent].description.kind,
        it.children.contains(name), let evidence = calculatedHealth(of: parent)
      else { continue }
      found(evidence, by: parent, in: &queue)
    }
  }

  private mutating func reportKnown(
    _ isHealthy: Bool, of check: Int, version: Int, in queue: borrowing EventQueue
  ) {
    guard version > healthChecks[check].knownVersion else { return }
    healthChecks[check].knownVersion = version
    answers.areChecksHealthy[check] = isHealthy
    noteAnswers(in: queue)
  }

  /// An alarm's evaluation has come to another state.
  mutating func alarmEvaluated(_ alarm: Int, in queue: inout EventQueue) {
    for check in healthChecks.indices {
      guard case .alarm(let it) = healthChecks[check].description.kind,
        it.alarm == alarms[alarm].description.name
      else { continue }
      found(health(by: it, lastKnown: healthChecks[check].evidence), by: check, in: &queue)
    }
  }

  // MARK: Load balancers as targets

  private mutating func startEvaluations() {
    evaluatedTargets = balancers.map { _ in EvaluatedTarget() }
    for record in answers.sets.flatMap(\.records) { watchTarget(of: record) }
  }

  /// From now on the load balancer that a record leads to is looked at, if the record evaluates it.
  mutating func watchTarget(of record: NameRecord) {
    guard record.evaluatesTargetHealth, case .leaf(_, let balancer?) = record.target,
      !evaluatedTargets[balancer].isWatched
    else { return }
    evaluatedTargets[balancer].isWatched = true
    evaluatedTargets[balancer].isHealthy = evaluation(of: balancer)
    answers.areBalancersHealthy[balancer] = evaluatedTargets[balancer].isHealthy
  }

  private func evaluation(of balancer: Int) -> Bool {
    let groups = balancers[balancer].groups.map { group in
      let it = self.groups[group]
      return TargetEvaluation.Group(
        registered: it.members.count { isRegistered($0) }, healthy: healthyTargets(in: group),
        minimumCount: it.description.dnsMinimumCount ?? 1,
        minimumPercent: it.description.dnsMinimumPercent)
    }
    return evaluatedTargets[balancer].hasNodes
      && description.route53.targetEvaluation.isHealthy(groups)
  }

  private func isRegistered(_ target: Int) -> Bool {
    switch states[target] {
    case .initial, .healthy, .unhealthy: true
    case .draining, .unused, nil: false
    }
  }

  /// Something about a load balancer's targets has changed.
  mutating func refreshEvaluation(of balancer: Int, in queue: inout EventQueue) {
    guard balancer >= 0, balancer < evaluatedTargets.count,
      evaluatedTargets[balancer].isWatched
    else { return }
    let isHealthy = evaluation(of: balancer)
    guard isHealthy != evaluatedTargets[balancer].isHealthy else { return }
    evaluatedTargets[balancer].isHealthy = isHealthy
    evaluatedTargets[balancer].version += 1
    let version = evaluatedTargets[balancer].version
    let delay = draw(
      description.route53.statusSpread, purpose: .targetEvaluation, balancer, version)
    if delay == .zero {
      evaluationKnown(isHealthy, of: balancer, version: version, in: queue)
    } else {
      schedule(
        .naming(
          .health(
            .evaluationKnown(balancer: balancer, version: version, isHealthy: isHealthy))),
        after: delay, in: &queue)
    }
  }

  private mutating func evaluationKnown(
    _ isHealthy: Bool, of balancer: Int, version: Int, in queue: borrowing EventQueue
  ) {
    guard version > evaluatedTargets[balancer].knownVersion else { return }
    evaluatedTargets[balancer].knownVersion = version
    answers.areBalancersHealthy[balancer] = isHealthy
    noteAnswers(in: queue)
  }

  /// A node went down or came up, which shows as late as it does in the load balancer's own name.
  mutating func nodeChanged(of balancer: Int, in queue: inout EventQueue) {
    guard balancer < evaluatedTargets.count, evaluatedTargets[balancer].isWatched else { return }
    schedule(
      .naming(.health(.nodesKnown(balancer: balancer))), after: propagation.zoneRemoval, in: &queue)
  }

  private mutating func nodesKnown(of balancer: Int, in queue: inout EventQueue) {
    let it = balancers[balancer]
    evaluatedTargets[balancer].hasNodes =
      nodes[it.firstNode..<it.firstNode + it.nodeCount].contains(where: \.isUp)
    refreshEvaluation(of: balancer, in: &queue)
  }
}
