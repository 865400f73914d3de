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
  package var succeeded: [Int]
  package var failed: [Int]
  /// Response times of the step's successful requests, for charts (within 3.2 %).
  package var latency: [LatencyHistogram]
  /// Attempts by step and group, flat: `bin · groupCount + group`.
  package var byGroup: [Int]
  package var byRevision: [Int]

  /// No chart or table needs more.
  package static let mostSteps = 600
  /// Lengths that read well on an axis [s].
  private static let readableSteps: [Int64] = [
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400,
  ]

  package init(horizon: TimeSpan, groupCount: Int, revisionCount: Int) {
    let seconds = max(1, (horizon.nanoseconds + 999_999_999) / 1_000_000_000)
    let chosen = Self.readableSteps.first { (seconds - 1) / $0 < Int64(Self.mostSteps) }
    let length = chosen ?? seconds / Int64(Self.mostSteps) + 1
    step = length * 1_000_000_000
    binCount = Int((seconds - 1) / length) + 1
    self.groupCount = groupCount
    self.revisionCount = revisionCount
    succeeded = Array(repeating: 0, count: binCount)
    failed = succeeded
    latency = Array(repeating: LatencyHistogram(.coarse), count: binCount)
    byGroup = Array(repeating: 0, count: binCount * groupCount)
    byRevision = Array(repeating: 0, count: binCount * revisionCount)
  }

  /// The step of a point in time; the last one for the horizon itself.
  func bin(of nanoseconds: Int64) -> Int {
    min(Int(nanoseconds / step), binCount - 1)
  }

  package func offered(_ bin: Int) -> Int { succeeded[bin] + failed[bin] }

  package mutating func merge(_ other: Timeline) {
    precondition(
      step == other.step && binCount == other.binCount && byGroup.count == other.byGroup.count
        && byRevision.count == other.byRevision.count,
      "\(binCount) steps of \(step) ns do not match \(other.binCount) of \(other.step) ns")
    for bin in 0..<binCount {
      succeeded[bin] += other.succeeded[bin]
      failed[bin] += other.failed[bin]
      latency[bin].merge(other.latency[bin])
    }
    for index in byGroup.indices { byGroup[index] += other.byGroup[index] }
    for index in byRevision.indices { byRevision[index] += other.byRevision[index] }
  }
}
