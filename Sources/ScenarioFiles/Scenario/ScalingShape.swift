import CloudModel
import SimulationKernel

extension ObjectShape where Root == ScalingDescription {
  static let scaling = ObjectShape("scaling", ScalingDescription()) {
    Field("minCapacity", \.minCapacity, .capacity, "The fewest tasks.", .required)
    Field("maxCapacity", \.maxCapacity, .capacity, "The most tasks.", .required)
    Field(
      "policies", \.policies, .named(.object(.policy), name: \.name, keys: .free, count: 0...50),
      "Who moves the desired count.")
    Field(
      "scheduledActions", \.scheduledActions,
      .named(.object(.scheduledAction), name: \.name, keys: .free, count: 0...200),
      "New bounds at times of the run.")
    Field(
      "steadyWithin", \.steadyWithin, .duration(in: .zero...CloudRanges.longestDelay),
      "CodeDeploy: a deployment during which the service scaled fails if it is not steady so long "
        + "after.", source: "ECS developer guide, 2026-11")
  }
  .rule { scaling, check in
    if scaling.maxCapacity < scaling.minCapacity {
      check.fail(
        .emptyRange, at: "maxCapacity",
        "at most \(scaling.maxCapacity) is fewer than at least \(scaling.minCapacity)",
        help: "write at least \(scaling.minCapacity)")
    }
  }
}

extension ValueShape where Value == Int {
  fileprivate static let capacity = ValueShape.integer(in: 0...CloudRanges.tasksOfService)
}

extension ObjectShape where Root == ScheduledActionDescription {
  fileprivate static let scheduledAction = ObjectShape(
    "a scheduled action", ScheduledActionDescription()
  ) {
    Field("at", \.at, .duration(in: .zero...CloudRanges.longestRun), "When.", .required)
    Field(
      "every", \.every, .duration(in: .minutes(1)...CloudRanges.longestRun),
      "Again and again after so long; once if it is not given.")
    Field("minCapacity", \.minCapacity, .capacity, "The fewest tasks from then on.")
    Field("maxCapacity", \.maxCapacity, .capacity, "The most tasks from then on.")
  }
  .rule { action, check in
    if action.minCapacity == nil, action.maxCapacity == nil {
      check.fail(
        .missingKey, at: "", "a scheduled action needs \"minCapacity\" or \"maxCapacity\"",
        help: "add \"minCapacity\": 10")
    }
    if let minimum = action.minCapacity, let maximum = action.maxCapacity, maximum < minimum {
      check.fail(
        .emptyRange, at: "maxCapacity", "at most \(maximum) is fewer than at least \(minimum)",
        help: "write at least \(minimum)")
    }
  }
}

extension ObjectShape where Root == ScalingPolicyDescription {
  fileprivate static let policy = ObjectShape("a scaling policy", ScalingPolicyDescription()) {
    Field(
      oneKeyOf: \.kind, "How it scales.",
      [
        KeyVariant(
          "targetTracking", "Keeps a metric near a value.", .object(.targetTracking),
          make: ScalingPolicyKind.targetTracking,
          extract: { if case .targetTracking(let policy) = $0 { policy } else { nil } }),
        KeyVariant(
          "stepScaling", "Takes steps while an alarm rings.", .object(.stepScaling),
          make: ScalingPolicyKind.stepScaling,
          extract: { if case .stepScaling(let policy) = $0 { policy } else { nil } }),
        KeyVariant(
          "horizontalPodAutoscaler", "Kubernetes, over CPU.", .object(.podAutoscaler),
          make: ScalingPolicyKind.horizontalPodAutoscaler,
          extract: { if case .horizontalPodAutoscaler(let policy) = $0 { policy } else { nil } }),
      ])
  }
}

extension ObjectShape where Root == PodAutoscalerDescription {
  private static var guide: String { "Kubernetes documentation, 2026-11" }

  fileprivate static let podAutoscaler = ObjectShape(
    "a HorizontalPodAutoscaler", PodAutoscalerDescription()
  ) {
    Field(
      "averageUtilization", \.averageUtilization, .number(in: 1...1_000),
      "What the mean CPU of all pods is kept at, in percent.", .required)
    Field(
      "syncPeriod", \.syncPeriod, .duration(in: .seconds(1) ... .minutes(60)),
      "How often it looks.", source: guide)
    Field(
      "tolerance", \.tolerance, .share(), "Smaller deviations count as none.", source: guide)
    Field(
      "scaleDownStabilization", \.scaleDownStabilization, .duration(in: .zero ... .minutes(60)),
      "It scales down to the most that it recommended in so long.", source: guide)
    Field(
      "scaleUpStabilization", \.scaleUpStabilization, .duration(in: .zero ... .minutes(60)),
      "It scales up to the least that it recommended in so long.", source: guide)
    Field(
      "scaleUpPods", \.scaleUpPods, .integer(in: 0...CloudRanges.tasksOfService),
      "So many pods may be added in each scaleUpPeriod, or scaleUpShare if that is more.",
      source: guide)
    Field(
      "scaleUpShare", \.scaleUpShare, .share(in: 0...100),
      "Such a part of the pods may be added in each scaleUpPeriod.", source: guide)
    Field(
      "scaleUpPeriod", \.scaleUpPeriod, .duration(in: .seconds(1) ... .minutes(30)),
      "What the limits of adding pods are about.", source: guide)
    Field(
      "warmUp", \.warmUp, .duration(in: .zero...CloudRanges.longestDelay),
      "How long a pod's CPU counts only while it is ready.", source: guide)
  }
}
