import SimulationKernel

/// A Flagger canary: it looks at the canary at every interval, and does one thing at each look.
///
/// The primary serves, the canary is a second fleet of the same size. After the last step the
/// primary is rolled to the new spec while the canary still has its share; then the traffic goes
/// back to the primary and the canary goes (Flagger 1.41, "Deployment Strategies",
/// `pkg/controller/scheduler.go`).
package struct Flagger: Strategy, Equatable {
  /// Flagger's own statuses; *failed* lasts until the canary is gone.
  package enum Phase: Sendable, Equatable {
    case initialized, waiting, progressing, waitingPromotion, promoting, finalising
    case succeeded, failed, rolledBack
  }

  enum Purpose: Sendable, Equatable {
    case look, readiness, confirmRollout, confirmPromotion
    case metric(Int)
  }

  package internal(set) var phase = Phase.initialized
  /// The canary's share of the traffic [%].
  package internal(set) var weight = 0
  package internal(set) var failedChecks = 0
  package internal(set) var iterations = 0

  let description: FlaggerDescription
  let metrics: [Int]
  let hooks: HookList
  let hasTestRule: Bool
  let alarmRollsBack: Bool
  var answers = Answers<Purpose>()
  var openChecks = 0
  /// Since when the canary is not as it should be.
  var unreadySince: SimulationTime?
  var isConfirmed = false
  var isMatching = false
  /// The primary while it is rolled to the new spec.
  var primary: ReplicaSetPair?
  var isForsaken = false

  /// - Parameters:
  ///   - deployment: Its hooks, to which the description refers by name, and its alarms.
  ///   - analyses: The names of its analyses, in their order.
  ///   - hasTestRule: Whether the service has a rule for test traffic.
  package init(
    _ description: FlaggerDescription, _ deployment: DeploymentDescription,
    analyses: [String] = [], hasTestRule: Bool = false
  ) {
    self.description = description
    hooks = HookList(deployment.hooks)
    self.hasTestRule = hasTestRule
    alarmRollsBack = deployment.alarms?.rollback ?? true
    metrics = analyses.indices(of: description.analysis.metrics)
  }

  /// Once the primary is being rolled there is no way back.
  package var isOnlyCleaningUp: Bool { phase == .promoting || phase == .finalising }
  package var isStuck: Bool { isForsaken && (phase == .waiting || phase == .waitingPromotion) }

  package mutating func handle(
    _ event: StrategyEvent, _ view: StrategyView
  ) -> [StrategyAction] {
    guard phase != .succeeded, phase != .rolledBack else { return [] }
    switch event {
    case .started: return [lookAgain(view)]
    case .observed: return observed(view)
    case .waited(let generation):
      switch answers.take(generation) {
      case .look: return [lookAgain(view)] + look(view)
      case .readiness: return observed(view)
      case .confirmRollout, .confirmPromotion, .metric, nil: return []
      }
    case .hookEnded(_, let outcome, let generation):
      return answers.take(generation).map { confirmed($0, outcome) } ?? []
    case .analysisEnded(_, let outcome, let generation):
      return answers.take(generation) == nil ? [] : checked(outcome, view)
    case .alarmFired:
      guard !alarmRollsBack else { return rollBack(.alarm) }
      return isOnlyCleaningUp || phase == .failed ? [] : giveUp()
    // The webhook `rollback` is asked at every look; here it acts at once.
    case .rollbackRequested: return rollBack(.stoppedByUser)
    // It has no stages with time-outs, and no circuit breaker.
    case .stageTimedOut, .task, .unsettledByScaling: return []
    }
  }

  /// Flagger's clock does not begin with the deployment: it looks at multiples of the interval.
  private mutating func lookAgain(_ view: StrategyView) -> StrategyAction {
    let interval = max(.seconds(10), description.analysis.interval)
    let past = view.now.nanoseconds % interval.nanoseconds
    return .wait(
      TimeSpan(nanoseconds: interval.nanoseconds - past), generation: answers.expect(.look))
  }

  private mutating func observed(_ view: StrategyView) -> [StrategyAction] {
    let isReady = view.candidateStands(at: .whole)
    unreadySince = isReady ? nil : unreadySince ?? view.now
    switch phase {
    case .promoting, .finalising:
      return rollPrimary(view)
        + (phase == .finalising && view.candidateIsGone ? end(.succeeded) : [])
    case .failed: return view.candidateIsGone ? end(.rolledBack) : []
    case .initialized, .waiting, .progressing, .waitingPromotion, .succeeded, .rolledBack:
      return []
    }
  }
}

// MARK: - Looks

extension Flagger {
  private mutating func look(_ view: StrategyView) -> [StrategyAction] {
    switch phase {
    case .initialized:
      guard let hook = hooks.index(of: description.confirmRollout) else { return scaleUp(view) }
      phase = .waiting
      return ask(hook, .confirmRollout)
    case .waiting: return isConfirmed ? scaleUp(view) : []
    case .progressing, .waitingPromotion: return lookAtCanary(view)
    case .promoting: return giveBack(view)
    case .finalising, .succeeded, .failed, .rolledBack: return []
    }
  }

  private mutating func scaleUp(_ view: StrategyView) -> [StrategyAction] {
    phase = .progressing
    isConfirmed = false
    unreadySince = view.now
    return [.hold(candidate: .whole, stable: .whole)]
  }

  private mutating func lookAtCanary(_ view: StrategyView) -> [StrategyAction] {
    guard view.candidateStands(at: .whole) else {
      let since = unreadySince ?? view.now
      return view.now - since > description.progressDeadline ? rollBack(.progressDeadline) : []
    }
    guard view.stable.healthy >= view.desired else { return [] }
    guard !description.skipAnalysis else { return promote(view) }
    guard failedChecks < max(1, description.analysis.threshold) else {
      return rollBack(.analysisFailed)
    }
    guard openChecks == 0 else { return [] }
    // Before the first step there is nothing to look at.
    guard weight > 0 || iterations > 0, !metrics.isEmpty else { return advance(view) }
    openChecks = metrics.count
    return metrics.map { .analyze(index: $0, generation: answers.expect(.metric($0))) }
  }

  /// One failed check of a look is enough to count it, and to stay where it is. Metrics without
  /// data count as failed.
  private mutating func checked(
    _ outcome: AnalysisOutcome, _ view: StrategyView
  ) -> [StrategyAction] {
    guard openChecks > 0, phase == .progressing || phase == .waitingPromotion else { return [] }
    guard outcome == .successful else {
      openChecks = 0
      for metric in metrics { answers.forget(.metric(metric)) }
      failedChecks += 1
      return [.endAnalyses]
    }
    openChecks -= 1
    return openChecks == 0 ? advance(view) : []
  }

  private mutating func advance(_ view: StrategyView) -> [StrategyAction] {
    switch description.analysis.mode {
    case .canary:
      guard weight < description.analysis.highestWeight else { return confirmPromotion(view) }
      return shift(to: description.analysis.weight(after: weight))
    case .abTest:
      guard iterations < description.analysis.iterations else { return confirmPromotion(view) }
      iterations += 1
      guard hasTestRule, !isMatching else { return [] }
      isMatching = true
      return [.shiftTest(toCandidate: true)]
    case .blueGreen:
      guard iterations >= description.analysis.iterations else {
        iterations += 1
        return []
      }
      guard weight < 100 else { return promote(view) }
      guard isConfirmed || hooks.index(of: description.confirmPromotion) == nil else {
        return confirmPromotion(view)
      }
      return shift(to: 100)
    }
  }
}
