import CloudModel
import SimulationKernel

// Strategies that users know from Kubernetes: what their tools would refuse, and what nobody means.
extension ScenarioChecks {
  mutating func checkKubernetesStrategy(of service: ServiceDescription, at path: ValuePath) {
    let place = path + "deployment" + "strategy" + service.deployment.strategy.name
    switch service.deployment.strategy {
    case .kubernetes:
      ignored("hooks", !service.deployment.hooks.isEmpty, by: "Kubernetes Deployments", at: path)
    case .argoCanary(let canary):
      if canary.trafficRouting { checkBlueGreen(service, at: path) }
      checkCanary(canary, of: service, at: place)
    case .argoBlueGreen(let blueGreen):
      checkBlueGreen(service, at: path)
      checkPromotion(blueGreen, of: service, at: place)
    case .flagger(let flagger):
      checkBlueGreen(service, at: path)
      checkFlagger(flagger, of: service, at: place)
    case .rolling, .blueGreen, .canary, .linear, .codeDeploy: break
    }
    ignored(
      "circuitBreaker", service.deployment.circuitBreaker != nil,
      by: "deployments of Kubernetes' tools", at: path)
  }

  // MARK: Argo Rollouts

  private mutating func checkCanary(
    _ canary: ArgoCanaryDescription, of service: ServiceDescription, at path: ValuePath
  ) {
    if canary.dynamicStableScale, !canary.trafficRouting {
      needsRouting("dynamicStableScale", at: path + "dynamicStableScale")
    }
    var weight = 0
    for (index, step) in canary.steps.enumerated() {
      let place = (path + "steps").appending(index)
      switch step {
      case .setWeight(let next):
        if next < weight { fallingWeight(from: weight, to: next, at: place + "setWeight") }
        weight = next
        checkResolution(of: canary, weight: next, service, at: place + "setWeight")
      case .pause(let pause):
        guard pause.duration == nil else { break }
        checkApproval(pause.approval, key: "approval", of: service, at: place + "pause")
      case .setCanaryScale where !canary.trafficRouting:
        needsRouting("setCanaryScale", at: place + "setCanaryScale")
      case .setHeaderRoute where !canary.trafficRouting:
        needsRouting("setHeaderRoute", at: place + "setHeaderRoute")
      case .setHeaderRoute(let match):
        checkMatch(match, of: service, at: place + "setHeaderRoute")
      case .analysis(let names):
        checkAnalyses(
          names, of: service, at: place + "analysis", hasTwoGroups: canary.trafficRouting)
      case .setCanaryScale: break
      }
    }
    if let analysis = canary.analysis {
      checkAnalyses(
        analysis.templates, of: service, at: path + "analysis",
        hasTwoGroups: canary.trafficRouting)
    }
    let asked = canary.steps.flatMap { step -> [String] in
      if case .analysis(let names) = step { names } else { [] }
    }
    checkInconclusive(
      canary.trafficRouting ? asked + (canary.analysis?.templates ?? []) : [], canary.rollout,
      of: service, at: path)
  }

  private mutating func needsRouting(_ key: String, at path: ValuePath) {
    report(
      .contradictoryStrategy, at: path, isAboutKey: true,
      "\"\(key)\" needs a traffic router",
      help: "add \"trafficRouting\": true, or leave it out")
  }

  private mutating func fallingWeight(from weight: Int, to next: Int, at path: ValuePath) {
    report(
      .fallingWeight, at: path, "the canary has \(weight)% and gets \(next)% here",
      help: "let the weights rise")
  }

  /// Whether so few tasks can show the weight without a router.
  private mutating func checkResolution(
    of canary: ArgoCanaryDescription, weight: Int, _ service: ServiceDescription,
    at path: ValuePath
  ) {
    let desired = service.desiredCount
    guard !canary.trafficRouting, desired > 0 else { return }
    let limits = SurgeLimits(desired: desired, canary.surge)
    let counts = BasicCanaryCounts(weight: weight, of: desired, surges: limits.surge > 0)
    let total = counts.canary + counts.stable
    let miss = abs(100 * counts.canary - weight * total)
    guard miss > 5 * total else { return }
    report(
      .coarseWeight, at: path,
      "\(counts.canary) of \(total) tasks are \(100 * counts.canary / total)%, not \(weight)%",
      help: "take \"trafficRouting\": true or more tasks")
  }

  private mutating func checkPromotion(
    _ blueGreen: ArgoBlueGreenDescription, of service: ServiceDescription, at path: ValuePath
  ) {
    if !blueGreen.autoPromotionEnabled {
      if blueGreen.autoPromotionDelay > .zero {
        report(
          .ignoredSetting, at: path + "autoPromotionSeconds", isAboutKey: true,
          "without \"autoPromotionEnabled\" a rollout has no use for \"autoPromotionSeconds\"",
          help: "remove it, or let \"autoPromotionEnabled\" be true")
      }
      checkApproval(
        blueGreen.promotionApproval, key: "promotionApproval", of: service, at: path)
    }
    checkAnalyses(
      blueGreen.prePromotionAnalysis, of: service, at: path + "prePromotionAnalysis")
    checkAnalyses(
      blueGreen.postPromotionAnalysis, of: service, at: path + "postPromotionAnalysis")
    checkInconclusive(
      blueGreen.prePromotionAnalysis + blueGreen.postPromotionAnalysis, blueGreen.rollout,
      of: service, at: path)
  }

  /// Whether somebody looks at the first of the analyses that may be unable to tell.
  private mutating func checkInconclusive(
    _ names: [String], _ rollout: ArgoRolloutDescription, of service: ServiceDescription,
    at path: ValuePath
  ) {
    if let hook = rollout.inconclusiveApproval {
      return checkApproval(hook, key: "inconclusiveApproval", of: service, at: path)
    }
    let doubtful = names.first { name in
      service.deployment.analyses.contains {
        $0.name == name && $0.configuration.mayBeInconclusive
      }
    }
    guard let doubtful else { return }
    report(
      .nobodyAnswers, at: path, isAboutKey: true,
      "if \(TerminalText.quote(doubtful)) cannot tell, the rollout pauses, and nobody is asked to "
        + "end that",
      help: "add \"inconclusiveApproval\" with the name of a hook")
  }

  // MARK: Flagger

  private mutating func checkFlagger(
    _ flagger: FlaggerDescription, of service: ServiceDescription, at path: ValuePath
  ) {
    let analysis = flagger.analysis
    let place = path + "analysis"
    switch analysis.mode {
    case .canary: checkSteps(of: flagger, at: place)
    case .abTest: checkMatch(analysis.match, of: service, at: place + "match")
    case .blueGreen: break
    }
    if analysis.mode == .canary, !analysis.match.isEmpty {
      report(
        .ignoredSetting, at: place + "match", isAboutKey: true,
        "without \"iterations\" Flagger has no use for \"match\"",
        help: "add \"iterations\" for an A/B test")
    }
    checkAnalyses(analysis.metrics, of: service, at: place + "metrics")
    checkHook(flagger.confirmRollout, of: service, at: path + "confirmRollout")
    checkHook(flagger.confirmPromotion, of: service, at: path + "confirmPromotion")
  }

  private mutating func checkSteps(of flagger: FlaggerDescription, at path: ValuePath) {
    let analysis = flagger.analysis
    if analysis.stepWeight > 0, analysis.stepWeight > analysis.maxWeight {
      report(
        .contradictoryStrategy, at: path + "stepWeight",
        "a step of \(analysis.stepWeight)% is more than the \(analysis.maxWeight)% of \"maxWeight\"",
        help: "write at most \(analysis.maxWeight)")
    }
    if analysis.stepWeight == 0, analysis.stepWeights.isEmpty, !flagger.skipAnalysis {
      report(
        .contradictoryStrategy, at: path, isAboutKey: true,
        "the canary has no steps: it would stay at 0%",
        help: "add \"stepWeight\", \"stepWeights\" or \"iterations\"")
    }
    for (index, pair) in zip(analysis.stepWeights, analysis.stepWeights.dropFirst()).enumerated()
    where pair.1 <= pair.0 {
      report(
        .contradictoryStrategy, at: (path + "stepWeights").appending(index + 1),
        "\(pair.1)% follows \(pair.0)%: weights have to rise")
    }
  }

  // MARK: Analyses, hooks and headers

  private mutating func checkAnalyses(
    _ names: [String], of service: ServiceDescription, at path: ValuePath,
    hasTwoGroups: Bool = true
  ) {
    guard hasTwoGroups || names.isEmpty else {
      report(
        .contradictoryStrategy, at: path, isAboutKey: true,
        "an analysis compares two target groups, and without \"trafficRouting\" there is one",
        help: "add \"trafficRouting\": true")
      return
    }
    let known = service.deployment.analyses.map(\.name)
    for name in names where !known.contains(name) {
      report(
        .unknownName, at: path, isAboutKey: true,
        "no analysis has the name \(TerminalText.quote(name))",
        help: Spelling.help(for: name, among: known, called: "analyses"))
    }
  }

  /// Whether somebody ends a pause.
  private mutating func checkApproval(
    _ name: String?, key: String, of service: ServiceDescription, at path: ValuePath
  ) {
    guard let name else {
      report(
        .nobodyAnswers, at: path, isAboutKey: true, "nobody is asked to end this pause",
        help: "add \"\(key)\" with the name of a hook")
      return
    }
    guard let hook = checkHook(name, of: service, at: path + key) else { return }
    switch hook.decision {
    case .function(.hangs), .approval(.hangs):
      report(.nobodyAnswers, at: path + key, "\(TerminalText.quote(name)) never answers")
    case .function, .approval, .analysis: break
    }
  }

  @discardableResult
  private mutating func checkHook(
    _ name: String?, of service: ServiceDescription, at path: ValuePath
  ) -> HookDescription? {
    guard let name else { return nil }
    let hooks = service.deployment.hooks
    if let hook = hooks.first(where: { $0.name == name }) { return hook }
    report(
      .unknownName, at: path, "no hook has the name \(TerminalText.quote(name))",
      help: Spelling.help(
        for: name, among: hooks.map(\.name).filter { !$0.isEmpty }, called: "hooks"))
    return nil
  }

  /// Whether the service's test rule takes the requests that are matched.
  private mutating func checkMatch(
    _ match: [HeaderMatch], of service: ServiceDescription, at path: ValuePath
  ) {
    guard !match.isEmpty else { return }
    guard let test = service.testRule else {
      report(
        .contradictoryStrategy, at: path, isAboutKey: true,
        "headers are matched by the service's \"testRule\", and it has none",
        help: "add a rule with the header to the listener, and name it as \"testRule\"")
      return
    }
    guard let rule = listenerRule(test) else { return }
    for header in match where !rule.takes(header) {
      report(
        .contradictoryStrategy, at: path,
        "the rule \(TerminalText.quote(test)) does not take requests whose "
          + "\(TerminalText.quote(header.name)) is \(TerminalText.quote(header.value.pattern))",
        help: "add the header to its conditions")
    }
  }

  private func listenerRule(_ text: String) -> ListenerRuleDescription? {
    let parts = text.split(separator: "/").map(String.init)
    guard parts.count == 3 else { return nil }
    return cloud.loadBalancers.first { $0.name == parts[0] }?
      .listeners.first { $0.name == parts[1] }?.rules.first { $0.name == parts[2] }
  }
}

extension ListenerRuleDescription {
  /// Whether one of its conditions is this very header.
  fileprivate func takes(_ header: HeaderMatch) -> Bool {
    conditions.contains { condition in
      guard case .header(let name, let values) = condition else { return false }
      return name.lowercased() == header.name.lowercased()
        && values.contains(header.value.pattern)
    }
  }
}
