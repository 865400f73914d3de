import SimulationKernel

/// A rollout of a Kubernetes Deployment: `RollingUpdate` or `Recreate`.
///
/// The controller scales the new ReplicaSet up and the old ones down within `maxSurge` and
/// `maxUnavailable`. It never rolls back by itself: at the progress deadline the condition
/// `Progressing` turns false, and the controller keeps trying. The way back, `kubectl rollout
/// undo`, is a rollout of the older release (Kubernetes, "Deployments"; `rolling.go`,
/// `recreate.go` and `progress.go` of its controller, 1.34).
///
/// Alarms are not Kubernetes' own: those of the deployment stand for a pipeline that watches them
/// and then runs `kubectl rollout undo`.
package struct KubernetesDeployment: Strategy, Equatable {
  package enum Phase: Sendable, Equatable {
    case rolling
    /// `kubectl rollout undo`: the older release is rolled out.
    case goingBack
    /// It has its outcome; the controller goes on if that is a failure.
    case ended
  }

  private enum Purpose: Sendable {
    case readiness, deadline
  }

  package private(set) var phase = Phase.rolling
  /// The condition `Progressing` is false, with the reason `ProgressDeadlineExceeded`.
  package private(set) var isPastDeadline = false
  private let description: KubernetesDescription
  private let alarmRollsBack: Bool
  private var sets: ReplicaSetPair?
  private var deadline: ProgressDeadline?
  private var answers = Answers<Purpose>()

  /// - Parameter alarmRollsBack: Whether the pipeline goes back at an alarm, or just gives up.
  package init(_ description: KubernetesDescription, alarmRollsBack: Bool = true) {
    self.description = description
    self.alarmRollsBack = alarmRollsBack
  }

  package var isStuck: Bool { isPastDeadline && phase != .ended }

  package mutating func handle(
    _ event: StrategyEvent, _ view: StrategyView
  ) -> [StrategyAction] {
    switch event {
    case .started, .observed: return reconcile(view)
    case .waited(let generation):
      switch answers.take(generation) {
      case .readiness: return reconcile(view)
      case .deadline: return deadlineCame(view)
      case nil: return []
      }
    case .alarmFired: return fail(.alarm, rollsBack: alarmRollsBack, view)
    case .rollbackRequested: return fail(.stoppedByUser, rollsBack: true, view)
    // It has no hooks, stages or analyses, and no circuit breaker.
    case .hookEnded, .stageTimedOut, .analysisEnded, .task, .unsettledByScaling: return []
    }
  }
}

// MARK: - Syncs of the controller

extension KubernetesDeployment {
  private mutating func reconcile(_ view: StrategyView) -> [StrategyAction] {
    var actions: [StrategyAction] = []
    var sets =
      self.sets
      ?? ReplicaSetPair(
        new: view.candidate.active, old: view.others.active, minReady: description.minReady)
    sets.observe(view.candidate, at: view.now)
    switch description.type {
    case .rollingUpdate:
      let limits = SurgeLimits(desired: view.desired, description.rollingUpdate)
      sets.roll(within: limits, old: view.others)
    case .recreate:
      sets.recreate(desired: view.desired, old: view.others, stopping: view.othersStopping)
    }
    self.sets = sets
    actions.append(.move(sets.moves(new: view.candidate, old: view.others)))
    actions += waitForReadiness(sets, view)
    actions += watchProgress(sets, view)
    if isComplete(sets, view) { actions += complete() }
    return actions
  }

  private mutating func waitForReadiness(
    _ sets: ReplicaSetPair, _ view: StrategyView
  ) -> [StrategyAction] {
    guard let wait = sets.wait(from: view.now), !answers.expects(.readiness) else { return [] }
    return [.wait(wait, generation: answers.expect(.readiness))]
  }

  private mutating func watchProgress(
    _ sets: ReplicaSetPair, _ view: StrategyView
  ) -> [StrategyAction] {
    var deadline =
      self.deadline ?? ProgressDeadline(limit: description.progressDeadline, now: view.now)
    let standing = ProgressDeadline.Standing(
      updated: view.candidate.active, old: view.others.active, ready: view.candidate.healthy,
      available: sets.available)
    if deadline.observe(standing, at: view.now) { isPastDeadline = false }
    self.deadline = deadline
    guard phase != .ended, !isPastDeadline, !answers.expects(.deadline) else { return [] }
    return [.wait(deadline.remaining(at: view.now), generation: answers.expect(.deadline))]
  }

  private mutating func deadlineCame(_ view: StrategyView) -> [StrategyAction] {
    guard let deadline, phase != .ended else { return [] }
    let remaining = deadline.remaining(at: view.now)
    guard remaining == .zero else {
      return [.wait(remaining, generation: answers.expect(.deadline))]
    }
    isPastDeadline = true
    let notice = StrategyAction.report(.progressDeadlineExceeded)
    guard description.rollbackOnDeadline, phase == .rolling else { return [notice] }
    return [notice] + fail(.progressDeadline, rollsBack: true, view)
  }

  /// Every wanted task is of the new release and available, and nothing else exists; tasks on
  /// their way out do not count.
  private func isComplete(_ sets: ReplicaSetPair, _ view: StrategyView) -> Bool {
    sets.new == view.desired && sets.old == 0 && sets.available == view.desired
      && view.candidate.active == view.desired && view.others.active == 0
  }

  private mutating func complete() -> [StrategyAction] {
    switch phase {
    case .ended: return []
    case .rolling, .goingBack:
      let outcome: RolloutOutcome = phase == .rolling ? .succeeded : .rolledBack
      phase = .ended
      isPastDeadline = false
      answers.forgetAll()
      return [.ended(outcome)]
    }
  }

  private mutating func fail(
    _ reason: DeploymentFailure, rollsBack: Bool, _ view: StrategyView
  ) -> [StrategyAction] {
    guard phase == .rolling else { return [] }
    guard rollsBack, view.canGoBack else {
      // The pipeline gives up; the controller does not.
      phase = .ended
      return [.failed(reason), .ended(.failed)]
    }
    phase = .goingBack
    isPastDeadline = false
    answers.forgetAll()
    sets = nil
    deadline = nil
    return [.failed(reason), .goBack, .rollingBack]
  }
}
