import SimulationKernel

// Blue/green deployments: the lifecycle decides, and the world does.
extension World {
  /// Gives the lifecycle an event, and does what it asks for.
  mutating func advance(
    _ service: Int, in queue: inout EventQueue,
    _ event: (inout BlueGreenLifecycle) -> [LifecycleAction]
  ) {
    guard let deployment = services[service].deployment,
      case .blueGreen(var lifecycle) = deployment.kind
    else { return }
    let actions = event(&lifecycle)
    services[service].deployment?.kind = .blueGreen(lifecycle)
    for action in actions { perform(action, of: deployment, service: service, in: &queue) }
  }

  private mutating func perform(
    _ action: LifecycleAction, of deployment: Deployment, service: Int,
    in queue: inout EventQueue
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
    case .scaleUp:
      services[service].deployment?.candidateIsWanted = true
    case .shiftTest(let toCandidate):
      shift(services[service].testRule, of: service, deployment, toCandidate, in: &queue)
    case .shiftProduction(let toCandidate):
      shiftProduction(of: service, deployment, toCandidate: toCandidate, in: &queue)
    case .runHook(let hook, let limit, let generation):
      runHook(hook, of: service, deployment, limit: limit, generation: generation, in: &queue)
    case .wait(let span, let generation):
      schedule(
        .bakeEnds(service: service, rollout: rollout, generation: generation), after: span,
        in: &queue)
    case .stopSource:
      services[service].deployment?.stableIsWanted = false
    case .stopCandidate:
      services[service].deployment?.candidateIsWanted = false
    case .failed(let reason):
      fail(deployment, reason, in: queue)
      if accounts.rollouts[rollout].trafficSteps.isEmpty {
        accounts.rollouts[rollout].rolledBack = queue.now
      }
    case .rollingBack:
      let revision = revisions[services[service].releases[deployment.stable].revision].name
      journal(name, .rollbackStarted(rollout: rollout, revision: revision), in: queue)
    case .ended(let outcome):
      endBlueGreen(service, deployment, outcome, in: &queue)
    }
    reconcileSoon(service, in: &queue)
  }

  private mutating func endBlueGreen(
    _ service: Int, _ deployment: Deployment, _ outcome: RolloutOutcome,
    in queue: inout EventQueue
  ) {
    end(service, as: outcome, in: &queue)
    guard outcome == .failed else { return }
    // Without rollback everything stays as it stands; the service is where its traffic is.
    let isShifted = accounts.rollouts[deployment.rollout].trafficSteps.last?.percent == 100
    if isShifted { services[service].current = deployment.candidate }
    accounts.rollouts[deployment.rollout].rolledBack = nil
    services[service].deployment = nil
  }

  private mutating func shift(
    _ rule: RuleReference?, of service: Int, _ deployment: Deployment, _ toCandidate: Bool,
    in queue: inout EventQueue
  ) {
    let releases = services[service].releases
    guard let rule, let candidate = releases[deployment.candidate].group,
      let stable = releases[deployment.stable].group, candidate != stable
    else { return }
    let weights = [
      (group: candidate, weight: toCandidate ? 100 : 0),
      (group: stable, weight: toCandidate ? 0 : 100),
    ]
    setWeights(weights, of: rule, in: &queue)
    services[service].trafficSettles = queue.now + propagation.rules.longest
  }

  private mutating func shiftProduction(
    of service: Int, _ deployment: Deployment, toCandidate: Bool, in queue: inout EventQueue
  ) {
    shift(services[service].productionRule, of: service, deployment, toCandidate, in: &queue)
    noteShare(toCandidate ? 100 : 0, of: deployment.rollout, at: queue.now)
    guard !toCandidate else { return }
    // The slowest node follows at the end of the propagation.
    accounts.rollouts[deployment.rollout].rolledBack = queue.now + propagation.rules.longest
  }

  private mutating func runHook(
    _ hook: Int, of service: Int, _ deployment: Deployment, limit: TimeSpan, generation: Int,
    in queue: inout EventQueue
  ) {
    let it = services[service].description.deployment.hooks[hook]
    let isLate = it.outcome == .hangs || it.duration > limit
    schedule(
      .hookEnds(
        service: service, rollout: deployment.rollout, hook: hook,
        outcome: isLate ? .hangs : it.outcome, generation: generation),
      after: isLate ? limit : it.duration, in: &queue)
  }

  mutating func hookEnded(
    _ hook: Int, of service: Int, outcome: HookOutcome, generation: Int,
    in queue: inout EventQueue
  ) {
    let it = services[service].description
    journal(
      it.name, .hookEnded(stage: it.deployment.hooks[hook].stage, outcome: outcome), in: queue)
    advance(service, in: &queue) {
      $0.hookEnded(hook, outcome: outcome, generation: generation)
    }
  }

  /// Keeps both sides at their sizes, and tells the lifecycle when one of them has got there.
  mutating func reconcileBlueGreen(_ service: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment,
      case .blueGreen(let lifecycle) = deployment.kind
    else { return }
    let wanted = services[service].desiredCount
    keepSide(deployment.stable, of: service, isWanted: deployment.stableIsWanted, in: &queue)
    keepSide(
      deployment.candidate, of: service, isWanted: deployment.candidateIsWanted, in: &queue)
    stopAll(of: service, in: &queue) { $0 != deployment.stable && $0 != deployment.candidate }

    switch lifecycle.phase {
    case .forward(.scaleUp):
      let green = survey(of: service, apart: deployment.candidate, at: queue.now).own
      if green.healthy == wanted, green.active == wanted {
        advance(service, in: &queue) { $0.scaledUp() }
      }
    case .forward(.cleanUp):
      if !hasTasks(deployment.stable, service) {
        advance(service, in: &queue) { $0.sourceStopped() }
      }
    case .stoppingCandidate:
      if !hasTasks(deployment.candidate, service) {
        advance(service, in: &queue) { $0.candidateStopped() }
      }
    case .forward, .rollingBack, .ended:
      break
    }
  }

  private mutating func keepSide(
    _ release: Int, of service: Int, isWanted: Bool, in queue: inout EventQueue
  ) {
    if isWanted {
      keep(release, of: service, at: services[service].desiredCount, in: &queue)
    } else {
      stopAll(of: service, in: &queue) { $0 == release }
    }
  }

  private mutating func stopAll(
    of service: Int, in queue: inout EventQueue, where belongs: (Int) -> Bool
  ) {
    let settles = services[service].trafficSettles
    guard settles <= queue.now else {
      schedule(TaskEvent.wake(service: service), after: settles - queue.now, in: &queue)
      return
    }
    for task in services[service].tasks
    where tasks[task].life.isActive && belongs(tasks[task].release) {
      stopTask(task, cause: .replacedByDeployment, in: &queue)
    }
  }

  private func hasTasks(_ release: Int, _ service: Int) -> Bool {
    services[service].tasks.contains { tasks[$0].release == release }
  }
}
