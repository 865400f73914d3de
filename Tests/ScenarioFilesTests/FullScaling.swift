import CloudModel
import SimulationKernel

/// The scaling of the full scenario's services.
enum FullScaling {
  static var shop: ScalingDescription {
    var pods = PodAutoscalerDescription()
    pods.averageUtilization = 70
    return scaling(2, 8, [policy("pods", .horizontalPodAutoscaler(pods))])
  }

  static var worker: ScalingDescription {
    var requests = TargetTrackingDescription()
    requests.metric = .requestCountPerTarget
    requests.targetGroup = "blue"
    requests.target = 600
    requests.disableScaleIn = true
    var steps = StepScalingDescription()
    steps.alarm = "errors"
    steps.adjustmentType = .percentChangeInCapacity
    steps.minAdjustmentMagnitude = 2
    steps.steps = [
      StepAdjustmentDescription(lowerBound: 0, upperBound: 20, adjustment: 10),
      StepAdjustmentDescription(lowerBound: 20, upperBound: nil, adjustment: 30),
    ]
    var worker = scaling(
      2, 9, [policy("requests", .targetTracking(requests)), policy("steps", .stepScaling(steps))])
    var noon = ScheduledActionDescription()
    noon.name = "noon"
    noon.at = .minutes(10)
    noon.every = .minutes(24 * 60)
    noon.minCapacity = 4
    worker.scheduledActions = [noon]
    return worker
  }

  private static func scaling(
    _ minimum: Int, _ maximum: Int, _ policies: [ScalingPolicyDescription]
  ) -> ScalingDescription {
    var scaling = ScalingDescription()
    scaling.minCapacity = minimum
    scaling.maxCapacity = maximum
    scaling.policies = policies
    return scaling
  }

  private static func policy(_ name: String, _ kind: ScalingPolicyKind) -> ScalingPolicyDescription
  {
    var policy = ScalingPolicyDescription()
    policy.name = name
    policy.kind = kind
    return policy
  }
}
