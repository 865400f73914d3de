import CloudModel
import OutputAnalysis
import SimulationKernel

/// What happened in each of at most about 600 equal steps of a run.
///
/// Requests count in the step in which they were due, so that a step of an outage shows how many
/// of *its* requests failed, whenever the failure became known.
package struct Timeline: Sendable, Equatable {
  /// Length of a step [ns].
  package let step: Int64
  package let binCount: Int
  package let groupCount: Int
  package let revisionCount: Int
  /// The whole numbers of all steps, ``stride`` for each: successes, failures, attempts by group,
  /// attempts by revision.
  var counts: [Int]
  /// Response times of each step's successful requests, for charts (within 3.2 %).
  var latencies: LatencyHistograms

  package init(horizon: TimeSpan, groupCount: Int, revisionCount: Int) {
    let steps = RunSteps(horizon: horizon)
    step = steps.length
    binCount = steps.count
    self.groupCount = groupCount
    self.revisionCount = revisionCount
    latencies = LatencyHistograms(.coarse, count: binCount)
    counts = Array(repeating: 0, count: binCount * (Self.groups + groupCount + revisionCount))
  }

  // Where each whole number of a step stands; revisions follow the groups.
  static let succeeded = 0
  static let failed = 1
  static let groups = 2
  var stride: Int { Self.groups + groupCount + revisionCount }

  package mutating func merge(_ other: Timeline) {
    precondition(
      step == other.step && binCount == other.binCount && groupCount == other.groupCount
        && revisionCount == other.revisionCount,
      "\(binCount) steps of \(step) ns do not match \(other.binCount) of \(other.step) ns")
    for bin in 0..<binCount { latencies.merge(bin, of: other.latencies, into: bin) }
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}

extension Timeline {
  /// Response times of each step's successful requests, for charts (within 3.2 %). [ns]
  package var latency: [LatencyHistogram] { (0..<binCount).map { latencies[$0] } }
  /// Requests of each step that succeeded.
  package var succeeded: [Int] { series(Self.succeeded) }
  /// Requests of each step that failed.
  package var failed: [Int] { series(Self.failed) }
  /// Requests of each step that ended.
  package var offered: [Int] { zip(succeeded, failed).map { $0 + $1 } }

  /// Attempts of each step that were sent to a target group.
  package func attempts(group: Int) -> [Int] { series(Self.groups + group) }

  /// Attempts of each step that met a revision.
  package func attempts(revision: Int) -> [Int] { series(Self.groups + groupCount + revision) }

  private func series(_ place: Int) -> [Int] {
    Swift.stride(from: place, to: counts.count, by: stride).map { counts[$0] }
  }
}

/// Finds the step of a time; most times stay in the step of the one before.
struct TimelineCursor {
  private let step: Int64
  private let last: Int
  private var current = 0
  private var start: Int64 = 0

  init(_ timeline: Timeline) {
    step = timeline.step
    last = timeline.binCount - 1
  }

  @inline(__always)
  mutating func bin(of nanoseconds: Int64) -> Int {
    if !isInSameStep(nanoseconds) { move(to: nanoseconds) }
    return current
  }

  /// Whether a time is in the step found last, without looking for another.
  @inline(__always)
  func isInSameStep(_ nanoseconds: Int64) -> Bool {
    UInt64(bitPattern: nanoseconds &- start) < UInt64(bitPattern: step)
  }

  private mutating func move(to nanoseconds: Int64) {
    // The horizon itself belongs to the last step.
    current = min(Int(nanoseconds / step), last)
    start = Int64(current) * step
  }
}
