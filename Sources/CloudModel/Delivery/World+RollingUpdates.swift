import SimulationKernel

// Rolling deployments, with their circuit breaker, their bake and their way back.
extension World {
  func rollingUpdate(of service: Int, toward goal: Int) -> RollingUpdate {
    let it = services[service]
    let sources = it.tasks.count { tasks[$0].life.isActive && tasks[$0].release != goal }
    return RollingUpdate(
      limits: it.limits(), sources: sources, order: it.description.deployment.order,
      countsStopping: it.description.deployment.countsStoppingInMaximum)
  }

  mutating func reconcileRolling(_ service: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment, case .rolling(var state) = deployment.kind
    else { return }
    if let breaker = state.breaker, breaker.trips(desired: services[service].desiredCount) {
      failRolling(
        service, .circuitBreaker, rollsBack: breaker.description.rollback, in: &queue)
      return
    }
    let goal = state.goal
    let survey = survey(of: service, apart: goal, at: queue.now)
    let census = RollingCensus(
      candidate: survey.own, source: survey.others, stopping: survey.stopping)
    state.update.limits = services[service].limits()
    var moves = state.update.moves(for: census)
    let isComplete = state.update.isComplete(census, sourcesStopping: survey.othersStopping)
    let isStuck = state.update.isStuck(census, moves: moves)
    if isStuck, !state.isStuck {
      journal(services[service].description.name, .cannotStartOrStop, in: queue)
    }
    state.isStuck = isStuck
    services[service].deployment?.kind = .rolling(state)
    if state.phase == .stalled { moves.candidate = TaskMoves() }
    apply(
      moves.candidate, to: service, starting: goal, cause: .scaledIn, in: &queue,
      where: { $0 == goal })
    apply(
      moves.source, to: service, starting: goal == deployment.candidate ? deployment.stable : nil,
      cause: .replacedByDeployment, in: &queue, where: { $0 != goal })
    noteRollingShare(of: service, deployment, at: queue.now)
    if isComplete { rollingComplete(service, in: &queue) }
  }

  /// The share of the traffic follows from which tasks are in service.
  private mutating func noteRollingShare(
    of service: Int, _ deployment: Deployment, at now: SimulationTime
  ) {
    let survey = survey(of: service, apart: deployment.candidate, at: now)
    let all = survey.own.healthy + survey.others.healthy
    let percent = all == 0 ? 0 : 100 * Double(survey.own.healthy) / Double(all)
    noteShare(percent, of: deployment.rollout, at: now)
    let account = accounts.rollouts[deployment.rollout]
    if account.failure != nil, account.rolledBack == nil, survey.own.active == 0 {
      accounts.rollouts[deployment.rollout].rolledBack = now
    }
  }

  /// Everything is replaced and healthy: the bake begins, or the deployment ends.
  private mutating func rollingComplete(_ service: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment, !deployment.isFinished,
      case .rolling(var state) = deployment.kind, state.phase == .moving
    else { return }
    if state.goal != deployment.candidate {
      services[service].current = state.goal
      end(service, as: .rolledBack, in: &queue)
      return
    }
    let it = services[service].description.deployment
    guard it.alarms != nil, it.bakeTime > .zero else {
      end(service, as: .succeeded, in: &queue)
      return
    }
    state.phase = .baking
    services[service].deployment?.kind = .rolling(state)
    journal(
      services[service].description.name,
      .stageReached(rollout: deployment.rollout, stage: .bakeTime), in: queue)
    schedule(
      .bakeEnds(service: service, rollout: deployment.rollout, generation: 0), after: it.bakeTime,
      in: &queue)
  }

  mutating func bakeEnded(_ service: Int, generation: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment else { return }
    switch deployment.kind {
    case .rolling(let state):
      if state.phase == .baking { end(service, as: .succeeded, in: &queue) }
    case .blueGreen:
      advance(service, in: &queue) { $0.waited(generation: generation) }
    }
  }

  /// Fails a rolling deployment; going back is a rolling deployment of the old release.
  mutating func failRolling(
    _ service: Int, _ reason: DeploymentFailure, rollsBack: Bool, in queue: inout EventQueue
  ) {
    guard let deployment = services[service].deployment, !deployment.isFinished,
      case .rolling(var state) = deployment.kind, state.goal == deployment.candidate,
      state.phase != .stalled
    else { return }
    fail(deployment, reason, in: queue)
    state.breaker = nil
    let goal = services[service].completed
    if rollsBack, let goal {
      // COMPLETED turns IN_PROGRESS: until the way back is done there is nothing to go back to.
      services[service].completed = nil
      services[service].throttle.revisionChanged()
      state.goal = goal
      state.phase = .moving
      state.update = rollingUpdate(of: service, toward: goal)
      let revision = revisions[services[service].releases[goal].revision].name
      journal(
        services[service].description.name,
        .rollbackStarted(rollout: deployment.rollout, revision: revision), in: queue)
    } else {
      state.phase = .stalled
      state.isStuck = rollsBack
    }
    services[service].deployment?.kind = .rolling(state)
    if !rollsBack { end(service, as: .failed, in: &queue) }
    reconcileSoon(service, in: &queue)
  }
}

// MARK: - What the circuit breaker and the back-off hear

extension World {
  mutating func taskReachedRunning(_ task: Int, in queue: inout EventQueue) {
    let service = tasks[task].service
    services[service].throttle.taskReachedRunning()
    services[service].deployment?.taskReachedRunning(of: tasks[task].release)
  }

  mutating func taskFailedToStart(_ task: Int, in queue: inout EventQueue) {
    let service = tasks[task].service
    if services[service].throttle.taskFailedToStart(at: queue.now) {
      journal(services[service].description.name, .cannotStartConsistently, in: queue)
    }
    count(task, in: &queue) { $0.taskFailedToStart() }
  }

  mutating func taskCrashed(_ task: Int, in queue: inout EventQueue) {
    count(task, in: &queue) { $0.taskExitedAfterRunning() }
  }

  mutating func unhealthyTaskReplaced(_ task: Int, in queue: inout EventQueue) {
    count(task, in: &queue) { $0.unhealthyTaskReplaced() }
  }

  private mutating func count(
    _ task: Int, in queue: inout EventQueue, _ event: (inout CircuitBreaker) -> Bool
  ) {
    let service = tasks[task].service
    guard let breaker = services[service].deployment?.count(tasks[task].release, event) else {
      return
    }
    let threshold = breaker.threshold(desired: services[service].desiredCount)
    journal(
      services[service].description.name,
      .circuitBreakerCounted(failures: breaker.failures, threshold: threshold), in: queue)
    reconcileSoon(service, in: &queue)
  }
}
