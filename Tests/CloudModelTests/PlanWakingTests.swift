import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// The two regions of ``FarRegions`` with a table, which the tasks of both write to: a request that
/// is due at a full second is acknowledged 60 ms later in the west and 150 ms later in the east,
/// and reaches the other region after two seconds.
struct WritingRegions {
  var world: FarRegions

  init(keys: Int = 1_000_000, horizon: Double = 120) {
    world = FarRegions(horizon: horizon)
    var table = TableDescription()
    table.name = "orders"
    table.replicas = ["west", "east"].map { region in
      var replica = ReplicaDescription()
      replica.region = region
      return replica
    }
    table.keys.count = keys
    table.writeTime = .constant(0)
    table.replication.lag = .constant(2)
    world.cloud.tables = [table]
    var call = CallDescription(to: "orders")
    call.operation = .write
    world.cloud.revisions[0].calls = [call]
  }

  mutating func step(
    at time: Double? = nil, _ action: PlanAction,
    _ edit: (inout PlanStepDescription) -> Void = { _ in }
  ) {
    var step = PlanStepDescription()
    step.at = time.map { .seconds($0) }
    step.action = action
    edit(&step)
    world.cloud.plan.append(step)
  }

  func run() -> RunAccounts {
    Run.perform(world.cloud, seed: 1, replication: 0, recorder: KeepingRecorder()).accounts
  }
}

extension PlanAction {
  static func verify(_ condition: WaitCondition, deadline: Double = 600) -> PlanAction {
    var wait = WaitDescription()
    wait.condition = condition
    wait.deadline = .seconds(deadline)
    return .verify(wait)
  }

  static func drain(_ source: String, classes: [String] = []) -> PlanAction {
    var drain = DrainDescription()
    drain.source = source
    drain.classes = classes
    return .drain(drain)
  }

  static func set(_ states: [(String, Bool)]) -> PlanAction {
    var change = RoutingControlChangeDescription()
    change.set = states.map { RoutingControlState($0.0, isOn: $0.1) }
    return .routingControls(change)
  }
}

/// A step that waits goes on at the instant at which its condition comes to hold, whoever tells it.
@Suite struct PlanWakingTests {
  /// When steps ended, to the microsecond [s].
  private func ends(_ accounts: RunAccounts) -> [Double?] {
    accounts.steps.map { $0.ended.map { ($0.seconds * 1e6).rounded() / 1e6 } }
  }

  // MARK: Health checks

  @Test func `somebody who watches a health check notices when it reports`() {
    var it = RegionalCloud()
    var endpoint = EndpointCheckDescription()
    endpoint.of = "us"
    it.add("check", .endpoint(endpoint))
    it.fail(.targetsLost(of: "us", count: 1, mode: .error), at: 101, until: 201)
    var decision = DecisionDescription()
    decision.notices = .healthCheck(name: "check", isHealthy: false)
    it.step(at: 0, .decide(decision))
    it.step(at: 0, .verify(.healthCheck(name: "check", isHealthy: true)))
    let run = it.run()
    let flips = run.accounts.healthChecks[0].flips.map(\.at)
    #expect(flips.count == 2)
    #expect(run.accounts.steps[0].started == flips.first)
    #expect(run.accounts.steps[1].ended == flips.last)
  }

  @Test func `and so does who watches a check that is calculated, or mirrors a routing control`() {
    var it = RegionalCloud()
    it.cloud.routingControls.controls = [RoutingControlDescription("us", isOn: true)]
    it.add("switch", .routingControl("us"))
    var calculated = CalculatedCheckDescription()
    calculated.children = ["switch"]
    calculated.threshold = 1
    it.add("all", .calculated(calculated))
    var branches = PlanStepDescription()
    branches.action = .parallel(
      ["switch", "all"].map { check in
        var step = PlanStepDescription()
        step.action = .verify(.healthCheck(name: check, isHealthy: false))
        return [step]
      }
        + [
          [
            {
              var step = PlanStepDescription()
              step.at = .seconds(77)
              step.action = .set([("us", false)])
              return step
            }()
          ]
        ])
    it.cloud.plan = [branches]
    #expect(ends(it.run().accounts) == [77, 77, 77, 77])
  }

  @Test func `nobody sees a change of several controls half done`() {
    var it = RegionalCloud()
    it.cloud.routingControls.controls = ["us", "eu"].map { .init($0, isOn: $0 == "us") }
    it.add("us-switch", .routingControl("us"))
    it.add("eu-switch", .routingControl("eu"))
    var branches = PlanStepDescription()
    // Whoever waits for the first control, and looks at the second one then, finds it on.
    var watcher = PlanStepDescription()
    watcher.when = .healthCheck(name: "us-switch", isHealthy: false)
    watcher.action = .verify(.healthCheck(name: "eu-switch", isHealthy: true), deadline: 0)
    var change = PlanStepDescription()
    change.at = .seconds(20)
    change.action = .set([("us", false), ("eu", true)])
    branches.action = .parallel([[watcher], [change]])
    it.cloud.plan = [branches]
    let accounts = it.run().accounts
    #expect(accounts.steps.map(\.outcome) == [.done, .done, .done])
  }

  // MARK: Tables

  @Test func `what was acknowledged when the wait began is enough, while others write on`() {
    var setting = WritingRegions()
    setting.step(at: 30.5, .verify(.replicated(table: "orders", from: "west")))
    setting.step(at: 50.5, .verify(.replicated(table: "orders", from: "east")))
    // The last writes before were acknowledged at 30.06 s and 50.15 s.
    #expect(ends(setting.run()) == [32.06, 52.15])
  }

  @Test func `a table of which nothing is on its way is not waited for`() {
    var setting = WritingRegions()
    setting.step(at: 30.5, .drain("west"))
    setting.step(at: 60, .verify(.replicated(table: "orders", from: "west")))
    #expect(ends(setting.run()).last == 60)
  }

  @Test func `replicas agree when the last write has arrived`() {
    var setting = WritingRegions()
    setting.step(at: 30.5, .drain("west"))
    setting.step(.drain("east"))
    setting.step(.verify(.divergence(table: "orders", atMost: 0)))
    #expect(ends(setting.run()) == [30.5, 30.5, 32.15])
  }

  @Test func `a divergence may be allowed`() {
    var setting = WritingRegions()
    // Two writes a second, each of another item and two seconds on its way.
    setting.step(at: 30.5, .verify(.divergence(table: "orders", atMost: 4)))
    setting.step(.verify(.divergence(table: "orders", atMost: 2), deadline: 10))
    let accounts = setting.run()
    #expect(accounts.steps.map(\.outcome) == [.done, .failed])
    #expect(accounts.steps[0].ended?.seconds == 30.5)
    #expect(accounts.steps[1].stuckOn == "at most 2 items of orders to differ: 4 items differ")
  }

  // MARK: Drains

  @Test func `a drain of some classes does not wait for the others`() {
    var it = RegionalCloud(horizon: 60)
    var slow = it.cloud.traffic[0].classes[0]
    slow.name = "slow"
    slow.work = .constant(100)
    var write = it.cloud.traffic[0].classes[0]
    write.name = "write"
    it.cloud.traffic[0].classes = [slow, write]
    it.cloud.traffic[0].arrivals = .constant(rate: 1)
    it.cloud.revisions[0].serving.workers = nil
    it.step(at: 30, .drain("web", classes: ["write"]))
    let accounts = it.run().accounts
    #expect(accounts.steps[0].outcome == .done)
    #expect((accounts.steps[0].ended?.seconds ?? 0) < 35)
  }
}
