import CloudModel
import SimulationKernel

/// Requests of each source by the time at which they were due, and how many of them succeeded.
///
/// Kept only where there are faults to recover from.
package struct GoodputSeries: Sendable, Equatable {
  /// Length of a step [ns].
  package let step: Int64
  package let sourceCount: Int
  package let binCount: Int
  /// By source, then by step: requests that ended, and those of them that succeeded.
  private var ended: [Int32]
  private var succeeded: [Int32]

  /// The steps of a run's timeline.
  package init(_ timeline: Timeline, sourceCount: Int) {
    step = timeline.step
    binCount = timeline.binCount
    self.sourceCount = sourceCount
    ended = Array(repeating: 0, count: sourceCount * timeline.binCount)
    succeeded = ended
  }

  mutating func add(_ batch: borrowing AttemptBatch) {
    for record in batch.records where record.isFinal {
      let bin = min(binCount - 1, Int(record.due.nanoseconds / step))
      let place = Int(record.source) * binCount + bin
      ended[place] += 1
      if record.isSuccess { succeeded[place] += 1 }
    }
  }

  /// Requests of a source that were due in some steps, and how many of them succeeded.
  package func count(
    of source: Int, in bins: Range<Int>
  ) -> (ended: Int, succeeded: Int) {
    var counts = (ended: 0, succeeded: 0)
    for bin in bins.clamped(to: 0..<binCount) {
      counts.ended += Int(ended[source * binCount + bin])
      counts.succeeded += Int(succeeded[source * binCount + bin])
    }
    return counts
  }

  /// The steps that lie wholly between two times.
  package func bins(from start: SimulationTime, to end: SimulationTime) -> Range<Int> {
    let first = Int((max(0, start.nanoseconds) + step - 1) / step)
    let last = Int(max(0, end.nanoseconds) / step)
    return first..<max(first, last)
  }
}
