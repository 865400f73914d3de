import SimulationKernel

/// How long the targets of each group took for what they served, by the step of the run in which
/// they began with it.
///
/// Kept only where there are several Regions, because it costs some nanoseconds for each attempt.
package struct ServiceLoads: Sendable, Equatable {
  private let steps: RunSteps
  private let groupCount: Int
  /// By step, then by group: attempts served, and their service times [ns].
  private var counts: [Int32] = []
  private var times: [Int64] = []

  /// Of a run in which nothing is kept.
  package init() {
    steps = RunSteps(horizon: .zero)
    groupCount = 0
  }

  package init(horizon: TimeSpan, groupCount: Int) {
    steps = RunSteps(horizon: horizon)
    self.groupCount = groupCount
    counts = Array(repeating: 0, count: steps.count * groupCount)
    times = Array(repeating: 0, count: steps.count * groupCount)
  }

  /// Counts an attempt that a target of a group has served; −1 is no group.
  package mutating func add(_ span: TimeSpan, group: Int, from start: SimulationTime) {
    guard group >= 0, group < groupCount else { return }
    let place = steps.index(of: max(.zero, start)) * groupCount + group
    counts[place] &+= 1
    times[place] &+= max(0, span.nanoseconds)
  }

  /// What the targets of a group began to serve in some steps, and how long it took them [s].
  package func served(by group: Int, in bins: Range<Int>) -> (count: Int, seconds: Double) {
    guard group >= 0, group < groupCount else { return (0, 0) }
    var (count, time) = (0, Int64(0))
    for bin in bins.clamped(to: 0..<steps.count) {
      count += Int(counts[bin * groupCount + group])
      time += times[bin * groupCount + group]
    }
    return (count, Double(time) / 1e9)
  }
}
