import CloudModel
import Experiments
import RehearsalFixtures
import Testing

@Suite struct ConservationLawTests {
  private let attempts = requests(10, failures: 2)

  private func laws(_ change: (inout RunAccounts) -> Void) -> [LawViolation.Law] {
    ConservationLaws.violations(in: replication(attempts, change: change)).map(\.law)
  }

  private func target(
    arrivals: UInt64 = 5, departures: UInt64 = 5, area: Double = 1, stays: Double = 1
  ) -> TargetAccount {
    TargetAccount(
      name: "t", group: 0, revision: 0, arrivals: arrivals, departures: departures, area: area,
      stays: stays, busy: 1, lifetime: 10, workers: 1)
  }

  @Test func `a sound run breaks no law`() {
    #expect(laws { $0.targets = [target()] } == [])
  }

  @Test func `a request that vanished is noticed`() {
    #expect(laws { $0.offered += 1 } == [.requestConservation])
  }

  @Test func `a success or failure that nobody recorded is noticed`() {
    #expect(
      laws {
        $0.succeeded += 1
        $0.offered += 1
      } == [.singleCause])
    #expect(
      laws {
        $0.failed += 1
        $0.offered += 1
      } == [.singleCause])
  }

  @Test func `a failure counted as a success is noticed twice`() {
    #expect(
      laws {
        $0.succeeded += 1
        $0.failed -= 1
      } == [.singleCause, .singleCause])
  }

  @Test func `retries may only be missing while requests are in flight`() {
    #expect(laws { $0.retried += 1 } == [.retryAccounting])
    #expect(
      laws {
        $0.retried += 1
        $0.inFlightAtEnd += 1
        $0.offered += 1
      } == [])
  }

  @Test func `an acknowledged write that vanished is noticed`() {
    var region = TableRegionAccount(region: "a")
    region.acknowledged = 6
    region.replicated = 3
    region.pendingAtEnd = 2
    region.lost = 1
    var table = TableAccount(name: "orders")
    table.regions = [region]
    #expect(laws { $0.tables = [table] } == [])
    table.regions[0].lost = 0
    #expect(laws { $0.tables = [table] } == [.writeConservation])
  }

  @Test func `a call that ended in no way is noticed`() {
    var call = CallAccount(revision: "v1", to: "orders")
    call.calls = 3
    call.orphaned = 1
    call.inFlightAtEnd = 2
    #expect(laws { $0.calls = [call] } == [])
    call.inFlightAtEnd = 1
    #expect(laws { $0.calls = [call] } == [.callConservation])
  }

  @Test func `more departures than arrivals are noticed`() {
    #expect(laws { $0.targets = [target(departures: 6)] } == [.targetConservation])
  }

  @Test func `a queue that breaks Little's law is noticed`() {
    #expect(laws { $0.targets = [target(area: 1.001)] } == [.littlesLaw])
    #expect(laws { $0.targets = [target(area: .nan)] } == [.littlesLaw])
    // Books in whole nanoseconds: not even one of them may be missing.
    #expect(laws { $0.targets = [target(area: 1 + 1e-9)] } == [.littlesLaw])
  }

  @Test func `a violation shows its values`() throws {
    let record = replication(attempts, index: 4) { $0.offered = 99 }
    let violation = try #require(ConservationLaws.violations(in: record).first)
    #expect(
      violation.description
        == "requestConservation violated in replication 4 for all requests: "
        + "offered = succeeded + failed + in flight, but 99 ≠ 10")
  }
}
