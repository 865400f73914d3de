import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// When a fault is over, requests go as if it had never been.
@Suite struct FaultMendingTests {
  static let kinds: [FaultKind] = [
    .regionLost(.init(region: "west")), .regionIsolated(.init(region: "west")),
    .regionIsolated(.init(region: "east", direction: .out)), .zoneLost(zone: "w1"),
    .zoneIsolated(.init(zone: "w1")), .linkCut(.init(from: "clients", to: "west", oneWay: true)),
    .linkSlow(.init(from: "clients", to: "west", factor: 3, added: .seconds(1))),
    .packetLoss(.init(from: "clients", to: "west", loss: 0.5)),
    .controlPlaneDown(.init(.elb, region: "west")),
    .targetsLost(of: "west", count: 1, mode: .hang),
    .targetsLost(of: "west", count: 1, mode: .crash),
    .targetsImpaired(.init(of: "west", slowness: 4, added: .seconds(1), loss: 0.5)),
    .badConfiguration(.init(of: nil, errorRate: 0.5, slowness: 3, failsHealthChecks: true)),
    .loadBalancerHealthChecksFlap(.init(region: "west")),
    .capacityShortage(.init()), .launchesImpaired(.init(factor: 5)),
    .secretsStoreDown(.init(tasks: .hang)), .imageRegistryDown(.init()),
    .imageRegistrySlow(.init(factor: 0.1)),
    .dependencyDown(dependency: "db"),
    .dependencySlow(dependency: "db", factor: 3, added: .seconds(1)),
  ]

  private func late(_ faults: [FaultDescription]) -> [[Double]] {
    var world = FarRegions(horizon: 60)
    world.cloud.network.jitter = 0.3
    world.cloud.network.loss = 0.1
    var database = DependencyDescription()
    database.name = "db"
    database.latency = .exponential(mean: 0.01)
    world.cloud.dependencies = [database]
    world.cloud.revisions[0].calls = ["db"]
    world.cloud.faults = faults
    return ["west", "east"].map { region in
      world.attempts(to: region).filter { $0.due.seconds > 35 }
        .map { ($0.ended - $0.due).seconds + ($0.isSuccess ? 0 : 1000) }
    }
  }

  @Test func `every kind leaves nothing behind`() {
    let whole = late([])
    for kind in Self.kinds {
      #expect(late([FaultDescription(kind, at: 5, for: 20)]) == whole, "\(kind.title)")
    }
  }

  @Test func `faults that overlap leave nothing behind, in whatever order they end`() {
    let whole = late([])
    var stream = RandomStream(StreamKey(seed: 5, replication: 0))
    for _ in 0..<60 {
      let faults = (0..<4).map { _ in
        let kind = Self.kinds[Int(stream.index(below: UInt32(Self.kinds.count)))]
        let start = stream.uniform() * 15
        let length = stream.uniform() * (25 - start)
        let isRamped = kind.scale != .whole && stream.uniform() < 0.5
        return FaultDescription(
          kind, at: start, for: length, ramp: isRamped ? length / 3 : 0, steps: 3, fades: isRamped)
      }
      #expect(late(faults) == whole, "\(faults.map(\.title))")
    }
  }
}
