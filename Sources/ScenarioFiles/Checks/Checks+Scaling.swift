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
      checkPolicies(scaling.policies, of: service, at: path + "scaling" + "policies")
      for action in scaling.scheduledActions where action.at >= cloud.horizon {
        reportAfterTheEnd(
          "the scheduled action takes effect", action.at,
          at: path + "scaling" + "scheduledActions" + action.name + "at")
      }
    }
  }

  private mutating func checkPolicies(
    _ policies: [ScalingPolicyDescription], of service: ServiceDescription, at path: ValuePath
  ) {
    var tracked: [TargetTrackingDescription] = []
    for policy in policies {
      switch policy.kind {
      case .targetTracking(let it):
        let place = path + policy.name + "targetTracking"
        checkLabel(of: it, service, at: place)
        if tracked.contains(where: { $0.metric == it.metric && $0.targetGroup == it.targetGroup }) {
          report(
            .repeatedMetric, at: place + "metric",
            "another policy of the service tracks \(it.metric.rawValue) already",
            help: "remove one of the two")
        }
        tracked.append(it)
      case .stepScaling(let it):
        checkAlarm(of: it, at: path + policy.name + "stepScaling" + "alarm")
      case .horizontalPodAutoscaler:
        guard policies.count > 1 else { continue }
        report(
          .twoAutoscalers, at: path + policy.name, isAboutKey: true,
          "a HorizontalPodAutoscaler cannot share a service with other policies",
          help: "remove the others, or take \"targetTracking\"")
      }
    }
  }

  /// Whether there is a metric whose breach picks a step.
  private mutating func checkAlarm(of policy: StepScalingDescription, at path: ValuePath) {
    guard let alarm = cloud.alarms.first(where: { $0.name == policy.alarm }),
      alarm.readMetrics.isEmpty
    else { return }
    report(
      .metriclessAlarm, at: path,
      "\(TerminalText.quote(alarm.name)) has no metric of its own, and cannot scale anything",
      help: "name an alarm over a metric or an expression")
  }

  private mutating func checkLabel(
    of policy: TargetTrackingDescription, _ service: ServiceDescription, at path: ValuePath
  ) {
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
    case (.requestCountPerTarget, .some):
      guard service.deployment.strategy.isCodeDeploy else { break }
      report(
        .unsupportedTracking, at: path + "metric",
        "CodeDeploy deploys \"\(service.name)\", where AWS does not support "
          + "ALBRequestCountPerTarget",
        help: "track ECSServiceAverageCPUUtilization, or let ECS deploy")
    case (.averageCPUUtilization, nil):
      break
    }
  }
}
