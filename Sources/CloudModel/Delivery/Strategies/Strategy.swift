import SimulationKernel

/// How a deployment replaces one release by another: a machine that hears what happened and
/// answers what is to be done.
///
/// A strategy never touches the cloud. It sees the service through a ``StrategyView``, and what it
/// asks for goes through the operations that plans and faults use as well. Every strategy
/// - never takes the service below its minimum of healthy tasks by its own moves,
/// - ends exactly once, with ``StrategyAction/ended(_:)``,
/// - leaves the stable release alone in service after a rollback.
///
/// A contract test holds all of them to it.
package protocol Strategy: Sendable {
  /// Takes notice of an event.
  ///
  /// Answers to a stage or a wait that is over are told by their generation, and ignored.
  /// - Returns: What is to be done now, in this order.
  mutating func handle(_ event: StrategyEvent, _ view: StrategyView) -> [StrategyAction]

  /// Whether the traffic has moved for good and only old tasks are still on their way out: a
  /// deployment that follows then counts this one as done.
  var isOnlyCleaningUp: Bool { get }

  /// Gives up what a deployment that follows must not find, when ``isOnlyCleaningUp``.
  /// - Returns: What is to be done before it counts as done.
  mutating func makeWay() -> [StrategyAction]

  /// Whether it cannot go on by itself any more, although it has not ended.
  var isStuck: Bool { get }

  /// Whether it wants ``StrategyEvent/task(_:)``; it costs a count of all tasks each time.
  var hearsOfTasks: Bool { get }
}

extension Strategy {
  package var isOnlyCleaningUp: Bool { false }
  package mutating func makeWay() -> [StrategyAction] { [] }
  package var isStuck: Bool { false }
  package var hearsOfTasks: Bool { false }
}

/// What can happen to a deployment.
package enum StrategyEvent: Sendable, Equatable {
  /// - Parameter reconciles: Whether more than one revision was active at the start.
  case started(reconciles: Bool)
  /// The scheduler has looked at the service; comes after every change of its tasks.
  case observed
  /// A hook answered, or did not in time.
  case hookEnded(index: Int, outcome: HookOutcome, generation: Int)
  /// A wait is over.
  case waited(generation: Int)
  /// A stage has lasted as long as it may.
  case stageTimedOut(generation: Int)
  case analysisEnded(index: Int, outcome: AnalysisOutcome, generation: Int)
  /// One of the deployment's alarms is in ALARM.
  case alarmFired
  /// CodeDeploy: the service scaled, and was not steady in time.
  case unsettledByScaling
  /// StopServiceDeployment with rollback, `argo rollouts abort`, `kubectl rollout undo`.
  case rollbackRequested
  /// Something became of a task of the release that is brought.
  case task(TaskNews)
}

/// What a circuit breaker hears of a candidate's task.
package enum TaskNews: Sendable, Equatable {
  case reachedRunning, becameHealthy
  case failedToStart, exitedAfterRunning, replacedAsUnhealthy
}

/// What a strategy wants done.
package enum StrategyAction: Sendable, Equatable {
  /// A stage began; its time-out runs from now under this generation.
  case enter(LifecycleStage, limit: TimeSpan?, generation: Int)
  /// Two fleets: how many tasks each side is held at from now on.
  case hold(candidate: SideSize, stable: SideSize)
  /// One fleet: tasks to start and stop now.
  case move(RollingMoves)
  /// Move the test rule, all of it, to one side.
  case shiftTest(toCandidate: Bool)
  /// Give the candidate this share of the production traffic [%].
  case shiftProduction(percent: Double)
  /// Run one hook, and report its end under this generation; the limit ends it as timed out.
  case runHook(index: Int, limit: TimeSpan, generation: Int)
  case wait(TimeSpan, generation: Int)
  /// Start one of the deployment's analyses, and report its end under this generation.
  case analyze(index: Int, generation: Int)
  /// Stop every analysis that still runs; none of them reports any more.
  case endAnalyses
  /// The release that is brought is now the one that was completed before.
  case goBack
  /// Two fleets: the stable side is to have the revision that is brought as well. From now on it
  /// has no size of its own; ``move(_:)`` brings its new tasks (the candidate's moves) and takes
  /// its old ones away (the source's).
  case promote
  /// Nothing changes, but the operator is to know.
  case report(StrategyNotice)
  case failed(DeploymentFailure)
  case rollingBack
  case ended(RolloutOutcome)
}

package enum StrategyNotice: Sendable, Equatable {
  /// The limits allow neither a start nor a stop.
  case cannotStartOrStop
  case circuitBreakerCounted(failures: Int, threshold: Int)
  /// Nothing has got better for longer than the progress deadline; the rollout goes on.
  case progressDeadlineExceeded
  /// It waits for somebody who was not asked.
  case paused
}

/// How many tasks one side of a deployment is held at.
package enum SideSize: Sendable, Equatable {
  case none
  /// All of the desired count.
  case whole
  /// This part of the desired count, rounded up [%].
  case percent(Double)
  case count(Int)

  /// Tasks, while the service wants `desired`; follows an autoscaler during the deployment.
  package func tasks(desired: Int) -> Int {
    switch self {
    case .none: 0
    case .whole: desired
    case .percent(let percent):
      Int((Double(desired) * min(100, max(0, percent)) / 100 - 1e-9).rounded(.up))
    case .count(let count): max(0, count)
    }
  }
}

/// The service as its deployment sees it at one moment.
package struct StrategyView: Sendable, Equatable {
  package var now: SimulationTime = .zero
  /// Tasks that the service wants.
  package var desired = 0
  package var limits: RollingLimits
  /// Tasks of the release that is brought.
  package var candidate = TaskCensus()
  /// Tasks of all other releases.
  package var others = TaskCensus()
  /// Of them, those of the release that ran when the deployment started.
  package var stable = TaskCensus()
  /// Tasks on their way out.
  package var candidateStopping = 0
  package var othersStopping = 0
  package var stableStopping = 0
  /// After ``StrategyAction/promote``: tasks of the revision that is brought on the stable side.
  package var promoted = TaskCensus()
  /// Whether some release has been deployed to its end before, so that there is a way back.
  package var canGoBack = true

  package init(desired: Int, limits: RollingLimits) {
    self.desired = desired
    self.limits = limits
  }

  package var stopping: Int { candidateStopping + othersStopping }

  /// Whether the candidate is up at this size, and all of it is healthy.
  package func candidateStands(at size: SideSize) -> Bool {
    let wanted = size.tasks(desired: desired)
    return candidate.healthy == wanted && candidate.active == wanted
  }

  package var candidateIsGone: Bool { candidate.active == 0 && candidateStopping == 0 }
  package var stableIsGone: Bool { stable.active == 0 && stableStopping == 0 }
}
