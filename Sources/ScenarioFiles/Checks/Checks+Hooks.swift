import CloudModel
import SimulationKernel

// What AWS allows of lifecycle hooks, by who runs the deployment.
extension ScenarioChecks {
  /// - Parameter path: Of the service's hooks.
  mutating func checkHookRules(of service: ServiceDescription, at path: ValuePath) {
    var names: [String] = []
    for (index, hook) in service.deployment.hooks.enumerated() {
      let place = path + index
      if !hook.name.isEmpty, names.contains(hook.name) {
        report(
          .repeatedName, at: place + "name",
          "two hooks have the name \(TerminalText.quote(hook.name))")
      }
      names.append(hook.name)
      if hook.delay != nil, hook.duration != .zero {
        report(
          .impossibleCombination, at: place + "duration",
          "the hook has a \"duration\" and a \"delay\"", help: "keep one of them")
      }
      checkStage(of: hook, service.deployment.strategy, at: place)
    }
  }

  private mutating func checkStage(
    of hook: HookDescription, _ strategy: StrategyDescription, at place: ValuePath
  ) {
    let given: LifecycleStage? = hook.stage
    guard let stage = given else { return }
    switch strategy {
    case .blueGreen, .canary, .linear:
      let isShift = stage == .testTrafficShift || stage == .productionTrafficShift
      guard hook.decision.isApproval, isShift else { return }
      report(
        .stageWithoutHooks, at: place + "stage", "nobody can be asked at \(stage.rawValue)",
        help: "take the stage before or after it")
    case .codeDeploy(let codeDeploy):
      checkCodeDeploy(hook, stage, LifecycleRules.codeDeploy(codeDeploy).hookStages, at: place)
    case .rolling, .kubernetes, .argoCanary, .argoBlueGreen, .flagger:
      break
    }
  }

  private mutating func checkCodeDeploy(
    _ hook: HookDescription, _ stage: LifecycleStage, _ allowed: [LifecycleStage],
    at place: ValuePath
  ) {
    let isAnywhere = stage != .scaleUp && stage != .bakeTime && stage != .cleanUp
    if isAnywhere, !allowed.contains(stage) {
      report(
        .stageWithoutHooks, at: place + "stage",
        "CodeDeploy runs no hook at \(stage.rawValue)",
        help: "it has \(allowed.map(\.rawValue).joined(separator: ", "))")
    }
    if hook.onTimeout == .continue {
      report(
        .impossibleCombination, at: place + "onTimeout",
        "with CodeDeploy a hook that has not answered in time fails the deployment",
        help: "remove it, or take a strategy of ECS")
    }
  }
}
