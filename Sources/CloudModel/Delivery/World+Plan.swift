import SimulationKernel

// The plan: its steps use the same operations as everything else.
extension World {
  mutating func startPlan(in queue: inout EventQueue) {
    follow(plan.start(at: queue.now), in: &queue)
  }

  private mutating func follow(_ move: PlanMove, in queue: inout EventQueue) {
    switch move {
    case .begin(let step, let time):
      schedule(.planStep(step), after: time - queue.now, in: &queue)
    case .failed:
      accounts.planFailed = true
    case .finished, .nothing:
      break
    }
  }

  mutating func planStepDue(_ step: Int, in queue: inout EventQueue) {
    guard plan.stepDue(step) else { return }
    let it = plan.steps[step]
    journal(it.title, .stepStarted, in: queue)
    if case .wait(let wait) = it.action {
      schedule(.planDeadline(step), after: wait.deadline, in: &queue)
      checkPlan(in: &queue)
    } else {
      take(it.action, in: &queue)
      endStep(step, in: &queue)
    }
  }

  mutating func planDeadlinePassed(_ step: Int, in queue: inout EventQueue) {
    let move = plan.deadlinePassed(step, at: queue.now)
    guard move != .nothing else { return }
    journal(plan.steps[step].title, .deadlinePassed, in: queue)
    follow(move, in: &queue)
  }

  /// Ends the step that waits if its condition holds; asked whenever it may have come to hold.
  mutating func checkPlan(in queue: inout EventQueue) {
    guard case .inStep(let step) = plan.state, case .wait(let wait) = plan.steps[step].action,
      holds(wait.condition)
    else { return }
    endStep(step, in: &queue)
  }

  private mutating func endStep(_ step: Int, in queue: inout EventQueue) {
    journal(plan.steps[step].title, .stepEnded, in: queue)
    follow(plan.stepEnded(step, at: queue.now), in: &queue)
  }

  private func holds(_ condition: WaitCondition) -> Bool {
    switch condition {
    case .deploymentFinished(let name):
      return services[service(name)].deployment?.isFinished ?? true
    case .healthyTargets(let name, let atLeast):
      return healthyTargets(in: number(name, in: groups, \.name)) >= atLeast
    case .alarm(let name, let inAlarm):
      let alarm = number(name, in: description.alarms, \.name)
      return (alarms[alarm].state == .inAlarm) == inAlarm
    case .schemaPhase(let name, let phase):
      return isSchema(name, in: phase)
    }
  }

  private mutating func take(_ action: PlanAction, in queue: inout EventQueue) {
    switch action {
    case .deploy(let name, let revision):
      deploy(number(revision, in: revisions, \.name), to: service(name), in: &queue)
    case .shift(let rule, let weights):
      guard let rule = ruleReference(rule) else {
        preconditionFailure("the rule \"\(rule)\" resolves to nothing")
      }
      setWeights(
        weights.map { (group: number($0.targetGroup, in: groups, \.name), weight: $0.weight) },
        of: rule, in: &queue)
    case .shiftName(let name, let weights):
      shift(name, weights, in: &queue)
    case .changeRecords(let change):
      changeRecords(
        ofName: number(change.name, in: names, \.name), upsert: change.upsert,
        delete: change.delete, in: &queue)
    case .routingControls(let change):
      setRoutingControls(
        change.set, overriding: change.override, by: "routing controls", in: &queue)
    case .zonalShift(let shift):
      startZonalShift(
        of: number(shift.loadBalancer, in: balancers, \.name),
        awayFrom: number(shift.away, in: zones, \.self), for: shift.expires, in: &queue)
    case .cancelZonalShift(let name):
      cancelZonalShift(of: number(name, in: balancers, \.name), in: &queue)
    case .scale(let name, let desiredCount):
      setDesiredCount(desiredCount, of: service(name), in: &queue)
    case .stop(let name, let count):
      let running = services[service(name)].tasks.filter { tasks[$0].life.isActive }
      for task in running.prefix(count) {
        stopTask(task, cause: .stoppedByUser, in: &queue)
      }
    case .rollBack(let name):
      rollBack(service(name), in: &queue)
    case .migrate(let name, let phase):
      migrate(number(name, in: description.schemas, \.name), to: phase, in: &queue)
    case .wait:
      break
    }
  }

  private mutating func shift(
    _ name: String, _ weights: [RecordWeightDescription], in queue: inout EventQueue
  ) {
    let name = number(name, in: description.names, \.name)
    setWeights(
      weights.map {
        (record: number($0.record, in: names[name].set.records, \.name), weight: $0.weight)
      },
      ofName: name, in: &queue)
  }

  private func service(_ name: String) -> Int {
    number(name, in: description.services, \.name)
  }
}
