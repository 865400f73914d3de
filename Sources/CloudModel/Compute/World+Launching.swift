import RandomVariates
import SimulationKernel

// From the decision to start a task to its container: quota, provisioning, image.
extension World {
  /// Asks for a task; it is launched as soon as the quotas allow.
  mutating func requestTask(of service: Int, release: Int, in queue: inout EventQueue) {
    launch.waiting.append(addTask(of: service, release: release, created: .never))
    launchWaiting(in: &queue)
  }

  mutating func launchDue(_ generation: Int, in queue: inout EventQueue) {
    guard generation == launch.launchGeneration else { return }
    launchWaiting(in: &queue)
  }

  /// Launches what waits, in order, and sets the alarm clock for the rest.
  mutating func launchWaiting(in queue: inout EventQueue) {
    var left: [Int] = []
    var wake = SimulationTime.never
    for task in launch.waiting where tasks[task].life.state == .provisioning {
      if tryLaunch(task, in: &queue) { continue }
      wake = min(wake, nextTry(of: task, after: queue.now))
      left.append(task)
    }
    launch.waiting = left
    launch.launchGeneration += 1
    guard wake < .never else { return }
    schedule(
      TaskEvent.launchDue(generation: launch.launchGeneration), after: wake - queue.now,
      in: &queue)
  }

  /// When a task may be launched; `.never` while somebody else has to wake it.
  private func nextTry(of task: Int, after now: SimulationTime) -> SimulationTime {
    let region = regionOfZone[tasks[task].zone]
    guard controlPlanes.isUp(.ecs(region)), controlPlanes.isUp(.ec2(region)) else {
      return .never
    }
    return max(
      tasks[task].triesAgain, launch.regions[region].bucket.nextLaunch(after: now),
      services[tasks[task].service].window.nextLaunch(after: now))
  }

  /// - Returns: Whether it is on its way; without a capacity it stays in PROVISIONING, and the
  ///   scheduler tries again.
  private mutating func tryLaunch(_ task: Int, in queue: inout EventQueue) -> Bool {
    guard nextTry(of: task, after: queue.now) <= queue.now,
      launch.regions[regionOfZone[tasks[task].zone]].bucket.take(at: queue.now)
    else { return false }
    services[tasks[task].service].window.launched(at: queue.now)
    if isRefused(task) {
      refuseLaunch(of: task, in: &queue)
      return false
    }
    launchTask(task, in: &queue)
    return true
  }

  private func isRefused(_ task: Int) -> Bool {
    guard capacityIsShort(tasks[task].zone) else { return false }
    let counter = TaskDraws.counter(tasks[task]) &* 1024 &+ UInt64(tasks[task].refusals)
    return capacityIsShort(
      tasks[task].zone, draw: faulted.draws.launches.uniform(counter))
  }

  /// The next try may be in another zone, if one has capacity.
  private mutating func refuseLaunch(of task: Int, in queue: inout EventQueue) {
    let service = tasks[task].service
    if tasks[task].refusals == 0 {
      journal(taskName(task), .launchRefused(task: task, zone: zones[tasks[task].zone]), in: queue)
    }
    tasks[task].refusals += 1
    tasks[task].triesAgain = queue.now + launch.description.capacityRetry
    var counts = tasksByZone(of: service)
    counts[tasks[task].zone] -= 1
    let open = services[service].zones.filter { !deadZones[$0].isKnown && !capacityIsShort($0) }
    tasks[task].zone = ZoneSpread.zoneToStart(tasks: counts, zones: open) ?? tasks[task].zone
  }

  private mutating func launchTask(_ task: Int, in queue: inout EventQueue) {
    tasks[task].created = queue.now
    journal(
      taskName(task),
      .taskStarted(
        task: task, revision: revisions[tasks[task].revision].name,
        zone: zones[tasks[task].zone]), in: queue)
    let counter = TaskDraws.counter(tasks[task])
    let share = launch.draws.provisioning.uniform(counter)
    let delay: TimeSpan
    switch launch.description.provisioning {
    case .constant(let span): delay = span
    case .uniform(let from, let to):
      delay = from + TimeSpan(seconds: (to - from).seconds * share)
    }
    schedule(
      TaskEvent.provisioned(task: task),
      after: max(.zero, impairedLaunch(of: task, taking: delay)), in: &queue)
  }

  mutating func provisioned(_ task: Int, in queue: inout EventQueue) {
    guard !isLost(task, in: &queue), tasks[task].life.provisioned() == .waitForCapacity,
      tasks[task].life.placed() == .pullImage
    else { return }
    tasks[task].billedFrom = queue.now
    let size = description.revisions[tasks[task].revision].image.size
    guard size > 0 else {
      startContainer(task, in: &queue)
      return
    }
    let region = regionOfZone[tasks[task].zone]
    launch.regions[region].pulls.start(task, size: size, at: queue.now)
    watchPulls(of: region, in: &queue)
  }

  mutating func imagesDue(_ generation: Int, from region: Int, in queue: inout EventQueue) {
    guard generation == launch.regions[region].pullGeneration else { return }
    for task in launch.regions[region].pulls.completed(at: queue.now) {
      let image = description.revisions[tasks[task].revision].image
      let rate = image.unpackRate ?? .infinity
      let unpacking = TimeSpan(seconds: rate > 0 ? Double(image.size) / rate : 0)
      schedule(TaskEvent.containerStarts(task: task), after: unpacking, in: &queue)
    }
    watchPulls(of: region, in: &queue)
  }

  mutating func watchPulls(of region: Int, in queue: inout EventQueue) {
    launch.regions[region].pullGeneration += 1
    let next = launch.regions[region].pulls.nextCompletion
    guard next < .never else { return }
    schedule(
      TaskEvent.imagesDue(region: region, generation: launch.regions[region].pullGeneration),
      after: max(.zero, next - queue.now), in: &queue)
  }
}
