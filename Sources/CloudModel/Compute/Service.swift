import SimulationKernel

/// One revision as a service runs it: what ECS calls a service revision.
///
/// Two deployments of the same revision are two releases, because their tasks must be told apart.
struct Release {
  var revision: Int
  /// The rollout that brought it, −1 for what ran at time zero.
  var rollout: Int
  /// The target group that its tasks register with.
  var group: Int?
}

/// An ECS service while it runs.
struct Service {
  let description: ServiceDescription
  /// Zones of its subnets.
  let zones: [Int]
  /// What a blue/green deployment reweights.
  let productionRule: RuleReference?
  let testRule: RuleReference?
  var desiredCount: Int
  var releases: [Release]
  /// The release that the service is at, or was when the running deployment started.
  var current = 0
  /// The release of the latest deployment that is COMPLETED; what a circuit breaker goes back to.
  var completed: Int? = 0
  /// The release before ``current``.
  var previous: Int?
  /// Tasks that are not STOPPED yet, the oldest first.
  var tasks: [Int] = []
  /// Tasks ever started, for their draws.
  var taskCount = 0
  var deployment: Deployment?
  /// When every node follows the latest shift of a blue/green deployment; until then neither side
  /// may stop.
  var trafficSettles = SimulationTime.zero
  var throttle: StartThrottle
  var window: LaunchWindow
  var isReconcileDue = false
  var isSteady = true

  func limits() -> RollingLimits {
    RollingLimits(
      desired: desiredCount,
      minimumHealthyPercent: description.deployment.minimumHealthyPercent,
      maximumPercent: description.deployment.maximumPercent)
  }
}

/// A task of a service while it runs.
struct ServiceTask {
  let service: Int
  let release: Int
  let revision: Int
  /// Fixed as soon as it is launched.
  var zone: Int
  /// Its number among all tasks that its service ever started; its draws hang on it.
  let ordinal: Int
  var life: TaskLife
  /// Its process, as soon as there is one.
  var target: Int?
  var containerHealth: ContainerHealth?
  /// Its launch; `.never` while it waits for the quota.
  var created: SimulationTime
  /// Launches that were refused for lack of capacity, and when the next try is.
  var refusals = 0
  var triesAgain = SimulationTime.zero
  /// From here it is billed: the start of its image pull; `.never` before.
  var billedFrom = SimulationTime.never
  var running = SimulationTime.never
  /// Whether a load balancer checks it.
  let hasGroup: Bool
  /// Until then failed checks are ignored.
  var graceEnds = SimulationTime.zero
  /// From then on it counts as healthy if nothing checks it.
  var countsFrom = SimulationTime.zero
  var wasHealthy = false
  /// Its zone is gone, and ECS does not know yet.
  var isLost = false
}

/// The tasks of a service as one release and all others.
struct ServiceSurvey {
  var own = TaskCensus()
  var others = TaskCensus()
  /// Tasks on their way out.
  var ownStopping = 0
  var othersStopping = 0

  var stopping: Int { ownStopping + othersStopping }
}

/// How the scheduler counts a task.
enum TaskStanding {
  case pending, healthy, unhealthy
}
