/// The deployment circuit breaker of one rolling deployment: counts failed tasks and trips.
///
/// Until a task of the deployment reaches RUNNING it counts tasks that stopped before RUNNING;
/// from then on it counts tasks that were replaced because they failed a health check (ECS
/// developer guide, "deployment-circuit-breaker").
package struct CircuitBreaker: Sendable, Equatable {
  package enum Stage: Sendable {
    case noTaskRunning, someTaskRan
  }

  package let description: CircuitBreakerDescription
  package private(set) var stage: Stage = .noTaskRunning
  package private(set) var failures = 0

  package init(_ description: CircuitBreakerDescription) {
    self.description = description
  }

  /// Failures at which the deployment fails; follows the desired count while it changes.
  package func threshold(desired: Int) -> Int {
    switch description.threshold {
    case .boundedPercent(let percent):
      min(200, max(3, RollingLimits.share(of: desired, percent: percent, roundedUp: true)))
    case .unboundedPercent(let percent):
      max(1, RollingLimits.share(of: desired, percent: percent, roundedUp: true))
    case .count(let count):
      max(1, count)
    }
  }

  /// Whether the deployment fails now; asked after every event and every change of the desired
  /// count.
  package func trips(desired: Int) -> Bool {
    failures >= threshold(desired: desired)
  }

  /// - Returns: Whether the failure was counted.
  package mutating func taskFailedToStart() -> Bool {
    guard stage == .noTaskRunning else { return false }
    failures += 1
    return true
  }

  package mutating func taskReachedRunning() {
    stage = .someTaskRan
  }

  /// A task was replaced after it failed a load balancer's or container's health check.
  /// - Returns: Whether the failure was counted.
  package mutating func unhealthyTaskReplaced() -> Bool {
    guard stage == .someTaskRan else { return false }
    failures += 1
    return true
  }

  /// A task that had reached RUNNING exited by itself.
  /// - Returns: Whether the failure was counted.
  package mutating func taskExitedAfterRunning() -> Bool {
    description.countsExitsAfterRunning ? unhealthyTaskReplaced() : false
  }

  package mutating func taskBecameHealthy() {
    if description.resetOnHealthyTask { failures = 0 }
  }
}
