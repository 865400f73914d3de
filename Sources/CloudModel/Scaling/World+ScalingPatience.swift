import SimulationKernel

// CodeDeploy and scaling: it goes on while the service scales, but not for long.
extension World {
  /// The desired count moved; if CodeDeploy deploys, it waits for the service to settle.
  mutating func watchSteadiness(of service: Int, in queue: inout EventQueue) {
    guard let deployment = services[service].deployment, !deployment.isFinished,
      let scaling = services[service].description.scaling,
      services[service].description.deployment.strategy.isCodeDeploy
    else { return }
    schedule(
      .scaling(.patienceEnded(service: service, rollout: deployment.rollout)),
      after: scaling.steadyWithin, in: &queue)
  }

  mutating func scalingPatienceEnded(
    _ service: Int, rollout: Int, in queue: inout EventQueue
  ) {
    guard let it = services[service].deployment, it.rollout == rollout, !it.isFinished,
      !isAtSize(it.candidateSize, it.candidate, service, queue.now)
        || !isAtSize(it.stableSize, it.stable, service, queue.now)
    else { return }
    tell(service, .unsettledByScaling, in: &queue)
  }

  private func isAtSize(
    _ size: SideSize, _ release: Int, _ service: Int, _ now: SimulationTime
  ) -> Bool {
    guard size != .none else { return true }
    let own = survey(of: service, apart: release, at: now).own
    let wanted = size.tasks(desired: services[service].desiredCount)
    return own.healthy == wanted && own.active == wanted
  }
}
