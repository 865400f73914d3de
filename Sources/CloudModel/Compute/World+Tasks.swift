import RandomVariates
import SimulationKernel

// The life of a task: its container starts, serves, and goes.
extension World {
  /// The image is there: the container runs, or dies on the spot.
  mutating func startContainer(_ task: Int, in queue: inout EventQueue) {
    guard !isLost(task, in: &queue), tasks[task].life.state == .activating else { return }
    switch lackOfSecrets(of: task) {
    case .exit:
      perform(tasks[task].life.exited(), on: task, in: &queue)
      return
    case .hang:
      launch.hung.append(task)
      return
    case nil: break
    }
    let crash = description.revisions[tasks[task].revision].crash
    if launch.draws.crash.uniform(TaskDraws.counter(tasks[task])) < crash.beforeRunning {
      perform(tasks[task].life.exited(), on: task, in: &queue)
    } else {
      perform(tasks[task].life.containerStarted(), on: task, in: &queue)
    }
  }

  mutating func processListens(_ task: Int, in queue: inout EventQueue) {
    guard let target = tasks[task].target, targets[target].life == .starting else { return }
    startListening(target, in: &queue)
  }

  mutating func processCrashes(_ task: Int, in queue: inout EventQueue) {
    guard tasks[task].life.state == .running, let target = tasks[task].target else { return }
    kill(target, in: &queue)
  }

  mutating func scheduleCrash(of task: Int, in queue: inout EventQueue) {
    guard let law = description.revisions[tasks[task].revision].crash.afterRunning else { return }
    var stream = launch.draws.lifetime.stream(TaskDraws.counter(tasks[task]))
    let life = TimeSpan(seconds: max(0, Sampler(law).sample(using: &stream)))
    schedule(TaskEvent.crashes(task: task), after: life, in: &queue)
  }

  /// Wants a task gone.
  mutating func stopTask(_ task: Int, cause: StopCause, in queue: inout EventQueue) {
    let order = services[tasks[task].service].description.stopOrder
    let drainsFirst =
      cause == .stoppedByUser
      ? order.drainBeforeTerminationByUser : order.drainBeforeTerminationByScheduler
    let isRegistered = tasks[task].target.map { targets[$0].group >= 0 } ?? false
    let action = tasks[task].life.stopRequested(
      cause, isRegistered: isRegistered, drainsFirst: drainsFirst)
    guard action != .nothing else { return }
    journal(taskName(task), .taskStopping(task: task, cause: cause), in: queue)
    perform(action, on: task, in: &queue)
  }

  /// Does what a change of a task's state asks for.
  mutating func perform(_ action: TaskAction, on task: Int, in queue: inout EventQueue) {
    switch action {
    case .nothing, .waitForCapacity, .pullImage, .removed:
      break
    case .register:
      enterRunning(task, in: &queue)
    case .drain:
      if let target = tasks[task].target { deregisterTarget(target, in: &queue) }
    case .drainAndTerminate:
      if let target = tasks[task].target { deregisterTarget(target, in: &queue) }
      terminateProcess(of: task, in: &queue)
    case .terminate:
      terminateProcess(of: task, in: &queue)
    case .kill:
      if let target = tasks[task].target { kill(target, in: &queue) }
    case .release:
      release(task, in: &queue)
    }
    reconcileSoon(tasks[task].service, in: &queue)
  }

  private mutating func enterRunning(_ task: Int, in queue: inout EventQueue) {
    let service = tasks[task].service
    let revision = description.revisions[tasks[task].revision]
    tasks[task].running = queue.now
    tasks[task].graceEnds = queue.now + services[service].description.healthCheckGracePeriod
    tasks[task].countsFrom =
      queue.now + services[service].description.deployment.healthyAfterRunning
    journal(taskName(task), .taskRunning(task: task), in: queue)
    let release = services[service].releases[tasks[task].release]
    let target = createTarget(
      revision: tasks[task].revision, zone: tasks[task].zone, rollout: release.rollout,
      at: queue.now)
    attach(target, to: task)
    var stream = launch.draws.startUp.stream(TaskDraws.counter(tasks[task]))
    let startUp = TimeSpan(seconds: max(0, Sampler(revision.startUp).sample(using: &stream)))
    if startUp == .zero {
      startListening(target, in: &queue)
    } else {
      schedule(TaskEvent.listens(task: task), after: startUp, in: &queue)
    }
    if let check = revision.containerHealthCheck {
      tasks[task].containerHealth = ContainerHealth(check)
      schedule(TaskEvent.containerProbe(task: task), after: check.interval, in: &queue)
    }
    taskReachedRunning(task, in: &queue)
    scheduleCrash(of: task, in: &queue)
    wakeSchedulerLater(for: task, in: &queue)
    // A group that no rule names checks nobody, nor does one whose load balancer is not in the
    // zone: its targets stay unused.
    if let group = release.group, isInUse(group, zone: tasks[task].zone) {
      registerTarget(target, with: group, in: &queue)
    }
  }

  /// The scheduler looks again when time alone may have changed its opinion of a task.
  private mutating func wakeSchedulerLater(for task: Int, in queue: inout EventQueue) {
    let service = tasks[task].service
    let grace = services[service].description.healthCheckGracePeriod
    let patience = services[service].description.deployment.healthyAfterRunning
    for delay in [grace, patience] where delay > .zero {
      schedule(TaskEvent.wake(service: service), after: delay, in: &queue)
    }
  }

  private mutating func terminateProcess(of task: Int, in queue: inout EventQueue) {
    guard let target = tasks[task].target, targets[target].life != .exited else {
      perform(tasks[task].life.exited(), on: task, in: &queue)
      return
    }
    let timeout = description.revisions[tasks[task].revision].stop.stopTimeout
    schedule(TaskEvent.stopTimeout(task: task), after: timeout, in: &queue)
    terminate(target, in: &queue)
  }

  /// The process is gone, or never was: frees what the task held.
  private mutating func release(_ task: Int, in queue: inout EventQueue) {
    if let target = tasks[task].target {
      if targets[target].life != .exited { kill(target, silently: true, in: &queue) }
      if targets[target].group >= 0 { deregisterTarget(target, in: &queue) }
    } else {
      let region = regionOfZone[tasks[task].zone]
      launch.regions[region].pulls.abandon(task, at: queue.now)
      watchPulls(of: region, in: &queue)
    }
    _ = tasks[task].life.deprovisioned()
    let service = tasks[task].service
    services[service].tasks.removeAll { $0 == task }
    accounts.taskSeconds += lifetime(of: task, until: queue.now)
    addUsage(of: task, until: queue.now, hasEnded: true)
    journal(taskName(task), .taskStopped(task: task), in: queue)
    if tasks[task].life.cause == .failedToStart { taskFailedToStart(task, in: &queue) }
    if tasks[task].life.cause == .crashed { taskCrashed(task, in: &queue) }
  }
}

extension World {
  /// What a task has used of the account's capacity [s].
  func lifetime(of task: Int, until now: SimulationTime) -> Double {
    max(0, (now - tasks[task].created).seconds)
  }

  /// Enters what Fargate bills of a task: the time since it began to pull its image.
  mutating func addUsage(of task: Int, until now: SimulationTime, hasEnded: Bool) {
    let start = tasks[task].billedFrom
    guard start < .never else { return }
    accounts.taskUsage.append(
      TaskUsage(
        service: tasks[task].service, revision: tasks[task].revision,
        seconds: max(0, (now - start).seconds), isWhole: hasEnded && start > .zero))
  }
}

// MARK: - What the data plane reports

extension World {
  /// A process is gone: finished, crashed or killed.
  mutating func processExited(_ target: Int, in queue: inout EventQueue) {
    guard let task = task(of: target), !tasks[task].isLost else { return }
    perform(tasks[task].life.exited(), on: task, in: &queue)
  }

  /// The balancers see a target in another state.
  mutating func targetStateChanged(
    _ target: Int, to state: TargetState, in queue: inout EventQueue
  ) {
    countHost(target, as: state, at: queue.now)
    if let task = task(of: target) {
      if state == .unused { perform(tasks[task].life.drained(), on: task, in: &queue) }
      reconcileSoon(tasks[task].service, in: &queue)
    }
    let group = targets[target].lastGroup
    if group >= 0 { refreshEvaluation(of: groups[group].balancer, in: &queue) }
    checkPlan(in: &queue)
  }
}
