import CloudModel
import RandomVariates
import ScenarioFiles
import SimulationKernel
import Testing

struct `a scenario with a runbook` {
  private static let cloud =
    FullScenario.document(in: FullRunbook.text).value?.cloud ?? CloudDescription()
  private var cloud: CloudDescription { Self.cloud }

  @Test func `is right`() {
    #expect(FullScenario.document(in: FullRunbook.text).report.text == "")
  }

  @Test func `describes databases`() {
    var orders = DatabaseDescription()
    orders.name = "orders"
    orders.kind = .auroraGlobal
    orders.readers = 2
    orders.region = "us-east-1"
    orders.zones = ["use1-az2", "use1-az1"]
    orders.replicaRegions = ["eu-west-1"]
    orders.readTime = .constant(0.002)
    orders.writeTime = .exponential(mean: 0.003)
    orders.replicationLag = .constant(0.8)
    orders.copyEvery = .seconds(20)
    orders.endpointTimeToLive = .seconds(10)
    orders.failover.detection = .constant(10)
    orders.failover.promotion = .constant(20)
    orders.failover.endpointChange = .constant(5)
    orders.failover.restart = .constant(300)
    orders.failover.regionalPromotion = .constant(120)
    orders.failover.switchoverTimeout = .seconds(90)
    orders.failover.newReplica = .constant(900)
    orders.pool.size = 20
    orders.pool.acquireTimeout = .seconds(10)
    orders.pool.connectTimeout = .seconds(2)
    orders.pool.socketTimeout = .seconds(8)
    orders.pool.handshakes = 3
    orders.pool.nameCache = .seconds(30)
    orders.pool.proxy = true
    #expect(cloud.databases[0] == orders)
    // What is not said is typical of the kind.
    #expect(cloud.databases[1].kind == .multiAZInstance)
    #expect(cloud.databases[1].failover == .typical(of: .multiAZInstance))
  }

  @Test func `says how the runbook is carried out`() {
    #expect(cloud.runbook.mode == .ungraceful)
    #expect(cloud.runbook.apiRetryEvery == .seconds(10))
    #expect(cloud.runbook.lookEvery == .seconds(2))
  }

  @Test func `describes people, branches and conditions`() {
    var decision = DecisionDescription()
    decision.notices = .alarm(name: "errors", inAlarm: true)
    decision.detection = .exponential(mean: 180)
    decision.decision = .constant(600)
    var drain = DrainDescription()
    drain.source = "users"
    drain.classes = ["write"]
    drain.listener = "use1/web"
    let steps = cloud.planSteps
    #expect(
      steps.map(\.action) == [
        .decide(decision), .drain(drain), cloud.plan[2].action,
        .scaleLike(service: "spare", percent: 150, of: "shop"),
        .verify(wait(.healthyTargets(targetGroup: "west", atLeast: 6))),
        .promote(database: "orders", region: "eu-west-1", losesData: true),
        .wait(wait(.databaseAvailable(database: "orders", region: "eu-west-1"))),
        .verify(wait(.successShare(source: "users", atLeast: 0.99, window: .minutes(2)))),
        .wait(wait(.drained(source: "users", listener: "use1/web"), .continue)),
        .resume(source: "users"), .wait(wait(.healthCheck(name: "east", isHealthy: false))),
        .addReplica(of: .database("orders"), region: "us-east-1"),
      ])
    #expect(cloud.plan[2].action.branches.map(\.count) == [2, 2])
    #expect(cloud.plan[2].when == .steady(service: "shop"))
    #expect(cloud.plan[2].takes == .constant(120))
    #expect(cloud.plan[2].deadline == .minutes(20))
    #expect(cloud.plan[2].onDeadline == .continue)
    #expect(
      cloud.plan.map(\.gracefulOnly) == [false, true, false, false, false, false, false, false])
  }

  private func wait(
    _ condition: WaitCondition, _ onDeadline: DeadlineAction = .fail
  ) -> WaitDescription {
    var wait = WaitDescription()
    wait.condition = condition
    wait.onDeadline = onDeadline
    return wait
  }
}
