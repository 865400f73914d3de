import CloudModel
import SimulationKernel

/// Of the requests of each class, second by second in which they were due: how many were served.
///
/// The timeline of the charts has at most some hundred steps; recovery is measured on finer ones.
/// Kept only where something can fail over, because it costs some nanoseconds for each attempt.
package struct ServedSeries: Sendable, Equatable {
  /// Length of a step; whole seconds.
  package let step: TimeSpan
  /// 0 where nothing is kept.
  package let stepCount: Int
  let classCount: Int
  /// By step and class: requests that were served, requests that failed.
  private var counts: [UInt32]

  /// A day in seconds.
  private static let mostSteps = 86_400
  /// Steps × classes: 16 MiB.
  private static let mostPlaces = 1 << 21

  /// - Parameter classCount: Over all sources.
  package init(horizon: TimeSpan, classCount: Int, isKept: Bool) {
    let seconds = max(1, (horizon.nanoseconds + 999_999_999) / 1_000_000_000)
    let most = Int64(max(1, min(Self.mostSteps, Self.mostPlaces / max(1, classCount))))
    let length = (seconds + most - 1) / most
    step = TimeSpan(nanoseconds: length * 1_000_000_000)
    stepCount = isKept ? Int((seconds - 1) / length) + 1 : 0
    self.classCount = classCount
    counts = Array(repeating: 0, count: stepCount * classCount * 2)
  }

  /// Counts the requests that ended with one of these attempts.
  ///
  /// - Parameter warmUp: Requests due before it count nowhere [ns].
  mutating func add(_ batch: borrowing AttemptBatch, warmUp: Int64) {
    guard stepCount > 0 else { return }
    let (length, last, stride) = (step.nanoseconds, stepCount &- 1, classCount)
    var places = counts.mutableSpan
    let records = batch.records.span
    for index in records.indices {
      let record = records[index]
      guard record.isFinal, record.due.nanoseconds >= warmUp else { continue }
      let bin = min(Int(record.due.nanoseconds / length), last)
      let place = (bin &* stride &+ Int(record.requestClass)) &* 2
      places[record.isSuccess ? place : place &+ 1] &+= 1
    }
  }

  /// What became of the requests of some classes, by their numbers over all sources.
  package func shares(of classes: [Int]) -> ServedShares {
    var served = Array(repeating: 0, count: stepCount)
    var lost = served
    for bin in 0..<stepCount {
      for number in classes {
        let place = (bin * classCount + number) * 2
        served[bin] += Int(counts[place])
        lost[bin] += Int(counts[place + 1])
      }
    }
    return ServedShares(step: step, served: served, lost: lost)
  }
}

extension CloudDescription {
  /// Whether something can break, or move from one Region to another.
  package var canFailOver: Bool { !faults.isEmpty || regions.count > 1 }
}
