import SimulationKernel

/// A service deployment while it runs.
struct Deployment {
  enum Kind {
    case rolling(RollingState)
    case blueGreen(BlueGreenLifecycle)
  }

  /// Its account, in ``RunAccounts/rollouts``.
  let rollout: Int
  /// The release that is brought, and the one that it replaces.
  let candidate: Int
  let stable: Int
  var kind: Kind
  var watch: DeploymentAlarmWatch
  /// Alarms that can fail it, by number.
  let alarms: [Int]
  /// It has its outcome, and only its tasks are still there.
  var isFinished = false
  /// Blue/green: whether each side has, or no longer has, its tasks.
  var candidateIsWanted = false
  var stableIsWanted = true

  mutating func taskBecameHealthy(of release: Int) {
    changeBreaker(for: release) { $0.taskBecameHealthy() }
  }

  mutating func taskReachedRunning(of release: Int) {
    changeBreaker(for: release) { $0.taskReachedRunning() }
  }

  /// Tells the circuit breaker about a task, if there is one and the task is the candidate's.
  /// - Returns: The breaker after a counted failure, otherwise `nil`.
  mutating func count(
    _ release: Int, _ event: (inout CircuitBreaker) -> Bool
  ) -> CircuitBreaker? {
    guard case .rolling(var state) = kind, state.goal == release, var breaker = state.breaker,
      event(&breaker)
    else { return nil }
    state.breaker = breaker
    kind = .rolling(state)
    return breaker
  }

  private mutating func changeBreaker(
    for release: Int, _ change: (inout CircuitBreaker) -> Void
  ) {
    guard case .rolling(var state) = kind, state.goal == release, state.breaker != nil else {
      return
    }
    if var breaker = state.breaker {
      change(&breaker)
      state.breaker = breaker
    }
    kind = .rolling(state)
  }
}

/// Where a rolling deployment is.
struct RollingState {
  enum Phase {
    case moving
    /// All is replaced; the alarms are watched for a while.
    case baking
    /// It failed, and nothing replaces it: no task is started any more.
    case stalled
  }

  var update: RollingUpdate
  /// Off while it goes back.
  var breaker: CircuitBreaker?
  /// The release that all tasks are to have: the candidate, or the one to go back to.
  var goal: Int
  var phase = Phase.moving
  /// The limits allow neither a start nor a stop.
  var isStuck = false
}

/// What can happen to a deployment. Those of another rollout are void.
enum DeliveryEvent {
  case stageTimeout(service: Int, rollout: Int, generation: Int)
  case hookEnds(service: Int, rollout: Int, hook: Int, outcome: HookOutcome, generation: Int)
  case bakeEnds(service: Int, rollout: Int, generation: Int)
  case alarmPolled(service: Int, rollout: Int)
  case planStep(Int)
  case planDeadline(Int)
}

extension World {
  mutating func handle(_ event: DeliveryEvent, in queue: inout EventQueue) {
    switch event {
    case .stageTimeout(let service, let rollout, let generation):
      guard runs(rollout, of: service) else { return }
      advance(service, in: &queue) { $0.stageTimedOut(generation: generation) }
    case .hookEnds(let service, let rollout, let hook, let outcome, let generation):
      guard runs(rollout, of: service) else { return }
      hookEnded(hook, of: service, outcome: outcome, generation: generation, in: &queue)
    case .bakeEnds(let service, let rollout, let generation):
      guard runs(rollout, of: service) else { return }
      bakeEnded(service, generation: generation, in: &queue)
    case .alarmPolled(let service, let rollout):
      guard runs(rollout, of: service) else { return }
      pollAlarms(of: service, in: &queue)
    case .planStep(let step): planStepDue(step, in: &queue)
    case .planDeadline(let step): planDeadlinePassed(step, in: &queue)
    }
  }

  private func runs(_ rollout: Int, of service: Int) -> Bool {
    guard let deployment = services[service].deployment else { return false }
    return deployment.rollout == rollout && !deployment.isFinished
  }

  mutating func schedule(
    _ event: DeliveryEvent, after delay: TimeSpan, in queue: inout EventQueue
  ) {
    schedule(.delivery(event), after: max(.zero, delay), in: &queue)
  }
}
