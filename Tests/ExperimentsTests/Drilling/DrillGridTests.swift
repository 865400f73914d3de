import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

@Suite struct DrillGridTests {
  private func scenario(_ horizon: TimeSpan = .minutes(20)) -> Scenario {
    var scenario = Scenario()
    scenario.cloud = smallCloud(horizon: horizon)
    scenario.cloud.warmUp = .minutes(1)
    return scenario
  }

  @Test func `durations rise in steps to a third of the window, or to what the scenario says`() {
    var scenario = scenario(.minutes(4))
    func durations() -> [Double] {
      DrillGrid(scenario, instants: [], seed: 1).durations.map(\.seconds)
    }
    #expect(durations() == [1, 2, 3, 5, 10, 15, 20, 30, 45, 60])
    scenario.drill.longest = .seconds(7)
    #expect(durations() == [1, 2, 3, 5, 7])
    scenario.drill.longest = .milliseconds(100)
    #expect(durations() == [0.1])
  }

  @Test func `nothing lasts longer than an hour unless the scenario says so`() {
    var scenario = scenario(.minutes(24 * 60))
    #expect(DrillGrid(scenario, instants: [], seed: 1).durations.last == .minutes(60))
    scenario.drill.longest = .minutes(120)
    #expect(DrillGrid(scenario, instants: [], seed: 1).durations.last == .minutes(120))
  }

  @Test func `faults begin where something happens, in between, and all over the window`() {
    let instants: [TimeSpan] = [.minutes(5), .seconds(301.2345), .minutes(7), .seconds(10)]
    let grid = DrillGrid(scenario(), instants: instants, seed: 1)
    #expect(grid.window == .minutes(1) ... .minutes(20))
    for second in [300, 301.235, 300.618, 420, 360.618] {
      #expect(grid.starts.contains(.seconds(second)), "\(second)")
    }
    // Before the window nothing begins.
    #expect(grid.starts.allSatisfy(grid.window.contains))
    let part = (20.0 - 1) * 60 / 6
    for index in 0..<6 {
      let low = 60 + Double(index) * part - 1
      #expect(grid.starts.contains { $0.seconds >= low && $0.seconds <= low + part + 1 })
    }
    #expect(grid.starts == grid.starts.sorted())
  }

  @Test func `many instants are thinned, and the seed moves the others`() {
    let instants = (0..<500).map { TimeSpan.seconds(60 + Double($0)) }
    let grid = DrillGrid(scenario(), instants: instants, seed: 1)
    #expect(grid.starts.count <= 18)
    let other = DrillGrid(scenario(), instants: instants, seed: 2)
    #expect(grid.starts != other.starts)
  }

  @Test func `moves drop, weaken, shorten and round`() {
    let grid = FakeDrill.grid
    let fault = DrillFault(candidate: 0, severity: 1, start: .milliseconds(1_500), rung: 1)
    let second = DrillFault(candidate: 1, severity: 0, start: .seconds(3), rung: 0)
    let moves = DrillMoves.all(of: DrillSchedule([fault, second]), in: grid).map(\.key)
    #expect(
      moves == [
        "1.0@3000000000+0", "0.1@1500000000+1",
        "0.0@1500000000+1&1.0@3000000000+0", "0.1@1500000000+0&1.0@3000000000+0",
        "0.1@0+1&1.0@3000000000+0", "0.1@1000000000+1&1.0@3000000000+0",
        "0.1@2000000000+1&1.0@3000000000+0", "1.0@0+0&0.1@1500000000+1",
      ])
    let least = DrillSchedule([DrillFault(candidate: 0, severity: 0, start: .zero, rung: 0)])
    #expect(DrillMoves.all(of: least, in: grid).isEmpty)
  }
}

@Suite struct FaultCatalogTests {
  private var cloud: CloudDescription {
    var cloud = smallCloud()
    cloud.zones = ["a", "b", "c"]
    cloud.loadBalancers[0].zones = ["a"]
    cloud.fleets[0].zones = ["b"]
    cloud.fleets[0].count = 5
    var service = ServiceDescription()
    service.name = "shop"
    service.revision = "v1"
    service.zones = ["b"]
    cloud.services = [service]
    cloud.dependencies = ["used", "unused"].map { name in
      var dependency = DependencyDescription()
      dependency.name = name
      return dependency
    }
    cloud.revisions[0].calls = [CallDescription(to: "used")]
    return cloud
  }

  private func subjects(_ cloud: CloudDescription, _ family: String) -> [String] {
    FaultCatalog.candidates(of: cloud, families: [family]).map(\.subject)
  }

  @Test func `what is there can break, and nothing else`() {
    #expect(subjects(cloud, "zoneLost") == ["a", "b"])
    #expect(subjects(cloud, "zoneIsolated") == ["a", "b"])
    #expect(subjects(cloud, "dependencySlow") == ["used"])
    #expect(subjects(cloud, "dependencyDown") == ["used"])
    #expect(
      subjects(cloud, "targetsLost")
        == Array(repeating: "shop", count: 5) + Array(repeating: "fleet", count: 5))
    #expect(subjects(cloud, "tasksStopped") == ["shop"])
    #expect(subjects(cloud, "controlPlaneDown") == ["ecs", "ec2", "elb"])
    for family in ["regionLost", "regionIsolated", "linkCut", "imageRegistryDown"] {
      #expect(subjects(cloud, family).isEmpty, "\(family)")
    }
  }

  @Test func `in two regions each can break, and the ways between them`() {
    var cloud = cloud
    cloud.regions = [
      RegionDescription(name: "east", zones: ["e1", "e2"]),
      RegionDescription(name: "west", zones: ["w1"]),
    ]
    cloud.network.roundTrips = [
      RoundTripDescription(from: "east", to: "west", time: .milliseconds(80)),
      RoundTripDescription(from: "office", to: "east", time: .milliseconds(20)),
    ]
    cloud.loadBalancers[0].zones = []
    cloud.loadBalancers[0].region = "east"
    cloud.services[0].zones = []
    cloud.services[0].region = "west"
    cloud.fleets = []
    cloud.revisions[0].image.size = 1
    #expect(subjects(cloud, "regionLost") == ["east", "west"])
    #expect(subjects(cloud, "regionIsolated").count == 6)
    #expect(subjects(cloud, "zoneLost") == ["e1", "e2", "w1"])
    for family in ["linkCut", "linkSlow", "packetLoss"] {
      #expect(subjects(cloud, family) == ["east – west", "east – office"])
    }
    #expect(subjects(cloud, "capacityShortage") == ["east", "west"])
    #expect(subjects(cloud, "imageRegistrySlow") == ["east", "west"])
    #expect(subjects(cloud, "controlPlaneDown").contains("ecs in west"))
  }

  @Test func `names break with their records, their health checks and their resolvers`() {
    var cloud = cloud
    var name = HostedNameDescription()
    name.name = "shop"
    name.records = ["alb/production", "192.0.2.7"].map { destination in
      var record = RecordDescription()
      record.name = destination
      return record
    }
    cloud.names = [name]
    cloud.healthChecks = ["seen", "silenced", "alarm"].map { name in
      var check = RouteHealthCheckDescription()
      check.name = name
      return check
    }
    cloud.healthChecks[1].isDisabled = true
    cloud.healthChecks[2].kind = .alarm(AlarmCheckDescription())
    #expect(subjects(cloud, "recordMissing") == ["shop"])
    let wrong = FaultCatalog.candidates(of: cloud, families: ["recordWrong"]).map(\.faults[0].kind)
    #expect(
      wrong
        == ["192.0.2.1", "alb/production", "192.0.2.7"].map {
          .recordWrong(RecordWrong(name: "shop", to: $0))
        })
    #expect(subjects(cloud, "healthCheckerFalseAlarms") == ["seen", "seen"])
    #expect(subjects(cloud, "resolverOutage") == ["resolvers", "resolvers"])
    #expect(subjects(cloud, "controlPlaneDown").contains("route53"))
    cloud.resolvers = ["home", "office"].map { kind in
      var resolvers = ResolversDescription()
      resolvers.name = kind
      return resolvers
    }
    #expect(
      subjects(cloud, "resolverOutage")
        == ["resolvers", "resolvers", "home", "home", "office", "office"])
    cloud.names = []
    for family in ["recordMissing", "healthCheckerFalseAlarms", "resolverOutage"] {
      #expect(subjects(cloud, family).isEmpty, "\(family)")
    }
  }

  @Test func `databases break where somebody calls them, with their zones and control plane`() {
    var cloud = cloud
    cloud.databases = ["orders", "unused"].map { name in
      var database = DatabaseDescription()
      database.name = name
      database.zones = ["c"]
      return database
    }
    cloud.revisions[0].calls.append(CallDescription(to: "orders"))
    #expect(subjects(cloud, "databaseDown") == ["orders"])
    #expect(subjects(cloud, "zoneLost") == ["a", "b", "c"])
    #expect(subjects(cloud, "controlPlaneDown").contains("rds"))
    // A standby stands in the next zone.
    cloud.zones.append("d")
    cloud.databases[0].zones = ["c", "d"]
    #expect(subjects(cloud, "zoneLost") == ["a", "b", "c"])
    cloud.databases[0].kind = .multiAZInstance
    #expect(subjects(cloud, "zoneLost") == ["a", "b", "c", "d"])
  }

  @Test func `tables are throttled, late and wrong; global ones stall, and have clocks`() {
    var cloud = cloud
    cloud.regions = ["east", "west"].map { RegionDescription(name: $0, zones: ["\($0)-1"]) }
    var table = TableDescription()
    table.name = "carts"
    table.replicas = ["east", "west"].map { region in
      var replica = ReplicaDescription()
      replica.region = region
      return replica
    }
    cloud.tables = [table]
    #expect(subjects(cloud, "tableThrottled") == ["carts"])
    #expect(subjects(cloud, "tableImpaired") == ["carts", "carts"])
    #expect(subjects(cloud, "tablesUnreachable") == ["east", "west"])
    #expect(subjects(cloud, "replicationPaused") == ["carts in east", "carts in west"])
    #expect(subjects(cloud, "clockSkew") == ["clock of east", "clock of west"])
    cloud.tables[0].consistency = .strong
    #expect(subjects(cloud, "clockSkew").isEmpty)
  }

  @Test func `narrow things come before wide ones`() {
    var cloud = cloud
    var database = DatabaseDescription()
    database.name = "orders"
    cloud.databases = [database]
    cloud.revisions[0].calls.append(CallDescription(to: "orders"))
    let families = FaultCatalog.candidates(of: cloud).map(\.family)
    let places = ["dependencySlow", "databaseDown", "targetsLost", "controlPlaneDown", "zoneLost"]
      .map { families.firstIndex(of: $0) }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test func `severities rise to all that there is`() {
    let fleet = FaultCatalog.candidates(of: cloud, families: ["targetsLost"])
      .first { $0.subject == "fleet" }
    #expect(
      fleet?.faults.map(\.kind)
        == [1, 2, 4, 5].map { .targetsLost(of: "fleet", count: $0, mode: .crash) })
  }

  @Test func `each family by itself is a part of all`() {
    let all = FaultCatalog.candidates(of: cloud)
    for family in Set(all.map(\.family)) {
      let some = FaultCatalog.candidates(of: cloud, families: [family])
      #expect(some == all.filter { $0.family == family })
    }
  }
}
