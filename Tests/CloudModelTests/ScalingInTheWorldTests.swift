import CloudModel
import SimulationKernel
import Testing

/// A ``ServiceCloud`` of two tasks and 10 requests a second, to which 20 more come from minute 10
/// to minute 30; 400 requests a minute and task are wanted.
private struct ScaledCloud {
  static let rise = 600.0
  static let fall = 1800.0
  var service: ServiceCloud

  init(horizon: Double = 4000, _ policies: ScalingPolicyKind...) {
    service = ServiceCloud(desired: 2, horizon: horizon)
    service.cloud.plan = []
    service.cloud.traffic[0].classes[0].work = .constant(0.01)
    var more = service.cloud.traffic[0]
    more.name = "more"
    more.arrivals = .constant(rate: 20)
    more.start = .seconds(Self.rise)
    more.end = .seconds(Self.fall)
    service.cloud.traffic.append(more)
    var scaling = ScalingDescription()
    scaling.minCapacity = 1
    scaling.maxCapacity = 10
    scaling.policies = policies.enumerated().map { number, kind in
      var policy = ScalingPolicyDescription()
      policy.name = "policy \(number)"
      policy.kind = kind
      return policy
    }
    service.cloud.services[0].scaling = scaling
  }

  var scaling: ScalingDescription {
    get { service.cloud.services[0].scaling ?? ScalingDescription() }
    set { service.cloud.services[0].scaling = newValue }
  }

  mutating func deploy(at time: Double) {
    service.cloud.plan = ServiceCloud(desired: 2).cloud.plan
    service.cloud.plan[0].at = .seconds(time)
  }

  func run() -> Scaled {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(service.cloud, seed: 1, replication: 0, recorder: recorder)
    return Scaled(recorder: recorder, accounts: outcome.accounts)
  }

  static var requests: ScalingPolicyKind {
    var policy = TargetTrackingDescription()
    policy.metric = .requestCountPerTarget
    policy.targetGroup = "blue"
    policy.target = 400
    return .targetTracking(policy)
  }
}

private struct Scaled {
  let recorder: KeepingRecorder
  let accounts: RunAccounts

  /// Times and desired counts [s].
  var counts: [[Double]] {
    accounts.desiredCounts[0].changes.map { [$0.at.seconds, Double($0.count)] }
  }

  func times(of subject: String? = nil, _ matches: (Happening) -> Bool) -> [Double] {
    recorder.journal.filter { matches($0.happening) && (subject ?? $0.subject) == $0.subject }
      .map { $0.at.seconds }
  }
}

@Suite struct ScalingInTheWorldTests {
  @Test func `a step of the load, solved by hand`() {
    let run = ScaledCloud(ScaledCloud.requests).run()
    // 900 a minute and task from 600 s on: the third such minute is read at 810 s, and
    // ⌈2 · 900 / 400⌉ = 5. From 1800 s on 120: the fifteenth such minute is read at 2730 s; one
    // task goes every 300 s until ⌈3 · 200 / 400⌉ = 2 are left, which 300 keeps below the target.
    #expect(run.counts == [[0, 2], [810, 5], [2730, 4], [3030, 3], [3330, 2]])
    let reasons = run.recorder.journal.compactMap { entry -> ScalingReason? in
      if case .scaled(_, _, "policy 0", let why) = entry.happening { why } else { nil }
    }
    guard case .metric("ALBRequestCountPerTarget", let value, 400) = reasons.first else {
      Issue.record("\(reasons)")
      return
    }
    #expect(abs(value - 900) <= 1)
  }

  @Test func `the alarms of the policy are in the journal`() {
    let run = ScaledCloud(ScaledCloud.requests).run()
    let high = "TargetTracking-web-policy 0-AlarmHigh"
    #expect(run.times(of: high) { $0 == .alarm(state: .inAlarm) } == [810])
    let low = "TargetTracking-web-policy 0-AlarmLow"
    #expect(run.times(of: low) { $0 == .alarm(state: .inAlarm) } == [2730])
  }

  @Test func `tasks come as late as their start allows`() {
    let run = ScaledCloud(ScaledCloud.requests).run()
    let running = run.times { if case .taskRunning = $0 { true } else { false } }
    #expect(running == [840, 840, 840])
  }

  @Test func `scale-in is suspended while ECS deploys, and follows at its end`() {
    var cloud = ScaledCloud(horizon: 5000, ScaledCloud.requests)
    cloud.deploy(at: 2600)
    cloud.service.watchErrors(of: "blue")
    cloud.service.deployment.bakeTime = .minutes(30)
    let run = cloud.run()
    let ended = run.times { if case .deploymentEnded = $0 { true } else { false } }
    // The bake begins when the old tasks are gone.
    #expect(ended == [2660 + 1800])
    #expect(run.times { $0 == .scaleInSuspended(policy: "policy 0") } == [2730])
    #expect(run.counts == [[0, 2], [810, 5], [4470, 4], [4770, 3]])
  }

  @Test func `scale-out goes on while ECS deploys`() {
    var cloud = ScaledCloud(horizon: 1200, ScaledCloud.requests)
    cloud.deploy(at: 700)
    cloud.service.watchErrors(of: "blue")
    cloud.service.deployment.bakeTime = .minutes(30)
    let run = cloud.run()
    #expect(run.counts == [[0, 2], [810, 5]])
    #expect(run.accounts.rollouts[0].outcome == .running)
  }

  @Test func `after a blue,green swap the label still names the empty group`() {
    var cloud = ScaledCloud(horizon: 2400, ScaledCloud.requests)
    cloud.deploy(at: 100)
    cloud.service.deployment.strategy = .blueGreen
    let run = cloud.run()
    #expect(run.accounts.rollouts[0].outcome == .succeeded)
    // Traffic left blue at 140 s; with the eighth minute five in a row have had no data.
    let high = "TargetTracking-web-policy 0-AlarmHigh"
    #expect(run.times(of: high) { $0 == .alarm(state: .insufficientData) } == [510])
    let low = "TargetTracking-web-policy 0-AlarmLow"
    #expect(run.times(of: low) { $0 == .alarm(state: .insufficientData) }.count == 1)
    #expect(run.counts == [[0, 2]])
  }

  @Test func `CPU is a metric of the service, and survives the swap`() {
    var policy = TargetTrackingDescription()
    policy.target = 10
    var cloud = ScaledCloud(horizon: 1800, .targetTracking(policy))
    cloud.deploy(at: 100)
    cloud.service.deployment.strategy = .blueGreen
    for revision in cloud.service.cloud.revisions.indices {
      cloud.service.cloud.revisions[revision].serving.workers = 1
    }
    // 30 requests of 10 ms on two tasks of one worker: 15 %.
    #expect(cloud.run().counts == [[0, 2], [810, 3]])
  }

  @Test func `steps repeat each cooldown while the alarm rings`() {
    #expect(steps(cooldown: 300) == [[0, 2], [690, 3], [990, 4], [1290, 5]])
    #expect(steps(cooldown: 0, horizon: 820) == [[0, 2], [690, 3], [750, 4], [810, 5]])
  }

  private func steps(cooldown: Double, horizon: Double = 1500) -> [[Double]] {
    var policy = StepScalingDescription()
    policy.alarm = "busy"
    policy.steps = [StepAdjustmentDescription(lowerBound: 0, adjustment: 1)]
    policy.cooldown = .seconds(cooldown)
    var cloud = ScaledCloud(horizon: horizon, .stepScaling(policy))
    var alarm = AlarmDescription()
    alarm.name = "busy"
    alarm.metric = .requestCount
    alarm.of = "blue"
    alarm.threshold = 1000
    cloud.service.cloud.alarms = [alarm]
    return cloud.run().counts
  }

  @Test func `scheduled actions set bounds at their times`() {
    var cloud = ScaledCloud(horizon: 1000)
    var up = ScheduledActionDescription()
    up.name = "up"
    up.at = .seconds(100)
    up.every = .seconds(400)
    up.minCapacity = 6
    var down = ScheduledActionDescription()
    down.name = "down"
    down.at = .seconds(300)
    down.minCapacity = 1
    down.maxCapacity = 3
    cloud.scaling.scheduledActions = [up, down]
    let run = cloud.run()
    #expect(run.counts == [[0, 2], [100, 6], [300, 3], [500, 6]])
    #expect(
      run.times { if case .capacityBounds = $0 { true } else { false } } == [100, 300, 500, 900])
  }

  @Test(arguments: [
    (provisioning: 30.0, outcome: RolloutOutcome.running), (provisioning: 400, .rolledBack),
  ])
  func `CodeDeploy waits five minutes for a service that scales`(
    _ row: (provisioning: Double, outcome: RolloutOutcome)
  ) {
    var cloud = ScaledCloud(horizon: 3000)
    cloud.deploy(at: 100)
    cloud.service.deployment.strategy = .codeDeploy(CodeDeployDescription())
    cloud.service.cloud.launch.provisioning = .constant(.seconds(row.provisioning))
    var up = ScheduledActionDescription()
    up.name = "up"
    up.at = .seconds(700)
    up.minCapacity = 4
    cloud.scaling.scheduledActions = [up]
    let run = cloud.run()
    let rollout = run.accounts.rollouts[0]
    #expect(rollout.outcome == row.outcome)
    guard row.outcome == .rolledBack else { return }
    #expect(rollout.failure == .unsettledByScaling)
    #expect(rollout.detected?.seconds == 1000)
  }

  @Test func `a HorizontalPodAutoscaler follows the mean of all pods`() {
    var pods = PodAutoscalerDescription()
    pods.averageUtilization = 10.5
    var cloud = ScaledCloud(horizon: 2700, .horizontalPodAutoscaler(pods))
    for revision in cloud.service.cloud.revisions.indices {
      cloud.service.cloud.revisions[revision].serving.workers = 1
    }
    // 10 % of one task are enough for one: down when the two of the first look, at 15 s, are
    // five minutes old. 30 % need three with the first look after the rise, and one again when
    // the last look before the fall is old.
    #expect(cloud.run().counts == [[0, 2], [315, 1], [615, 3], [2100, 1]])
  }

  @Test func `whoever scales meets the same world`() {
    func arrivals(_ cloud: ScaledCloud) -> [[UInt64]] {
      var cloud = cloud
      for source in cloud.service.cloud.traffic.indices {
        cloud.service.cloud.traffic[source].arrivals = .poisson(rate: 20)
      }
      return cloud.run().recorder.attempts.filter { $0.attempt == 1 }
        .map { [$0.request, UInt64($0.due.nanoseconds)] }
        .sorted { $0[0] < $1[0] }
    }
    let scaled = ScaledCloud(horizon: 1500, ScaledCloud.requests)
    var fixed = scaled
    fixed.service.cloud.services[0].scaling = nil
    #expect(scaled.run().counts.count > 1)
    #expect(arrivals(scaled) == arrivals(fixed))
  }
}
