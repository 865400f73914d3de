extension StrategyDescription {
  /// The machine that carries a deployment of this kind out.
  ///
  /// - Parameter hasTestRule: Whether the service has a rule for test traffic.
  func machine(for deployment: DeploymentDescription, hasTestRule: Bool) -> any Strategy {
    let analyses = deployment.analyses.map(\.name)
    switch self {
    case .rolling:
      return RollingStrategy(deployment)
    case .blueGreen:
      return lifecycle(.native(deployment), deployment, hasTestRule)
    case .canary(let canary):
      let schedule = TrafficSchedule.canary(percent: canary.percent, bake: canary.bakeTime)
      return lifecycle(.native(deployment, schedule: schedule), deployment, hasTestRule)
    case .linear(let linear):
      let schedule = TrafficSchedule.linear(
        percent: linear.stepPercent, bake: linear.stepBakeTime)
      return lifecycle(.native(deployment, schedule: schedule), deployment, hasTestRule)
    case .codeDeploy(let codeDeploy):
      return lifecycle(.codeDeploy(codeDeploy), deployment, hasTestRule)
    case .kubernetes(let kubernetes):
      return KubernetesDeployment(
        kubernetes, alarmRollsBack: deployment.alarms?.rollback ?? true)
    case .argoCanary(let canary):
      return ArgoCanary(canary, deployment, analyses: analyses, hasTestRule: hasTestRule)
    case .argoBlueGreen(let blueGreen):
      return ArgoBlueGreen(
        blueGreen, deployment, analyses: analyses, hasTestRule: hasTestRule)
    case .flagger(let flagger):
      return Flagger(flagger, deployment, analyses: analyses, hasTestRule: hasTestRule)
    }
  }

  private func lifecycle(
    _ rules: LifecycleRules, _ deployment: DeploymentDescription, _ hasTestRule: Bool
  ) -> LifecycleStrategy {
    LifecycleStrategy(rules: rules, hooks: deployment.hooks, hasTestRule: hasTestRule)
  }
}
