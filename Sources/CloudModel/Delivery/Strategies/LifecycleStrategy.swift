import SimulationKernel

/// Two fleets and the traffic between them, as ECS and CodeDeploy do it: blue/green, canary and
/// linear, from the start to the end of one of the two sides.
///
/// The old side stays up until the bake is over, so that a rollback is a flip of the traffic and
/// no deployment of its own (ECS developer guide, "blue-green-deployment-how-it-works").
package struct LifecycleStrategy: Strategy, Equatable {
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
  /// Steps of the schedule that have been taken.
  package private(set) var stepsTaken = 0
  private var testShifted = false
  private var reached: [LifecycleStage] = []

  package init(rules: LifecycleRules, hooks: [HookDescription], hasTestRule: Bool) {
    self.rules = rules
    self.hooks = hooks
    self.hasTestRule = hasTestRule
  }

  package var stage: LifecycleStage? {
    if case .forward(let stage) = phase { stage } else { nil }
  }

  package var isOnlyCleaningUp: Bool { stage == .cleanUp }

  package mutating func handle(
    _ event: StrategyEvent, _ view: StrategyView
  ) -> [StrategyAction] {
    switch event {
    case .started(let reconciles): enter(reconciles ? .reconcileService : .preScaleUp)
    case .observed: observed(view)
    case .hookEnded(let index, let outcome, let generation):
      hookEnded(index, outcome: outcome, generation: generation)
    case .waited(let generation): waited(generation: generation)
    case .stageTimedOut(let generation):
      generation == self.generation && stage != nil
        ? fail(.stageTimedOut, rollsBack: rules.rollsBackOnFailure) : []
    case .alarmFired: fail(.alarm, rollsBack: rules.rollsBackOnAlarm)
    // Until all of its tasks were there once, the limit of the stage decides.
    case .unsettledByScaling where stage == .preScaleUp || stage == .scaleUp: []
    case .unsettledByScaling: fail(.unsettledByScaling, rollsBack: rules.rollsBackOnFailure)
    case .rollbackRequested: fail(.stoppedByUser, rollsBack: true)
    // Its analyses are run by hooks, and it has no circuit breaker.
    case .analysisEnded, .task: []
    }
  }
}

// MARK: - Events

extension LifecycleStrategy {
  private mutating func observed(_ view: StrategyView) -> [StrategyAction] {
    switch phase {
    case .forward(.scaleUp) where view.candidateStands(at: .whole):
      return enter(.postScaleUp)
    case .forward(.cleanUp) where view.stableIsGone:
      phase = .ended(.succeeded)
      return [.ended(.succeeded)]
    case .stoppingCandidate where view.candidateIsGone:
      phase = .ended(.rolledBack)
      return [.ended(.rolledBack)]
    case .forward, .rollingBack, .stoppingCandidate, .ended:
      return []
    }
  }

  /// A hook answered, or did not in time.
  private mutating func hookEnded(
    _ index: Int, outcome: HookOutcome, generation: Int
  ) -> [StrategyAction] {
    guard generation == self.generation, let place = openHooks.firstIndex(of: index) else {
      return []
    }
    openHooks.remove(at: place)
    switch phase {
    case .forward(let stage):
      let rollsBack = rules.rollsBackOnFailure && !rules.withoutRollback.contains(stage)
      switch outcome {
      case .succeeds: return openHooks.isEmpty ? leave(stage) : []
      case .fails: return fail(.hookFailed, rollsBack: rollsBack)
      case .hangs where hooks[index].onTimeout == .continue:
        return openHooks.isEmpty ? leave(stage) : []
      case .hangs: return fail(.hookTimedOut, rollsBack: rollsBack)
      }
    case .rollingBack:
      // What a hook's failure during the rollback does, AWS does not say: here it changes nothing.
      return openHooks.isEmpty ? removeCandidate() : []
    case .stoppingCandidate, .ended:
      return []
    }
  }

  /// The wait of a step, the bake or the termination wait is over.
  private mutating func waited(generation: Int) -> [StrategyAction] {
    guard generation == self.generation, openHooks.isEmpty else { return [] }
    if stage == .productionTrafficShift { return enter(rules.stageOfNextStep) }
    return stage == .bakeTime ? enter(.cleanUp) : []
  }
}

// MARK: - Transitions

extension LifecycleStrategy {
  private mutating func enter(_ stage: LifecycleStage) -> [StrategyAction] {
    phase = .forward(stage)
    generation += 1
    reached.append(stage)
    openHooks = rules.hookStages.contains(stage) ? hookIndices(at: stage) : []
    let isLimited = stage != .bakeTime && stage != .cleanUp
    var actions: [StrategyAction] = [
      .enter(stage, limit: isLimited ? rules.stageLimit : nil, generation: generation)
    ]
    actions += work(of: stage)
    actions += openHooks.map(run)
    let waits = stage == .scaleUp || stage == .bakeTime || stage == .cleanUp
    if openHooks.isEmpty, !waits { actions += leave(stage) }
    return actions
  }

  /// What the stage itself does, beside its hooks.
  private mutating func work(of stage: LifecycleStage) -> [StrategyAction] {
    switch stage {
    case .scaleUp:
      return [.hold(candidate: .whole, stable: .whole)]
    case .testTrafficShift where hasTestRule:
      testShifted = true
      return [.shiftTest(toCandidate: true)]
    case .productionTrafficShift:
      let step = rules.schedule.steps[stepsTaken]
      stepsTaken += 1
      return [.shiftProduction(percent: step.percent)]
    case .bakeTime:
      return [.wait(rules.bakeTime, generation: generation)]
    case .cleanUp:
      return [.hold(candidate: .whole, stable: .none)]
    case .reconcileService, .preScaleUp, .postScaleUp, .testTrafficShift, .postTestTrafficShift,
      .preProductionTrafficShift, .postProductionTrafficShift:
      return []
    }
  }

  /// A stage is done: its work and all of its hooks.
  private mutating func leave(_ stage: LifecycleStage) -> [StrategyAction] {
    if stage == .productionTrafficShift, stepsTaken < rules.schedule.steps.count {
      // The share stands for its bake; a step's own time-out does not count it.
      generation += 1
      return [.wait(rules.schedule.steps[stepsTaken - 1].wait, generation: generation)]
    }
    return stage.next.map { enter($0) } ?? []
  }

  /// Fails the deployment from whatever stage it is in; too late once the old side is going.
  private mutating func fail(
    _ reason: DeploymentFailure, rollsBack: Bool
  ) -> [StrategyAction] {
    guard let stage, stage != .cleanUp else { return [] }
    failure = reason
    generation += 1
    guard rollsBack else {
      phase = .ended(.failed)
      return [.failed(reason), .ended(.failed)]
    }
    phase = .rollingBack
    var actions: [StrategyAction] = [.failed(reason), .rollingBack]
    if stepsTaken > 0 { actions.append(.shiftProduction(percent: 0)) }
    if testShifted { actions.append(.shiftTest(toCandidate: false)) }
    openHooks = rules.repeatedInRollback.filter(reached.contains).flatMap(hookIndices)
    actions += openHooks.map(run)
    if openHooks.isEmpty { actions += removeCandidate() }
    return actions
  }

  private mutating func removeCandidate() -> [StrategyAction] {
    phase = .stoppingCandidate
    return [.hold(candidate: .none, stable: .whole)]
  }

  private func hookIndices(at stage: LifecycleStage) -> [Int] {
    hooks.indices.filter { hooks[$0].stage == stage }
  }

  private func run(_ index: Int) -> StrategyAction {
    // A person may take longer than a function.
    let isPerson = hooks[index].decision.isApproval
    let limit =
      isPerson ? hooks[index].timeout : min(hooks[index].timeout, rules.hookLimit)
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
