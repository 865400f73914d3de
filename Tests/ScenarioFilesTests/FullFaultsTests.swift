import CloudModel
import Experiments
import SimulationKernel
import Testing

struct `a scenario with faults` {
  private static let cloud =
    FullScenario.document(in: FullFaults.text, files: .samples).value?.cloud ?? CloudDescription()
  private var cloud: CloudDescription { Self.cloud }

  @Test func `is right`() {
    #expect(FullScenario.document(in: FullFaults.text, files: .samples).report.text == "")
  }

  @Test func `can have every kind`() {
    #expect(
      cloud.faults.map(\.kind) == [
        .regionLost(.init(region: "eu-west-1")),
        .regionIsolated(.init(region: "us-east-1", direction: .in)),
        .zoneLost(zone: "use1-az1"), .zoneIsolated(.init(zone: "use1-az2")),
        .linkCut(.init(from: "european-clients", to: "us-east-1", oneWay: true)),
        .linkSlow(
          .init(from: "us-east-1", to: "eu-west-1", factor: 2, added: .milliseconds(5))),
        .packetLoss(.init(from: "us-east-1", to: "eu-west-1", loss: 0.02)),
        .controlPlaneDown(.init(.ecs, region: "us-east-1")), .controlPlaneDown(.init(.route53)),
        .targetsLost(.init(of: "shop", mode: .error)),
        .targetsImpaired(
          .init(
            of: "shop", count: 1, choice: TargetChoice(zones: ["use1-az2"], lot: "slow"),
            slowness: 2, added: .milliseconds(20), loss: 0.07)),
        .tasksStopped(.init(of: "shop", count: 2)),
        .badConfiguration(
          .init(of: "shop", errorRate: 0.1, slowness: 1.5, failsHealthChecks: true)),
        .loadBalancerHealthChecksFlap(.init(of: "use1")),
        .capacityShortage(.init(zone: "use1-az1")),
        .launchesImpaired(.init(region: "us-east-1", factor: 3, added: .minutes(1))),
        .secretsStoreDown(.init(region: "us-east-1", tasks: .hang)),
        .imageRegistryDown(.init(region: "us-east-1")), .imageRegistrySlow(.init(factor: 0.2)),
        .dependencySlow(dependency: "db", factor: 5, added: .seconds(1)),
        .dependencyDown(dependency: "db"),
        .recordWrong(.init(name: "shop.example.com", to: "use1/web")),
        .recordMissing(.init(name: "shop.example.com")),
        .healthCheckerFalseAlarms(.init(of: "watch", saysHealthy: true)),
        .tableThrottled(.init(table: "orders", region: "us-east-1")),
        .tableImpaired(
          .init(
            table: "orders", region: "us-east-1", errorRate: 0.05, added: .milliseconds(100))),
        .tablesUnreachable(.init(region: "us-east-1")),
        .replicationPaused(
          .init(table: "orders", region: "eu-west-1", onset: .minutes(2))),
        .clockSkew(.init(region: "eu-west-1", ahead: .milliseconds(200))),
        .databaseDown(.init(database: "ledger")),
        .resolverOutage(.init(kind: "isp", upstream: true)),
      ])
    #expect(cloud.plan.map(\.action) == [.revertConfiguration(of: "shop")])
  }

  @Test func `meets every kind in a drill`() {
    var cloud = cloud
    cloud.revisions[0].image.size = 1
    let families = Set(FaultCatalog.candidates(of: cloud).map(\.family))
    for fault in cloud.faults {
      #expect(families.contains(fault.kind.word), "\(fault.kind.word)")
    }
  }

  @Test func `says how strong they are, and how they come and go`() {
    #expect(cloud.faults[1].share == 0.4)
    #expect(cloud.faults[1].ramp == .minutes(2))
    #expect(cloud.faults[1].rampSteps == 4)
    #expect(cloud.faults[5].fades)
    #expect(cloud.faults[0].share == nil)
    #expect(cloud.faults[0].ramp == .zero)
    #expect(cloud.launch.capacityRetry == .seconds(45))
  }

  @Test func `can have experiments of its own`() {
    let experiment = cloud.experiments[0]
    #expect(experiment.name == "ours")
    #expect(experiment.at == .minutes(30))
    #expect(experiment.stopAlarms == ["errors"])
    #expect(experiment.minimumDuration == .minutes(20))
    #expect(
      experiment.faults.map(\.kind) == [
        .zoneLost(zone: "use1-az1"), .targetsLost(.init(of: "old", mode: .crash)),
      ])
    #expect(experiment.faults.map(\.isForGood) == [false, true])
    #expect(experiment.duration == .minutes(20))
    #expect(experiment.faults[0].at == .minutes(1))
    var claim = AlarmAssertion()
    claim.alarm = "errors"
    claim.states = [.okay, .insufficientData]
    #expect(experiment.assertions == [claim])
    #expect(cloud.allFaults.last?.at != nil)
    #expect(cloud.allFaults[cloud.faults.count].at == .minutes(31))
  }

  @Test func `can have experiments of the Fault Injection Service`() {
    let experiment = cloud.experiments[1]
    #expect(experiment.name == "sample")
    #expect(experiment.stopAlarms == ["errors"])
    #expect(experiment.minimumDuration == .minutes(8))
    #expect(
      experiment.faults.map(\.kind) == [
        .tasksStopped(.init(of: "shop", choice: TargetChoice(lot: "Tasks at 40m"))),
        .targetsImpaired(
          .init(
            of: "shop", choice: TargetChoice(lot: "Tasks at 40m"), added: .milliseconds(300))),
        .linkCut(.init(from: "us-east-1", to: "eu-west-1", oneWay: true)),
      ])
    #expect(experiment.faults.map(\.name) == ["stop", "latency", "cut"])
    #expect(experiment.faults.map(\.at) == [.zero, .minutes(1), .minutes(1)])
    #expect(experiment.faults.map(\.duration) == [.zero, .minutes(5), .minutes(7)])
    #expect(experiment.faults.map(\.share) == [0.5, 0.5, nil])
  }
}
