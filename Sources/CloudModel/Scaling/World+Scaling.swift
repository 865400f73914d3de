import SimulationKernel

/// The scaling of one service while it runs.
struct ServiceScaling {
  let service: Int
  let description: ScalingDescription
  var target: ScalableTarget
  /// The alarms of each policy, by number: AlarmHigh and AlarmLow of target tracking, the one of
  /// a step policy.
  let alarms: [[Int]]
  /// Of each policy: how many intervals its alarms could read when they were last judged, and when.
  var readable: [Int]
  var judged: [SimulationTime]
  var isDecisionDue = false
  /// A scale-in waits for the end of a deployment.
  var isSuspended = false
  /// What the pods had worked by the synchronization before.
  var podLoads = TaskLoadMeter()
}

/// What can happen to the scaling of a service, given by its number among those that scale.
enum ScalingEvent {
  case decisionDue(scaling: Int)
  case scheduledAction(scaling: Int, action: Int)
  case podsSynced(scaling: Int)
  /// CodeDeploy has been patient with a service that scaled during its deployment.
  case patienceEnded(service: Int, rollout: Int)
}

// Application Auto Scaling: alarms and clocks ask, the service's desired count answers.
extension World {
  /// The alarms that target tracking makes, in the order of services and policies; they follow the
  /// scenario's own.
  static func trackingAlarms(of description: CloudDescription) -> [AlarmDescription] {
    description.services.flatMap { service in
      (service.scaling?.policies ?? []).flatMap { policy -> [AlarmDescription] in
        guard case .targetTracking(let it) = policy.kind else { return [] }
        let (high, low) = it.alarms(service: service.name, policy: policy.name)
        return [high, low]
      }
    }
  }

  mutating func startScaling(in queue: inout EventQueue) {
    accounts.desiredCounts = services.map {
      DesiredCountAccount(
        service: $0.description.name, changes: [.init(at: queue.now, count: $0.desiredCount)])
    }
    var nextAlarm = description.alarms.count
    for service in services.indices {
      guard let it = services[service].description.scaling else { continue }
      let number = scalings.count
      scalings.append(
        ServiceScaling(
          service: service, description: it, target: ScalableTarget(it),
          alarms: it.policies.map { alarms(of: $0, next: &nextAlarm) },
          readable: it.policies.map { _ in 0 }, judged: it.policies.map { _ in .zero }))
      for action in it.scheduledActions.indices {
        schedule(
          .scaling(.scheduledAction(scaling: number, action: action)),
          after: it.scheduledActions[action].at, in: &queue)
      }
      for case .horizontalPodAutoscaler(let pods) in it.policies.map(\.kind) {
        schedule(.scaling(.podsSynced(scaling: number)), after: pods.syncPeriod, in: &queue)
      }
    }
  }

  private func alarms(of policy: ScalingPolicyDescription, next: inout Int) -> [Int] {
    switch policy.kind {
    case .targetTracking:
      defer { next += 2 }
      return [next, next + 1]
    case .stepScaling(let it): return [number(it.alarm, in: description.alarms, \.name)]
    case .horizontalPodAutoscaler: return []
    }
  }

  mutating func handle(_ event: ScalingEvent, in queue: inout EventQueue) {
    switch event {
    case .decisionDue(let scaling): decideScaling(scaling, in: &queue)
    case .scheduledAction(let scaling, let action):
      takeScheduledAction(action, of: scaling, in: &queue)
    case .podsSynced(let scaling): syncPods(scaling, in: &queue)
    case .patienceEnded(let service, let rollout):
      scalingPatienceEnded(service, rollout: rollout, in: &queue)
    }
  }

  private mutating func decideScaling(_ scaling: Int, in queue: inout EventQueue) {
    scalings[scaling].isDecisionDue = false
    let it = scalings[scaling]
    let readings = it.description.policies.indices.map { reading(of: $0, it, at: queue.now) }
    let decision = scalings[scaling].target.decide(
      readings, capacity: services[it.service].desiredCount,
      suspendsScaleIn: suspendsScaleIn(it.service), at: queue.now)
    carryOut(decision, of: scaling, readings, in: &queue)
  }

  /// While ECS deploys, Application Auto Scaling scales out only; with CodeDeploy it does not know
  /// of the deployment.
  private func suspendsScaleIn(_ service: Int) -> Bool {
    guard let deployment = services[service].deployment, !deployment.isFinished else {
      return false
    }
    return !services[service].description.deployment.strategy.isCodeDeploy
  }

  mutating func carryOut(
    _ decision: ScalingDecision, of scaling: Int, _ readings: [ScalingReading],
    in queue: inout EventQueue
  ) {
    let it = scalings[scaling]
    switch decision {
    case .stays:
      scalings[scaling].isSuspended = false
    case .suspended(let policy):
      guard !it.isSuspended else { return }
      scalings[scaling].isSuspended = true
      journal(
        services[it.service].description.name,
        .scaleInSuspended(policy: it.description.policies[policy].name), in: queue)
    case .scales(let policy, let count):
      scalings[scaling].isSuspended = false
      scale(
        it.service, to: count, by: it.description.policies[policy].name,
        why: readings[policy].reason(it.description.policies[policy].kind), in: &queue)
    }
  }

  private mutating func scale(
    _ service: Int, to count: Int, by policy: String, why reason: ScalingReason,
    in queue: inout EventQueue
  ) {
    let before = services[service].desiredCount
    guard count != before else { return }
    journal(
      services[service].description.name,
      .scaled(from: before, to: count, policy: policy, why: reason), in: queue)
    setDesiredCount(count, of: service, in: &queue)
    watchSteadiness(of: service, in: &queue)
  }

  /// UpdateService with a desired count: the plan's, or that of automatic scaling.
  mutating func setDesiredCount(_ count: Int, of service: Int, in queue: inout EventQueue) {
    let count = max(0, count)
    if count != services[service].desiredCount {
      accounts.desiredCounts[service].changes.append(.init(at: queue.now, count: count))
    }
    services[service].desiredCount = count
    reconcileSoon(service, in: &queue)
  }

  private mutating func takeScheduledAction(
    _ action: Int, of scaling: Int, in queue: inout EventQueue
  ) {
    let service = scalings[scaling].service
    let it = scalings[scaling].description.scheduledActions[action]
    let count = scalings[scaling].target.bound(
      minimum: it.minCapacity, maximum: it.maxCapacity,
      capacity: services[service].desiredCount)
    let target = scalings[scaling].target
    journal(
      services[service].description.name,
      .capacityBounds(action: it.name, minimum: target.minimum, maximum: target.maximum),
      in: queue)
    scale(service, to: count, by: it.name, why: .scheduledAction, in: &queue)
    if let every = it.every {
      schedule(
        .scaling(.scheduledAction(scaling: scaling, action: action)), after: every, in: &queue)
    }
  }
}
