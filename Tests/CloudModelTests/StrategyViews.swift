import CloudModel
import SimulationKernel

extension StrategyView {
  /// A service at one moment, for machines that are driven by hand.
  ///
  /// - Parameters:
  ///   - seconds: The time [s].
  ///   - candidate: Healthy, pending and unhealthy tasks of the release that is brought.
  ///   - stable: The same of the release that ran before; there is no other one.
  static func at(
    _ seconds: Double, desired: Int, candidate: [Int] = [0], stable: [Int] = [0],
    promoted: [Int] = [0], stableStopping: Int = 0, candidateStopping: Int = 0
  ) -> StrategyView {
    var view = StrategyView(
      desired: desired,
      limits: RollingLimits(desired: desired, minimumHealthyPercent: 100, maximumPercent: 200))
    view.now = .zero + .seconds(seconds)
    view.candidate = TaskCensus(candidate)
    view.stable = TaskCensus(stable)
    view.promoted = TaskCensus(promoted)
    view.others = TaskCensus(
      healthy: view.stable.healthy + view.promoted.healthy,
      pending: view.stable.pending + view.promoted.pending,
      unhealthy: view.stable.unhealthy + view.promoted.unhealthy)
    view.stableStopping = stableStopping
    view.othersStopping = stableStopping
    view.candidateStopping = candidateStopping
    return view
  }
}

extension TaskCensus {
  /// Healthy, pending and unhealthy tasks; what is left out is none.
  fileprivate init(_ counts: [Int]) {
    self.init(
      healthy: counts.first ?? 0, pending: counts.dropFirst().first ?? 0,
      unhealthy: counts.dropFirst(2).first ?? 0)
  }
}

extension [StrategyAction] {
  /// Tasks to start and stop of the candidate, then of the others; `nil` without a move.
  var moves: [Int]? {
    for case .move(let moves) in self {
      return [
        moves.candidate.starts, moves.candidate.stops, moves.source.starts, moves.source.stops,
      ]
    }
    return nil
  }

  /// The shares of the production traffic that were set.
  var shares: [Double] {
    compactMap { if case .shiftProduction(let percent) = $0 { percent } else { nil } }
  }

  /// The last sizes of candidate and stable side.
  var sizes: [SideSize]? {
    for case .hold(let candidate, let stable) in reversed() { return [candidate, stable] }
    return nil
  }

  /// The waits, and the generations they end under.
  var waits: [(span: TimeSpan, generation: Int)] {
    compactMap { if case .wait(let span, let generation) = $0 { (span, generation) } else { nil } }
  }

  /// The end of the only wait of this length.
  func wait(_ seconds: Double) -> StrategyEvent? {
    waits.first { $0.span == .seconds(seconds) }.map { .waited(generation: $0.generation) }
  }

  /// The analyses that were started, and the event that one of them ends with.
  func analysis(_ outcome: AnalysisOutcome) -> StrategyEvent? {
    for case .analyze(let index, let generation) in self {
      return .analysisEnded(index: index, outcome: outcome, generation: generation)
    }
    return nil
  }

  func hook(_ outcome: HookOutcome) -> StrategyEvent? {
    for case .runHook(let index, _, let generation) in self {
      return .hookEnded(index: index, outcome: outcome, generation: generation)
    }
    return nil
  }

  var outcome: RolloutOutcome? {
    for case .ended(let outcome) in self { return outcome }
    return nil
  }
}
