import SimulationKernel

// The HorizontalPodAutoscaler's own clock and readings, which no alarm is part of.
extension World {
  mutating func syncPods(_ scaling: Int, in queue: inout EventQueue) {
    let it = scalings[scaling]
    var readings = it.description.policies.map { _ in ScalingReading.nothing }
    for (policy, each) in it.description.policies.enumerated() {
      guard case .horizontalPodAutoscaler(let pods) = each.kind else { continue }
      readings[policy] = .pods(
        readPods(of: it.service, warmUp: pods.warmUp, it.podLoads, queue.now))
      schedule(.scaling(.podsSynced(scaling: scaling)), after: pods.syncPeriod, in: &queue)
    }
    scalings[scaling].podLoads.intervalEnded(totals: workedTimes(at: queue.now), at: queue.now)
    let decision = scalings[scaling].target.decide(
      readings, capacity: services[it.service].desiredCount, at: queue.now)
    carryOut(decision, of: scaling, readings, in: &queue)
  }

  /// The CPU of every pod, whatever its revision; a young pod that is not ready counts as such.
  private func readPods(
    of service: Int, warmUp: TimeSpan, _ meter: TaskLoadMeter, _ now: SimulationTime
  ) -> PodAutoscaler.Reading {
    var reading = PodAutoscaler.Reading(utilizations: [])
    let totals = workedTimes(at: now)
    for task in services[service].tasks where tasks[task].life.isActive {
      let isYoung = tasks[task].running == .never || now - tasks[task].running < warmUp
      guard let target = tasks[task].target, tasks[task].life.state == .running,
        !isYoung || standing(of: task, at: now) == .healthy
      else {
        reading.unready += 1
        continue
      }
      let ran = (now - max(meter.began, tasks[task].running)).seconds
      let worked = meter.work(of: target, total: totals[target]).seconds
      let share = ran > 0 ? worked * workerCPU(of: target) / ran : 0
      reading.utilizations.append(min(1, share) * 100)
    }
    return reading
  }
}
