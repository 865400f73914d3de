import SimulationKernel

/// The verdict of a container's own health check.
///
/// UNKNOWN turns HEALTHY with the first success, and any state turns UNHEALTHY after `retries`
/// failures in a row. Failures within the start period do not count, until a success ends it.
package struct ContainerHealth: Sendable, Equatable {
  package enum State: Sendable {
    case unknown, healthy, unhealthy
  }

  package let description: ContainerHealthCheckDescription
  package private(set) var state: State = .unknown
  private var failures = 0
  private var isLenient = true

  package init(_ description: ContainerHealthCheckDescription) {
    self.description = description
  }

  /// Notes the result of one probe.
  ///
  /// - Parameters:
  ///   - sinceStart: From the container's start until the probe began.
  /// - Returns: The new state if it changed.
  package mutating func probed(passed: Bool, sinceStart: TimeSpan) -> State? {
    let before = state
    if passed {
      failures = 0
      isLenient = false
      state = .healthy
    } else if !isLenient || sinceStart >= description.startPeriod {
      failures += 1
      if failures >= description.retries { state = .unhealthy }
    }
    return state == before ? nil : state
  }
}
