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
