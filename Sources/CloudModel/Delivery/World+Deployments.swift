import SimulationKernel

// UpdateService and StopServiceDeployment: how deployments begin and end, whatever their kind.
extension World {
  /// UpdateService with a revision. A deployment that still runs is stopped.
  mutating func deploy(_ revision: Int, to service: Int, in queue: inout EventQueue) {
    guard !isTaken(service) else {
      let name = revisions[revision].name
      journal(services[service].description.name, .deploymentRefused(revision: name), in: queue)
      return
    }
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
      rollout: rollout, candidate: candidate, stable: it.current, goal: candidate,
      strategy: machine(of: service),
      replacesInPlace: strategy.replacesInPlace,
      watch: DeploymentAlarmWatch(
        statesAtStart: alarmNumbers.map { alarms[$0].state },
        ignoresRinging: !strategy.isCodeDeploy),
      alarms: alarmNumbers)
    journal(
      it.description.name,
      .deploymentStarted(rollout: rollout, revision: revisions[revision].name), in: queue)
    let others = it.tasks.contains { tasks[$0].release != it.current }
    tell(service, .started(reconciles: others), in: &queue)
    // An alarm that rings already does not change its state: the first poll must see it.
    if alarmNumbers.contains(where: { alarms[$0].state == .inAlarm }) {
      schedule(.alarmPolled(service: service, rollout: rollout), after: .zero, in: &queue)
    }
    reconcileSoon(service, in: &queue)
  }

  /// CodeDeploy runs one deployment of a group at a time, its termination wait included.
  private func isTaken(_ service: Int) -> Bool {
    guard services[service].description.deployment.strategy.isCodeDeploy,
      let deployment = services[service].deployment
    else { return false }
    return !deployment.isFinished && !deployment.strategy.isOnlyCleaningUp
  }

  private func machine(of service: Int) -> any Strategy {
    let it = services[service]
    var deployment = it.description.deployment
    deployment.bakeTime = deployment.effectiveBake(alarms: description.alarms)
    return deployment.strategy.machine(for: deployment, hasTestRule: it.testRule != nil)
  }

  /// In place the group stays; with two fleets it is the other one of the two.
  private func candidateGroup(of service: Int) -> Int? {
    let it = services[service]
    let present = it.releases[it.current].group
    guard it.description.deployment.strategy.usesAlternateGroup,
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
    if deployment.strategy.isOnlyCleaningUp {
      // Its traffic has moved for good; only old tasks are still going.
      makeWay(service, in: &queue)
      end(service, as: .succeeded, in: &queue)
    } else {
      if deployment.replacesInPlace {
        fail(deployment, .stoppedByUser, in: queue)
      } else {
        tell(service, .rollbackRequested, in: &queue)
      }
      // Nobody has found the candidate bad; it is just not wanted any more.
      if accounts.rollouts[deployment.rollout].failure == .stoppedByUser {
        accounts.rollouts[deployment.rollout].detected = nil
      }
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
    // A candidate that never had traffic needs none taken away.
    let hadTraffic = !accounts.rollouts[deployment.rollout].trafficSteps.isEmpty
    if !deployment.replacesInPlace, !hadTraffic {
      accounts.rollouts[deployment.rollout].rolledBack = queue.now
    }
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
      services[service].current = deployment.promoted ?? deployment.candidate
      services[service].completed = services[service].current
      services[service].deployment = nil
    case .rolledBack:
      if deployment.replacesInPlace, deployment.goal != deployment.candidate {
        services[service].current = deployment.goal
      }
      services[service].completed = services[service].current
      services[service].deployment = nil
    case .failed, .running, .stuck:
      break
    }
    reconcileSoon(service, in: &queue)
    // Its next round tells the plan, and may be long after this.
    if propagation.schedulerInterval > .zero { checkPlan(in: &queue) }
  }

  /// Without rollback everything stays as it stands; the service is where its traffic is.
  mutating func leaveAsItStands(_ service: Int, _ deployment: Deployment) {
    let isShifted = accounts.rollouts[deployment.rollout].trafficSteps.last?.percent == 100
    if isShifted { services[service].current = deployment.candidate }
    accounts.rollouts[deployment.rollout].rolledBack = nil
    services[service].deployment = nil
  }

  /// StopServiceDeployment with rollback, or a new deployment of what ran before.
  mutating func rollBack(_ service: Int, in queue: inout EventQueue) {
    if let deployment = services[service].deployment, !deployment.isFinished {
      tell(service, .rollbackRequested, in: &queue)
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
    tell(service, .alarmFired, in: &queue)
  }

  /// Notes the candidate's share of the production traffic if it changed [%].
  mutating func noteShare(_ percent: Double, of rollout: Int, at now: SimulationTime) {
    let known = accounts.rollouts[rollout].trafficSteps.last?.percent ?? 0
    guard known != percent else { return }
    accounts.rollouts[rollout].trafficSteps.append(TrafficStep(at: now, percent: percent))
  }
}
