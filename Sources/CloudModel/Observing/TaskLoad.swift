/// How busy the RUNNING tasks of a service were in one interval.
package struct TaskLoad: Sendable, Equatable {
  /// Tasks, each for its part of the interval.
  package private(set) var tasks = 0.0
  /// The tasks' use of their CPU, each for its part of the interval [%].
  package private(set) var used = 0.0
  package private(set) var lowest = Double.infinity
  package private(set) var highest = 0.0

  package init() {}

  /// - Parameters:
  ///   - utilization: A task's use of its CPU while it ran [%].
  ///   - share: The part of the interval in which it ran [0…1].
  package mutating func add(_ utilization: Double, for share: Double) {
    tasks += share
    used += utilization * share
    lowest = min(lowest, utilization)
    highest = max(highest, utilization)
  }

  /// `nil` if no task ran.
  package var sample: MetricSample? {
    guard tasks > 0 else { return nil }
    return MetricSample(sum: used, count: tasks, minimum: lowest, maximum: highest)
  }
}
