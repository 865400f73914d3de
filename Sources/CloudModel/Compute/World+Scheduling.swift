import SimulationKernel

// The ECS service scheduler: what it sees, and what it does about it.
extension World {
  /// Lets the scheduler look at a service: now, or with its next round.
  mutating func reconcileSoon(_ service: Int, in queue: inout EventQueue) {
    guard !services[service].isReconcileDue else { return }
    services[service].isReconcileDue = true
    let interval = propagation.schedulerInterval
    let delay =
      interval > .zero
      ? TimeSpan(
        nanoseconds: interval.nanoseconds - queue.now.nanoseconds % interval.nanoseconds) : .zero
    schedule(TaskEvent.reconcile(service: service), after: delay, in: &queue)
  }

  mutating func reconcile(_ service: Int, in queue: inout EventQueue) {
    services[service].isReconcileDue = false
    guard ecsIsUp(for: service) else {
      // A deployment may have ended with its last task.
      checkPlan(in: &queue)
      return
    }
    noteHealth(of: service, in: &queue)
    if let deployment = services[service].deployment {
      if !deployment.replacesInPlace { keepSides(of: service, deployment, in: &queue) }
      tell(service, .observed, in: &queue)
    } else {
      keep(services[service].current, of: service, at: services[service].desiredCount, in: &queue)
    }
    noteSteadiness(of: service, in: &queue)
    checkPlan(in: &queue)
  }

  // MARK: What it sees

  func standing(of task: Int, at now: SimulationTime) -> TaskStanding {
    guard tasks[task].life.state == .running else { return .pending }
    let state = tasks[task].target.flatMap { states[$0] }
    let container = tasks[task].containerHealth?.state
    if state == .unhealthy || container == .unhealthy {
      return now < tasks[task].graceEnds ? .pending : .unhealthy
    }
    if tasks[task].hasGroup, state != .healthy { return .pending }
    if let container, container != .healthy { return .pending }
    let isUnchecked = !tasks[task].hasGroup && container == nil
    return isUnchecked && now < tasks[task].countsFrom ? .pending : .healthy
  }

  /// Counts the tasks of a service, those of one release apart from all others.
  ///
  /// - Complexity: O(tasks of the service)
  func survey(of service: Int, apart release: Int, at now: SimulationTime) -> ServiceSurvey {
    var survey = ServiceSurvey()
    for task in services[service].tasks {
      let isOwn = tasks[task].release == release
      if !tasks[task].life.isActive {
        if isOwn { survey.ownStopping += 1 } else { survey.othersStopping += 1 }
      } else if isOwn {
        survey.own.count(standing(of: task, at: now))
      } else {
        survey.others.count(standing(of: task, at: now))
      }
    }
    return survey
  }

  private mutating func noteHealth(of service: Int, in queue: inout EventQueue) {
    for task in services[service].tasks
    where !tasks[task].wasHealthy && standing(of: task, at: queue.now) == .healthy {
      tasks[task].wasHealthy = true
      taskBecameHealthy(task, in: &queue)
    }
  }

  private mutating func noteSteadiness(of service: Int, in queue: inout EventQueue) {
    guard services[service].deployment == nil else {
      services[service].isSteady = false
      return
    }
    let all = survey(of: service, apart: services[service].current, at: queue.now)
    let wanted = services[service].desiredCount
    let isSteady =
      all.own.healthy == wanted && all.own.active == wanted && all.others.active == 0
      && all.stopping == 0
    if isSteady, !services[service].isSteady {
      journal(services[service].description.name, .steadyState, in: queue)
    }
    services[service].isSteady = isSteady
  }

  // MARK: What it does

  /// Holds one release at a number of tasks, within the service's maximum.
  mutating func keep(
    _ release: Int, of service: Int, at wanted: Int, in queue: inout EventQueue
  ) {
    let survey = survey(of: service, apart: release, at: queue.now)
    let counts = services[service].description.deployment.countsStoppingInMaximum
    let stopping = counts ? survey.ownStopping : 0
    let room = services[service].limits().upper - survey.own.active - stopping
    let moves = TaskKeeping.moves(toward: wanted, from: survey.own, room: room, stopping: stopping)
    apply(
      moves, to: service, starting: release, cause: .scaledIn, in: &queue, where: { $0 == release })
  }

  /// Starts and stops tasks.
  ///
  /// - Parameters:
  ///   - release: What is started; `nil` starts nothing.
  ///   - belongs: Which releases' tasks may be stopped.
  mutating func apply(
    _ moves: TaskMoves, to service: Int, starting release: Int?, cause: StopCause,
    in queue: inout EventQueue, where belongs: (Int) -> Bool
  ) {
    let stops: [(TaskStanding, Int)] = [
      (.unhealthy, moves.stopsUnhealthy), (.pending, moves.stopsPending),
      (.healthy, moves.stopsHealthy),
    ]
    for (standing, count) in stops where count > 0 {
      stop(count, standing, of: service, cause: cause, in: &queue, where: belongs)
    }
    guard let release, moves.starts > 0 else { return }
    let opensAt = services[service].throttle.opensAt
    if opensAt > queue.now {
      schedule(TaskEvent.wake(service: service), after: opensAt - queue.now, in: &queue)
      return
    }
    for _ in 0..<moves.starts { requestTask(of: service, release: release, in: &queue) }
  }

  /// Stops tasks of some standing, each in the zone that has the most then.
  private mutating func stop(
    _ count: Int, _ wanted: TaskStanding, of service: Int, cause: StopCause,
    in queue: inout EventQueue, where belongs: (Int) -> Bool
  ) {
    var candidates = services[service].tasks.filter {
      tasks[$0].life.isActive && belongs(tasks[$0].release)
        && standing(of: $0, at: queue.now) == wanted
    }
    var byZone = tasksByZone(of: service)
    for _ in 0..<count {
      let zones = candidates.map { tasks[$0].zone }
      guard let index = ZoneSpread.indexToStop(tasks: byZone, candidates: zones) else { return }
      let task = candidates.remove(at: index)
      byZone[tasks[task].zone] -= 1
      if wanted == .unhealthy {
        replaceUnhealthy(task, in: &queue)
      } else {
        stopTask(task, cause: cause, in: &queue)
      }
    }
  }

  private mutating func replaceUnhealthy(_ task: Int, in queue: inout EventQueue) {
    let isContainer = tasks[task].containerHealth?.state == .unhealthy
    stopTask(
      task, cause: isContainer ? .failedContainerHealthCheck : .failedHealthCheck, in: &queue)
    unhealthyTaskReplaced(task, in: &queue)
  }
}
