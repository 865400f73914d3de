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
      checkPeriod(of: alarm, at: path + "period")
      checkDimension(of: alarm, at: path + "of")
    }
  }

  private mutating func checkPeriod(of alarm: AlarmDescription, at path: ValuePath) {
    let isFine = [10, 20, 30].map(TimeSpan.seconds).contains(alarm.period)
    guard !isFine, alarm.period.nanoseconds % TimeSpan.minutes(1).nanoseconds != 0 else { return }
    report(
      .alarmPeriod, at: path,
      "\"\(DurationText.text(of: alarm.period))\" is no period of CloudWatch",
      help: "it takes 10s, 20s, 30s and multiples of 60s; write "
        + "\"\(DurationText.text(of: Self.nextPeriod(after: alarm.period)))\"")
  }

  private static func nextPeriod(after span: TimeSpan) -> TimeSpan {
    let unit = TimeSpan.seconds(span < .seconds(30) ? 10 : 60).nanoseconds
    return TimeSpan(nanoseconds: (span.nanoseconds / unit + 1) * unit)
  }

  private mutating func checkDimension(of alarm: AlarmDescription, at path: ValuePath) {
    let allowed = alarm.metric.dimensions
    let all = MetricDimension.allCases.filter { names(of: $0).contains(alarm.of) }
    let meant = all.filter(allowed.contains)
    if all.isEmpty {
      report(
        .unknownName, at: path,
        "no \(MetricDimension.list(allowed.map(\.noun))) has the name "
          + TerminalText.quote(alarm.of),
        help: Spelling.help(
          for: alarm.of, among: allowed.flatMap { names(of: $0) }, called: "names"))
    } else if meant.count > 1 {
      report(
        .unclearName, at: path,
        "\(TerminalText.quote(alarm.of)) is \(meant.map { "a " + $0.noun }.joined(separator: " and "))",
        help: "give one of them another name")
    } else if meant.isEmpty {
      report(
        .alarmDimension, at: path,
        "\(alarm.metric.rawValue) is not reported for the \(all[0].noun) "
          + TerminalText.quote(alarm.of),
        help: "it is reported for "
          + MetricDimension.list(allowed.map { $0.noun + "s" }, joinedBy: "and"))
    }
  }

  private func names(of dimension: MetricDimension) -> [String] {
    switch dimension {
    case .targetGroup: cloud.targetGroups.map(\.name)
    case .loadBalancer: cloud.loadBalancers.map(\.name)
    case .service: cloud.services.map(\.name)
    }
  }
}

extension MetricDimension {
  var noun: String {
    switch self {
    case .targetGroup: "target group"
    case .loadBalancer: "load balancer"
    case .service: "service"
    }
  }

  /// "a, b or c".
  static func list(_ words: [String], joinedBy last: String = "or") -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + end
  }
}
