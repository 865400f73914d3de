import SimulationKernel

/// An analysis as a user describes it: one judge with its settings.
///
/// Plain values with the public tools' own defaults, so that descriptions can embed it and scenario
/// files can decode it.
package enum AnalysisConfiguration: Hashable, Sendable {
  /// Fixed limits, absolute or relative to the baseline.
  case threshold(ThresholdSettings)
  /// The metrics of an Argo Rollouts AnalysisTemplate.
  case argo(ArgoSettings)
  /// The checks of a Flagger Canary.
  case flagger(FlaggerSettings)
  /// Spinnaker's automated canary analysis.
  case kayenta(KayentaSettings)
  /// Fisher's exact test, at the end or at planned looks.
  case fisher(FisherSettings)
  /// Wald's sequential test.
  case sequential(SequentialSettings)
  /// A comparison that may be looked at without end.
  case alwaysValid(AlwaysValidSettings)
}

extension AnalysisConfiguration {
  /// What has to be measured; steps and readings name metrics by their place in this list.
  package var metrics: [AnalysisMetric] { makeJudge().metrics }

  /// The longest time from one measurement of a metric to the next; how far back one may look.
  package var longestWait: TimeSpan {
    switch self {
    case .threshold(let settings): settings.schedule.longestWait
    case .argo(let settings):
      settings.metrics.map { $0.initialDelay + ($0.interval ?? ArgoMetric.errorRetryInterval) }
        .max() ?? .zero
    case .flagger(let settings): max(settings.interval, .seconds(10))
    case .kayenta(let settings): settings.initialDelay + settings.step
    case .fisher(let settings): settings.schedule.longestWait
    case .sequential(let settings): settings.schedule.longestWait
    case .alwaysValid(let settings): settings.schedule.longestWait
    }
  }

  /// Whether the judge compares with a baseline, so that there must be one.
  package var needsBaseline: Bool {
    switch self {
    case .threshold(let settings): settings.rules.contains { $0.subject.needsBaseline }
    case .argo(let settings):
      settings.metrics.contains { $0.conditions.contains { $0.subject.needsBaseline } }
    case .flagger: false
    case .kayenta, .fisher, .alwaysValid: true
    case .sequential(let settings): settings.hypothesis.needsBaseline
    }
  }

  /// The judge at the start of an analysis.
  ///
  /// - Parameter isLook: Whether its owner asks anew at every look of its own.
  func makeJudge(isLook: Bool = false) -> any CanaryJudge {
    switch self {
    case .threshold(let settings): ThresholdJudge(settings)
    case .argo(let settings): ArgoJudge(settings)
    case .flagger(let settings): isLook ? FlaggerLook(settings) : FlaggerJudge(settings)
    case .kayenta(let settings): KayentaJudge(settings)
    case .fisher(let settings): FisherJudge(settings)
    case .sequential(let settings): SequentialJudge(settings)
    case .alwaysValid(let settings): AlwaysValidJudge(settings)
    }
  }
}
