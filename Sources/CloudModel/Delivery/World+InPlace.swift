import SimulationKernel

// Deployments in which old tasks make room for new ones.
extension World {
  mutating func move(
    _ moves: RollingMoves, _ service: Int, _ deployment: Deployment, in queue: inout EventQueue
  ) {
    if let promoted = deployment.promoted {
      moveStableSide(moves, service, deployment, to: promoted, in: &queue)
      return
    }
    let goal = deployment.goal
    apply(
      moves.candidate, to: service, starting: goal, cause: .scaledIn, in: &queue,
      where: { $0 == goal })
    apply(
      moves.source, to: service, starting: goal == deployment.candidate ? deployment.stable : nil,
      cause: .replacedByDeployment, in: &queue, where: { $0 != goal })
    noteShareOfTasks(of: service, deployment, at: queue.now)
  }

  /// The share of the traffic follows from which tasks are in service.
  mutating func noteShareOfTasks(
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
}
