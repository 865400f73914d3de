import CloudModel
import SimulationKernel

extension ScenarioChecks {
  mutating func checkAlarms() {
    for alarm in cloud.alarms {
      let path = ValuePath.of("alarms", alarm.name)
      switch alarm.source {
      case .metric:
        checkEvaluation(of: alarm, at: path)
        checkMetric(alarm.readMetrics[0], at: path)
      case .expression(let expression):
        checkEvaluation(of: alarm, at: path)
        checkMetrics(of: expression, alarm.metrics, at: path)
      case .rule: break
      }
    }
    checkAlarmCycles()
  }

  private mutating func checkEvaluation(of alarm: AlarmDescription, at path: ValuePath) {
    if let needed = alarm.datapointsToAlarm, needed > alarm.evaluationPeriods {
      report(
        .datapoints, at: path + "datapointsToAlarm",
        "\(needed) datapoints are more than \(alarm.evaluationPeriods) evaluation periods",
        help: "write at most \(alarm.evaluationPeriods)")
    }
    checkPeriod(of: alarm, at: path + "period")
    let longest = TimeSpan.minutes(alarm.period < .minutes(60) ? 1_440 : 7 * 1_440)
    let most = longest.nanoseconds / alarm.period.nanoseconds
    if alarm.evaluationPeriods > most {
      report(
        .longEvaluation, at: path + "evaluationPeriods",
        "\(alarm.evaluationPeriods) periods of \(DurationText.text(of: alarm.period)) are longer "
          + "than \(DurationText.text(of: longest))",
        help: "write at most \(most)")
    }
  }

  private mutating func checkMetrics(
    of expression: MetricExpression, _ metrics: [MathMetricDescription], at path: ValuePath
  ) {
    let (known, used) = (metrics.map(\.name), expression.metricNames)
    let unknown = used.enumerated().filter { index, name in
      !known.contains(name) && !used[..<index].contains(name)
    }
    for (_, name) in unknown {
      reportUnknown(.metric, name, among: known, at: path + "expression")
    }
    for metric in metrics {
      let place = path + "metrics" + metric.name
      checkMetric(metric, at: place)
      // A misspelled name is said once.
      if unknown.isEmpty, !used.contains(metric.name) {
        report(
          .unusedThing, at: place, isAboutKey: true,
          "the expression does not name \(TerminalText.quote(metric.name))")
      }
    }
  }

  /// What it is about, and whether there can be any data of it.
  private mutating func checkMetric(_ metric: MathMetricDescription, at path: ValuePath) {
    guard let dimension = checkDimension(of: metric, at: path + "of") else { return }
    if metric.statistic.percentile != nil, metric.metric != .targetResponseTime {
      report(
        .impossibleCombination, at: path + "statistic",
        "\(metric.metric.rawValue) has no percentiles here: only TargetResponseTime is kept value by "
          + "value",
        help: "take \"Average\", \"Sum\", \"Minimum\" or \"Maximum\"")
    }
    if let reason = whyNever(metric, dimension) {
      // What is wrong elsewhere may be the reason.
      let isFollowing = findings.contains { $0.code.severity == .error && $0.code != .neverData }
      guard !isFollowing else { return }
      report(
        .neverData, at: path + "of", "\(metric.metric.rawValue) never has data: \(reason)")
    } else if dimension == .service, let service = service(metric.of),
      let revision = cloud.revisions.first(where: { $0.name == service.revision }),
      revision.serving.workers == nil, revision.workerCPU == nil
    {
      report(
        .idleProcessor, at: path + "of",
        "workers of \"\(revision.name)\" are unlimited: its CPUUtilization is always 0",
        help: "give the revision a \"workerCPU\"")
    }
  }

  private mutating func checkPeriod(of alarm: AlarmDescription, at path: ValuePath) {
    if [10, 20, 30].map(TimeSpan.seconds).contains(alarm.period) {
      report(
        .finePeriod, at: path,
        "AWS publishes the metrics of load balancers and services every 60s",
        help: "the rehearsal counts as if the application published at high resolution")
      return
    }
    guard alarm.period.nanoseconds % TimeSpan.minutes(1).nanoseconds != 0 else { return }
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

  /// - Returns: The dimension that is meant, if there is one.
  private mutating func checkDimension(
    of metric: MathMetricDescription, at path: ValuePath
  ) -> MetricDimension? {
    let allowed = metric.metric.dimensions
    let all = MetricDimension.allCases.filter { names(of: $0).contains(metric.of) }
    let meant = all.filter(allowed.contains)
    if all.isEmpty {
      report(
        .unknownName, at: path,
        "no \(MetricDimension.list(allowed.map(\.noun), "or")) has the name "
          + TerminalText.quote(metric.of),
        help: Spelling.help(
          for: metric.of, among: allowed.flatMap { names(of: $0) }, called: "names"))
    } else if meant.count > 1 {
      report(
        .unclearName, at: path,
        "\(TerminalText.quote(metric.of)) is "
          + MetricDimension.list(meant.map { "a " + $0.noun }, "and"),
        help: "give one of them another name")
    } else if meant.isEmpty {
      report(
        .alarmDimension, at: path,
        "\(metric.metric.rawValue) is not reported for the \(all[0].noun) "
          + TerminalText.quote(metric.of),
        help: "it is reported for "
          + MetricDimension.list(allowed.map { $0.noun + "s" }, "and"))
    }
    return meant.count == 1 ? meant[0] : nil
  }

  private func names(of dimension: MetricDimension) -> [String] {
    switch dimension {
    case .targetGroup: cloud.targetGroups.map(\.name)
    case .loadBalancer: cloud.loadBalancers.map(\.name)
    case .service: cloud.services.map(\.name)
    case .replication: cloud.replicationNames
    }
  }
}

extension MetricDimension {
  fileprivate var noun: String {
    switch self {
    case .targetGroup: "target group"
    case .loadBalancer: "load balancer"
    case .service: "service"
    case .replication: "pair of regions of a table"
    }
  }

  /// "a, b or c".
  fileprivate static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + end
  }
}
