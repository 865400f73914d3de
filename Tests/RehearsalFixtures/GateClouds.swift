import CloudModel
import Experiments
import SimulationKernel

/// A blue/green deployment of one service whose only gate is an alarm on the first error that the
/// new revision answers in a minute; every delay is constant, so that all worlds keep one clock.
package func alarmGateScenario(rate: Double = 1, errorRate: Double = 0.0005) -> Scenario {
  var cloud = smallCloud(rate: rate, work: .constant(0.01), horizon: .minutes(20))
  cloud.fleets = []
  cloud.revisions[0].errorRate = errorRate
  var candidate = cloud.revisions[0]
  candidate.name = "v2"
  cloud.revisions.append(candidate)
  if case .forward(var forward) = cloud.loadBalancers[0].listeners[0].defaultAction {
    var green = WeightedGroupDescription()
    green.targetGroup = "green"
    green.weight = 0
    forward.targetGroups.append(green)
    cloud.loadBalancers[0].listeners[0].defaultAction = .forward(forward)
  }
  cloud.alarms = [firstErrorAlarm()]
  cloud.services = [blueGreenService()]
  var step = PlanStepDescription()
  step.at = .minutes(1)
  step.action = .deploy(service: "shop", revision: "v2")
  cloud.plan = [step]
  var scenario = Scenario()
  scenario.name = "gate"
  scenario.question = "Is the gate any good?"
  scenario.cloud = cloud
  scenario.seed = 7
  scenario.sha256 = SHA256.hexadecimalDigest(of: [])
  return scenario
}

private func firstErrorAlarm() -> AlarmDescription {
  var alarm = AlarmDescription()
  alarm.name = "errors"
  alarm.metric = .targetErrors
  alarm.of = "green"
  alarm.statistic = .sum
  alarm.comparison = .greaterThanOrEqualToThreshold
  alarm.threshold = 1
  alarm.treatMissingData = .notBreaching
  return alarm
}

private func blueGreenService() -> ServiceDescription {
  var service = ServiceDescription()
  service.name = "shop"
  service.revision = "v1"
  service.desiredCount = 2
  service.targetGroup = "blue"
  service.alternateTargetGroup = "green"
  service.productionRule = "alb/production"
  service.deployment.strategy = .blueGreen
  service.deployment.bakeTime = .minutes(10)
  var alarms = DeploymentAlarmsDescription()
  alarms.names = ["errors"]
  service.deployment.alarms = alarms
  return service
}

/// A lab whose worlds are made up: what becomes of the deployment follows from the candidate, the
/// traffic and the number of the world alone.
///
/// Of its hundred requests fifty meet the candidate, and ten of those fail if it is bad.
package func scriptedWorlds(
  _ outcome:
    @escaping @Sendable (_ isGood: Bool, _ rate: Double, _ number: Int)
    -> RolloutOutcome?
) -> ReplicationExecutor {
  { cloud, _, number, recorder, _, stopCheck in
    let isGood = cloud.revisions[1].errorRate == cloud.revisions[0].errorRate
    guard case .poisson(let rate) = cloud.traffic[0].arrivals else {
      preconditionFailure("the script needs Poisson arrivals")
    }
    var batch = AttemptBatch()
    batch.records = (0..<100).map { index in
      let due = Double(index) * 100
      let isNew = index >= 50
      return attempt(
        due: due, ended: due + 10, outcome: !isGood && index >= 90 ? .targetError : .success,
        group: isNew ? 1 : 0, revision: isNew ? 1 : 0, rollout: isNew ? 0 : -1)
    }
    recorder.record(batch)
    var kept = accounts(batch.records)
    if let outcome = outcome(isGood, rate, number) {
      kept.rollouts = [rollout(outcome, of: cloud, number: number)]
    }
    let reason = stopCheck()
    return ReplicationOutcome(
      accounts: kept, eventCount: 1_000, fingerprint: UInt64(number) &+ 1,
      reachedHorizon: reason == nil, stopReason: reason)
  }
}

private func rollout(
  _ outcome: RolloutOutcome, of cloud: CloudDescription, number: Int
) -> RolloutAccount {
  var account = RolloutAccount(
    service: cloud.services[0].name, strategy: "blueGreen", revision: cloud.revisions[1].name,
    stableRevision: cloud.revisions[0].name, started: .zero + .seconds(2))
  account.outcome = outcome
  if outcome == .rolledBack || outcome == .failed {
    account.failure = .alarm
    account.detected = .zero + .seconds(6 + Double(number % 3))
    account.rolledBack = outcome == .rolledBack ? .zero + .seconds(9 + Double(number % 3)) : nil
  }
  return account
}
