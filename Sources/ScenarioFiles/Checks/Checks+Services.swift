import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkServices() {
    for service in cloud.services {
      let path = ValuePath.of("services", service.name)
      switch service.deployment.strategy {
      case .rolling:
        checkRoom(of: service, at: path)
        ignored(
          "hooks", !service.deployment.hooks.isEmpty, by: "rolling deployments", at: path)
      case .blueGreen, .canary, .linear, .codeDeploy:
        checkBlueGreen(service, at: path)
        ignored(
          "circuitBreaker", service.deployment.circuitBreaker != nil,
          by: "blue/green deployments", at: path)
      case .kubernetes, .argoCanary, .argoBlueGreen, .flagger:
        checkKubernetesStrategy(of: service, at: path)
      }
      checkHooks(of: service, at: path + "deployment" + "hooks")
      checkHookRules(of: service, at: path + "deployment" + "hooks")
      checkAnalyses(of: service, at: path + "deployment" + "analyses")
    }
  }

  mutating func ignored(
    _ key: String, _ isGiven: Bool, by strategy: String, at path: ValuePath
  ) {
    guard isGiven else { return }
    report(
      .ignoredSetting, at: path + "deployment" + key, isAboutKey: true,
      "\(strategy) have no use for \"\(key)\"",
      help: "remove it, or take another strategy")
  }

  // MARK: Rolling

  /// Whether a rolling deployment finds room to start or stop at least one task.
  private mutating func checkRoom(of service: ServiceDescription, at path: ValuePath) {
    let isDeployed = cloud.planSteps.contains { step in
      if case .deploy(service.name, _) = step.action { true } else { false }
    }
    let deployment = service.deployment
    let desired = service.desiredCount
    let (least, most) = (deployment.minimumHealthyPercent, deployment.maximumPercent)
    let lower = (desired * least + 99) / 100
    let upper = desired * most / 100
    guard isDeployed, desired > 0, lower >= desired, upper <= desired else { return }
    report(
      .stuckDeployment, at: path + "deployment",
      "a deployment of \"\(service.name)\" cannot proceed: with a desired count of "
        + "\(desired) at least \(lower) must stay (\(least)%, rounded up) and at most \(upper) may run "
        + "(\(most)%, rounded down)",
      help: "raise \"maximumPercent\" to \(Self.percentForOneMore(than: desired)) or lower "
        + "\"minimumHealthyPercent\" to \((desired - 1) * 100 / desired)")
  }

  private static func percentForOneMore(than desired: Int) -> Int {
    ((desired + 1) * 100 + desired - 1) / desired
  }

  // MARK: Blue/green

  mutating func checkBlueGreen(_ service: ServiceDescription, at path: ValuePath) {
    let needed: [(key: String, value: String?)] = [
      ("targetGroup", service.targetGroup), ("alternateTargetGroup", service.alternateTargetGroup),
      ("productionRule", service.productionRule),
    ]
    let missing = needed.filter { $0.value == nil }.map { "\"\($0.key)\"" }
    guard missing.isEmpty, let production = service.productionRule, let blue = service.targetGroup,
      let green = service.alternateTargetGroup
    else {
      report(
        .incompleteBlueGreen, at: path, isAboutKey: true,
        "blue/green deployments of \"\(service.name)\" need \(missing.joined(separator: " and "))",
        help: "add it, or take the strategy \"rolling\"")
      return
    }
    if blue == green {
      report(
        .incompleteBlueGreen, at: path + "alternateTargetGroup",
        "blue/green needs two target groups, both are \(TerminalText.quote(blue))")
      return
    }
    guard let rule = rule(production, at: path + "productionRule") else { return }
    let groups = rule.forward?.targetGroups.map(\.targetGroup) ?? []
    // A misspelled group is reported as such.
    guard groups.allSatisfy({ targetGroup($0) != nil }) else { return }
    for group in [blue, green] where !groups.contains(group) && targetGroup(group) != nil {
      report(
        .productionRuleElsewhere, at: path + "productionRule",
        "\(TerminalText.quote(production)) does not forward to \(TerminalText.quote(group))",
        help: "let it forward to \(JSONValue.quoted(blue)) and \(JSONValue.quoted(green)), one of "
          + "them with weight 0")
    }
    checkTestRule(of: service, beside: rule, at: path + "testRule")
  }

  private mutating func checkTestRule(
    of service: ServiceDescription, beside production: ResolvedRule, at path: ValuePath
  ) {
    guard let text = service.testRule, let test = rule(text, at: path) else { return }
    if text == service.productionRule {
      report(
        .productionRuleElsewhere, at: path,
        "the test rule is the production rule", help: "name a rule of another listener")
    } else if test.forward == nil || test.loadBalancer.name != production.loadBalancer.name {
      report(
        .productionRuleElsewhere, at: path,
        "\(TerminalText.quote(text)) does not forward to target groups of "
          + TerminalText.quote(production.loadBalancer.name))
    }
  }

  private mutating func checkHooks(of service: ServiceDescription, at path: ValuePath) {
    let strategy = service.deployment.strategy
    for (index, hook) in service.deployment.hooks.enumerated() {
      guard let stage = hook.stage else {
        needsStage(strategy, at: path.appending(index))
        continue
      }
      switch stage {
      case .scaleUp, .bakeTime, .cleanUp:
        report(
          .stageWithoutHooks, at: path.appending(index) + "stage",
          "nothing can be hooked to \(stage.rawValue)",
          help: "take the stage before or after it")
      case .reconcileService, .preScaleUp, .postScaleUp, .testTrafficShift, .postTestTrafficShift,
        .preProductionTrafficShift, .productionTrafficShift, .postProductionTrafficShift:
        break
      }
    }
  }

  /// Strategies with stages would never ask a hook without one; others ask it by its name.
  private mutating func needsStage(_ strategy: StrategyDescription, at path: ValuePath) {
    guard strategy.hasStages else { return }
    report(
      .missingKey, at: path, "a hook of this strategy needs the key \"stage\"",
      help: "add it, like \"stage\": \"POST_TEST_TRAFFIC_SHIFT\"")
  }
}
