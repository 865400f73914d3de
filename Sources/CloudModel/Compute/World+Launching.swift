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
  private mutating func launchWaiting(in queue: inout EventQueue) {
    var left: [Int] = []
    var wake = SimulationTime.never
    for task in launch.waiting where tasks[task].life.state == .provisioning {
      let service = tasks[task].service
      let next = max(
        launch.bucket.nextLaunch(after: queue.now),
        services[service].window.nextLaunch(after: queue.now))
      if next <= queue.now, launch.bucket.take(at: queue.now) {
        services[service].window.launched(at: queue.now)
        launchTask(task, in: &queue)
      } else {
        wake = min(wake, next)
        left.append(task)
      }
    }
    launch.waiting = left
    launch.launchGeneration += 1
    guard wake < .never else { return }
    schedule(
      TaskEvent.launchDue(generation: launch.launchGeneration), after: wake - queue.now,
      in: &queue)
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
    schedule(TaskEvent.provisioned(task: task), after: max(.zero, delay), in: &queue)
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
    launch.pulls.start(task, size: size, at: queue.now)
    watchPulls(in: &queue)
  }

  mutating func imagesDue(_ generation: Int, in queue: inout EventQueue) {
    guard generation == launch.pullGeneration else { return }
    for task in launch.pulls.completed(at: queue.now) {
      let image = description.revisions[tasks[task].revision].image
      let rate = image.unpackRate ?? .infinity
      let unpacking = TimeSpan(seconds: rate > 0 ? Double(image.size) / rate : 0)
      schedule(TaskEvent.containerStarts(task: task), after: unpacking, in: &queue)
    }
    watchPulls(in: &queue)
  }

  mutating func watchPulls(in queue: inout EventQueue) {
    launch.pullGeneration += 1
    let next = launch.pulls.nextCompletion
    guard next < .never else { return }
    schedule(
      TaskEvent.imagesDue(generation: launch.pullGeneration), after: max(.zero, next - queue.now),
      in: &queue)
  }
}
