import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// The same service in two Regions, `web` and its standby, with a plan that a test writes.
private struct TwoRegions {
  var service = ServiceCloud(desired: 4)

  init(_ plan: [PlanStepDescription] = [], _ edit: (inout CloudDescription) -> Void = { _ in }) {
    service.cloud.plan = plan
    edit(&service.cloud)
  }

  func run(seed: UInt64 = 1) -> Rehearsed { service.run(seed: seed) }
}

private func step(
  _ name: String, _ action: PlanAction, _ edit: (inout PlanStepDescription) -> Void = { _ in }
) -> PlanStepDescription {
  var step = PlanStepDescription()
  step.name = name
  step.action = action
  edit(&step)
  return step
}

private func verify(
  _ condition: WaitCondition, deadline: Double = 600, _ onDeadline: DeadlineAction = .fail
) -> PlanAction {
  var wait = WaitDescription()
  wait.condition = condition
  wait.deadline = .seconds(deadline)
  wait.onDeadline = onDeadline
  return .verify(wait)
}

@Suite struct RunbookTests {
  private func times(_ run: Rehearsed) -> [String: [Double?]] {
    Dictionary(
      uniqueKeysWithValues: run.accounts.steps.map {
        ($0.name, [$0.due?.seconds, $0.started?.seconds, $0.ended?.seconds])
      })
  }

  @Test func `a person notices an alarm, understands, decides, and somebody carries it out`() {
    var decision = DecisionDescription()
    decision.notices = .alarm(name: "errors", inAlarm: true)
    decision.detection = .constant(120)
    decision.decision = .constant(180)
    var run = TwoRegions([
      step("decide", .decide(decision)),
      step("scale", .scale(service: "web", desiredCount: 6)) { $0.takes = .constant(60) },
    ])
    run.service.watchErrors(of: "blue")
    run.service.deployment.alarms = nil
    run.service.cloud.revisions[0].errorRate = 1
    let result = run.run()
    let rang = result.recorder.journal.first { $0.happening == .alarm(state: .inAlarm) }
    let alarm = rang?.at.seconds ?? 0
    #expect(alarm > 60)
    #expect(
      times(result) == [
        "decide": [0, alarm, alarm + 300], "scale": [alarm + 300, alarm + 300, alarm + 360],
      ])
    #expect(result.accounts.steps[0].detected?.seconds == alarm + 120)
    #expect(result.accounts.steps[0].decided?.seconds == alarm + 300)
    #expect(result.accounts.steps.map(\.outcome) == [.done, .done])
  }

  @Test func `variants of a plan meet the same people`() {
    func decided(_ plan: [PlanStepDescription]) -> Double? {
      TwoRegions(plan).run().accounts.steps.first { $0.name == "decide" }
        .flatMap { step in step.ended.map { ($0 - (step.started ?? .zero)).seconds } }
    }
    var decision = DecisionDescription()
    decision.detection = .exponential(mean: 60)
    decision.decision = .lognormal(mean: 100, sigma: 1)
    let decide = step("decide", .decide(decision))
    let before = step("before", .scale(service: "web", desiredCount: 5))
    let alone = decided([decide])
    #expect(alone != nil && alone == decided([before, decide]))
    #expect(alone == decided([step("both", .parallel([[before], [decide]]))]))
  }

  @Test func `branches go on side by side, and the plan waits for the slowest`() {
    let run = TwoRegions([
      step(
        "both",
        .parallel([
          [step("slow", .scale(service: "web", desiredCount: 5)) { $0.takes = .constant(50) }],
          [
            step("one", .scale(service: "web", desiredCount: 6)) { $0.takes = .constant(20) },
            step("two", .scale(service: "web", desiredCount: 7)) { $0.takes = .constant(10) },
          ],
        ])),
      step("after", .scale(service: "web", desiredCount: 8)),
    ]).run()
    #expect(
      times(run) == [
        "both": [0, 0, 50], "slow": [0, 0, 50], "one": [0, 0, 20], "two": [20, 20, 30],
        "after": [50, 50, 50],
      ])
  }

  @Test func `a plan that fails says where it stuck, on what, and what was there instead`() {
    let run = TwoRegions([
      step("scale", .scale(service: "web", desiredCount: 3)),
      step("enough", verify(.healthyTargets(targetGroup: "blue", atLeast: 6), deadline: 300)),
      step("never", .scale(service: "web", desiredCount: 8)),
    ]).run()
    #expect(run.accounts.planFailed)
    #expect(run.accounts.steps.map(\.outcome) == [.done, .failed, .notStarted])
    #expect(run.accounts.steps[1].stuckOn == "6 healthy targets in blue: 3 healthy")
    #expect(
      run.recorder.journal.contains {
        $0.happening == .stepStuck(on: "6 healthy targets in blue: 3 healthy")
          && $0.subject == "enough" && $0.at.seconds == 300
      })
  }

  @Test func `a step whose start never comes fails at its own deadline`() {
    var run = TwoRegions([
      step("scale", .scale(service: "web", desiredCount: 3)) {
        $0.when = .alarm(name: "errors", inAlarm: true)
        $0.deadline = .seconds(200)
      }
    ])
    run.service.watchErrors(of: "blue")
    run.service.deployment.alarms = nil
    let result = run.run()
    #expect(result.accounts.steps[0].stuckOn == "errors in alarm: OK")
    #expect(result.accounts.steps[0].ended?.seconds == 200)
    #expect(result.accounts.steps[0].started == nil)
  }

  @Test func `an ungraceful run leaves out what is graceful only`() {
    func outcomes(_ mode: RunbookMode) -> [StepOutcome] {
      TwoRegions([
        step("first", .scale(service: "web", desiredCount: 3)) { $0.gracefulOnly = true },
        step("second", .scale(service: "web", desiredCount: 5)),
      ]) { $0.runbook.mode = mode }.run().accounts.steps.map(\.outcome)
    }
    #expect(outcomes(.graceful) == [.done, .done])
    #expect(outcomes(.ungraceful) == [.skipped, .done])
  }

  // MARK: Capacity

  @Test(arguments: [(50.0, 4), (60, 4), (100, 6), (101, 7), (150, 9)])
  func `a standby is scaled to a part of the primary, rounded up, and never down`(
    row: (percent: Double, tasks: Int)
  ) {
    let run = TwoRegions([
      step("scale", .scaleLike(service: "web", percent: row.percent, of: "primary")),
      step("wait", verify(.steady(service: "web"))),
    ]) { cloud in
      var primary = cloud.services[0]
      primary.name = "primary"
      primary.desiredCount = 6
      primary.targetGroup = nil
      primary.alternateTargetGroup = nil
      primary.productionRule = nil
      primary.testRule = nil
      cloud.services.append(primary)
    }.run()
    // It starts with 4; half of six is three, and 60 % are 3.6.
    #expect(run.recorder.journal.count { $0.subject == "web" && isStart($0) } == row.tasks - 4)
    #expect(run.accounts.steps[1].outcome == .done)
    #expect(run.accounts.steps[1].ended?.seconds == (row.tasks > 4 ? 40 : 0))
  }

  private func isStart(_ entry: JournalEntry) -> Bool {
    if case .taskStarted = entry.happening { true } else { false }
  }

  // MARK: Traffic

  @Test func `a drained source sends nothing until it is resumed`() {
    var drain = DrainDescription()
    drain.source = "users"
    let run = TwoRegions([
      step("drain", .drain(drain)) { $0.at = .seconds(100) },
      step("resume", .resume(source: "users")) { $0.after = .seconds(50) },
    ]).run()
    let ended = run.accounts.steps[0].ended?.seconds ?? 0
    let sent = run.recorder.attempts.map(\.sent.seconds)
    #expect(!sent.contains { $0 > 100 && $0 < ended + 50 })
    #expect(sent.contains { $0 > ended + 50 } && sent.contains { $0 < 100 })
  }

  @Test func `requests after a pause are those of a run without it`() {
    var drain = DrainDescription()
    drain.source = "users"
    let paused = TwoRegions([
      step("drain", .drain(drain)) { $0.at = .seconds(100) },
      step("resume", .resume(source: "users")) { $0.at = .seconds(200) },
    ]).run()
    let plain = TwoRegions().run()
    func late(_ run: Rehearsed) -> [UInt64] {
      run.recorder.attempts.filter { $0.due.seconds > 250 }.map(\.request)
    }
    #expect(late(paused) == late(plain) && !late(plain).isEmpty)
  }

  @Test func `only the named classes of a source stop`() {
    var drain = DrainDescription()
    drain.source = "users"
    drain.classes = ["write"]
    let run = TwoRegions([step("drain", .drain(drain)) { $0.at = .seconds(100) }]) { cloud in
      var write = cloud.traffic[0].classes[0]
      write.name = "write"
      cloud.traffic[0].classes.append(write)
    }.run()
    let late = run.recorder.attempts.filter { $0.due.seconds > 100 }
    #expect(late.allSatisfy { $0.requestClass == 0 } && !late.isEmpty)
    #expect(run.recorder.attempts.contains { $0.requestClass == 1 })
  }

  @Test func `the success of a source is judged over a window after the step began`() {
    let run = TwoRegions([
      step(
        "verify",
        verify(
          .successShare(source: "users", atLeast: 0.99, window: .seconds(60)), deadline: 900))
    ]) { cloud in
      var fault = FaultDescription()
      fault.duration = .seconds(120)
      fault.kind = .targetsLost(of: "web", count: 4, mode: .error)
      cloud.faults = [fault]
      // Nobody replaces the tasks.
      cloud.targetGroups[0].healthCheck.enabled = false
    }.run()
    #expect(run.accounts.steps[0].outcome == .done)
    // At most 1 % of a window of 60 s may reach back into the fault.
    let ended = run.accounts.steps[0].ended?.seconds ?? 0
    #expect(ended >= 179 && ended <= 181, "ended at \(ended)")
  }
}
