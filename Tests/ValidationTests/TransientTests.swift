import CloudModel
import OutputAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// How a queue fills up from empty, averaged over many short runs.
///
/// Expected: Kolmogorov's forward equations, integrated.
@Suite struct `A queue that starts empty` {
  struct Filling: Sendable, CustomTestStringConvertible {
    var id: String
    var rate: Double
    var meanNumber: [Double]
    var emptyAt10: Double
    var emptyAt100: Double
    /// What the steady state and the fluid model would say at t = 100.
    var wrongAt100: [Double]
    var testDescription: String { id }
  }

  private static let times: [Double] = [5, 10, 25, 50, 100, 200, 400]

  /// Counts the requests inside at given instants.
  private final class Inside: Recorder {
    var numbers = Array(repeating: 0, count: times.count)

    func record(_ batch: borrowing AttemptBatch) {
      for record in batch.records {
        for (index, time) in times.enumerated()
        where record.sent.seconds <= time && record.ended.seconds > time {
          numbers[index] += 1
        }
      }
    }

    func record(_ entry: JournalEntry) {}
    func record(_ datapoint: MetricDatapoint) {}
  }

  @Test(arguments: [
    Filling(
      id: "Q-TRAN-01: ρ = 0.8", rate: 0.8,
      meanNumber: [
        1.46946083, 2.03028156, 2.84601216, 3.40503898, 3.79187269, 3.96298228, 3.99808045,
      ], emptyAt10: 0.286422593, emptyAt100: 0.203976437, wrongAt100: [0]),
    Filling(
      id: "Q-TRAN-03: ρ = 1", rate: 1,
      meanNumber: [
        2.05487685, 3.09062084, 5.15601834, 7.48882542, 10.7908462, 15.4626788, 22.0711098,
      ], emptyAt10: 0.177286534, emptyAt100: 0.0563836634, wrongAt100: [0]),
  ])
  func `the mean number inside grows as theory says`(_ filling: Filling) {
    #if DEBUG
      let replications = 400
    #else
      let replications = 20_000
    #endif
    var cloud = oneFleet(
      arrivals: .poisson(rate: filling.rate), work: .exponential(mean: 1), horizon: .seconds(4000))
    cloud.traffic[0].end = .seconds(400)
    var numbers = Array(repeating: Tally(), count: Self.times.count)
    var empty = Array(repeating: 0, count: Self.times.count)
    for replication in 0..<replications {
      let inside = Inside()
      _ = Run.perform(cloud, seed: 7, replication: replication, recorder: inside)
      for (index, number) in inside.numbers.enumerated() {
        numbers[index].record(Double(number))
        if number == 0 { empty[index] += 1 }
      }
    }
    for (index, expected) in filling.meanNumber.enumerated() {
      let tally = numbers[index]
      tabulate(filling.id, "N(\(Self.times[index]))", tally.mean, expected: expected)
      #expect(
        abs(tally.mean - expected) < 4 * tally.standardError, "\(tally.mean), not \(expected)")
    }
    for wrong in filling.wrongAt100 {
      #expect(abs(numbers[4].mean - wrong) > 4 * numbers[4].standardError)
    }
    let count = Double(replications)
    for (index, expected) in [(1, filling.emptyAt10), (4, filling.emptyAt100)] {
      let share = Double(empty[index]) / count
      let tolerance = 4 * (expected * (1 - expected) / count).squareRoot()
      #expect(abs(share - expected) < tolerance, "\(share), not \(expected)")
    }
  }
}
