import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Two Regions with a global table, and writers of which only one Region's are at work at a time:
/// a runbook stops those of the one and starts those of the other.
private struct Evacuation {
  var cloud = CloudDescription()

  init(waits: Bool) {
    cloud.horizon = .minutes(5)
    cloud.regions = [
      RegionDescription(name: "east", zones: ["a"]), RegionDescription(name: "west", zones: ["x"]),
    ]
    var table = TableDescription()
    table.name = "orders"
    table.replicas = ["east", "west"].map { region in
      var replica = ReplicaDescription()
      replica.region = region
      return replica
    }
    table.keys.count = 20
    table.replication.lag = .constant(2)
    cloud.tables = [table]
    var call = CallDescription(to: "orders")
    call.operation = .write
    var revision = RevisionDescription()
    revision.name = "v1"
    revision.calls = [call]
    cloud.revisions = [revision]
    for region in ["east", "west"] { add(region) }
    cloud.plan = [
      Self.step(.drain(Self.drain("west"))), Self.step(at: 120, .drain(Self.drain("east"))),
    ]
    if waits {
      var wait = WaitDescription()
      wait.condition = .replicated(table: "orders", from: "east")
      cloud.plan.append(Self.step(.verify(wait)))
    }
    cloud.plan.append(Self.step(.resume(source: "west")))
  }

  private mutating func add(_ region: String) {
    var group = TargetGroupDescription()
    group.name = region
    cloud.targetGroups.append(group)
    var weighted = WeightedGroupDescription()
    weighted.targetGroup = region
    var forward = ForwardDescription()
    forward.targetGroups = [weighted]
    var listener = ListenerDescription()
    listener.name = "web"
    listener.defaultAction = .forward(forward)
    var balancer = LoadBalancerDescription()
    balancer.name = region
    balancer.region = region
    balancer.listeners = [listener]
    cloud.loadBalancers.append(balancer)
    var fleet = FleetDescription()
    fleet.name = region
    fleet.region = region
    fleet.revision = "v1"
    fleet.count = 2
    fleet.targetGroup = region
    cloud.fleets.append(fleet)
    var all = RequestClassDescription()
    all.work = .constant(0.005)
    var source = TrafficDescription()
    source.name = region
    source.to = region
    source.arrivals = .poisson(rate: 50)
    source.classes = [all]
    cloud.traffic.append(source)
  }

  private static func drain(_ source: String) -> DrainDescription {
    var drain = DrainDescription()
    drain.source = source
    return drain
  }

  private static func step(at time: Double? = nil, _ action: PlanAction) -> PlanStepDescription {
    var step = PlanStepDescription()
    step.at = time.map { .seconds($0) }
    step.action = action
    return step
  }

  func run() -> RunAccounts {
    Run.perform(cloud, seed: 1, replication: 0, recorder: KeepingRecorder()).accounts
  }
}

@Suite struct EvacuationTests {
  @Test func `writers move without a conflict if the others wait until every write has arrived`() {
    let accounts = Evacuation(waits: true).run()
    #expect(accounts.tables[0].regions.map(\.writesInConflict) == [0, 0])
    #expect(accounts.tables[0].regions.map(\.overruled) == [0, 0])
    #expect(accounts.steps.map(\.outcome) == [.done, .done, .done, .done])
    // The last write of the east is two seconds on its way.
    let resumed = accounts.steps[3].ended?.seconds ?? 0
    #expect(resumed > 121 && resumed < 123.5)
    #expect(accounts.tables[0].regions.allSatisfy { $0.acknowledged > 1_000 })
  }

  @Test func `without the wait they write over what they have not seen`() {
    let accounts = Evacuation(waits: false).run()
    #expect(accounts.tables[0].regions.allSatisfy { $0.writesInConflict > 0 })
    #expect(accounts.tables[0].regions.map(\.overruled).reduce(0, +) > 0)
  }
}
