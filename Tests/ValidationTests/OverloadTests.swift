import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// A day of a real site against a server that is too small for its peak.
///
/// Data: World Cup 1998, requests per minute (Internet Traffic Archive). All requests of a minute
/// come at its start and each takes exactly its share of the minute, so that what is left at the
/// end of a minute follows the recursion q ← max(0, q + arrivals − capacity).
@Suite struct `A day with an overload` {
  struct Day: Sendable, CustomTestStringConvertible {
    var id: String
    var capacity: Int
    /// Largest backlog and how long it takes to work off [s].
    var backlog: Int
    var wait: Double
    var minutesOver: Int
    var minutesBehind: Int
    var testDescription: String { id }
  }

  /// Counts what is left at each minute's end, and what the first request of a minute waits.
  private final class MinuteBacklog: Recorder {
    var arrived = Array(repeating: 0, count: 1500)
    var left = Array(repeating: 0, count: 1500)
    var longestFirstWait = 0.0

    func record(_ batch: borrowing AttemptBatch) {
      for record in batch.records {
        let minute = Int(record.sent.nanoseconds / 60_000_000_000)
        if arrived[minute] == 0 {
          longestFirstWait = max(longestFirstWait, record.waiting.seconds)
        }
        arrived[minute] += 1
        // A request that ends with the minute is not left over.
        let last = Int((record.ended.nanoseconds - 1) / 60_000_000_000)
        if last > minute { for passed in minute..<last { left[passed] += 1 } }
      }
    }

    func record(_ entry: JournalEntry) {}
    func record(_ datapoint: MetricDatapoint) {}
  }

  private func simulate(_ series: CountSeries, capacity: Int) -> MinuteBacklog {
    let cloud = oneFleet(
      arrivals: .counts(series), work: .constant(60 / Double(capacity)),
      horizon: .minutes(1440 + 50))
    let recorder = MinuteBacklog()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    precondition(outcome.accounts.conservesRequests, "requests were lost or invented")
    return recorder
  }

  #if !DEBUG
    @Test(arguments: [
      Day(
        id: "T-WC98-01", capacity: 150_000, backlog: 1_662_282, wait: 664.9128, minutesOver: 64,
        minutesBehind: 92),
      Day(
        id: "T-WC98-02", capacity: 120_000, backlog: 4_159_572, wait: 2079.786, minutesOver: 113,
        minutesBehind: 182),
    ])
    func `a whole day of requests piles up as the recursion says`(_ day: Day) throws {
      let seen = simulate(try RecordedTraces.worldCup(), capacity: day.capacity)
      #expect(seen.arrived.reduce(0, +) == 44_924_664)
      #expect(seen.arrived.max() == 229_426)
      #expect(seen.left.max() == day.backlog)
      #expect(abs(seen.longestFirstWait - day.wait) < 1e-6 * day.wait)
      #expect(seen.arrived.count { $0 > day.capacity } == day.minutesOver)
      #expect(seen.left.count { $0 > 0 } == day.minutesBehind)
    }
  #endif

  /// The same day with a five-hundredth of the requests, for debug builds.
  @Test func `a thin day piles up as the recursion says`() throws {
    var series = try RecordedTraces.worldCup()
    series.scale = 1.0 / 500
    let capacity = 300
    let seen = simulate(series, capacity: capacity)
    var backlog = 0
    for minute in 0..<1440 {
      backlog = max(0, backlog + seen.arrived[minute] - capacity)
      #expect(seen.left[minute] == backlog, "minute \(minute)")
    }
    #expect(seen.left.max() ?? 0 > 3000)
  }
}
