import SimulationKernel

/// What a blue/green deployment wants done.
package enum LifecycleAction: Sendable, Equatable {
  /// A stage began; its time-out runs from now under this generation.
  case enter(LifecycleStage, limit: TimeSpan?, generation: Int)
  /// Bring the candidate to the desired count and report when all of it is healthy.
  case scaleUp
  /// Move the test or production rule, all of it, to one side.
  case shiftTest(toCandidate: Bool)
  case shiftProduction(toCandidate: Bool)
  /// Run one hook, and report its end under this generation; the limit ends it as timed out.
  case runHook(index: Int, limit: TimeSpan, generation: Int)
  case wait(TimeSpan, generation: Int)
  /// Stop every task of the old side, and report when they are gone.
  case stopSource
  /// Stop every task of the candidate, and report when they are gone.
  case stopCandidate
  case failed(DeploymentFailure)
  case rollingBack
  case ended(RolloutOutcome)
}

/// One blue/green deployment, from its start to the end of one of the two sides.
///
/// The old side stays up until the bake is over, so that a rollback is a flip of the traffic and
/// no deployment of its own (ECS developer guide, "blue-green-deployment-how-it-works").
package struct BlueGreenLifecycle: Sendable, Equatable {
  package enum Phase: Sendable, Equatable {
    case forward(LifecycleStage)
    /// Traffic is back; the repeated hooks run, then the candidate goes.
    case rollingBack
    case stoppingCandidate
    case ended(RolloutOutcome)
  }

  package let rules: LifecycleRules
  package let hooks: [HookDescription]
  package let hasTestRule: Bool
  package private(set) var phase: Phase = .ended(.failed)
  /// Grows with every stage: an answer to an older one is stale.
  package private(set) var generation = 0
  package private(set) var failure: DeploymentFailure?
  /// Hooks that have not answered yet, as indices into ``hooks``.
  private var openHooks: [Int] = []
  private var testShifted = false
  private var productionShifted = false
  private var reached: [LifecycleStage] = []

  package init(rules: LifecycleRules, hooks: [HookDescription], hasTestRule: Bool) {
    self.rules = rules
    self.hooks = hooks
    self.hasTestRule = hasTestRule
  }

  package var stage: LifecycleStage? {
    if case .forward(let stage) = phase { stage } else { nil }
  }

  // MARK: Events

  /// - Parameter reconciles: Whether more than one revision was active at the start.
  package mutating func start(reconciles: Bool) -> [LifecycleAction] {
    enter(reconciles ? .reconcileService : .preScaleUp)
  }

  /// The whole candidate is up and healthy.
  package mutating func scaledUp() -> [LifecycleAction] {
    guard stage == .scaleUp else { return [] }
    return enter(.postScaleUp)
  }

  /// A hook answered, or did not in time.
  package mutating func hookEnded(
    _ index: Int, outcome: HookOutcome, generation: Int
  ) -> [LifecycleAction] {
    guard generation == self.generation, let place = openHooks.firstIndex(of: index) else {
      return []
    }
    openHooks.remove(at: place)
    switch phase {
    case .forward(let stage):
      return forwardHookEnded(outcome, at: stage)
    case .rollingBack:
      // What a hook's failure during the rollback does, AWS does not say: here it changes nothing.
      return openHooks.isEmpty ? removeCandidate() : []
    case .stoppingCandidate, .ended:
      return []
    }
  }

  /// The bake or termination wait is over.
  package mutating func waited(generation: Int) -> [LifecycleAction] {
    guard generation == self.generation, stage == .bakeTime else { return [] }
    return enter(.cleanUp)
  }

  package mutating func stageTimedOut(generation: Int) -> [LifecycleAction] {
    guard generation == self.generation, stage != nil else { return [] }
    return fail(.stageTimedOut, rollsBack: rules.rollsBackOnFailure)
  }

  package mutating func alarmFired() -> [LifecycleAction] {
    fail(.alarm, rollsBack: rules.rollsBackOnAlarm)
  }

  /// StopServiceDeployment with rollback.
  package mutating func rollbackRequested() -> [LifecycleAction] {
    fail(.stoppedByUser, rollsBack: true)
  }

  package mutating func sourceStopped() -> [LifecycleAction] {
    guard stage == .cleanUp else { return [] }
    phase = .ended(.succeeded)
    return [.ended(.succeeded)]
  }

  package mutating func candidateStopped() -> [LifecycleAction] {
    guard phase == .stoppingCandidate else { return [] }
    phase = .ended(.rolledBack)
    return [.ended(.rolledBack)]
  }
}

// MARK: - Transitions

extension BlueGreenLifecycle {
  private mutating func enter(_ stage: LifecycleStage) -> [LifecycleAction] {
    phase = .forward(stage)
    generation += 1
    reached.append(stage)
    openHooks = rules.hookStages.contains(stage) ? hookIndices(at: stage) : []
    let isLimited = stage != .bakeTime && stage != .cleanUp
    var actions: [LifecycleAction] = [
      .enter(stage, limit: isLimited ? rules.stageLimit : nil, generation: generation)
    ]
    actions += work(of: stage)
    actions += openHooks.map(run)
    let waits = stage == .scaleUp || stage == .bakeTime || stage == .cleanUp
    if openHooks.isEmpty, !waits, let next = stage.next { actions += enter(next) }
    return actions
  }

  /// What the stage itself does, beside its hooks.
  private mutating func work(of stage: LifecycleStage) -> [LifecycleAction] {
    switch stage {
    case .scaleUp:
      return [.scaleUp]
    case .testTrafficShift where hasTestRule:
      testShifted = true
      return [.shiftTest(toCandidate: true)]
    case .productionTrafficShift:
      productionShifted = true
      return [.shiftProduction(toCandidate: true)]
    case .bakeTime:
      return [.wait(rules.bakeTime, generation: generation)]
    case .cleanUp:
      return [.stopSource]
    case .reconcileService, .preScaleUp, .postScaleUp, .testTrafficShift, .postTestTrafficShift,
      .preProductionTrafficShift, .postProductionTrafficShift:
      return []
    }
  }

  private mutating func forwardHookEnded(
    _ outcome: HookOutcome, at stage: LifecycleStage
  ) -> [LifecycleAction] {
    let rollsBack = rules.rollsBackOnFailure && !rules.withoutRollback.contains(stage)
    switch outcome {
    case .succeeds:
      guard openHooks.isEmpty, let next = stage.next else { return [] }
      return enter(next)
    case .fails:
      return fail(.hookFailed, rollsBack: rollsBack)
    case .hangs:
      return fail(.hookTimedOut, rollsBack: rollsBack)
    }
  }

  /// Fails the deployment from whatever stage it is in; too late once the old side is going.
  private mutating func fail(
    _ reason: DeploymentFailure, rollsBack: Bool
  ) -> [LifecycleAction] {
    guard let stage, stage != .cleanUp else { return [] }
    failure = reason
    generation += 1
    guard rollsBack else {
      phase = .ended(.failed)
      return [.failed(reason), .ended(.failed)]
    }
    phase = .rollingBack
    var actions: [LifecycleAction] = [.failed(reason), .rollingBack]
    if productionShifted { actions.append(.shiftProduction(toCandidate: false)) }
    if testShifted { actions.append(.shiftTest(toCandidate: false)) }
    openHooks = rules.repeatedInRollback.filter(reached.contains).flatMap(hookIndices)
    actions += openHooks.map(run)
    if openHooks.isEmpty { actions += removeCandidate() }
    return actions
  }

  private mutating func removeCandidate() -> [LifecycleAction] {
    phase = .stoppingCandidate
    return [.stopCandidate]
  }

  private func hookIndices(at stage: LifecycleStage) -> [Int] {
    hooks.indices.filter { hooks[$0].stage == stage }
  }

  private func run(_ index: Int) -> LifecycleAction {
    let limit = min(hooks[index].timeout, rules.hookLimit)
    return .runHook(index: index, limit: limit, generation: generation)
  }
}

extension LifecycleStage {
  /// The stage that follows; `nil` after the last.
  package var next: LifecycleStage? {
    let all = LifecycleStage.allCases
    guard let place = all.firstIndex(of: self), place + 1 < all.count else { return nil }
    return all[place + 1]
  }
}
