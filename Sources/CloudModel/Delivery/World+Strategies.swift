import SimulationKernel

// The strategy of a deployment decides, and the world does.
extension World {
  /// Tells a deployment's strategy what happened, and does what it asks for.
  mutating func tell(_ service: Int, _ event: StrategyEvent, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment else { return }
    let view = view(of: service, deployment, at: queue.now)
    var strategy = deployment.strategy
    let actions = strategy.handle(event, view)
    services[service].deployment?.strategy = strategy
    for action in actions { perform(action, of: deployment, service: service, in: &queue) }
  }

  /// Another deployment comes while only this one's old tasks are still on their way out.
  mutating func makeWay(_ service: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment else { return }
    var strategy = deployment.strategy
    let actions = strategy.makeWay()
    services[service].deployment?.strategy = strategy
    for action in actions { perform(action, of: deployment, service: service, in: &queue) }
  }

  private func view(
    of service: Int, _ deployment: Deployment, at now: SimulationTime
  ) -> StrategyView {
    var view = StrategyView(
      desired: services[service].desiredCount, limits: services[service].limits())
    view.now = now
    view.canGoBack = services[service].completed != nil
    for task in services[service].tasks {
      let isGoal = tasks[task].release == deployment.goal
      let isStable = tasks[task].release == deployment.stable
      guard tasks[task].life.isActive else {
        if isGoal { view.candidateStopping += 1 } else { view.othersStopping += 1 }
        if isStable { view.stableStopping += 1 }
        continue
      }
      let standing = standing(of: task, at: now)
      if isGoal { view.candidate.count(standing) } else { view.others.count(standing) }
      if isStable { view.stable.count(standing) }
      if tasks[task].release == deployment.promoted { view.promoted.count(standing) }
    }
    return view
  }

  private mutating func perform(
    _ action: StrategyAction, of deployment: Deployment, service: Int, in queue: inout EventQueue
  ) {
    let (rollout, name) = (deployment.rollout, services[service].description.name)
    switch action {
    case .enter(let stage, let limit, let generation):
      journal(name, .stageReached(rollout: rollout, stage: stage), in: queue)
      if let limit {
        schedule(
          .stageTimeout(service: service, rollout: rollout, generation: generation),
          after: limit, in: &queue)
      }
    case .hold(let candidate, let stable):
      services[service].deployment?.candidateSize = candidate
      services[service].deployment?.stableSize = stable
    case .move(let moves):
      // Its tasks tell the scheduler when there is something new to see.
      move(moves, service, services[service].deployment ?? deployment, in: &queue)
      return
    case .shiftTest(let toCandidate):
      shift(
        services[service].testRule, of: service, deployment, percent: toCandidate ? 100 : 0,
        in: &queue)
    case .shiftProduction(let percent):
      shiftProduction(of: service, deployment, percent: percent, in: &queue)
    case .runHook(let hook, let limit, let generation):
      runHook(hook, of: service, deployment, limit: limit, generation: generation, in: &queue)
    case .wait(let span, let generation):
      schedule(
        .waitEnds(service: service, rollout: rollout, generation: generation), after: span,
        in: &queue)
    case .goBack: goBack(service)
    case .promote: promote(service)
    case .report(let notice): report(notice, of: service, in: &queue)
    case .failed(let reason): fail(deployment, reason, in: queue)
    case .rollingBack: noteRollback(of: service, in: queue)
    case .ended(let outcome):
      end(service, as: outcome, in: &queue)
      if outcome == .failed, !deployment.replacesInPlace { leaveAsItStands(service, deployment) }
    case .analyze(let index, let generation):
      analyze(index, of: service, for: .strategy(generation: generation), in: &queue)
    case .endAnalyses: endAnalyses(of: service)
    }
    if !deployment.replacesInPlace || action.changesWhatIsWanted {
      reconcileSoon(service, in: &queue)
    }
  }

  private mutating func report(
    _ notice: StrategyNotice, of service: Int, in queue: inout EventQueue
  ) {
    let name = services[service].description.name
    switch notice {
    case .cannotStartOrStop:
      journal(name, .cannotStartOrStop, in: queue)
    case .circuitBreakerCounted(let failures, let threshold):
      journal(name, .circuitBreakerCounted(failures: failures, threshold: threshold), in: queue)
    case .progressDeadlineExceeded: journal(name, .progressDeadlineExceeded, in: queue)
    case .paused: journal(name, .waitsForSomebody, in: queue)
    }
  }

  /// COMPLETED turns IN_PROGRESS: until the way back is done there is nothing to go back to.
  private mutating func goBack(_ service: Int) {
    guard let goal = services[service].completed else {
      preconditionFailure("service \(service) goes back to a release that was never completed")
    }
    services[service].completed = nil
    services[service].throttle.revisionChanged()
    services[service].deployment?.goal = goal
  }

  /// The stable side is to have the candidate's revision too, as a release of its own.
  private mutating func promote(_ service: Int) {
    guard let deployment = services[service].deployment else { return }
    let releases = services[service].releases
    services[service].deployment?.promoted = releases.count
    services[service].releases.append(
      Release(
        revision: releases[deployment.candidate].revision, rollout: deployment.rollout,
        group: releases[deployment.stable].group))
  }

  private mutating func noteRollback(of service: Int, in queue: borrowing EventQueue) {
    guard let deployment = services[service].deployment else { return }
    let it = services[service]
    let target = deployment.replacesInPlace ? deployment.goal : deployment.stable
    journal(
      it.description.name,
      .rollbackStarted(
        rollout: deployment.rollout, revision: revisions[it.releases[target].revision].name),
      in: queue)
  }
}

extension StrategyAction {
  /// Whether the scheduler of a service with one fleet has something new to do after it.
  fileprivate var changesWhatIsWanted: Bool {
    switch self {
    case .goBack, .promote, .failed, .rollingBack, .ended, .hold,
      .report(.circuitBreakerCounted):
      true
    case .move, .enter, .wait, .analyze, .endAnalyses, .shiftTest, .shiftProduction, .runHook,
      .report(.cannotStartOrStop), .report(.progressDeadlineExceeded), .report(.paused):
      false
    }
  }
}

// MARK: - What strategies hear of tasks

extension World {
  mutating func taskReachedRunning(_ task: Int, in queue: inout EventQueue) {
    services[tasks[task].service].throttle.taskReachedRunning()
    tell(of: task, .reachedRunning, in: &queue)
  }

  mutating func taskBecameHealthy(_ task: Int, in queue: inout EventQueue) {
    tell(of: task, .becameHealthy, in: &queue)
  }

  mutating func taskFailedToStart(_ task: Int, in queue: inout EventQueue) {
    let service = tasks[task].service
    if services[service].throttle.taskFailedToStart(at: queue.now) {
      journal(services[service].description.name, .cannotStartConsistently, in: queue)
    }
    tell(of: task, .failedToStart, in: &queue)
  }

  mutating func taskCrashed(_ task: Int, in queue: inout EventQueue) {
    tell(of: task, .exitedAfterRunning, in: &queue)
  }

  mutating func unhealthyTaskReplaced(_ task: Int, in queue: inout EventQueue) {
    tell(of: task, .replacedAsUnhealthy, in: &queue)
  }

  private mutating func tell(of task: Int, _ news: TaskNews, in queue: inout EventQueue) {
    let service = tasks[task].service
    guard let deployment = services[service].deployment, deployment.strategy.hearsOfTasks,
      deployment.goal == tasks[task].release
    else { return }
    tell(service, .task(news), in: &queue)
  }
}
