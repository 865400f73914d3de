import CloudModel
import RandomVariates
import SimulationKernel

/// An ECS service `web` behind a load balancer, with two target groups, two revisions and a plan
/// that deploys the second one after 100 seconds.
///
/// Tasks start in 30 s, their only node's first health check comes 10 s later, a drain takes 20 s.
struct ServiceCloud {
  static let deployment = 100.0

  var cloud = CloudDescription()

  init(desired: Int, horizon: Double = 1000) {
    cloud.zones = ["a"]
    cloud.targetGroups = ["blue", "green"].map(Self.group)
    cloud.loadBalancers = [Self.balancer()]
    cloud.revisions = ["v1", "v2"].map(Self.revision)
    var service = ServiceDescription()
    service.name = "web"
    service.revision = "v1"
    service.desiredCount = desired
    service.targetGroup = "blue"
    service.alternateTargetGroup = "green"
    service.productionRule = "alb/production"
    service.testRule = "alb/test"
    cloud.services = [service]
    var deploy = PlanStepDescription()
    deploy.name = "deploy"
    deploy.at = .seconds(Self.deployment)
    deploy.action = .deploy(service: "web", revision: "v2")
    cloud.plan = [deploy]
    cloud.launch.provisioning = .constant(.seconds(30))
    cloud.traffic = [Self.traffic()]
    cloud.horizon = .seconds(horizon)
  }

  // MARK: What a test changes

  var deployment: DeploymentDescription {
    get { cloud.services[0].deployment }
    set { cloud.services[0].deployment = newValue }
  }

  var candidate: RevisionDescription {
    get { cloud.revisions[1] }
    set { cloud.revisions[1] = newValue }
  }

  mutating func limit(_ minimum: Int, _ maximum: Int) {
    deployment.minimumHealthyPercent = minimum
    deployment.maximumPercent = maximum
  }

  /// An alarm on the errors of a group's targets, and the deployment that watches it.
  mutating func watchErrors(of group: String, rollback: Bool = true) {
    var alarm = AlarmDescription()
    alarm.name = "errors"
    alarm.of = group
    alarm.treatMissingData = .notBreaching
    cloud.alarms = [alarm]
    var alarms = DeploymentAlarmsDescription()
    alarms.names = ["errors"]
    alarms.rollback = rollback
    deployment.alarms = alarms
  }

  mutating func addHook(_ stage: LifecycleStage, _ outcome: HookOutcome, duration: Double = 5) {
    var hook = HookDescription()
    hook.stage = stage
    hook.decision = .function(outcome)
    hook.duration = .seconds(duration)
    deployment.hooks.append(hook)
  }

  func run(seed: UInt64 = 1) -> Rehearsed {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: seed, replication: 0, recorder: recorder)
    return Rehearsed(recorder: recorder, accounts: outcome.accounts)
  }

  // MARK: Its parts

  private static func group(_ name: String) -> TargetGroupDescription {
    var group = TargetGroupDescription()
    group.name = name
    group.deregistrationDelay = .seconds(20)
    group.healthCheck.interval = .seconds(10)
    group.healthCheck.firstCheck = .seconds(10)
    group.healthCheck.healthyThreshold = 2
    return group
  }

  private static func balancer() -> LoadBalancerDescription {
    var balancer = LoadBalancerDescription()
    balancer.name = "alb"
    balancer.listeners = ["production", "test"].map { name in
      var listener = ListenerDescription()
      listener.name = name
      var forward = ForwardDescription()
      forward.targetGroups = ["blue", "green"].map { group in
        var weighted = WeightedGroupDescription()
        weighted.targetGroup = group
        weighted.weight = group == "blue" ? 100 : 0
        return weighted
      }
      listener.defaultAction = .forward(forward)
      return listener
    }
    return balancer
  }

  private static func revision(_ name: String) -> RevisionDescription {
    var revision = RevisionDescription()
    revision.name = name
    revision.healthEndpoint.responseTime = .constant(0)
    return revision
  }

  private static func traffic() -> TrafficDescription {
    var traffic = TrafficDescription()
    traffic.name = "users"
    traffic.to = "alb/production"
    traffic.arrivals = .constant(rate: 10)
    traffic.classes = [RequestClassDescription()]
    return traffic
  }
}

/// What a rehearsal of a ``ServiceCloud`` left behind; times count from its deployment [s].
struct Rehearsed {
  let recorder: KeepingRecorder
  let accounts: RunAccounts

  /// The only rollout.
  var rollout: RolloutAccount { accounts.rollouts[0] }

  /// When the candidate's share of the traffic changed, and to what [s, %].
  var trafficSteps: [[Double]] {
    rollout.trafficSteps.map { [$0.at.seconds - ServiceCloud.deployment, $0.percent] }
  }

  /// When something happened.
  func times(_ matches: (Happening) -> Bool) -> [Double] {
    recorder.journal.filter { matches($0.happening) }
      .map { $0.at.seconds - ServiceCloud.deployment }
  }

  var starts: [Double] {
    times { if case .taskStarted = $0 { true } else { false } }
  }
  var stops: [Double] {
    times { if case .taskStopping = $0 { true } else { false } }
  }
  var gone: [Double] {
    times { if case .taskStopped = $0 { true } else { false } }
  }
  func stages() -> [LifecycleStage] {
    recorder.journal.compactMap {
      if case .stageReached(_, let stage) = $0.happening { stage } else { nil }
    }
  }
  func stage(_ wanted: LifecycleStage) -> Double? {
    times { if case .stageReached(_, wanted) = $0 { true } else { false } }.first
  }
  func states(_ wanted: TargetState) -> [Double] {
    times { if case .targetHealth(_, wanted, _) = $0 { true } else { false } }
  }
  /// The most tasks that were RUNNING at one time, if all of `initial` were at the start.
  func mostRunning(initially initial: Int) -> Int {
    var (count, most) = (initial, initial)
    for entry in recorder.journal {
      if case .taskRunning = entry.happening { count += 1 }
      if case .taskStopped = entry.happening { count -= 1 }
      most = max(most, count)
    }
    return most
  }
  /// Tasks at the end, those on their way out included.
  func live(initially initial: Int) -> Int {
    recorder.journal.reduce(into: initial) { count, entry in
      if case .taskStarted = entry.happening { count += 1 }
      if case .taskStopped = entry.happening { count -= 1 }
    }
  }
  /// The fewest tasks that were healthy at one time from the deployment on, if none fails.
  func fewestHealthy(initially initial: Int) -> Int {
    var (count, fewest) = (initial, initial)
    let start = SimulationTime.zero + .seconds(ServiceCloud.deployment)
    for entry in recorder.journal where entry.at >= start {
      if case .targetHealth(_, .healthy, _) = entry.happening { count += 1 }
      if case .taskStopping = entry.happening { count -= 1 }
      fewest = min(fewest, count)
    }
    return fewest
  }
  /// Revisions of the answers from a time on.
  func revisions(after time: Double) -> Set<Int> {
    let start = SimulationTime.zero + .seconds(time + ServiceCloud.deployment)
    return Set(recorder.attempts.filter { $0.sent > start }.map { Int($0.revision) })
  }
}
