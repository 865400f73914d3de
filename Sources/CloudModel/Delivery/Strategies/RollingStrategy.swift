import SimulationKernel

/// ECS's rolling update: old tasks make room for new ones within the two percentages, a circuit
/// breaker and alarms watch, and the way back is a rolling update of its own (ECS developer
/// guide, "deployment-type-ecs").
package struct RollingStrategy: Strategy, Equatable {
  package enum Phase: Sendable, Equatable {
    case moving
    /// All is replaced; the alarms are watched for a while.
    case baking
    /// It failed, and nothing replaces it: no task is started any more.
    case stalled
    case ended
  }

  package private(set) var phase = Phase.moving
  private let order: RollingOrder
  private let countsStopping: Bool
  /// How long alarms are watched after the last task; zero without alarms.
  private let bakeTime: TimeSpan
  private let alarmRollsBack: Bool
  private var update: RollingUpdate
  /// Off while it goes back.
  private var breaker: CircuitBreaker?
  private var isGoingBack = false
  /// The limits allow neither a start nor a stop.
  private var isBlocked = false

  package init(_ deployment: DeploymentDescription) {
    order = deployment.order
    countsStopping = deployment.countsStoppingInMaximum
    bakeTime = deployment.alarms == nil ? .zero : deployment.bakeTime ?? .zero
    alarmRollsBack = deployment.alarms?.rollback ?? false
    breaker = deployment.circuitBreaker.map { CircuitBreaker($0) }
    let none = RollingLimits(desired: 0, minimumHealthyPercent: 0, maximumPercent: 0)
    update = RollingUpdate(
      limits: none, sources: 0, order: order, countsStopping: countsStopping)
  }

  package var isStuck: Bool { isBlocked || phase == .stalled }
  package var hearsOfTasks: Bool { breaker != nil }

  package mutating func handle(
    _ event: StrategyEvent, _ view: StrategyView
  ) -> [StrategyAction] {
    switch event {
    case .started:
      aim(toReplace: view.others.active, view)
      return []
    case .observed: return observed(view)
    case .waited:
      guard phase == .baking else { return [] }
      phase = .ended
      return [.ended(.succeeded)]
    case .alarmFired: return fail(.alarm, rollsBack: alarmRollsBack, view)
    case .rollbackRequested: return fail(.stoppedByUser, rollsBack: true, view)
    case .task(let news): return taskChanged(news, view)
    // It has no stages with hooks, time-outs or analyses, and scales as it goes.
    case .hookEnded, .stageTimedOut, .analysisEnded, .unsettledByScaling: return []
    }
  }

  private mutating func aim(toReplace sources: Int, _ view: StrategyView) {
    update = RollingUpdate(
      limits: view.limits, sources: sources, order: order, countsStopping: countsStopping)
  }
}

// MARK: - Events

extension RollingStrategy {
  private mutating func observed(_ view: StrategyView) -> [StrategyAction] {
    if let breaker, breaker.trips(desired: view.desired) {
      return fail(.circuitBreaker, rollsBack: breaker.description.rollback, view)
    }
    let census = RollingCensus(
      candidate: view.candidate, source: view.others, stopping: view.stopping)
    update.limits = view.limits
    var moves = update.moves(for: census)
    let isComplete = update.isComplete(census, sourcesStopping: view.othersStopping)
    let wasBlocked = isBlocked
    isBlocked = update.isStuck(census, moves: moves)
    if phase == .stalled { moves.candidate = TaskMoves() }
    var actions: [StrategyAction] = [.move(moves)]
    if isBlocked, !wasBlocked { actions.insert(.report(.cannotStartOrStop), at: 0) }
    return isComplete && phase == .moving ? actions + complete() : actions
  }

  /// Everything is replaced and healthy: the bake begins, or the deployment ends.
  private mutating func complete() -> [StrategyAction] {
    guard !isGoingBack, bakeTime > .zero else {
      phase = .ended
      return [.ended(isGoingBack ? .rolledBack : .succeeded)]
    }
    phase = .baking
    return [.enter(.bakeTime, limit: nil, generation: 0), .wait(bakeTime, generation: 0)]
  }

  private mutating func taskChanged(
    _ news: TaskNews, _ view: StrategyView
  ) -> [StrategyAction] {
    guard var breaker else { return [] }
    let counts = breaker.heard(news)
    self.breaker = breaker
    guard counts else { return [] }
    return [
      .report(
        .circuitBreakerCounted(
          failures: breaker.failures, threshold: breaker.threshold(desired: view.desired)))
    ]
  }

  /// Going back is a rolling update of the old release.
  private mutating func fail(
    _ reason: DeploymentFailure, rollsBack: Bool, _ view: StrategyView
  ) -> [StrategyAction] {
    guard !isGoingBack, phase == .moving || phase == .baking else { return [] }
    breaker = nil
    guard rollsBack, view.canGoBack else {
      phase = .stalled
      return rollsBack ? [.failed(reason)] : [.failed(reason), .ended(.failed)]
    }
    isGoingBack = true
    phase = .moving
    aim(toReplace: view.candidate.active + view.others.active - view.stable.active, view)
    return [.failed(reason), .goBack, .rollingBack]
  }
}

extension CircuitBreaker {
  /// - Returns: Whether a failure was counted.
  fileprivate mutating func heard(_ news: TaskNews) -> Bool {
    switch news {
    case .reachedRunning: taskReachedRunning()
    case .becameHealthy: taskBecameHealthy()
    case .failedToStart: return taskFailedToStart()
    case .exitedAfterRunning: return taskExitedAfterRunning()
    case .replacedAsUnhealthy: return unhealthyTaskReplaced()
    }
    return false
  }
}
