import SimulationKernel

// Docker's own health check, from inside the task.
extension World {
  mutating func probeContainer(_ task: Int, in queue: inout EventQueue) {
    guard tasks[task].life.state == .running, let target = tasks[task].target,
      let check = tasks[task].containerHealth?.description
    else { return }
    schedule(TaskEvent.containerProbe(task: task), after: check.interval, in: &queue)
    let sinceStart = queue.now - tasks[task].running
    let answer = containerAnswer(of: target, at: queue.now)
    schedule(
      TaskEvent.containerProbed(task: task, passed: answer == .ok, sinceStart: sinceStart),
      after: answer == .hang ? check.timeout : .zero, in: &queue)
  }

  mutating func containerProbed(
    _ task: Int, passed: Bool, sinceStart: TimeSpan, in queue: inout EventQueue
  ) {
    guard tasks[task].life.state == .running else { return }
    if tasks[task].containerHealth?.probed(passed: passed, sinceStart: sinceStart) != nil {
      reconcileSoon(tasks[task].service, in: &queue)
    }
  }

  /// What the endpoint says over the loopback interface: the network plays no part.
  private func containerAnswer(of target: Int, at now: SimulationTime) -> HealthAnswer {
    let it = targets[target]
    guard it.life == .serving || it.life == .ignoringTermination else { return .refuse }
    switch it.failure {
    case .hang: return .hang
    case .refuse, .crash: return .refuse
    case .error: return .error
    case .unreachable, nil: break
    }
    let endpoint = revisions[it.revision].healthEndpoint
    if let limit = endpoint.tooBusyAbove, it.waiting > limit { return .hang }
    if failsHealthChecksForSchema(it.revision) || impairment(of: target).failsHealthChecks {
      return .error
    }
    return now - it.listening >= endpoint.after ? endpoint.answers : .ok
  }
}
