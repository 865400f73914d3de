import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkAlarms() {
    for alarm in cloud.alarms {
      let path = ValuePath.of("alarms", alarm.name)
      if let needed = alarm.datapointsToAlarm, needed > alarm.evaluationPeriods {
        report(
          .datapoints, at: path + "datapointsToAlarm",
          "\(needed) datapoints are more than \(alarm.evaluationPeriods) evaluation periods",
          help: "write at most \(alarm.evaluationPeriods)")
      }
      let minute = TimeSpan.minutes(1).nanoseconds
      if alarm.period.nanoseconds % minute != 0 {
        report(
          .alarmPeriod, at: path + "period",
          "\"\(DurationText.text(of: alarm.period))\" is no multiple of 60s",
          help: "metrics come every 60s; write "
            + "\"\(DurationText.text(of: Self.nextMinute(after: alarm.period)))\"")
      }
      checkDimension(of: alarm, at: path + "of")
    }
  }

  private static func nextMinute(after span: TimeSpan) -> TimeSpan {
    let minute = TimeSpan.minutes(1).nanoseconds
    return TimeSpan(nanoseconds: (span.nanoseconds / minute + 1) * minute)
  }

  private mutating func checkDimension(of alarm: AlarmDescription, at path: ValuePath) {
    let groups = cloud.targetGroups.map(\.name)
    let balancers = cloud.loadBalancers.map(\.name)
    let isGroup = groups.contains(alarm.of)
    let isBalancer = balancers.contains(alarm.of)
    let metric = alarm.metric.rawValue
    let (allowsGroup, allowsBalancer) = alarm.metric.dimensions
    if !isGroup, !isBalancer {
      let known = (allowsGroup ? groups : []) + (allowsBalancer ? balancers : [])
      report(
        .unknownName, at: path,
        "no target group or load balancer has the name \(TerminalText.quote(alarm.of))",
        help: Spelling.help(for: alarm.of, among: known, called: "names"))
    } else if isGroup && isBalancer && allowsGroup && allowsBalancer {
      report(
        .unclearName, at: path,
        "\(TerminalText.quote(alarm.of)) is a target group and a load balancer",
        help: "give one of them another name")
    } else if !(isGroup && allowsGroup || isBalancer && allowsBalancer) {
      let kind = isGroup ? NameKind.targetGroup : .loadBalancer
      report(
        .alarmDimension, at: path,
        "\(metric) is not reported for the \(kind.noun) \(TerminalText.quote(alarm.of))",
        help: "it is reported for \(isGroup ? "load balancers" : "target groups")")
    }
  }
}

extension AlarmMetric {
  /// What the metric is reported for (ELB user guide, CloudWatch metrics, 2026-11).
  fileprivate var dimensions: (targetGroup: Bool, loadBalancer: Bool) {
    switch self {
    case .requestCount, .targetErrors, .targetResponseTime: (true, true)
    case .balancerErrors: (false, true)
    case .healthyHostCount, .unhealthyHostCount: (true, false)
    }
  }
}
