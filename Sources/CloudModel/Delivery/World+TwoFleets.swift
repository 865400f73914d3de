import SimulationKernel

// Deployments with two fleets and the traffic between them.
extension World {
  /// Keeps both sides at their sizes.
  mutating func keepSides(of service: Int, _ deployment: Deployment, in queue: inout EventQueue) {
    if deployment.promoted == nil {
      keep(deployment.stable, at: deployment.stableSize, of: service, in: &queue)
    }
    keep(deployment.candidate, at: deployment.candidateSize, of: service, in: &queue)
    let sides = [deployment.stable, deployment.candidate, deployment.promoted]
    let leftOver = leftOver(of: service, beside: sides, deployment, at: queue.now)
    stopAll(of: service, in: &queue) { leftOver.contains($0) }
  }

  /// Releases of earlier deployments whose tasks go now; with those that serve beside the stable
  /// side, as after a promotion that was cut short, it waits until that side is whole.
  private func leftOver(
    of service: Int, beside sides: [Int?], _ deployment: Deployment, at now: SimulationTime
  ) -> [Int] {
    let releases = services[service].releases
    let others = releases.indices.filter { !sides.contains($0) }
    let group = releases[deployment.stable].group
    let stable = survey(of: service, apart: deployment.stable, at: now).own
    guard stable.healthy < services[service].desiredCount else { return others }
    return others.filter { releases[$0].group != group }
  }

  /// Replaces the stable side's tasks by such of the candidate's revision.
  mutating func moveStableSide(
    _ moves: RollingMoves, _ service: Int, _ deployment: Deployment, to promoted: Int,
    in queue: inout EventQueue
  ) {
    apply(
      moves.candidate, to: service, starting: promoted, cause: .scaledIn, in: &queue,
      where: { $0 == promoted })
    apply(
      moves.source, to: service, starting: deployment.stable, cause: .replacedByDeployment,
      in: &queue, where: { $0 == deployment.stable })
  }

  private mutating func keep(
    _ release: Int, at size: SideSize, of service: Int, in queue: inout EventQueue
  ) {
    let wanted = size.tasks(desired: services[service].desiredCount)
    if size == .none {
      stopAll(of: service, in: &queue) { $0 == release }
    } else {
      keep(release, of: service, at: wanted, in: &queue)
    }
  }

  /// Old nodes may still send to a side that has just lost its weight: nothing stops before.
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

  /// Gives the candidate's group a share of what a rule forwards.
  mutating func shift(
    _ rule: RuleReference?, of service: Int, _ deployment: Deployment, percent: Double,
    in queue: inout EventQueue
  ) {
    let releases = services[service].releases
    guard let rule, let candidate = releases[deployment.candidate].group,
      let stable = releases[deployment.stable].group, candidate != stable
    else { return }
    let (own, other) = Self.weights(ofShare: percent)
    setWeights(
      [(group: candidate, weight: own), (group: stable, weight: other)], of: rule, in: &queue)
    services[service].trafficSettles = queue.now + propagation.rules.longest
  }

  /// Whole weights of 0–999 for a share in steps of 0.1 %. Whole percents keep their own number;
  /// how ECS writes tenths is not documented.
  private static func weights(ofShare percent: Double) -> (candidate: Int, stable: Int) {
    let tenths = Int((min(100, max(0, percent)) * 10).rounded())
    let scale = tenths % 10 == 0 ? 10 : 1
    return (tenths / scale, (1000 - tenths) / scale)
  }

  mutating func shiftProduction(
    of service: Int, _ deployment: Deployment, percent: Double, in queue: inout EventQueue
  ) {
    shift(
      services[service].productionRule, of: service, deployment, percent: percent, in: &queue)
    // After the promotion both sides have the candidate's revision.
    let isPromoted = services[service].deployment?.promoted != nil
    noteShare(isPromoted ? 100 : percent, of: deployment.rollout, at: queue.now)
    guard percent == 0, accounts.rollouts[deployment.rollout].failure != nil else { return }
    // The slowest node follows at the end of the propagation.
    accounts.rollouts[deployment.rollout].rolledBack = queue.now + propagation.rules.longest
  }
}
