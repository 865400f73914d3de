import CloudModel
import SimulationKernel
import Testing

/// The events by themselves, as sentences.
extension LifecycleStrategy {
  private static func view(
    candidate: TaskCensus = TaskCensus(), stable: TaskCensus = TaskCensus()
  ) -> StrategyView {
    var view = StrategyView(
      desired: 4,
      limits: RollingLimits(desired: 4, minimumHealthyPercent: 100, maximumPercent: 200))
    view.candidate = candidate
    view.stable = stable
    view.others = stable
    return view
  }

  private static var full: TaskCensus { TaskCensus(healthy: 4) }

  mutating func start(reconciles: Bool) -> [StrategyAction] {
    handle(.started(reconciles: reconciles), Self.view(stable: Self.full))
  }
  mutating func scaledUp() -> [StrategyAction] {
    handle(.observed, Self.view(candidate: Self.full, stable: Self.full))
  }
  mutating func sourceStopped() -> [StrategyAction] {
    handle(.observed, Self.view(candidate: Self.full))
  }
  mutating func candidateStopped() -> [StrategyAction] {
    handle(.observed, Self.view(stable: Self.full))
  }
  mutating func hookEnded(
    _ index: Int, outcome: HookOutcome, generation: Int
  ) -> [StrategyAction] {
    handle(
      .hookEnded(index: index, outcome: outcome, generation: generation),
      Self.view(stable: Self.full))
  }
  mutating func waited(generation: Int) -> [StrategyAction] {
    handle(.waited(generation: generation), Self.view(candidate: Self.full, stable: Self.full))
  }
  mutating func stageTimedOut(generation: Int) -> [StrategyAction] {
    handle(.stageTimedOut(generation: generation), Self.view(stable: Self.full))
  }
  mutating func alarmFired() -> [StrategyAction] {
    handle(.alarmFired, Self.view(candidate: Self.full, stable: Self.full))
  }
  mutating func rollbackRequested() -> [StrategyAction] {
    handle(.rollbackRequested, Self.view(candidate: Self.full, stable: Self.full))
  }
}

@Suite struct LifecycleStrategyTests {
  private func hook(
    _ stage: LifecycleStage, timeout: TimeSpan = .minutes(1440)
  ) -> HookDescription {
    var hook = HookDescription()
    hook.stage = stage
    hook.timeout = timeout
    return hook
  }

  private func lifecycle(
    hooks: [HookDescription] = [], hasTestRule: Bool = true, bakeTime: TimeSpan = .minutes(5),
    rules: LifecycleRules? = nil
  ) -> LifecycleStrategy {
    var description = DeploymentDescription()
    description.bakeTime = bakeTime
    return LifecycleStrategy(
      rules: rules ?? .native(description), hooks: hooks, hasTestRule: hasTestRule)
  }

  private func stages(_ actions: [StrategyAction]) -> [LifecycleStage] {
    actions.compactMap { if case .enter(let stage, _, _) = $0 { stage } else { nil } }
  }

  /// The shares that the candidate gets, and when [min], with every hook answered at once.
  private func shifts(
    _ schedule: TrafficSchedule, hooks: [HookDescription] = []
  ) -> (steps: [[Double]], cleanUp: Double, hookCalls: Int) {
    var description = DeploymentDescription()
    description.bakeTime = .minutes(15)
    var deployment = lifecycle(
      hooks: hooks, rules: .native(description, schedule: schedule))
    var pending = deployment.start(reconciles: false) + deployment.scaledUp()
    var (now, steps, calls) = (0.0, [[Double]](), 0)
    while !pending.isEmpty {
      let action = pending.removeFirst()
      switch action {
      case .shiftProduction(let percent): steps.append([now, percent])
      case .wait(let span, let generation):
        now += span.seconds / 60
        pending += deployment.waited(generation: generation)
      case .runHook(let index, _, let generation):
        calls += 1
        pending += deployment.hookEnded(index, outcome: .succeeds, generation: generation)
      case .enter(.cleanUp, _, _): return (steps, now, calls)
      default: break
      }
    }
    return (steps, now, calls)
  }

  @Test func `a linear shift waits between its steps and not after the last`() {
    let defaults = shifts(.linear(percent: 10, bake: .minutes(6)))
    let expected: [[Double]] = (1...10).map { step in
      [Double(step - 1) * 6, Double(step) * 10]
    }
    #expect(defaults.steps == expected)
    #expect(defaults.cleanUp == 54 + 15)
    let uneven = shifts(.linear(percent: 30, bake: .minutes(5)))
    #expect(uneven.steps == [[0, 30], [5, 60], [10, 90], [15, 100]])
    let small = shifts(.linear(percent: 3, bake: .zero))
    #expect(small.steps.count == 34)
    #expect(small.steps.suffix(2) == [[0, 99], [0, 100]])
  }

  @Test func `a canary takes a small share, then everything`() {
    let canary = shifts(.canary(percent: 5, bake: .minutes(10)))
    #expect(canary.steps == [[0, 5], [10, 100]])
    #expect(canary.cleanUp == 25)
  }

  @Test func `a hook before the shift is called before each of its steps`() {
    let calls = shifts(
      .linear(percent: 20, bake: .minutes(1)), hooks: [hook(.preProductionTrafficShift)]
    ).hookCalls
    #expect(calls == 5)
  }

  @Test func `an alarm between two steps takes all of the traffic back`() {
    var deployment = lifecycle(
      rules: .native(DeploymentDescription(), schedule: .linear(percent: 10, bake: .minutes(1))))
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    for _ in 0..<4 { _ = deployment.waited(generation: deployment.generation) }
    #expect(deployment.stepsTaken == 5)
    let stale = deployment.generation
    #expect(deployment.alarmFired().contains(.shiftProduction(percent: 0)))
    #expect(deployment.waited(generation: stale) == [])
  }

  @Test func `a hook that is late and may be is taken for a success`() {
    var late = hook(.postScaleUp)
    late.onTimeout = .continue
    var deployment = lifecycle(hooks: [late])
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    _ = deployment.hookEnded(0, outcome: .hangs, generation: deployment.generation)
    #expect(deployment.stage == .bakeTime)
  }

  /// The lifecycle in its bake, with every hook before it passed.
  private func baking() -> LifecycleStrategy {
    var deployment = lifecycle()
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    return deployment
  }

  @Test func `every stage comes in its order`() {
    var deployment = lifecycle()
    var seen = stages(deployment.start(reconciles: true))
    seen += stages(deployment.scaledUp())
    seen += stages(deployment.waited(generation: deployment.generation))
    #expect(seen == LifecycleStage.allCases)
    #expect(deployment.sourceStopped() == [.ended(.succeeded)])
  }

  @Test func `a service with one revision is not reconciled`() {
    var deployment = lifecycle()
    #expect(stages(deployment.start(reconciles: false)) == [.preScaleUp, .scaleUp])
  }

  @Test func `traffic moves once the candidate is healthy and the old side goes after the bake`() {
    var deployment = lifecycle()
    let start = deployment.start(reconciles: false)
    #expect(start.contains(.hold(candidate: .whole, stable: .whole)))
    #expect(!start.contains(.shiftProduction(percent: 100)))
    let shift = deployment.scaledUp()
    #expect(shift.contains(.shiftTest(toCandidate: true)))
    #expect(shift.contains(.shiftProduction(percent: 100)))
    #expect(shift.contains(.wait(.minutes(5), generation: deployment.generation)))
    #expect(!shift.contains(.hold(candidate: .whole, stable: .none)))
    #expect(
      deployment.waited(generation: deployment.generation).contains(
        .hold(candidate: .whole, stable: .none)))
  }

  @Test func `without a test rule no test traffic moves`() {
    var deployment = lifecycle(hasTestRule: false)
    _ = deployment.start(reconciles: false)
    #expect(!deployment.scaledUp().contains(.shiftTest(toCandidate: true)))
  }

  @Test func `hooks of one stage run side by side and all must succeed`() {
    var deployment = lifecycle(hooks: [hook(.postScaleUp), hook(.postScaleUp)])
    _ = deployment.start(reconciles: false)
    let actions = deployment.scaledUp()
    let generation = deployment.generation
    let limit = TimeSpan.minutes(1440)
    #expect(actions.contains(.runHook(index: 0, limit: limit, generation: generation)))
    #expect(actions.contains(.runHook(index: 1, limit: limit, generation: generation)))
    #expect(deployment.hookEnded(1, outcome: .succeeds, generation: generation) == [])
    #expect(deployment.stage == .postScaleUp)
    _ = deployment.hookEnded(0, outcome: .succeeds, generation: generation)
    #expect(deployment.stage == .bakeTime)
  }

  @Test func `a hook that fails before the shift just removes the candidate`() {
    var deployment = lifecycle(hooks: [hook(.postScaleUp)])
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    let actions = deployment.hookEnded(0, outcome: .fails, generation: deployment.generation)
    #expect(
      actions == [.failed(.hookFailed), .rollingBack, .hold(candidate: .none, stable: .whole)])
    #expect(deployment.candidateStopped() == [.ended(.rolledBack)])
  }

  @Test func `a hook that hangs counts as timed out`() {
    var deployment = lifecycle(hooks: [hook(.preScaleUp)])
    _ = deployment.start(reconciles: false)
    _ = deployment.hookEnded(0, outcome: .hangs, generation: deployment.generation)
    #expect(deployment.failure == .hookTimedOut)
  }

  @Test func `an alarm in the bake flips the traffic back at once`() {
    var deployment = baking()
    let actions = deployment.alarmFired()
    #expect(
      actions == [
        .failed(.alarm), .rollingBack, .shiftProduction(percent: 0),
        .shiftTest(toCandidate: false), .hold(candidate: .none, stable: .whole),
      ])
  }

  @Test func `the hooks of both shifts run again in the rollback`() {
    var deployment = lifecycle(hooks: [
      hook(.testTrafficShift), hook(.productionTrafficShift), hook(.postScaleUp),
    ])
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    for index in [2, 0, 1] {
      _ = deployment.hookEnded(index, outcome: .succeeds, generation: deployment.generation)
    }
    #expect(deployment.stage == .bakeTime)
    let actions = deployment.rollbackRequested()
    let generation = deployment.generation
    #expect(
      actions.suffix(2) == [
        .runHook(index: 1, limit: .minutes(1440), generation: generation),
        .runHook(index: 0, limit: .minutes(1440), generation: generation),
      ])
    #expect(deployment.hookEnded(1, outcome: .fails, generation: generation) == [])
    #expect(
      deployment.hookEnded(0, outcome: .succeeds, generation: generation) == [
        .hold(candidate: .none, stable: .whole)
      ])
  }

  @Test func `every stage before the clean-up can be rolled back, and ends with the old side`() {
    let all = LifecycleStage.allCases.filter { $0 != .scaleUp && $0 != .bakeTime }
    for last in LifecycleStage.allCases where last != .cleanUp {
      var deployment = lifecycle(hooks: all.map { hook($0) })
      var actions = deployment.start(reconciles: true)
      while let stage = deployment.stage, stage != last {
        if stage == .scaleUp {
          actions += deployment.scaledUp()
        } else if let index = all.firstIndex(of: stage) {
          actions += deployment.hookEnded(
            index, outcome: .succeeds, generation: deployment.generation)
        }
      }
      let shifted = actions.contains(.shiftProduction(percent: 100))
      let back = deployment.stageTimedOut(generation: deployment.generation)
      #expect(back.contains(.shiftProduction(percent: 0)) == shifted, "\(last)")
      #expect(back.contains(.failed(.stageTimedOut)))
    }
  }

  @Test func `once the old side is going there is no way back`() {
    var deployment = baking()
    _ = deployment.waited(generation: deployment.generation)
    #expect(deployment.alarmFired() == [])
    #expect(deployment.rollbackRequested() == [])
    #expect(deployment.stage == .cleanUp)
  }

  @Test func `answers to an older stage are ignored`() {
    var deployment = lifecycle(hooks: [hook(.preScaleUp)])
    _ = deployment.start(reconciles: false)
    let stale = deployment.generation
    _ = deployment.hookEnded(0, outcome: .succeeds, generation: stale)
    #expect(deployment.stage == .scaleUp)
    #expect(deployment.stageTimedOut(generation: stale) == [])
    #expect(deployment.hookEnded(0, outcome: .fails, generation: stale) == [])
    #expect(deployment.stage == .scaleUp)
  }

  @Test func `a stage may last a day, the bake and the clean-up as long as they like`() {
    var deployment = lifecycle()
    var actions = deployment.start(reconciles: true)
    actions += deployment.scaledUp()
    actions += deployment.waited(generation: deployment.generation)
    for action in actions {
      guard case .enter(let stage, let limit, _) = action else { continue }
      let expected: TimeSpan? = stage == .bakeTime || stage == .cleanUp ? nil : .minutes(1440)
      #expect(limit == expected, "\(stage)")
    }
  }
}

@Suite struct CodeDeployLifecycleTests {
  private func deployment(
    hooks: [LifecycleStage] = [], _ edit: (inout CodeDeployDescription) -> Void = { _ in }
  ) -> LifecycleStrategy {
    var description = CodeDeployDescription()
    edit(&description)
    let hooks = hooks.map { stage in
      var hook = HookDescription()
      hook.stage = stage
      return hook
    }
    return LifecycleStrategy(
      rules: .codeDeploy(description), hooks: hooks, hasTestRule: true)
  }

  @Test func `a hook has an hour at most`() {
    var deployment = deployment(hooks: [.preScaleUp])
    let actions = deployment.start(reconciles: false)
    #expect(
      actions.contains(
        .runHook(index: 0, limit: .seconds(3600), generation: deployment.generation)))
  }

  @Test func `a failure at BeforeInstall ends the deployment without rollback`() {
    var deployment = deployment(hooks: [.preScaleUp])
    _ = deployment.start(reconciles: false)
    let actions = deployment.hookEnded(0, outcome: .fails, generation: deployment.generation)
    #expect(actions == [.failed(.hookFailed), .ended(.failed)])
  }

  @Test func `a failure after the reroute goes back to the old tasks while they live`() {
    var deployment = deployment(hooks: [.postProductionTrafficShift])
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    let actions = deployment.hookEnded(0, outcome: .fails, generation: deployment.generation)
    #expect(actions.contains(.shiftProduction(percent: 0)))
  }

  @Test func `without rollback everything stays as it stands`() {
    var deployment = deployment { $0.rollbackOnAlarm = false }
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    #expect(deployment.alarmFired() == [.failed(.alarm), .ended(.failed)])
  }

  @Test func `the old tasks live for the termination wait, and then it is too late`() {
    var deployment = deployment()
    _ = deployment.start(reconciles: false)
    let actions = deployment.scaledUp()
    #expect(actions.contains(.wait(.minutes(60), generation: deployment.generation)))
    _ = deployment.waited(generation: deployment.generation)
    #expect(deployment.rollbackRequested() == [])
  }

  @Test func `there is no hook at the shifts themselves`() {
    var deployment = deployment(hooks: [.productionTrafficShift, .testTrafficShift])
    _ = deployment.start(reconciles: false)
    _ = deployment.scaledUp()
    #expect(deployment.stage == .bakeTime)
  }
}
