import SimulationKernel

/// ECS's back-off from tasks that stop before they reach RUNNING.
///
/// Only such tasks count; one that ran and then crashed does not. The wait grows to 27 minutes,
/// never gives up, and a new revision clears it at once (ECS developer guide,
/// "service-throttle-logic"). The growth is not published: here it is geometric.
package struct StartThrottle: Sendable, Equatable {
  package let description: LaunchDescription
  /// Tasks in a row that stopped before RUNNING.
  package private(set) var failures = 0
  /// No task is started before.
  package private(set) var opensAt = SimulationTime.zero

  package init(_ description: LaunchDescription) {
    self.description = description
  }

  /// - Returns: Whether the back-off begins with this failure.
  package mutating func taskFailedToStart(at now: SimulationTime) -> Bool {
    failures += 1
    opensAt = max(opensAt, now + delay)
    return failures == description.throttleAfter
  }

  package mutating func taskReachedRunning() { clear() }

  package mutating func revisionChanged() { clear() }

  /// The wait after the latest failure.
  package var delay: TimeSpan {
    var growths = failures - description.throttleAfter
    guard growths >= 0 else { return .zero }
    var seconds = description.throttleBase.seconds
    let cap = description.throttleCap.seconds
    let factor = max(1, description.throttleFactor)
    // Past the cap, or without growth, nothing changes any more.
    while growths > 0, seconds < cap, factor > 1, seconds > 0 {
      seconds *= factor
      growths -= 1
    }
    return TimeSpan(seconds: min(seconds, cap))
  }

  private mutating func clear() {
    failures = 0
    opensAt = .zero
  }
}
