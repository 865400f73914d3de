import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// A database `orders` in two Regions, and a plan and faults that a test writes.
struct DatabaseCloud {
  var cloud: CloudDescription

  init(_ kind: DatabaseKind, replicas: [String] = ["west"]) {
    cloud = ServiceCloud(desired: 1).cloud
    cloud.plan = []
    cloud.regions = [
      RegionDescription(name: "east", zones: ["a", "b", "c"]),
      RegionDescription(name: "west", zones: ["x"]),
    ]
    cloud.loadBalancers[0].region = "east"
    cloud.loadBalancers[0].zones = ["a"]
    cloud.services[0].region = "east"
    cloud.services[0].zones = ["a"]
    var database = DatabaseDescription()
    database.name = "orders"
    database.kind = kind
    database.region = "east"
    database.replicaRegions = replicas
    database.failover.detection = .constant(10)
    database.failover.promotion = .constant(40)
    database.failover.endpointChange = .constant(5)
    database.failover.restart = .constant(200)
    database.failover.regionalPromotion = .constant(100)
    cloud.databases = [database]
  }

  mutating func lose(_ zones: [String], at time: Double, for duration: Double? = nil) {
    for zone in zones {
      var fault = FaultDescription()
      fault.at = .seconds(time)
      fault.duration = duration.map { .seconds($0) }
      fault.kind = .zoneLost(zone: zone)
      cloud.faults.append(fault)
    }
  }

  mutating func promote(in region: String, at time: Double, losesData: Bool? = nil) {
    var step = PlanStepDescription()
    step.at = .seconds(time)
    step.action = .promote(database: "orders", region: region, losesData: losesData)
    cloud.plan.append(step)
  }

  /// Every request writes once; 10 of them come each second, from the zone `a`.
  mutating func write() {
    var call = CallDescription(to: "orders")
    call.operation = .write
    cloud.revisions[0].calls = [call]
    cloud.databases[0].pool.connectTimeout = .seconds(1)
    cloud.databases[0].pool.socketTimeout = .seconds(2)
  }

  func run() -> Rehearsed {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    return Rehearsed(recorder: recorder, accounts: outcome.accounts)
  }
}

@Suite struct DatabasesInTheWorldTests {
  private func course(_ failover: DatabaseFailoverAccount?) -> [Double?] {
    [failover?.began, failover?.detected, failover?.promoted, failover?.published]
      .map { $0?.seconds }
  }

  @Test func `a zone that is lost takes the writer, and the standby takes over`() {
    var setting = DatabaseCloud(.multiAZInstance, replicas: [])
    setting.lose(["a"], at: 100)
    let account = setting.run().accounts.databases[0]
    #expect(account.failovers.map(course) == [[100, 110, 150, 155]])
    #expect(account.downtime == 50)
  }

  @Test func `a single instance waits for its zone, and starts again`() {
    var setting = DatabaseCloud(.instance, replicas: [])
    setting.lose(["a"], at: 100, for: 300)
    let account = setting.run().accounts.databases[0]
    #expect(account.failovers.map(course) == [[100, 110, 600, 605]])
    #expect(account.downtime == 500)
  }

  @Test func `without a reader Aurora makes a new host`() {
    var setting = DatabaseCloud(.aurora, replicas: [])
    setting.cloud.databases[0].readers = 0
    setting.lose(["a"], at: 100)
    let account = setting.run().accounts.databases[0]
    #expect(account.failovers.map(course) == [[100, 110, 310, 315]])
  }

  @Test func `a lost Region stays lost until somebody promotes another one`() {
    var setting = DatabaseCloud(.auroraGlobal)
    setting.lose(["a", "b", "c"], at: 100)
    setting.promote(in: "west", at: 300, losesData: true)
    let run = setting.run()
    let account = run.accounts.databases[0]
    #expect(account.failovers.map(\.isAsked) == [false, true])
    #expect(course(account.failovers.last) == [100, nil, 400, 405])
    #expect(account.downtime == 300)
    #expect(run.accounts.steps[0].outcome == .done)
    #expect(run.accounts.steps[0].ended?.seconds == 400)
    #expect(!run.accounts.planFailed)
  }

  @Test func `a graceful promotion out of a lost Region sticks, and says so`() {
    var setting = DatabaseCloud(.auroraGlobal)
    setting.lose(["a", "b", "c"], at: 100)
    setting.promote(in: "west", at: 300)
    setting.cloud.plan[0].deadline = .seconds(120)
    let run = setting.run()
    #expect(run.accounts.steps[0].outcome == .failed)
    #expect(run.accounts.steps[0].stuckOn == "the API of RDS: refuses")
    #expect(run.accounts.steps[0].ended?.seconds == 420)
  }

  @Test func `a planned switchover and the way back`() {
    var setting = DatabaseCloud(.auroraGlobal)
    setting.promote(in: "west", at: 100)
    setting.promote(in: "east", at: 400)
    let run = setting.run()
    let account = run.accounts.databases[0]
    #expect(account.failovers.map(course) == [[100, nil, 200, 205], [400, nil, 500, 505]])
    #expect(account.downtime == 200)
    #expect(account.lost == 0)
    #expect(!run.accounts.planFailed)
  }

  @Test func `the mode of the runbook says whether a promotion may lose writes`() {
    var setting = DatabaseCloud(.auroraGlobal)
    setting.lose(["a", "b", "c"], at: 100)
    setting.promote(in: "west", at: 300)
    setting.cloud.runbook.mode = .ungraceful
    #expect(setting.run().accounts.steps[0].outcome == .done)
  }
}

@Suite struct DatabaseCallsTests {
  private func successes(_ run: Rehearsed) -> [Double] {
    run.recorder.attempts.filter(\.isSuccess).map(\.ended.seconds)
  }

  @Test func `every write that is answered is acknowledged`() {
    var setting = DatabaseCloud(.multiAZInstance, replicas: [])
    setting.write()
    let run = setting.run()
    let account = run.accounts.databases[0]
    #expect(Int(account.acknowledged) >= successes(run).count && account.failed == 0)
    #expect(run.accounts.failed == 0 && successes(run).count > 9_000)
  }

  @Test func `callers find the new writer when the endpoint names it and their answers are old`() {
    var setting = DatabaseCloud(.multiAZInstance, replicas: [])
    setting.cloud.databases[0].zones = ["b", "c"]
    setting.write()
    setting.lose(["b"], at: 100)
    let run = setting.run()
    // Detected at 110 s, promoted at 150 s, named at 155 s; addresses are kept for 5 s.
    let times = successes(run)
    #expect(!times.contains { $0 > 100.1 && $0 < 155 })
    #expect(times.contains { $0 > 155 && $0 < 165 })
    let late = run.recorder.attempts.filter { $0.due.seconds > 170 }
    #expect(!late.contains { !$0.isSuccess })
    #expect(run.recorder.attempts.contains { $0.outcome == .databaseUnavailable })
  }

  @Test func `callers that keep an address for ever never find it`() {
    var setting = DatabaseCloud(.multiAZInstance, replicas: [])
    setting.cloud.databases[0].zones = ["b", "c"]
    setting.write()
    setting.cloud.databases[0].pool.nameCache = nil
    setting.lose(["b"], at: 100)
    #expect(!successes(setting.run()).contains { $0 > 101 })
  }

  @Test func `a proxy finds it as soon as it takes writes`() {
    var setting = DatabaseCloud(.multiAZInstance, replicas: [])
    setting.cloud.databases[0].zones = ["b", "c"]
    setting.write()
    setting.cloud.databases[0].pool.proxy = true
    setting.lose(["b"], at: 100)
    let times = successes(setting.run())
    #expect(times.contains { $0 > 150 && $0 < 153 })
  }

  @Test(arguments: [1.0, 3, 10])
  func `a Region that is lost takes the writes of the last lag with it`(lag: Double) {
    var setting = DatabaseCloud(.auroraGlobal)
    setting.write()
    setting.cloud.databases[0].replicationLag = .constant(lag)
    setting.lose(["a", "b", "c"], at: 100.05)
    setting.promote(in: "west", at: 300, losesData: true)
    let account = setting.run().accounts.databases[0]
    #expect(abs(Double(account.lost) - 10 * lag) <= 1)
    #expect(abs(account.recoveryPoint - lag) <= 0.11)
    #expect(account.acknowledged == 1_000 || account.acknowledged == 1_001)
  }

  @Test func `a planned change of the Region loses nothing`() {
    var setting = DatabaseCloud(.auroraGlobal)
    setting.write()
    setting.cloud.databases[0].replicationLag = .constant(3)
    setting.promote(in: "west", at: 300)
    let run = setting.run()
    let account = run.accounts.databases[0]
    #expect(account.lost == 0 && account.recoveryPoint == 0)
    // Three seconds until the copy has everything, and then the promotion.
    #expect(account.failovers.map(\.promoted) == [.zero + .seconds(403)])
    #expect(abs(account.downtime - 103) < 0.2)
  }
}
