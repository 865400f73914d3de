import SimulationKernel

/// A canary of Argo Rollouts: a list of steps, with or without a traffic router.
///
/// With traffic routing the candidate is a fleet of its own, sized to its weight, and the stable
/// side stays whole. Without it, candidate and stable tasks share one fleet and the weight is
/// approximated by their numbers (Argo Rollouts 1.8, "Canary Deployment Strategy", "Traffic
/// Management", `rollout/canary.go`, `rollout/trafficrouting.go`).
package struct ArgoCanary: Strategy, Equatable {
  package enum Phase: Sendable, Equatable {
    /// Within the steps.
    case stepping
    /// Behind the last step: the candidate grows to the whole.
    case promoting
    /// Promoted; the old tasks wait for their end.
    case cleaningUp
    /// Aborted; the traffic goes back, and then the candidate goes.
    case aborting
    case ended
  }

  /// A step with its names resolved.
  enum Step: Sendable, Equatable {
    case weight(Int)
    case wait(TimeSpan)
    case approval(Int?)
    /// `nil` matches the weight again.
    case scale(SideSize?)
    case headerRoute(isOn: Bool)
    case analysis([Int])
  }

  package internal(set) var phase = Phase.stepping
  /// The step that is on, as an index; their number when all are done.
  package internal(set) var step = 0
  /// What the steps ask for [%].
  package internal(set) var weight = 0
  /// The candidate's share of the traffic [%]; only with traffic routing.
  package internal(set) var shifted = 0

  let description: ArgoCanaryDescription
  let steps: [Step]
  let background: [Int]
  let hasTestRule: Bool
  let alarmRollsBack: Bool
  var run: ArgoRun
  var fleet: BasicCanaryFleet?
  /// The weight of the last weight step that was reached, kept while the next is not yet.
  var settledWeight = 0
  var scale: SideSize?
  var stepIsDone = false
  var backgroundHasBegun = false
  var isHeaderRouted = false
  var held: [SideSize] = []

  /// - Parameters:
  ///   - deployment: Its hooks, to which the description refers by name, and its alarms.
  ///   - analyses: The names of its analyses, in their order.
  ///   - hasTestRule: Whether the service has a rule for test traffic.
  package init(
    _ description: ArgoCanaryDescription, _ deployment: DeploymentDescription,
    analyses: [String] = [], hasTestRule: Bool = false
  ) {
    let list = HookList(deployment.hooks)
    self.description = description
    self.hasTestRule = hasTestRule
    alarmRollsBack = deployment.alarms?.rollback ?? true
    run = ArgoRun(description.rollout, hooks: list)
    steps = description.steps.map { Step($0, hooks: list, analyses: analyses) }
    background = analyses.indices(of: description.analysis?.templates ?? [])
  }

  package var isOnlyCleaningUp: Bool { phase == .cleaningUp }
  package var isStuck: Bool { phase != .ended && (run.isPastDeadline || run.isForsaken) }

  package mutating func handle(
    _ event: StrategyEvent, _ view: StrategyView
  ) -> [StrategyAction] {
    let actions = phase == .ended ? [] : respond(to: event, view)
    guard let fleet else { return actions }
    // Numbers may have changed more than once; the tasks follow them once.
    return [.move(fleet.moves(view))] + actions
  }

  private mutating func respond(
    to event: StrategyEvent, _ view: StrategyView
  ) -> [StrategyAction] {
    switch event {
    case .alarmFired: return alarmFired(view)
    case .rollbackRequested: return abort(.stoppedByUser, view)
    case .started: return begin(view)
    case .observed, .hookEnded, .waited, .analysisEnded:
      var (news, actions) = run.hear(event, view)
      actions += run.observe(view)
      return actions + react(to: news, view) + proceed(view)
    // It has no stages with time-outs, and no circuit breaker.
    case .stageTimedOut, .task, .unsettledByScaling: return []
    }
  }

  private mutating func begin(_ view: StrategyView) -> [StrategyAction] {
    if !description.trafficRouting { fleet = BasicCanaryFleet(stable: view.others.active) }
    return run.observe(view) + enterStep(view) + proceed(view)
  }

  private mutating func react(
    to news: ArgoRun.News, _ view: StrategyView
  ) -> [StrategyAction] {
    switch news {
    case .pauseOver, .analysesSucceeded: stepIsDone = true
    case .resumed: return analyzeAgain()
    case .scaleDownDue:
      if phase == .cleaningUp { return hold(candidate: .whole, stable: .none) }
      return hold(candidate: .none, stable: .whole)
    case .tooSlow: return abort(.progressDeadline, view)
    case .analysisFailed: return abort(.analysisFailed, view)
    case .rejected: return abort(.hookFailed, view)
    case .nothing, .readinessChanged, .inconclusive, .unanswered: break
    }
    return []
  }

  /// Analyses are run anew when a person lets an inconclusive rollout go on.
  private mutating func analyzeAgain() -> [StrategyAction] {
    var actions: [StrategyAction] = [.endAnalyses]
    if backgroundHasBegun { actions += run.analyzeInBackground(background) }
    if step < steps.count, case .analysis(let analyses) = steps[step] {
      actions += run.analyze(analyses)
    }
    return actions
  }

  private mutating func alarmFired(_ view: StrategyView) -> [StrategyAction] {
    guard !alarmRollsBack else { return abort(.alarm, view) }
    guard phase == .stepping || phase == .promoting else { return [] }
    phase = .ended
    return [.failed(.alarm), .endAnalyses, .ended(.failed)]
  }
}

extension ArgoCanary.Step {
  fileprivate init(_ step: ArgoStep, hooks: HookList, analyses: [String]) {
    switch step {
    case .setWeight(let weight): self = .weight(weight)
    case .pause(let pause):
      self = pause.duration.map { .wait($0) } ?? .approval(hooks.index(of: pause.approval))
    case .setCanaryScale(.replicas(let count)): self = .scale(.count(count))
    case .setCanaryScale(.weight(let percent)): self = .scale(.percent(Double(percent)))
    case .setCanaryScale(.matchTrafficWeight): self = .scale(nil)
    case .setHeaderRoute(let match): self = .headerRoute(isOn: !match.isEmpty)
    case .analysis(let names): self = .analysis(analyses.indices(of: names))
    }
  }
}

extension [String] {
  /// Where the names stand; names that are not there are left out.
  func indices(of names: [String]) -> [Int] {
    names.compactMap { firstIndex(of: $0) }
  }
}
