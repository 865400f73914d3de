import SimulationKernel

/// One alarm: its state, and how it judges its metric.
package struct AlarmWatch: Sendable {
  package let description: AlarmDescription
  package let subject: MetricSubject
  package private(set) var state: AlarmState = .okay
  private let evaluation: AlarmEvaluation

  package init(_ description: AlarmDescription, subject: MetricSubject) {
    self.description = description
    self.subject = subject
    evaluation = AlarmEvaluation(description)
  }

  /// From one evaluation to the next (CloudWatch user guide, "alarm-evaluation"): 10 s for
  /// high-resolution periods, a minute for others, an hour if more than a day is judged.
  package var cadence: TimeSpan {
    if description.period < .minutes(1) { return .seconds(10) }
    let judged = description.period.nanoseconds * Int64(evaluation.evaluationPeriods)
    return judged > TimeSpan.minutes(1_440).nanoseconds ? .minutes(60) : .minutes(1)
  }

  /// What the metrics must keep for its evaluations.
  package var demand: MetricDemand {
    let judged = TimeSpan(
      nanoseconds: description.period.nanoseconds * Int64(evaluation.range))
    return MetricDemand(
      period: description.period, reach: judged + description.metricDelay + .minutes(1),
      percentiles: description.statistic.percentile == nil ? [] : [subject])
  }

  /// Judges the periods that end with the last of the finished intervals.
  ///
  /// Longer periods slide: every minute the latest ones are judged anew. The time before the
  /// rehearsal counts as not breaching, because it starts in a steady state.
  /// - Parameter finished: How many intervals can be read by now.
  /// - Returns: The new state if it changed.
  package mutating func evaluate(_ metrics: borrowing MetricStore, finished: Int) -> AlarmState? {
    let width = max(1, Int(description.period.nanoseconds / metrics.resolution.nanoseconds))
    let points = (0..<evaluation.range).reversed().map { age -> AlarmDatapoint in
      let end = finished - age * width
      guard end > 0 else { return .okay }
      let value = metrics.statistic(
        description.statistic, of: description.metric, for: subject,
        intervals: max(0, end - width)..<end)
      return description.datapoint(value)
    }
    let before = state
    state = evaluation.state(after: points, current: state)
    return state == before ? nil : state
  }
}

/// Whether a deployment watches its alarms.
///
/// Under ECS an alarm that is in ALARM when the deployment starts switches the watch off until
/// its end (ECS developer guide, "deployment-alarm-failure"). CodeDeploy knows no such rule: the
/// alarm stops the deployment at once, a fix of what it rings for included.
package enum DeploymentAlarmWatch: Sendable, Equatable {
  case monitoring, disabled, triggered, complete

  /// - Parameter ignoresRinging: Whether an alarm that already rings switches the watch off.
  package init(statesAtStart: [AlarmState], ignoresRinging: Bool = true) {
    let isRinging = ignoresRinging && statesAtStart.contains(.inAlarm)
    self = statesAtStart.isEmpty || isRinging ? .disabled : .monitoring
  }

  /// - Returns: Whether the deployment fails now.
  package mutating func polled(_ states: [AlarmState]) -> Bool {
    guard self == .monitoring, states.contains(.inAlarm) else { return false }
    self = .triggered
    return true
  }

  package mutating func deploymentEnded() {
    if self == .monitoring { self = .complete }
  }
}
