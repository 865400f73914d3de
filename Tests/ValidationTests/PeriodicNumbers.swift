import CloudModel
import OutputAnalysis
import SimulationKernel

/// How many requests are inside at evenly spaced instants of a run whose traffic is periodic.
///
/// A class because the model writes into it (see ``Recorder``).
final class PeriodicNumbers: Recorder {
  private let step: Int64
  private let first: Int
  private let perCycle: Int
  let cycles: Int
  private var numbers: [Int32]

  /// - Parameters:
  ///   - period: Length of a cycle [s]; a whole multiple of `step` [s].
  ///   - skipped: Cycles before the first one that counts.
  init(period: Double, step: Double, cycles: Int, skipped: Int) {
    self.step = TimeSpan.seconds(step).nanoseconds
    self.cycles = cycles
    perCycle = Int((period / step).rounded())
    first = perCycle * skipped
    numbers = Array(repeating: 0, count: perCycle * cycles)
  }

  func record(_ batch: borrowing AttemptBatch) {
    for record in batch.records {
      var index = Int((record.sent.nanoseconds + step - 1) / step)
      while Int64(index) * step < record.ended.nanoseconds {
        if index >= first, index < first + numbers.count { numbers[index - first] += 1 }
        index += 1
      }
    }
  }

  func record(_ entry: JournalEntry) {}
  func record(_ datapoint: MetricDatapoint) {}

  /// The number inside at an instant of the cycle, over all cycles.
  func tally(at position: Int) -> Tally {
    Tally((0..<cycles).map { Double(numbers[$0 * perCycle + position]) })
  }

  /// The mean number inside along the cycle.
  var meanCycle: [Double] {
    var sums = Array(repeating: 0.0, count: perCycle)
    for cycle in 0..<cycles {
      for position in 0..<perCycle {
        sums[position] += Double(numbers[cycle * perCycle + position])
      }
    }
    return sums.map { $0 / Double(cycles) }
  }
}
