import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkScaling() {
    for service in cloud.services {
      guard let scaling = service.scaling else { continue }
      let path = ValuePath.of("services", service.name)
      if !(scaling.minCapacity...scaling.maxCapacity).contains(service.desiredCount) {
        report(
          .outsideCapacity, at: path + "desiredCount",
          "\"\(service.name)\" starts with \(service.desiredCount) tasks, and scales from "
            + "\(scaling.minCapacity) to \(scaling.maxCapacity)",
          help: "start with a number of tasks within the bounds, or widen them")
      }
      checkPolicies(scaling.policies, at: path + "scaling" + "policies")
      for action in scaling.scheduledActions where action.at >= cloud.horizon {
        reportAfterTheEnd(
          "the scheduled action takes effect", action.at,
          at: path + "scaling" + "scheduledActions" + action.name + "at")
      }
    }
  }

  private mutating func checkPolicies(_ policies: [ScalingPolicyDescription], at path: ValuePath) {
    var tracked: [TargetTrackingDescription] = []
    for policy in policies {
      switch policy.kind {
      case .targetTracking(let it):
        let place = path + policy.name + "targetTracking"
        checkLabel(of: it, at: place)
        if tracked.contains(where: { $0.metric == it.metric && $0.targetGroup == it.targetGroup }) {
          report(
            .repeatedMetric, at: place + "metric",
            "another policy of the service tracks \(it.metric.rawValue) already",
            help: "remove one of the two")
        }
        tracked.append(it)
      case .stepScaling:
        break
      case .horizontalPodAutoscaler:
        guard policies.count > 1 else { continue }
        report(
          .twoAutoscalers, at: path + policy.name, isAboutKey: true,
          "a HorizontalPodAutoscaler cannot share a service with other policies",
          help: "remove the others, or take \"targetTracking\"")
      }
    }
  }

  private mutating func checkLabel(of policy: TargetTrackingDescription, at path: ValuePath) {
    switch (policy.metric, policy.targetGroup) {
    case (.requestCountPerTarget, nil):
      report(
        .resourceLabel, at: path + "metric",
        "ALBRequestCountPerTarget needs the target group whose requests are counted",
        help: "add \"targetGroup\"")
    case (.averageCPUUtilization, .some):
      report(
        .resourceLabel, at: path + "targetGroup",
        "ECSServiceAverageCPUUtilization is about the service and has no target group",
        help: "remove it, or track ALBRequestCountPerTarget")
    case (.requestCountPerTarget, .some), (.averageCPUUtilization, nil):
      break
    }
  }
}
