import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

/// Ten minutes at ten requests per second, with a fault from two minutes on for one minute.
@Suite struct `Recovery from faults` {
  private func fault(from start: Double, for length: Double?) -> FaultWindow {
    var fault = FaultDescription()
    fault.at = .seconds(start)
    fault.duration = length.map { .seconds($0) }
    return FaultWindow(fault, draw: 0)
  }

  /// - Parameters:
  ///   - unanswered: Requests that never ended.
  ///   - isServed: Whether the request of this time is served [s].
  private func reading(
    _ windows: [FaultWindow]? = nil, databases: [DatabaseAccount] = [],
    unanswered: UInt64 = 0, rate: Int = 10, grace: Double = 60, _ isServed: (Double) -> Bool
  ) throws -> StabilityReading? {
    var cloud = smallCloud(horizon: .seconds(600))
    cloud.faults = [FaultDescription()]
    let attempts = (0..<600 * rate).map { number in
      let due = Double(number) / Double(rate)
      return attempt(
        due: due * 1000, ended: due * 1000 + 10, outcome: isServed(due) ? .success : .targetError)
    }
    let goodput = try #require(recorder(cloud, attempts).goodput)
    var settings = StabilitySettings()
    settings.grace = .seconds(grace)
    return StabilityReading(
      goodput, windows ?? [fault(from: 120, for: 60)], databases: databases,
      offered: [UInt64(attempts.count) + unanswered], warmUp: .seconds(10),
      end: .zero + .seconds(600), settings)
  }

  @Test func `a system that serves as before has recovered when its last bad window ends`() throws {
    let reading = try reading { $0 < 120 || $0 >= 205 }
    let source = try #require(reading?.sources.first)
    #expect(source.recovery == .recovered)
    #expect(source.before == 1)
    #expect(source.after == 1)
    // Windows of ten seconds from the end of the fault on: the one until 210 s is half bad.
    #expect(source.time == 30)
  }

  @Test func `a system that nothing breaks any more and that does not serve has not recovered`()
    throws
  {
    let reading = try reading { $0 < 120 }
    #expect(reading?.sources.first?.recovery == .notRecovered)
    #expect(reading?.sources.first?.after == 0)
    #expect(reading?.sources.first?.time == nil)
    #expect(reading?.firstFault == 120)
    #expect(reading?.lastFault == 180)
  }

  @Test func `while the writer of a database changes something is broken still`() throws {
    func last(_ change: (inout DatabaseFailoverAccount) -> Void) throws -> Double? {
      var orders = DatabaseAccount(name: "orders")
      var failover = DatabaseFailoverAccount(began: .zero + .seconds(125), isAsked: false)
      change(&failover)
      orders.failovers = [failover]
      return try reading(databases: [orders]) { $0 < 120 }?.lastFault
    }
    #expect(try last { $0.published = .zero + .seconds(300) } == 300)
    #expect(try last { $0.givenUp = .zero + .seconds(130) } == 180)
    #expect(try last { _ in } == nil)
    #expect(try reading(databases: [DatabaseAccount(name: "o")]) { $0 < 120 }?.lastFault == 180)
  }

  @Test func `a few percent more failures than before are tolerated`() throws {
    let reading = try reading { time in time < 120 || Int(time * 10) % 100 >= 4 }
    #expect(reading?.sources.first?.recovery == .recovered)
    let worse = try self.reading { time in time < 120 || Int(time * 10) % 100 >= 6 }
    #expect(worse?.sources.first?.recovery == .notRecovered)
  }

  @Test func `requests that never end were not served`() throws {
    let reading = try reading(unanswered: 3_600) { _ in true }
    #expect(reading?.sources.first?.recovery == .notRecovered)
    #expect(reading?.sources.first?.after == 0.5)
  }

  @Test func `little traffic, or no time behind the grace, decides nothing`() throws {
    let rare = try reading([fault(from: 15, for: 60)], rate: 1) { _ in true }
    #expect(rare?.sources.first?.recovery == .undetermined)
    let late = try reading([fault(from: 120, for: 450)]) { _ in true }
    #expect(late?.sources.first?.recovery == .undetermined)
  }

  @Test func `of a fault that lasts there is nothing to say`() throws {
    #expect(try reading([fault(from: 120, for: nil)]) { _ in true } == nil)
    #expect(try reading([fault(from: 120, for: 900)]) { _ in true } == nil)
  }

  @Test func `the summary says how replications ended, and is as bad as most of them`() throws {
    let good = try #require(try reading { $0 < 120 || $0 >= 200 })
    let bad = try #require(try reading { $0 < 120 })
    let summary = try #require(StabilitySummary([good, bad, bad], sources: ["users"]))
    #expect(summary.recovery == .notRecovered)
    #expect(
      summary.recoveries == [
        NamedCount(name: "recovered", count: 1), NamedCount(name: "notRecovered", count: 2),
      ])
    #expect(summary.sources[0].time == 20)
    #expect(StabilitySummary([good, good, bad], sources: ["users"])?.recovery == .recovered)
    #expect(StabilitySummary([], sources: ["users"]) == nil)
  }
}
