import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Any schedule of any faults in two regions, while a service is deployed: requests are conserved,
/// and everything is in order again when all is over.
@Suite struct FaultScheduleFuzzTests {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<60
  #else
    static let seeds: Range<UInt64> = 0..<3000
  #endif

  /// Two regions of one fleet each, and a service of three tasks behind the western load balancer.
  private func world() -> CloudDescription {
    var cloud = FarRegions(horizon: 900).cloud
    let service = ServiceCloud(desired: 3)
    cloud.regions = [
      RegionDescription(name: "west", zones: ["w1", "w2"]),
      RegionDescription(name: "east", zones: ["e1", "e2"]),
    ]
    var database = DependencyDescription()
    database.name = "db"
    cloud.dependencies = [database]
    var revisions = service.cloud.revisions
    for index in revisions.indices {
      revisions[index].name = "service \(index)"
      var write = CallDescription(to: "orders")
      write.operation = .write
      revisions[index].calls = ["db", write]
      revisions[index].image.size = 1_000_000_000
    }
    cloud.revisions += revisions
    cloud.databases = [Self.orders]
    for index in cloud.targetGroups.indices {
      cloud.targetGroups[index].healthCheck.enabled = true
      cloud.targetGroups[index].healthCheck.interval = .seconds(10)
    }
    var web = service.cloud.services[0]
    web.region = "west"
    web.revision = "service 0"
    web.targetGroup = "west"
    web.alternateTargetGroup = nil
    web.productionRule = nil
    web.testRule = nil
    cloud.services = [web]
    var deploy = PlanStepDescription()
    deploy.at = .seconds(150)
    deploy.action = .deploy(service: "web", revision: "service 1")
    cloud.plan = [deploy]
    cloud.launch.provisioning = .constant(.seconds(10))
    return cloud
  }

  /// A writer, a standby and a copy in the other region.
  private static var orders: DatabaseDescription {
    var orders = DatabaseDescription()
    orders.name = "orders"
    orders.kind = .multiAZInstance
    orders.region = "west"
    orders.replicaRegions = ["east"]
    orders.failover.detection = .constant(5)
    orders.failover.promotion = .constant(20)
    orders.failover.restart = .constant(60)
    orders.pool.connectTimeout = .seconds(1)
    orders.pool.socketTimeout = .seconds(2)
    return orders
  }

  private static let kinds: [FaultKind] =
    FaultMendingTests.kinds + [
      .badConfiguration(.init(of: "web", errorRate: 0.3)), .tasksStopped(.init(of: "web")),
      .targetsLost(of: "web", count: 2, mode: .hang),
      .targetsImpaired(.init(of: "web", slowness: 9)),
      .controlPlaneDown(.init(.ecs, region: "west")),
      .controlPlaneDown(.init(.ec2, region: "west")),
      .secretsStoreDown(.init(tasks: .exit)), .capacityShortage(.init(zone: "w1")),
      .zoneLost(zone: "w2"), .zoneIsolated(.init(zone: "w2")),
      .databaseDown(.init(database: "orders")),
    ]

  /// Faults that are over by 500 s.
  private func faults(_ stream: inout RandomStream) -> [FaultDescription] {
    (0..<Int(stream.index(below: 7))).map { _ in
      let kind = Self.kinds[Int(stream.index(below: UInt32(Self.kinds.count)))]
      let start = stream.uniform() * 400
      let length = stream.uniform() * (500 - start)
      var fault = FaultDescription(kind, at: start, for: length)
      if kind.scale != .whole, stream.uniform() < 0.5 {
        fault.ramp = .seconds(length / (2 + stream.uniform() * 3))
        fault.rampSteps = 1 + Int(stream.index(below: 6))
        fault.fades = stream.uniform() < 0.5
      }
      if case .shared = kind.scale, stream.uniform() < 0.5 { fault.share = stream.uniform() }
      return fault
    }
  }

  @Test func `whatever breaks, requests are conserved, and in the end all is served again`() {
    for seed in Self.seeds {
      var stream = RandomStream(StreamKey(seed: seed, replication: 8))
      var cloud = world()
      cloud.faults = faults(&stream)
      let recorder = KeepingRecorder()
      let outcome = Run.perform(
        cloud, seed: seed, replication: 0, recorder: recorder, eventLimit: 2_000_000)
      let what = "seed \(seed): \(cloud.faults.map(\.title))"
      #expect(outcome.reachedHorizon, "\(what)")
      #expect(outcome.accounts.conservesRequests, "\(what)")
      #expect(outcome.accounts.databases.allSatisfy { $0.conservesWrites }, "\(what)")
      for target in outcome.accounts.targets {
        #expect(abs(target.area - target.stays) < 1e-6 * max(1, target.area), "\(what)")
      }
      let starts = recorder.journal.count { $0.happening == .faultStarted }
      let ends = recorder.journal.count { $0.happening == .faultEnded }
      #expect(starts == cloud.faults.count && ends == starts, "\(what)")
      let late = recorder.attempts.filter { $0.due.seconds > 850 }
      #expect(late.count > 90 && late.allSatisfy { $0.isSuccess }, "\(what)")
    }
  }
}
