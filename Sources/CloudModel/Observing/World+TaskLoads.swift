import SimulationKernel

/// What each process had worked by the end of the interval before.
struct TaskLoadMeter {
  private var before: [TimeSpan] = []
  /// When the current interval began.
  private(set) var began = SimulationTime.zero

  /// The work of a process since the interval began.
  func work(of target: Int, total: TimeSpan) -> TimeSpan {
    target < before.count ? max(.zero, total - before[target]) : total
  }

  mutating func intervalEnded(totals: [TimeSpan], at now: SimulationTime) {
    before = totals
    began = now
  }
}

// CPU of services: measured at the end of an interval, which costs requests nothing.
extension World {
  /// How busy the tasks of each service were since the last call.
  ///
  /// A busy worker uses the revision's `workerCPU` of its task. Tasks that have left RUNNING
  /// within the interval are not asked any more.
  /// - Complexity: O(targets + attempts), and nothing without services.
  mutating func measureTaskLoads(at now: SimulationTime) -> [TaskLoad] {
    guard !services.isEmpty else { return [] }
    let totals = workedTimes(at: now)
    let length = (now - taskLoads.began).seconds
    let loads = services.map { service in
      var load = TaskLoad()
      for task in service.tasks where tasks[task].life.state == .running {
        guard let target = tasks[task].target else { continue }
        let ran = (now - max(taskLoads.began, tasks[task].running)).seconds
        guard ran > 0 else { continue }
        let worked = taskLoads.work(of: target, total: totals[target]).seconds
        let share = worked * workerCPU(of: target) / ran
        load.add(min(1, share) * 100, for: ran / length)
      }
      return load
    }
    taskLoads.intervalEnded(totals: totals, at: now)
    return loads
  }

  /// The part of its task's CPU that a busy worker of the target uses [0…1].
  func workerCPU(of target: Int) -> Double {
    if let share = description.revisions[targets[target].revision].workerCPU { return share }
    return targets[target].workers == .max ? 0 : 1 / Double(targets[target].workers)
  }

  /// What the workers of each target have worked so far, work in service included.
  func workedTimes(at now: SimulationTime) -> [TimeSpan] {
    var worked = targets.indices.map { target in
      targets[target].busyTime + sharing[target].served(at: now)
    }
    for slot in slab.attempts.indices
    where slab[slot].phase == .inService || slab[slot].phase == .calling {
      let target = Int(slab[slot].target)
      guard targets[target].discipline != .processorSharing else { continue }
      worked[target] = worked[target] + max(.zero, now - slab[slot].started)
    }
    return worked
  }
}
