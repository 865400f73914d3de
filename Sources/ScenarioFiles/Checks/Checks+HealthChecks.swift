import CloudModel
import SimulationKernel

// Health checks of Route 53, and the routing controls that some of them mirror.
extension ScenarioChecks {
  mutating func checkHealthChecks() {
    for check in cloud.healthChecks {
      let path = ValuePath.of("healthChecks", check.name)
      switch check.kind {
      case .endpoint(let endpoint): checkEndpoint(endpoint, at: path + "endpoint")
      case .calculated(let it): checkCalculation(it, at: path + "calculated")
      case .alarm(let it): checkAlarm(it.alarm, at: path + "alarm")
      case .routingControl: break
      }
      if !isUsed(check.name) {
        report(
          .unusedThing, at: path, isAboutKey: true,
          "no record and no step of the plan looks at the health check \(TerminalText.quote(check.name))"
        )
      }
    }
  }

  private func isUsed(_ check: String) -> Bool {
    let watched = planSteps.flatMap { conditions(of: $0.step, at: $0.path) }.contains {
      if case .healthCheck(check, _) = $0.condition { true } else { false }
    }
    return watched || everyRecord.contains { $0.healthCheck == check }
      || cloud.healthChecks.contains { other in
        if case .calculated(let it) = other.kind { it.children.contains(check) } else { false }
      }
  }

  private mutating func checkEndpoint(_ it: EndpointCheckDescription, at path: ValuePath) {
    let balancer = it.of.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
    let isFleet = cloud.fleets.contains { $0.name == it.of }
    if isFleet || it.of.contains("/")
      || cloud.loadBalancers.contains(where: { $0.name == balancer })
    {
      if !isFleet { _ = destination(it.of, at: path + "of") }
    } else {
      report(
        .unknownName, at: path + "of",
        "no load balancer or fleet has the name \(TerminalText.quote(it.of))",
        help: Spelling.help(
          for: it.of, among: cloud.loadBalancers.map(\.name) + cloud.fleets.map(\.name),
          called: "load balancers and fleets"))
    }
    checkCheckers(in: it.regions, at: path + "regions")
  }

  /// AWS has checkers in some regions; in other places they are as the scenario has it.
  private mutating func checkCheckers(in regions: [String], at path: ValuePath) {
    checkRepeats(.region, regions, at: path)
    let home = EndpointCheckDescription.checkerRegions
    for (index, region) in regions.enumerated()
    where RegionAtlas.regions.contains(region) && !home.contains(region) {
      report(
        .checkerRegions, at: path.appending(index), "Route 53 has no checkers in \(region)",
        help: "they are in " + home.joined(separator: ", "))
    }
    let count = Set(regions).count
    if (1..<3).contains(count) {
      report(
        .checkerRegions, at: path,
        "the checkers of a health check are in three regions or more, not in \(count)",
        help: "name more of " + home.joined(separator: ", "))
    }
  }

  /// Names of a list that counts each of them.
  private mutating func checkRepeats(_ kind: NameKind, _ names: [String], at path: ValuePath) {
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      report(
        .repeatedName, at: path.appending(index),
        "the \(kind.noun) \(TerminalText.quote(name)) is listed twice", help: "leave it out")
    }
  }

  private mutating func checkCalculation(
    _ it: CalculatedCheckDescription, at path: ValuePath
  ) {
    checkRepeats(.healthCheck, it.children, at: path + "children")
    for (index, child) in it.children.enumerated() {
      guard case .calculated = cloud.healthChecks.first(where: { $0.name == child })?.kind else {
        continue
      }
      report(
        .nestedCalculation, at: (path + "children").appending(index),
        "\(TerminalText.quote(child)) is calculated itself", help: "name its children instead")
    }
    if it.threshold == 0 {
      report(
        .constantHealth, at: path + "threshold", "with the threshold 0 it is always healthy",
        help: "ask for at least one")
    } else if it.threshold > it.children.count {
      report(
        .constantHealth, at: path + "threshold",
        "\(it.threshold) of \(it.children.count) can never be healthy: it is always unhealthy",
        help: "ask for at most \(it.children.count)")
    }
  }

  /// What Route 53 does not follow: it looks at the data itself, at standard resolution.
  private mutating func checkAlarm(_ name: String, at path: ValuePath) {
    guard let alarm = cloud.alarms.first(where: { $0.name == name }) else { return }
    let problem: String? =
      switch alarm.source {
      case .expression: "it watches an expression"
      case .rule: "it is a composite alarm"
      case .metric:
        if alarm.period < .minutes(1) {
          "its period is shorter than a minute"
        } else if alarm.statistic.isPercentile {
          "it watches a percentile"
        } else if let needed = alarm.datapointsToAlarm, needed != alarm.evaluationPeriods {
          "it needs \(needed) of \(alarm.evaluationPeriods) datapoints"
        } else {
          nil
        }
      }
    guard let problem else { return }
    report(
      .unsuitedAlarm, at: path + "of",
      "a health check cannot follow \(TerminalText.quote(name)): \(problem)",
      help: "take an alarm over one metric")
  }

  // MARK: Routing controls

  mutating func checkRoutingControls() {
    for rule in cloud.routingControls.safetyRules {
      let path = ValuePath.of("routingControls", "safetyRules", rule.name)
      checkRepeats(.routingControl, rule.controls, at: path + "controls")
      checkRepeats(.routingControl, rule.targets, at: path + "targets")
      switch rule.kind {
      case .assertion where !rule.targets.isEmpty:
        report(
          .safetyRule, at: path + "targets", isAboutKey: true,
          "an assertion rule guards the controls that it looks at, and has no targets",
          help: "remove them, or let its kind be \"gating\"")
      case .gating where rule.targets.isEmpty:
        report(
          .safetyRule, at: path, isAboutKey: true, "a gating rule needs targets",
          help: "add \"targets\": [\"…\"]")
      case .assertion, .gating: break
      }
      if rule.condition == .atLeast, rule.threshold > rule.controls.count {
        report(
          .safetyRule, at: path + "threshold",
          "\(rule.threshold) of \(rule.controls.count) controls can never be on",
          help: "ask for at most \(rule.controls.count)")
      }
    }
    let gates = cloud.routingControls.safetyRules.filter { $0.kind == .gating }
    for control in cloud.routingControls.controls
    where !cloud.healthChecks.contains(where: { $0.kind == .routingControl(control.name) })
      && !gates.contains(where: { $0.controls.contains(control.name) })
    {
      report(
        .unusedThing, at: .of("routingControls", "controls", control.name), isAboutKey: true,
        "no health check mirrors the routing control \(TerminalText.quote(control.name))")
    }
  }

  mutating func checkRoutingControlChange(
    _ change: RoutingControlChangeDescription, at path: ValuePath
  ) {
    for (index, rule) in change.override.enumerated() {
      guard let it = cloud.routingControls.safetyRules.first(where: { $0.name == rule }) else {
        continue
      }
      let guarded = it.kind == .gating ? it.targets : it.controls
      guard !change.set.contains(where: { guarded.contains($0.name) }) else { continue }
      report(
        .safetyRule, at: (path + "override").appending(index),
        "\(TerminalText.quote(rule)) guards none of the controls that are set",
        help: "remove it")
    }
  }
}

extension AlarmStatistic {
  fileprivate var isPercentile: Bool { percentile != nil }
}
