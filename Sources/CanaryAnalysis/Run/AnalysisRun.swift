/// One analysis under way.
///
/// Its owner calls `start`, measures when it is asked to, and acts on the verdict. The run keeps no
/// clock: times are spans from the call that returned them.
package struct AnalysisRun: Sendable {
  private enum State {
    case planned
    case running(any CanaryJudge)
    case ended(AnalysisVerdict, lastLook: AnalysisLook?)
  }

  package let configuration: AnalysisConfiguration
  private let isLook: Bool
  /// What has to be measured; steps and readings name metrics by their place in this list.
  package let metrics: [AnalysisMetric]
  /// How many measurements were handed in.
  package private(set) var measurements = 0
  private var state = State.planned

  /// - Parameters:
  ///   - configuration: One without `problems`.
  ///   - isLook: Whether its owner asks anew at every look of its own, as Flagger does: then
  ///     Flagger's checks are measured at once and answer at once. Other judges take their time.
  package init(_ configuration: AnalysisConfiguration, isLook: Bool = false) {
    precondition(
      configuration.problems.isEmpty, "an analysis with problems: \(configuration.problems)")
    self.configuration = configuration
    self.isLook = isLook
    metrics = configuration.makeJudge(isLook: isLook).metrics
  }

  /// Begins; the first measurement is due after the returned time.
  package mutating func start() -> AnalysisStep {
    guard case .planned = state else { preconditionFailure("a second start: \(state)") }
    var judge = configuration.makeJudge(isLook: isLook)
    return take(judge.begin(), judge)
  }

  /// Hears the measurement that it asked for.
  package mutating func measured(_ measurement: Measurement) -> AnalysisStep {
    switch state {
    case .planned: preconditionFailure("a measurement before the start: \(measurement)")
    case .running(var judge):
      measurements += 1
      return take(judge.hear(measurement), judge)
    case .ended(let verdict, _): return .ended(verdict)
    }
  }

  /// Ends early, as when the rollout that the analysis watches has ended by itself.
  ///
  /// A judge that has found nothing by then passes or stays inconclusive as its tool does.
  package mutating func stop() -> AnalysisVerdict {
    switch state {
    case .planned: return end(AnalysisVerdict(.successful, .stopped(looks: 0)), lastLook: nil)
    case .running(var judge): return end(judge.stop(), lastLook: judge.lastLook)
    case .ended(let verdict, _): return verdict
    }
  }

  /// The verdict once the analysis has ended.
  package var verdict: AnalysisVerdict? {
    if case .ended(let verdict, _) = state { return verdict }
    return nil
  }

  /// What the latest measurement said by itself, before limits and counts.
  package var lastLook: AnalysisLook? {
    switch state {
    case .planned: nil
    case .running(let judge): judge.lastLook
    case .ended(_, let lastLook): lastLook
    }
  }

  private mutating func take(_ step: AnalysisStep, _ judge: any CanaryJudge) -> AnalysisStep {
    switch step {
    case .measureAgain: state = .running(judge)
    case .ended(let verdict): _ = end(verdict, lastLook: judge.lastLook)
    }
    return step
  }

  private mutating func end(
    _ verdict: AnalysisVerdict, lastLook: AnalysisLook?
  ) -> AnalysisVerdict {
    state = .ended(verdict, lastLook: lastLook)
    return verdict
  }
}
