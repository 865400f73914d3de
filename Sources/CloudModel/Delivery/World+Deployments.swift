import SimulationKernel

// UpdateService and StopServiceDeployment: how deployments begin and end, whatever their kind.
extension World {
  /// UpdateService with a revision. A deployment that still runs is stopped.
  mutating func deploy(_ revision: Int, to service: Int, in queue: inout EventQueue) {
    supersede(service, in: &queue)
    let it = services[service]
    let rollout = accounts.rollouts.count
    let strategy = it.description.deployment.strategy
    let release = Release(
      revision: revision, rollout: rollout, group: candidateGroup(of: service))
    let candidate = it.releases.count
    services[service].releases.append(release)
    services[service].throttle.revisionChanged()
    accounts.rollouts.append(
      RolloutAccount(
        service: it.description.name, strategy: strategy.name, revision: revisions[revision].name,
        stableRevision: revisions[it.releases[it.current].revision].name, started: queue.now))
    let alarmNumbers = (it.description.deployment.alarms?.names ?? []).map { name in
      number(name, in: description.alarms, \.name)
    }
    services[service].deployment = Deployment(
      rollout: rollout, candidate: candidate, stable: it.current,
      kind: kind(of: strategy, service: service, candidate: candidate),
      watch: DeploymentAlarmWatch(
        statesAtStart: alarmNumbers.map { alarms[$0].state },
        ignoresRinging: !strategy.isCodeDeploy),
      alarms: alarmNumbers)
    journal(
      it.description.name,
      .deploymentStarted(rollout: rollout, revision: revisions[revision].name), in: queue)
    if case .blueGreen = services[service].deployment?.kind {
      let others = it.tasks.contains { tasks[$0].release != it.current }
      advance(service, in: &queue) { $0.start(reconciles: others) }
    }
    reconcileSoon(service, in: &queue)
  }

  private func kind(
    of strategy: StrategyDescription, service: Int, candidate: Int
  ) -> Deployment.Kind {
    let it = services[service]
    let deployment = it.description.deployment
    let rules: LifecycleRules
    switch strategy {
    case .rolling:
      return .rolling(
        RollingState(
          update: rollingUpdate(of: service, toward: candidate),
          breaker: deployment.circuitBreaker.map { CircuitBreaker($0) }, goal: candidate))
    case .blueGreen: rules = .blueGreen(deployment)
    case .codeDeployAllAtOnce(let codeDeploy): rules = .codeDeploy(codeDeploy)
    }
    return .blueGreen(
      BlueGreenLifecycle(
        rules: rules, hooks: deployment.hooks, hasTestRule: it.testRule != nil))
  }

  /// A rolling deployment keeps the group; blue/green takes the other one of the two.
  private func candidateGroup(of service: Int) -> Int? {
    let it = services[service]
    let present = it.releases[it.current].group
    guard it.description.deployment.strategy != .rolling,
      let alternate = it.description.alternateTargetGroup
    else { return present }
    let other = number(alternate, in: groups, \.name)
    guard other == present, let first = it.description.targetGroup else { return other }
    return number(first, in: groups, \.name)
  }

  /// A new deployment ends the one before it where it stands.
  private mutating func supersede(_ service: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment else { return }
    guard !deployment.isFinished else {
      services[service].deployment = nil
      return
    }
    switch deployment.kind {
    case .blueGreen(let lifecycle) where lifecycle.stage == .cleanUp:
      // Its traffic has moved for good; only old tasks are still going.
      end(service, as: .succeeded, in: &queue)
    case .blueGreen:
      advance(service, in: &queue) { $0.rollbackRequested() }
      end(service, as: .failed, in: &queue)
    case .rolling:
      fail(deployment, .stoppedByUser, in: queue)
      // Nobody has found the candidate bad; it is just not wanted any more.
      accounts.rollouts[deployment.rollout].detected = nil
      end(service, as: .failed, in: &queue)
    }
    services[service].deployment = nil
  }

  /// Enters a failure into the account.
  mutating func fail(
    _ deployment: Deployment, _ reason: DeploymentFailure, in queue: borrowing EventQueue
  ) {
    accounts.rollouts[deployment.rollout].failure = reason
    accounts.rollouts[deployment.rollout].detected = queue.now
    journal(
      accounts.rollouts[deployment.rollout].service,
      .deploymentFailed(rollout: deployment.rollout, reason: reason), in: queue)
  }

  /// Gives a deployment its outcome.
  mutating func end(
    _ service: Int, as outcome: RolloutOutcome, in queue: inout EventQueue
  ) {
    guard let deployment = services[service].deployment, !deployment.isFinished else { return }
    accounts.rollouts[deployment.rollout].outcome = outcome
    accounts.rollouts[deployment.rollout].finished = queue.now
    services[service].deployment?.isFinished = true
    services[service].deployment?.watch.deploymentEnded()
    journal(
      services[service].description.name,
      .deploymentEnded(rollout: deployment.rollout, outcome: outcome), in: queue)
    switch outcome {
    case .succeeded:
      services[service].previous = services[service].current
      services[service].current = deployment.candidate
      services[service].completed = deployment.candidate
      services[service].deployment = nil
    case .rolledBack:
      services[service].completed = services[service].current
      services[service].deployment = nil
    case .failed, .running, .stuck:
      break
    }
    reconcileSoon(service, in: &queue)
  }

  /// StopServiceDeployment with rollback, or a new deployment of what ran before.
  mutating func rollBack(_ service: Int, in queue: inout EventQueue) {
    if let deployment = services[service].deployment, !deployment.isFinished {
      switch deployment.kind {
      case .rolling:
        failRolling(service, .stoppedByUser, rollsBack: true, in: &queue)
      case .blueGreen:
        advance(service, in: &queue) { $0.rollbackRequested() }
      }
      return
    }
    // After a deployment that failed and stayed, the service is still at what ran before it.
    let it = services[service]
    let target = it.deployment == nil ? it.previous : it.current
    if let target { deploy(it.releases[target].revision, to: service, in: &queue) }
  }

  /// The deployment polls its alarms.
  mutating func pollAlarms(of service: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment else { return }
    let states = deployment.alarms.map { alarms[$0].state }
    guard services[service].deployment?.watch.polled(states) == true else { return }
    switch deployment.kind {
    case .rolling:
      let rollsBack = services[service].description.deployment.alarms?.rollback ?? false
      failRolling(service, .alarm, rollsBack: rollsBack, in: &queue)
    case .blueGreen:
      advance(service, in: &queue) { $0.alarmFired() }
    }
  }

  /// Notes the candidate's share of the production traffic if it changed [%].
  mutating func noteShare(_ percent: Double, of rollout: Int, at now: SimulationTime) {
    let known = accounts.rollouts[rollout].trafficSteps.last?.percent ?? 0
    guard known != percent else { return }
    accounts.rollouts[rollout].trafficSteps.append(TrafficStep(at: now, percent: percent))
  }
}

extension StrategyDescription {
  /// What reports call it.
  var name: String {
    switch self {
    case .rolling: "rolling"
    case .blueGreen: "blueGreen"
    case .codeDeployAllAtOnce: "codeDeployAllAtOnce"
    }
  }
}
