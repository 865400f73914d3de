import CloudModel
import SimulationKernel

extension StrategyDescription {
  /// The strategies that users know from Kubernetes, so that each of them ends by itself.
  static let fromKubernetes: [StrategyDescription] = [
    .kubernetes(kubernetes(.rollingUpdate)), .kubernetes(kubernetes(.recreate)),
    .argoCanary(canary { $0.trafficRouting = true }),
    .argoCanary(
      canary {
        $0.trafficRouting = true
        $0.dynamicStableScale = true
      }),
    .argoCanary(canary { _ in }), .argoBlueGreen(blueGreen), .flagger(flagger),
  ]

  /// Whether a deployment that gets nowhere is rolled back without a person.
  var givesUp: Bool {
    switch self {
    case .rolling, .kubernetes, .argoCanary, .argoBlueGreen, .flagger: true
    case .blueGreen, .canary, .linear, .codeDeploy: false
    }
  }

  /// Tasks of so many that must stay healthy while a good candidate replaces them.
  func leastHealthy(of desired: Int) -> Int {
    switch self {
    case .kubernetes(let it):
      it.type == .recreate ? 0 : SurgeLimits(desired: desired, it.rollingUpdate).least
    case .argoCanary(let it):
      it.trafficRouting ? desired : SurgeLimits(desired: desired, it.surge).least
    case .rolling, .blueGreen, .canary, .linear, .codeDeploy, .argoBlueGreen, .flagger: desired
    }
  }

  /// Whether nobody serves for a while.
  var leavesGap: Bool {
    if case .kubernetes(let it) = self { it.type == .recreate } else { false }
  }

  private static func kubernetes(_ type: KubernetesStrategyType) -> KubernetesDescription {
    var description = KubernetesDescription()
    description.type = type
    // Long enough for an alarm to see errors before the last old task is gone.
    description.minReady = .seconds(200)
    description.progressDeadline = .seconds(280)
    description.rollbackOnDeadline = true
    return description
  }

  private static func canary(
    _ edit: (inout ArgoCanaryDescription) -> Void
  ) -> ArgoCanaryDescription {
    var description = ArgoCanaryDescription()
    var pause = ArgoPause()
    pause.duration = .seconds(300)
    description.steps = [.setWeight(50), .pause(pause)]
    description.rollout.progressDeadline = .seconds(280)
    description.rollout.progressDeadlineAbort = true
    edit(&description)
    return description
  }

  private static var blueGreen: ArgoBlueGreenDescription {
    var description = ArgoBlueGreenDescription()
    description.rollout.progressDeadline = .seconds(280)
    description.rollout.progressDeadlineAbort = true
    // Without one, nobody looks at the candidate under traffic while there is a way back.
    description.postPromotionAnalysis = ["success rate"]
    return description
  }

  private static var flagger: FlaggerDescription {
    var description = FlaggerDescription()
    description.analysis.stepWeight = 20
    description.progressDeadline = .seconds(280)
    return description
  }
}
