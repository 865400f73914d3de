import SimulationKernel

// Where the data plane calls the control plane: the start and the end of a run.
extension World {
  /// Everything that stands or is planned at time zero.
  mutating func startControlPlane(in queue: inout EventQueue) {
    deadZones = Array(repeating: ZoneHealth(), count: zones.count)
    impairments = Array(repeating: ZoneImpairment(), count: zones.count)
    startServices(in: &queue)
    startScaling(in: &queue)
    startObserving(in: &queue)
    schedulePracticeRuns(in: &queue)
    scheduleExperiments(in: &queue)
    scheduleFaults(in: &queue)
    scheduleExperimentEnds(in: &queue)
    startPlan(in: &queue)
  }

  /// The horizon is reached: what is still under way is entered into the accounts.
  mutating func finishControlPlane(at horizon: SimulationTime) {
    for task in tasks.indices where tasks[task].life.state != .stopped {
      accounts.taskSeconds += lifetime(of: task, until: horizon)
      addUsage(of: task, until: horizon, hasEnded: false)
    }
    for service in services.indices {
      guard let deployment = services[service].deployment, !deployment.isFinished,
        deployment.strategy.isStuck
      else { continue }
      accounts.rollouts[deployment.rollout].outcome = .stuck
    }
    finishDatabases(at: horizon)
    finishPlan(at: horizon)
  }
}
