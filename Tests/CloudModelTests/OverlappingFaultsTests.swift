import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Two faults of one thing: what they do together, and when it is over.
@Suite struct OverlappingFaultsTests {
  private func fault(_ at: Double, for duration: Double, _ kind: FaultKind) -> FaultDescription {
    var fault = FaultDescription()
    fault.at = .seconds(at)
    fault.duration = .seconds(duration)
    fault.kind = kind
    return fault
  }

  private func attempts(_ faults: [FaultDescription]) -> [AttemptRecord] {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0), workers: nil, horizon: .seconds(60))
    var database = DependencyDescription()
    database.name = "db"
    database.latency = .constant(0.01)
    cloud.dependencies = [database]
    cloud.revisions[0].calls = ["db"]
    cloud.traffic[0].client.timeout = .seconds(5)
    cloud.traffic[0].client.connectTimeout = .seconds(1)
    cloud.faults = faults
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    return recorder.attempts.sorted { $0.due < $1.due }
  }

  @Test func `slow calls get slower together and recover one after the other`() {
    let slow = { FaultKind.dependencySlow(dependency: "db", factor: $0, added: .zero) }
    let times = attempts([fault(10.5, for: 20, slow(2)), fault(20.5, for: 20, slow(3))])
      .map { (($0.ended - $0.due).seconds * 1000).rounded() }
    #expect(times[0..<10].allSatisfy { $0 == 10 })
    #expect(times[10..<20].allSatisfy { $0 == 20 })
    #expect(times[20..<30].allSatisfy { $0 == 60 })
    #expect(times[30..<40].allSatisfy { $0 == 30 })
    #expect(times[40...].allSatisfy { $0 == 10 })
  }

  @Test func `a dependency is up again when its last outage has ended`() {
    let down = FaultKind.dependencyDown(dependency: "db")
    let failed = attempts([fault(10.5, for: 20, down), fault(20.5, for: 20, down)])
      .filter { !$0.isSuccess }
    #expect(failed.map(\.due.seconds) == (11...40).map(Double.init))
  }

  /// Faults that are there or not, of a fleet of one.
  private static let whole: [FaultKind] = [
    .zoneLost(zone: "a"), .zoneIsolated(.init(zone: "a")),
    .targetsLost(of: "fleet", count: 1, mode: .crash),
    .targetsLost(of: "fleet", count: 1, mode: .hang),
    .targetsLost(of: "fleet", count: 1, mode: .refuse),
    .targetsLost(of: "fleet", count: 1, mode: .unreachable),
    .targetsLost(of: "fleet", count: 1, mode: .error),
    .badConfiguration(.init(of: "fleet", errorRate: 1)), .dependencyDown(dependency: "db"),
    .controlPlaneDown(.init(.elb)), .imageRegistryDown(.init()), .capacityShortage(.init()),
    .secretsStoreDown(.init()),
  ]

  @Test func `two faults of one kind that overlap are one from the first start to the last end`() {
    func fates(_ faults: [FaultDescription]) -> [String] {
      attempts(faults).map { "\($0.due.seconds) \($0.outcome) \(($0.ended - $0.due).seconds)" }
    }
    for kind in Self.whole {
      let both = fates([fault(10.5, for: 20, kind), fault(20.5, for: 20, kind)])
      #expect(both == fates([fault(10.5, for: 30, kind)]), "\(kind.title)")
      // The later one ends first.
      let inner = fates([fault(10.5, for: 30, kind), fault(20.5, for: 10, kind)])
      #expect(inner == fates([fault(10.5, for: 30, kind)]), "\(kind.title)")
    }
  }

  @Test func `what crashed stays down until the last crash has ended, whatever else breaks it`() {
    for mode in TargetFailureMode.allCases {
      let crash = fault(10.5, for: 30, .targetsLost(of: "fleet", count: 1, mode: .crash))
      let other = fault(20.5, for: 10, .targetsLost(of: "fleet", count: 1, mode: mode))
      let failed = attempts([crash, other]).filter { $0.outcome != .success }
      #expect(failed.allSatisfy { $0.outcome == .connectionRefused }, "\(mode)")
      #expect(failed.map(\.due.seconds) == (11...40).map(Double.init), "\(mode)")
    }
  }

  @Test func `power and network of a zone come back each by itself`() {
    let loss = fault(10.5, for: 20, .zoneLost(zone: "a"))
    let isolation = fault(20.5, for: 20, .zoneIsolated(.init(zone: "a")))
    let failed = attempts([loss, isolation]).filter { !$0.isSuccess }
    #expect(failed.map(\.due.seconds) == (11...40).map(Double.init))
  }

  @Test func `a zone is back when its last loss has ended`() {
    let loss = FaultKind.zoneLost(zone: "a")
    let failed = attempts([fault(10.5, for: 20, loss), fault(20.5, for: 20, loss)])
      .filter { !$0.isSuccess }
    #expect(failed.map(\.due.seconds) == (11...40).map(Double.init))
  }
}
