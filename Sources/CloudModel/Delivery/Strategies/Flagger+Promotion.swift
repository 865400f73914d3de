import SimulationKernel

// MARK: - Confirmation

extension Flagger {
  mutating func ask(_ hook: Int, _ purpose: Purpose) -> [StrategyAction] {
    [
      .runHook(
        index: hook, limit: hooks.timeout(of: hook), generation: answers.expect(purpose))
    ]
  }

  /// A gate is looked at again at every interval; what it said counts from the next look on.
  mutating func confirmed(_ purpose: Purpose, _ outcome: HookOutcome) -> [StrategyAction] {
    switch outcome {
    case .succeeds:
      isConfirmed = true
      return []
    case .fails: return rollBack(.hookFailed)
    case .hangs:
      isForsaken = true
      return [.report(.paused)]
    }
  }

  mutating func confirmPromotion(_ view: StrategyView) -> [StrategyAction] {
    guard !isConfirmed, let hook = hooks.index(of: description.confirmPromotion) else {
      return promote(view)
    }
    guard phase != .waitingPromotion else { return [] }
    phase = .waitingPromotion
    return ask(hook, .confirmPromotion)
  }
}

// MARK: - Promotion

extension Flagger {
  /// Copies the canary's spec to the primary, which rolls to it like any Deployment.
  mutating func promote(_ view: StrategyView) -> [StrategyAction] {
    phase = .promoting
    primary = ReplicaSetPair(
      new: 0, old: view.stable.active, minReady: description.primary.minReady)
    return [.endAnalyses, .promote] + rollPrimary(view)
  }

  mutating func rollPrimary(_ view: StrategyView) -> [StrategyAction] {
    guard var primary else { return [] }
    primary.observe(view.promoted, at: view.now)
    switch description.primary.type {
    case .rollingUpdate:
      let limits = SurgeLimits(desired: view.desired, description.primary.rollingUpdate)
      primary.roll(within: limits, old: view.stable)
    case .recreate:
      primary.recreate(desired: view.desired, old: view.stable, stopping: view.stableStopping)
    }
    self.primary = primary
    let moves = StrategyAction.move(primary.moves(new: view.promoted, old: view.stable))
    guard let wait = primary.wait(from: view.now), !answers.expects(.readiness) else {
      return [moves]
    }
    return [moves, .wait(wait, generation: answers.expect(.readiness))]
  }

  /// The traffic goes back to the primary as soon as all of it has the new spec.
  mutating func giveBack(_ view: StrategyView) -> [StrategyAction] {
    guard let primary, primary.available == view.desired, view.promoted.active == view.desired,
      view.stable.active == 0
    else { return [] }
    let step = description.analysis.stepWeightPromotion
    let actions = shift(to: step == 0 ? 0 : max(0, weight - step))
    guard weight == 0 else { return actions }
    phase = .finalising
    return actions + stopMatching() + [.hold(candidate: .none, stable: .whole)]
  }

  mutating func shift(to share: Int) -> [StrategyAction] {
    guard share != weight else { return [] }
    weight = share
    return [.shiftProduction(percent: Double(share))]
  }

  /// The promotion is cut short: the primary has the traffic back before the next canary comes.
  package mutating func makeWay() -> [StrategyAction] {
    shift(to: 0) + stopMatching()
  }

  private mutating func stopMatching() -> [StrategyAction] {
    guard isMatching else { return [] }
    isMatching = false
    return [.shiftTest(toCandidate: false)]
  }
}

// MARK: - Rollback

extension Flagger {
  mutating func rollBack(_ reason: DeploymentFailure) -> [StrategyAction] {
    guard !isOnlyCleaningUp, phase != .failed else { return [] }
    phase = .failed
    answers.forgetAll()
    let head: [StrategyAction] = [.failed(reason), .endAnalyses, .rollingBack]
    return head + shift(to: 0) + stopMatching() + [.hold(candidate: .none, stable: .whole)]
  }

  /// The pipeline ends; everything stays as it stands.
  mutating func giveUp() -> [StrategyAction] {
    answers.forgetAll()
    phase = .rolledBack
    return [.failed(.alarm), .endAnalyses, .ended(.failed)]
  }

  mutating func end(_ outcome: RolloutOutcome) -> [StrategyAction] {
    phase = outcome == .succeeded ? .succeeded : .rolledBack
    answers.forgetAll()
    return [.ended(outcome)]
  }
}
