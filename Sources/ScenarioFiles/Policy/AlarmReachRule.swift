import CloudModel
import SimulationKernel

struct AlarmReachRule: PolicyRule {
  let code = DiagnosticCode(
    "P102", "a bake that is over before the alarm can ring",
    "An alarm needs M full periods of bad data, up to a minute until the first of them begins, the "
      + "delay of its metric, and a poll of the deployment: M × period + 1m + metricDelay + "
      + "pollInterval. A deployment that ends earlier succeeds, however bad the revision is; a canary "
      + "that ends earlier lets everything through first.",
    remedy: "Lengthen the bake, or take a shorter period or fewer datapoints.",
    example: """
      "bakeTime": "2m", "alarms": {"names": ["errors"]}     // 3 periods of 1m: wrong
      "bakeTime": "10m", "alarms": {"names": ["errors"]}    // right
      """, level: .error)

  func review(_ plan: ReviewedPlan) -> [Finding] {
    plan.deployed.flatMap { service in
      plan.alarms(of: service).flatMap { findings(about: $0, of: service, in: plan) }
    }
  }

  private func findings(
    about alarm: AlarmDescription, of service: ServiceDescription, in plan: ReviewedPlan
  ) -> [Finding] {
    let deployment = service.deployment
    // A composite alarm is as fast as those that it follows.
    guard deployment.rollsBackOnAlarm, !alarm.readMetrics.isEmpty,
      let poll = deployment.alarms?.pollInterval
    else { return [] }
    let needed = alarm.reactionTime(pollInterval: poll)
    var times: [WatchedStep] = []
    // A shift in several steps should stop before everything has moved.
    if var whole = deployment.ramp.first {
      whole.length = deployment.ramp.reduce(.zero) { $0 + $1.length }
      times.append(whole)
    }
    // No bake at all is another rule's matter where there is a fleet to go back to.
    if deployment.bake.length > .zero || !deployment.keepsOldFleet { times.append(deployment.bake) }
    return times.filter { $0.length < needed }.map { step in
      Finding(
        code, at: plan.path(service).appending(step.key),
        "\(step.name) of \"\(service.name)\" lasts \(DurationText.text(of: step.length)), and "
          + "\"\(alarm.name)\" needs up to \(DurationText.text(of: needed)) to ring",
        help: "let it last at least \(DurationText.text(of: needed.roundedUp(to: .minutes(1))))")
    }
  }
}

extension TimeSpan {
  /// The next whole multiple.
  func roundedUp(to unit: TimeSpan) -> TimeSpan {
    let count = (nanoseconds + unit.nanoseconds - 1) / unit.nanoseconds
    return TimeSpan(nanoseconds: count * unit.nanoseconds)
  }

  /// In whole seconds, for sentences.
  static func wholeSeconds(_ seconds: Double) -> TimeSpan {
    .seconds(min(seconds, 1e9).rounded(.up))
  }
}
