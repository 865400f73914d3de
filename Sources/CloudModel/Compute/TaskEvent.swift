import SimulationKernel

/// What can happen to a task, and to the things that start tasks.
enum TaskEvent {
  case reconcile(service: Int)
  /// Time alone may have changed what the scheduler thinks of a service.
  case wake(service: Int)
  case launchDue(generation: Int)
  case provisioned(task: Int)
  case imagesDue(region: Int, generation: Int)
  case containerStarts(task: Int)
  case listens(task: Int)
  case crashes(task: Int)
  case containerProbe(task: Int)
  case containerProbed(task: Int, passed: Bool, sinceStart: TimeSpan)
  case stopTimeout(task: Int)
}

extension World {
  mutating func handle(_ event: TaskEvent, in queue: inout EventQueue) {
    switch event {
    case .reconcile(let service): reconcile(service, in: &queue)
    case .wake(let service): reconcileSoon(service, in: &queue)
    case .launchDue(let generation): launchDue(generation, in: &queue)
    case .provisioned(let task): provisioned(task, in: &queue)
    case .imagesDue(let region, let generation):
      imagesDue(generation, from: region, in: &queue)
    case .containerStarts(let task): startContainer(task, in: &queue)
    case .listens(let task): processListens(task, in: &queue)
    case .crashes(let task): processCrashes(task, in: &queue)
    case .containerProbe(let task): probeContainer(task, in: &queue)
    case .containerProbed(let task, let passed, let sinceStart):
      containerProbed(task, passed: passed, sinceStart: sinceStart, in: &queue)
    case .stopTimeout(let task): perform(tasks[task].life.stopTimedOut(), on: task, in: &queue)
    }
  }

  mutating func schedule(_ event: TaskEvent, after delay: TimeSpan, in queue: inout EventQueue) {
    schedule(.task(event), after: delay, in: &queue)
  }
}
