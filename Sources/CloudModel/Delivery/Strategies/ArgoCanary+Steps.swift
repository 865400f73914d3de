import SimulationKernel

// MARK: - Steps

extension ArgoCanary {
  /// Goes on as far as it can.
  mutating func proceed(_ view: StrategyView) -> [StrategyAction] {
    var actions = size(view) + route(view)
    while phase == .stepping, !run.isInconclusive, isDone(view) {
      step += 1
      actions += enterStep(view) + size(view) + route(view)
    }
    switch phase {
    case .stepping, .ended: return actions
    case .promoting: return actions + promote(view)
    case .cleaningUp: return actions + finishCleaningUp(view)
    case .aborting: return actions + finishAbort(view)
    }
  }

  /// Begins the present step, or the promotion behind the last one.
  mutating func enterStep(_ view: StrategyView) -> [StrategyAction] {
    stepIsDone = false
    var actions: [StrategyAction] = []
    if let analysis = description.analysis, !backgroundHasBegun, step >= analysis.startingStep {
      backgroundHasBegun = true
      actions += run.analyzeInBackground(background)
    }
    guard step < steps.count else {
      phase = .promoting
      weight = 100
      scale = nil
      return actions + run.setTimed(true, view)
    }
    return actions + run.setTimed(steps[step].isTimed, view) + begin(steps[step])
  }

  private mutating func begin(_ step: Step) -> [StrategyAction] {
    switch step {
    case .weight(let weight):
      self.weight = weight
      return []
    case .wait(let span): return [.wait(span, generation: run.answers.expect(.pause))]
    case .approval(let hook): return run.ask(hook, .pause)
    case .scale(let size):
      scale = size
      return []
    case .headerRoute(let isOn):
      guard hasTestRule, isOn != isHeaderRouted else { return [] }
      isHeaderRouted = isOn
      return [.shiftTest(toCandidate: isOn)]
    case .analysis(let analyses):
      stepIsDone = analyses.isEmpty
      return run.analyze(analyses)
    }
  }

  private func isDone(_ view: StrategyView) -> Bool {
    switch steps[step] {
    case .weight: isAtSize(view) && (!description.trafficRouting || shifted == weight)
    case .scale: isAtSize(view)
    case .headerRoute: true
    case .wait, .approval, .analysis: stepIsDone
    }
  }
}

extension ArgoCanary.Step {
  /// Whether it has to make progress; pauses and analyses may take their time.
  fileprivate var isTimed: Bool {
    switch self {
    case .weight, .scale, .headerRoute: true
    case .wait, .approval, .analysis: false
    }
  }
}

// MARK: - Tasks and traffic

extension ArgoCanary {
  private func limits(_ view: StrategyView) -> SurgeLimits {
    SurgeLimits(desired: view.desired, description.surge)
  }

  private func goal(_ view: StrategyView) -> BasicCanaryCounts {
    BasicCanaryCounts(weight: weight, of: view.desired, surges: limits(view).surge > 0)
  }

  /// The candidate's size with traffic routing.
  private var candidateSize: SideSize {
    guard let scale else { return Self.size(ofWeight: weight) }
    return scale == .count(0) || scale == .percent(0) ? .none : scale
  }

  /// With a dynamic scale the stable side keeps what its traffic needs, now or in a moment.
  private var stableSize: SideSize {
    description.dynamicStableScale ? Self.size(ofWeight: 100 - min(weight, shifted)) : .whole
  }

  private static func size(ofWeight weight: Int) -> SideSize {
    weight == 0 ? .none : weight == 100 ? .whole : .percent(Double(weight))
  }

  /// Whether the candidate is where the weight wants it, and available.
  func isAtSize(_ view: StrategyView) -> Bool {
    guard let fleet else { return run.stands(at: candidateSize, view) }
    let goal = goal(view)
    return fleet.canary == goal.canary && fleet.stable == goal.stable
      && run.stands(at: .count(goal.canary), view) && view.others.active == goal.stable
  }

  /// Brings the tasks to what the weight asks for.
  mutating func size(_ view: StrategyView) -> [StrategyAction] {
    if var fleet {
      fleet.move(
        toward: goal(view), within: limits(view), available: run.available(view),
        stableHealthy: view.others.healthy)
      self.fleet = fleet
      return []
    }
    switch phase {
    case .stepping, .promoting: return hold(candidate: candidateSize, stable: stableSize)
    case .aborting, .cleaningUp, .ended: return []
    }
  }

  /// Gives the candidate the share that it can carry.
  ///
  /// While it is not at its size, the weight that was reached before stays; without any available
  /// task it gets nothing.
  mutating func route(_ view: StrategyView) -> [StrategyAction] {
    guard description.trafficRouting, phase == .stepping || phase == .promoting else { return [] }
    let isAtSize = isAtSize(view)
    if isAtSize { settledWeight = weight }
    return shift(to: run.available(view) == 0 ? 0 : isAtSize ? weight : settledWeight)
      + size(view)
  }

  mutating func shift(to share: Int) -> [StrategyAction] {
    guard share != shifted else { return [] }
    shifted = share
    return [.shiftProduction(percent: Double(share))]
  }

  mutating func hold(candidate: SideSize, stable: SideSize) -> [StrategyAction] {
    guard fleet == nil, held != [candidate, stable] else { return [] }
    held = [candidate, stable]
    return [.hold(candidate: candidate, stable: stable)]
  }
}

// MARK: - Promotion and abort

extension ArgoCanary {
  /// The candidate becomes the stable release as soon as all of it is available.
  private mutating func promote(_ view: StrategyView) -> [StrategyAction] {
    guard run.stands(at: .whole, view), !description.trafficRouting || shifted == 100 else {
      return []
    }
    phase = .cleaningUp
    run.forgetAll()
    guard description.trafficRouting else {
      return [.endAnalyses] + size(view) + finishCleaningUp(view)
    }
    let rule: [StrategyAction] = hasTestRule ? [.shiftTest(toCandidate: true)] : []
    let delay = description.rollout.scaleDownDelay
    return [.endAnalyses] + rule
      + [.wait(delay, generation: run.answers.expect(.scaleDown))]
  }

  private mutating func finishCleaningUp(_ view: StrategyView) -> [StrategyAction] {
    let isGone = description.trafficRouting ? view.stableIsGone : view.others.active == 0
    return isGone ? end(.succeeded) : []
  }

  /// `kubectl argo rollouts abort`, or what does the same: all traffic back to the stable side,
  /// which is whole unless it is scaled with its traffic.
  mutating func abort(_ reason: DeploymentFailure, _ view: StrategyView) -> [StrategyAction] {
    guard phase == .stepping || phase == .promoting else { return [] }
    phase = .aborting
    weight = 0
    scale = nil
    run.forgetAll()
    var actions: [StrategyAction] = [.failed(reason), .endAnalyses, .rollingBack]
    if isHeaderRouted { actions.append(.shiftTest(toCandidate: false)) }
    return actions + proceed(view)
  }

  private mutating func finishAbort(_ view: StrategyView) -> [StrategyAction] {
    let isRestored = view.stable.healthy >= view.desired
    guard description.trafficRouting else {
      return isRestored && view.candidate.active == 0 ? end(.rolledBack) : []
    }
    var actions = shift(to: shareAfterAbort(view))
    actions += hold(candidate: sizeAfterAbort, stable: .whole)
    if held.first == SideSize.none {
      return view.candidateIsGone && isRestored ? actions + end(.rolledBack) : actions
    }
    guard isRestored, shifted == 0, !run.answers.expects(.scaleDown) else { return actions }
    switch description.rollout.abortScaleDownDelay {
    case .zero?: return actions + end(.rolledBack)
    case let delay:
      let wait = delay ?? .seconds(30)
      return actions + [.wait(wait, generation: run.answers.expect(.scaleDown))]
    }
  }

  /// With a dynamic scale the traffic goes back as fast as stable tasks become healthy.
  private func shareAfterAbort(_ view: StrategyView) -> Int {
    guard description.dynamicStableScale, view.desired > 0 else { return 0 }
    return min(shifted, 100 - min(100, 100 * view.stable.healthy / view.desired))
  }

  /// What the candidate keeps after an abort: all that it has, or with a dynamic scale and no
  /// delay of one's own what its traffic needs.
  private var sizeAfterAbort: SideSize {
    let shrinks =
      description.dynamicStableScale && description.rollout.abortScaleDownDelay == nil
    return shrinks ? Self.size(ofWeight: shifted) : held.first ?? .none
  }

  private mutating func end(_ outcome: RolloutOutcome) -> [StrategyAction] {
    phase = .ended
    run.forgetAll()
    return [.ended(outcome)]
  }
}
