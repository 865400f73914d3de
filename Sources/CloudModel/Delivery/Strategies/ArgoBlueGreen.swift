import SimulationKernel

/// A blue/green rollout of Argo Rollouts: a preview, analyses before and after the switch, and a
/// pause for whoever promotes.
///
/// The service's test rule stands for the preview service, its production rule for the active
/// one (Argo Rollouts 1.8, "BlueGreen Deployment Strategy", `rollout/bluegreen.go`).
package struct ArgoBlueGreen: Strategy, Equatable {
  package enum Phase: Sendable, Equatable {
    /// The preview starts.
    case previewing
    case analyzingBefore
    /// For `autoPromotionSeconds`, or until somebody promotes.
    case paused
    /// The rest of the preview starts.
    case completing
    /// Switched.
    case analyzingAfter
    case cleaningUp
    case aborting
    case ended
  }

  package private(set) var phase = Phase.previewing
  private let description: ArgoBlueGreenDescription
  private let analysesBefore: [Int]
  private let analysesAfter: [Int]
  private let promoter: Int?
  private let hasTestRule: Bool
  private let alarmRollsBack: Bool
  private var run: ArgoRun
  private var isSwitched = false
  private var candidateSize = SideSize.none

  /// - Parameters:
  ///   - deployment: Its hooks, to which the description refers by name, and its alarms.
  ///   - analyses: The names of its analyses, in their order.
  ///   - hasTestRule: Whether the service has a rule for test traffic.
  package init(
    _ description: ArgoBlueGreenDescription, _ deployment: DeploymentDescription,
    analyses: [String] = [], hasTestRule: Bool = false
  ) {
    let list = HookList(deployment.hooks)
    self.description = description
    self.hasTestRule = hasTestRule
    alarmRollsBack = deployment.alarms?.rollback ?? true
    run = ArgoRun(description.rollout, hooks: list)
    analysesBefore = analyses.indices(of: description.prePromotionAnalysis)
    analysesAfter = analyses.indices(of: description.postPromotionAnalysis)
    promoter = list.index(of: description.promotionApproval)
  }

  package var isOnlyCleaningUp: Bool { phase == .cleaningUp }
  package var isStuck: Bool { phase != .ended && (run.isPastDeadline || run.isForsaken) }

  package mutating func handle(
    _ event: StrategyEvent, _ view: StrategyView
  ) -> [StrategyAction] {
    guard phase != .ended else { return [] }
    switch event {
    case .started: return begin(view)
    case .alarmFired: return alarmFired(view)
    case .rollbackRequested: return abort(.stoppedByUser, view)
    case .observed, .hookEnded, .waited, .analysisEnded:
      var (news, actions) = run.hear(event, view)
      actions += run.observe(view)
      return actions + react(to: news, view) + proceed(view)
    // It has no stages with time-outs, and no circuit breaker.
    case .stageTimedOut, .task, .unsettledByScaling: return []
    }
  }

  private mutating func begin(_ view: StrategyView) -> [StrategyAction] {
    var actions = run.observe(view) + run.setTimed(true, view)
    if hasTestRule { actions.append(.shiftTest(toCandidate: true)) }
    return actions + hold(previewSize) + proceed(view)
  }

  private mutating func react(
    to news: ArgoRun.News, _ view: StrategyView
  ) -> [StrategyAction] {
    switch news {
    case .pauseOver: return phase == .paused ? complete(view) : []
    case .analysesSucceeded:
      return phase == .analyzingBefore ? pause(view) : startCleanUp()
    case .resumed:
      return [.endAnalyses]
        + run.analyze(phase == .analyzingBefore ? analysesBefore : analysesAfter)
    case .scaleDownDue:
      guard phase == .cleaningUp else { return remove() }
      return [.hold(candidate: .whole, stable: .none)]
    case .tooSlow: return abort(.progressDeadline, view)
    case .analysisFailed: return abort(.analysisFailed, view)
    case .rejected: return abort(.hookFailed, view)
    case .nothing, .readinessChanged, .inconclusive, .unanswered: return []
    }
  }

  private mutating func alarmFired(_ view: StrategyView) -> [StrategyAction] {
    guard !alarmRollsBack else { return abort(.alarm, view) }
    guard phase != .cleaningUp, phase != .aborting else { return [] }
    phase = .ended
    return [.failed(.alarm), .endAnalyses, .ended(.failed)]
  }
}

// MARK: - Forward

extension ArgoBlueGreen {
  private var previewSize: SideSize {
    description.previewReplicaCount.map { .count($0) } ?? .whole
  }

  /// Goes on where it waits for tasks.
  private mutating func proceed(_ view: StrategyView) -> [StrategyAction] {
    switch phase {
    case .previewing:
      guard run.stands(at: previewSize, view) else { return [] }
      phase = .analyzingBefore
      guard !analysesBefore.isEmpty else { return pause(view) }
      return run.setTimed(false, view) + run.analyze(analysesBefore)
    case .completing:
      return run.stands(at: .whole, view) ? switchOver(view) : []
    case .cleaningUp: return view.stableIsGone ? end(.succeeded) : []
    case .aborting:
      return candidateSize == .none && view.candidateIsGone ? end(.rolledBack) : []
    case .analyzingBefore, .paused, .analyzingAfter, .ended: return []
    }
  }

  private mutating func pause(_ view: StrategyView) -> [StrategyAction] {
    phase = .paused
    let untimed = run.setTimed(false, view)
    guard description.autoPromotionEnabled else { return untimed + run.ask(promoter, .pause) }
    guard description.autoPromotionDelay > .zero else { return untimed + complete(view) }
    let wait = description.autoPromotionDelay
    return untimed + [.wait(wait, generation: run.answers.expect(.pause))]
  }

  /// The preview becomes whole before the switch.
  private mutating func complete(_ view: StrategyView) -> [StrategyAction] {
    phase = .completing
    let actions = run.setTimed(true, view) + hold(.whole)
    return actions + (run.stands(at: .whole, view) ? switchOver(view) : [])
  }

  private mutating func switchOver(_ view: StrategyView) -> [StrategyAction] {
    phase = .analyzingAfter
    isSwitched = true
    let actions = run.setTimed(false, view) + [.shiftProduction(percent: 100)]
    return actions + (analysesAfter.isEmpty ? startCleanUp() : run.analyze(analysesAfter))
  }

  private mutating func startCleanUp() -> [StrategyAction] {
    phase = .cleaningUp
    run.forgetAll()
    let delay = description.rollout.scaleDownDelay
    return [.endAnalyses, .wait(delay, generation: run.answers.expect(.scaleDown))]
  }

  private mutating func hold(_ size: SideSize) -> [StrategyAction] {
    guard size != candidateSize else { return [] }
    candidateSize = size
    return [.hold(candidate: size, stable: .whole)]
  }
}

// MARK: - Back

extension ArgoBlueGreen {
  /// The old tasks are there until the promotion is over, so the way back is one switch.
  private mutating func abort(
    _ reason: DeploymentFailure, _ view: StrategyView
  ) -> [StrategyAction] {
    guard phase != .cleaningUp, phase != .aborting else { return [] }
    phase = .aborting
    run.forgetAll()
    var actions: [StrategyAction] = [.failed(reason), .endAnalyses, .rollingBack]
    if isSwitched { actions.append(.shiftProduction(percent: 0)) }
    guard let delay = description.rollout.abortScaleDownDelay else {
      return actions + [.wait(.seconds(30), generation: run.answers.expect(.scaleDown))]
    }
    guard delay > .zero else { return actions + end(.rolledBack) }
    return actions + [.wait(delay, generation: run.answers.expect(.scaleDown))]
  }

  private mutating func remove() -> [StrategyAction] {
    let rule: [StrategyAction] = hasTestRule ? [.shiftTest(toCandidate: false)] : []
    return rule + hold(.none)
  }

  private mutating func end(_ outcome: RolloutOutcome) -> [StrategyAction] {
    phase = .ended
    run.forgetAll()
    return [.ended(outcome)]
  }
}
