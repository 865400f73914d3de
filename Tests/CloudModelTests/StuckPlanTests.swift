import CloudModel
import RandomVariates
import SimulationKernel
import Testing

private func step(
  _ name: String = "", _ action: PlanAction,
  _ edit: (inout PlanStepDescription) -> Void = { _ in }
) -> PlanStepDescription {
  var step = PlanStepDescription()
  step.name = name
  step.action = action
  edit(&step)
  return step
}

/// A wait for what never happens, in a cloud of its own.
struct HopelessWait: Sendable, CustomTestStringConvertible {
  var name: String
  var condition: WaitCondition
  var obstacle: String
  var cloud: @Sendable () -> CloudDescription

  var testDescription: String { name }

  static let all: [HopelessWait] = [
    HopelessWait(
      name: "deploymentFinished", condition: .deploymentFinished(service: "web"),
      obstacle: "the deployment of web: still under way"
    ) {
      var service = ServiceCloud(desired: 2)
      service.limit(75, 100)
      return service.cloud
    },
    HopelessWait(
      name: "healthyTargets", condition: .healthyTargets(targetGroup: "blue", atLeast: 9),
      obstacle: "9 healthy targets in blue: 2 healthy", cloud: { service() }),
    HopelessWait(
      name: "steady", condition: .steady(service: "web"),
      obstacle: "all tasks of web: 2 of 4 healthy, 2 pending"
    ) {
      var cloud = service()
      cloud.plan = [step("", .scale(service: "web", desiredCount: 4))]
      cloud.faults = [FaultDescription(.capacityShortage(.init()), at: 0)]
      return cloud
    },
    HopelessWait(
      name: "alarm", condition: .alarm(name: "errors", inAlarm: true),
      obstacle: "errors in alarm: OK"
    ) {
      var service = ServiceCloud(desired: 2)
      service.cloud.plan = []
      service.watchErrors(of: "blue")
      service.deployment.alarms = nil
      return service.cloud
    },
    HopelessWait(
      name: "schemaPhase", condition: .schemaPhase(schema: "orders", phase: "new"),
      obstacle: "orders to be new: old"
    ) {
      var cloud = service()
      var schema = SchemaDescription()
      schema.name = "orders"
      schema.initial = "old"
      var migration = MigrationDescription()
      migration.phase = "new"
      schema.migrations = [migration]
      cloud.schemas = [schema]
      return cloud
    },
    HopelessWait(
      name: "healthCheck", condition: .healthCheck(name: "check", isHealthy: false),
      obstacle: "check to be unhealthy: healthy"
    ) {
      var it = RegionalCloud(horizon: 1000)
      var endpoint = EndpointCheckDescription()
      endpoint.of = "us"
      it.add("check", .endpoint(endpoint))
      return it.cloud
    },
    HopelessWait(
      name: "replicated", condition: .replicated(table: "orders", from: "west"),
      // From 18.06 s to 99.06 s, one a second.
      obstacle: "the writes of orders in west to arrive: 82 writes are still under way",
      cloud: { pausedReplication() }),
    HopelessWait(
      name: "divergence", condition: .divergence(table: "orders", atMost: 0),
      obstacle: "the replicas of orders to agree: 1 item differs", cloud: { pausedReplication() }),
    HopelessWait(
      name: "databaseAvailable",
      condition: .databaseAvailable(database: "orders", region: "west"),
      obstacle: "orders in west: its writer is a", cloud: { DatabaseCloud(.auroraGlobal).cloud }),
    HopelessWait(
      name: "replicaFollows", condition: .replicaFollows(database: "orders", region: "west"),
      obstacle: "the replica of orders in west: it is being made",
      cloud: { DatabaseCloud(.auroraGlobal, replicas: []).cloud }),
    HopelessWait(
      name: "successShare",
      condition: .successShare(source: "users", atLeast: 0.99, window: .seconds(60)),
      obstacle: "the success of users: 0.0%"
    ) {
      var cloud = service()
      cloud.revisions[0].errorRate = 1
      return cloud
    },
    HopelessWait(
      name: "drained", condition: .drained(source: "users", listener: nil),
      obstacle: "users to be empty: 2 in flight"
    ) {
      var cloud = service()
      cloud.traffic[0].classes[0].work = .constant(0.25)
      return cloud
    },
  ]

  private static func service() -> CloudDescription {
    var service = ServiceCloud(desired: 2)
    service.cloud.plan = []
    return service.cloud
  }

  private static func pausedReplication() -> CloudDescription {
    var setting = WritingRegions(keys: 1, horizon: 1000)
    setting.world.fault(
      .replicationPaused(.init(table: "orders", region: "west")), at: 20)
    return setting.world.cloud
  }
}

@Suite struct StuckPlanTests {
  private func run(_ cloud: CloudDescription) -> Rehearsed {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    return Rehearsed(recorder: recorder, accounts: outcome.accounts)
  }

  // MARK: Conditions

  @Test(arguments: HopelessWait.all)
  func `a step that waits for what never happens fails the plan at its deadline, and says why`(
    row: HopelessWait
  ) throws {
    var cloud = row.cloud()
    cloud.plan.append(step("wait", .verify(row.condition, deadline: 300)) { $0.at = .seconds(100) })
    cloud.plan.append(step("after", .verify(row.condition)))
    let accounts = run(cloud).accounts
    let wait = try #require(accounts.steps.first { $0.name == "wait" })
    #expect(wait.outcome == .failed)
    #expect(wait.ended?.seconds == 400)
    #expect(wait.stuckOn == row.obstacle)
    #expect(accounts.steps.last?.outcome == .notStarted)
    #expect(accounts.planFailed)
  }

  @Test func `there is such a wait for every condition`() {
    for wait in HopelessWait.all {
      switch wait.condition {
      case .deploymentFinished: #expect(wait.name == "deploymentFinished")
      case .healthyTargets: #expect(wait.name == "healthyTargets")
      case .steady: #expect(wait.name == "steady")
      case .alarm: #expect(wait.name == "alarm")
      case .schemaPhase: #expect(wait.name == "schemaPhase")
      case .healthCheck: #expect(wait.name == "healthCheck")
      case .replicated: #expect(wait.name == "replicated")
      case .divergence: #expect(wait.name == "divergence")
      case .databaseAvailable: #expect(wait.name == "databaseAvailable")
      case .replicaFollows: #expect(wait.name == "replicaFollows")
      case .successShare: #expect(wait.name == "successShare")
      case .drained: #expect(wait.name == "drained")
      }
    }
    #expect(Set(HopelessWait.all.map(\.name)).count == HopelessWait.all.count)
  }

  // MARK: Refusals

  /// Routing controls `us`, which is on, and `eu`, of which one has to be on.
  private func guarded() -> RegionalCloud {
    var it = RegionalCloud(horizon: 600)
    it.cloud.routingControls.controls = ["us", "eu"].map { .init($0, isOn: $0 == "us") }
    var rule = SafetyRuleDescription()
    rule.name = "one-is-on"
    rule.controls = ["us", "eu"]
    rule.condition = .atLeast
    it.cloud.routingControls.safetyRules = [rule]
    return it
  }

  @Test func `routing controls that a safety rule refuses fail the plan at the step's deadline`() {
    var it = guarded()
    it.cloud.plan = [
      step("off", .set([("us", false)])) {
        $0.at = .seconds(10)
        $0.deadline = .seconds(100)
      },
      step("never", .set([("eu", true)])),
    ]
    let result = run(it.cloud)
    #expect(result.accounts.steps.map(\.outcome) == [.failed, .notStarted])
    #expect(result.accounts.steps[0].ended?.seconds == 110)
    #expect(
      result.accounts.steps[0].stuckOn
        == "the ARC cluster: refuses, by the safety rule one-is-on")
    #expect(result.accounts.planFailed)
    // It asks every 30 s; the journal says once that it was refused.
    let refusals = result.recorder.journal.count {
      if case .routingControlsRefused = $0.happening { true } else { false }
    }
    #expect(refusals == 1)
  }

  @Test func `they are set as soon as the rule allows it and the step asks again`() {
    var it = guarded()
    it.cloud.plan = [
      step(
        "both",
        .parallel([
          [step("off", .set([("us", false)])) { $0.at = .seconds(10) }],
          [step("on", .set([("eu", true)])) { $0.at = .seconds(95) }],
        ]))
    ]
    let steps = run(it.cloud).accounts.steps
    #expect(steps.map(\.outcome) == [.done, .done, .done])
    #expect(steps.map(\.ended?.seconds) == [100, 100, 95])
  }

  @Test func `a plan may go on without what was refused`() {
    var it = guarded()
    it.cloud.plan = [
      step("off", .set([("us", false)])) {
        $0.deadline = .seconds(100)
        $0.onDeadline = .continue
      },
      step("on", .set([("eu", true)])),
    ]
    let accounts = run(it.cloud).accounts
    #expect(accounts.steps.map(\.outcome) == [.timedOut, .done])
    #expect(!accounts.planFailed)
  }

  @Test func `weights of a record that is not there yet are refused`() {
    var it = RegionalCloud(horizon: 600)
    var weight = RecordWeightDescription()
    weight.record = "asia/web"
    weight.weight = 1
    it.cloud.plan = [
      step("too-soon", .shiftName(name: "app", weights: [weight])) { $0.deadline = .seconds(60) }
    ]
    let steps = run(it.cloud).accounts.steps
    #expect(steps.map(\.outcome) == [.failed])
    #expect(steps[0].ended?.seconds == 60)
  }

  @Test func `a second zonal shift that conflicts with the first one is refused`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.01), targets: 2, horizon: .seconds(600))
    cloud.zones = ["a", "b"]
    cloud.loadBalancers[0].zonalShift.isEnabled = true
    func shift(_ zone: String) -> PlanAction {
      var shift = ZonalShiftStep()
      shift.loadBalancer = "alb"
      shift.away = zone
      return .zonalShift(shift)
    }
    cloud.plan = [
      step("first", shift("a")), step("second", shift("b")) { $0.deadline = .seconds(60) },
    ]
    let steps = run(cloud).accounts.steps
    #expect(steps.map(\.outcome) == [.done, .failed])
    #expect(steps[1].stuckOn == "another zonal shift of alb")
    #expect(steps[1].ended?.seconds == 60)
  }

  // MARK: Branches

  private func branches(
    _ edit: (inout PlanStepDescription) -> Void = { _ in }
  ) -> [PlanStepDescription] {
    let never = WaitCondition.healthyTargets(targetGroup: "blue", atLeast: 9)
    return [
      step(
        "both",
        .parallel([
          [step("stuck", .verify(never, deadline: 600))],
          [step("late", .scale(service: "web", desiredCount: 3)) { $0.at = .seconds(300) }],
        ])
      ) {
        $0.deadline = .seconds(50)
        edit(&$0)
      },
      step("after", .scale(service: "web", desiredCount: 5)),
    ]
  }

  @Test func `branches have a deadline together, and the plan says which step holds them up`() {
    var service = ServiceCloud(desired: 2)
    service.cloud.plan = branches()
    let accounts = service.run().accounts
    #expect(accounts.planFailed)
    #expect(accounts.steps[0].outcome == .failed)
    #expect(accounts.steps[0].ended?.seconds == 50)
    #expect(accounts.steps[0].stuckOn == "stuck: 9 healthy targets in blue: 2 healthy")
    #expect(accounts.steps[3].outcome == .notStarted)
  }

  @Test func `branches that are given up go no farther`() {
    var service = ServiceCloud(desired: 2)
    service.cloud.plan = branches { $0.onDeadline = .continue }
    let accounts = service.run().accounts
    #expect(!accounts.planFailed)
    #expect(accounts.steps.map(\.outcome) == [.timedOut, .timedOut, .notStarted, .done])
    #expect(accounts.steps.map(\.ended?.seconds) == [50, 50, nil, 50])
  }

  @Test func `branches in time know no deadline`() {
    var service = ServiceCloud(desired: 2)
    service.cloud.plan = branches { $0.deadline = .seconds(700) }
    service.cloud.plan[0].action = .parallel([
      [step("scale", .scale(service: "web", desiredCount: 3)) { $0.at = .seconds(300) }]
    ])
    let accounts = service.run().accounts
    #expect(accounts.steps.map(\.outcome) == [.done, .done, .done])
    #expect(!accounts.planFailed)
  }

  // MARK: The end of the run

  @Test func `a plan that is not over when the run is has failed, and says where it is`() {
    var service = ServiceCloud(desired: 2)
    let never = WaitCondition.healthyTargets(targetGroup: "blue", atLeast: 9)
    service.cloud.plan = [
      step(
        "both",
        .parallel([
          [step("wait", .verify(never, deadline: 5_000))],
          [step("work", .scale(service: "web", desiredCount: 3)) { $0.takes = .constant(5_000) }],
          [step("late", .scale(service: "web", desiredCount: 3)) { $0.after = .seconds(5_000) }],
        ]))
    ]
    let result = service.run()
    #expect(result.accounts.planFailed)
    #expect(
      result.accounts.steps.map(\.stuckOn) == [
        "wait: 9 healthy targets in blue: 2 healthy; work: whoever carries it out",
        "9 healthy targets in blue: 2 healthy", "whoever carries it out", "its time",
      ])
    #expect(
      result.recorder.journal.contains {
        $0.subject == "wait" && $0.at.seconds == 1000
          && $0.happening == .stepStuck(on: "9 healthy targets in blue: 2 healthy")
      })
  }

  @Test func `a plan that is over sticks nowhere`() {
    var service = ServiceCloud(desired: 2)
    service.cloud.plan = [step("scale", .scale(service: "web", desiredCount: 3))]
    let result = service.run()
    #expect(result.accounts.steps.map(\.stuckOn) == [nil])
    #expect(!result.accounts.planFailed)
  }
}
