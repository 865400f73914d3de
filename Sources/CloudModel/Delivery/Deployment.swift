import SimulationKernel

/// A service deployment while it runs.
struct Deployment {
  /// Its account, in ``RunAccounts/rollouts``.
  let rollout: Int
  /// The release that is brought, and the one that it replaces.
  let candidate: Int
  let stable: Int
  /// The release that the tasks are to have: the candidate, or the one to go back to.
  var goal: Int
  var strategy: any Strategy
  /// Whether old tasks make room for new ones; otherwise both sides have a size of their own.
  let replacesInPlace: Bool
  var watch: DeploymentAlarmWatch
  /// Alarms that can fail it, by number.
  let alarms: [Int]
  /// It has its outcome, and only its tasks are still there.
  var isFinished = false
  /// Two fleets: the stable side's new release, once the candidate's revision is copied to it.
  var promoted: Int?
  var candidateSize = SideSize.none
  var stableSize = SideSize.whole
  /// Hooks that were called so far; their draws hang on it.
  var hookCalls = 0
  /// Every analysis that was started, those that have ended included.
  var analyses: [RunningAnalysis] = []
}

/// What can happen to a deployment. Those of another rollout are void.
enum DeliveryEvent {
  case stageTimeout(service: Int, rollout: Int, generation: Int)
  case hookEnds(service: Int, rollout: Int, hook: Int, outcome: HookOutcome, generation: Int)
  case waitEnds(service: Int, rollout: Int, generation: Int)
  case measure(service: Int, rollout: Int, analysis: Int, metrics: [Int])
  case analysisOverdue(service: Int, rollout: Int, analysis: Int)
  case alarmPolled(service: Int, rollout: Int)
  case planStep(Int)
  case planWorked(Int)
  case planRetry(Int)
  case planDeadline(step: Int, beforeStart: Bool)
  case planLook
}

extension World {
  mutating func handle(_ event: DeliveryEvent, in queue: inout EventQueue) {
    switch event {
    case .stageTimeout(let service, let rollout, let generation):
      guard runs(rollout, of: service) else { return }
      tell(service, .stageTimedOut(generation: generation), in: &queue)
    case .hookEnds(let service, let rollout, let hook, let outcome, let generation):
      guard runs(rollout, of: service) else { return }
      hookEnded(hook, of: service, outcome: outcome, generation: generation, in: &queue)
    case .waitEnds(let service, let rollout, let generation):
      guard runs(rollout, of: service) else { return }
      tell(service, .waited(generation: generation), in: &queue)
    case .measure(let service, let rollout, let analysis, let metrics):
      guard runs(rollout, of: service) else { return }
      measure(metrics, for: analysis, of: service, in: &queue)
    case .analysisOverdue(let service, let rollout, let analysis):
      guard runs(rollout, of: service) else { return }
      analysisOverdue(analysis, of: service, in: &queue)
    case .alarmPolled(let service, let rollout):
      guard runs(rollout, of: service) else { return }
      pollAlarms(of: service, in: &queue)
    case .planStep(let step): planStepDue(step, in: &queue)
    case .planWorked(let step): planWorked(step, in: &queue)
    case .planRetry(let step): planRetryDue(step, in: &queue)
    case .planDeadline(let step, let beforeStart):
      planDeadlinePassed(step, beforeStart: beforeStart, in: &queue)
    case .planLook: planLook(in: &queue)
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
