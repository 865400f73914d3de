import SimulationKernel

/// - rolling: ECS's own scheduler within the two percentages.
/// - blueGreen: ECS native blue/green.
/// - canary: ECS native canary: a small share first, then all.
/// - linear: ECS native linear: equal shares, one after the other.
/// - codeDeploy: CodeDeploy's blue/green with one of its configurations.
/// - kubernetes: A Kubernetes Deployment's rolling update or recreation.
/// - argoCanary: A canary of Argo Rollouts.
/// - argoBlueGreen: A blue/green rollout of Argo Rollouts.
/// - flagger: A Flagger canary, A/B test or blue/green deployment.
package enum StrategyDescription: Sendable, Equatable {
  case rolling
  case blueGreen
  case canary(CanaryDescription)
  case linear(LinearDescription)
  case codeDeploy(CodeDeployDescription)
  case kubernetes(KubernetesDescription)
  case argoCanary(ArgoCanaryDescription)
  case argoBlueGreen(ArgoBlueGreenDescription)
  case flagger(FlaggerDescription)

  /// Whether CodeDeploy runs the deployment, not ECS.
  package var isCodeDeploy: Bool {
    switch self {
    case .codeDeploy: true
    case .rolling, .blueGreen, .canary, .linear, .kubernetes, .argoCanary, .argoBlueGreen,
      .flagger:
      false
    }
  }

  /// Whether old tasks make room for new ones; otherwise there are two fleets and the traffic
  /// between them.
  package var replacesInPlace: Bool {
    switch self {
    case .rolling, .kubernetes: true
    case .argoCanary(let canary): !canary.trafficRouting
    case .blueGreen, .canary, .linear, .codeDeploy, .argoBlueGreen, .flagger: false
    }
  }

  /// Whether the candidate registers with the service's other target group.
  package var usesAlternateGroup: Bool { !replacesInPlace }

  /// Whether it asks its analyses anew at every look, so that Flagger's checks answer at once.
  var asksAtEveryLook: Bool {
    switch self {
    case .flagger: true
    case .rolling, .blueGreen, .canary, .linear, .codeDeploy, .kubernetes, .argoCanary,
      .argoBlueGreen:
      false
    }
  }

  /// Whether its hooks belong to lifecycle stages; others name the hooks that they ask.
  package var hasStages: Bool {
    switch self {
    case .blueGreen, .canary, .linear, .codeDeploy: true
    case .rolling, .kubernetes, .argoCanary, .argoBlueGreen, .flagger: false
    }
  }

  /// What reports call it.
  package var name: String {
    switch self {
    case .rolling: "rolling"
    case .blueGreen: "blueGreen"
    case .canary: "canary"
    case .linear: "linear"
    case .codeDeploy(let codeDeploy): codeDeploy.configuration.strategyName
    case .kubernetes: "kubernetes"
    case .argoCanary: "argoCanary"
    case .argoBlueGreen: "argoBlueGreen"
    case .flagger: "flagger"
    }
  }
}

/// `canaryConfiguration` of ECS.
package struct CanaryDescription: Sendable, Equatable {
  /// 0.1–100, in steps of 0.1 [%].
  package var percent = 5.0
  /// 0–1,440 min.
  package var bakeTime: TimeSpan = .minutes(10)
  package init() {}
}

/// `linearConfiguration` of ECS.
package struct LinearDescription: Sendable, Equatable {
  /// 3–100, in steps of 0.1 [%].
  package var stepPercent = 10.0
  /// 0–1,440 min; not after the step that reaches 100 %.
  package var stepBakeTime: TimeSpan = .minutes(6)
  package init() {}
}

package struct CodeDeployDescription: Sendable, Equatable {
  package var configuration: CodeDeployConfiguration = .predefined(.allAtOnce)
  /// `terminationWaitTimeInMinutes`, at most 2,880 min; the console's default is 60 min.
  package var terminationWait: TimeSpan = .minutes(60)
  package var rollbackOnFailure = true
  package var rollbackOnAlarm = true
  package init() {}
}

extension CodeDeployConfiguration {
  fileprivate var strategyName: String {
    switch self {
    case .predefined(.allAtOnce): "codeDeployAllAtOnce"
    case .predefined(.canary10Percent5Minutes), .predefined(.canary10Percent15Minutes),
      .timeBasedCanary:
      "codeDeployCanary"
    case .predefined(.linear10PercentEvery1Minutes),
      .predefined(.linear10PercentEvery3Minutes), .timeBasedLinear:
      "codeDeployLinear"
    }
  }
}
