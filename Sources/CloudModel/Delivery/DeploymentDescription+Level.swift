import CanaryAnalysis

extension DeploymentDescription {
  /// The chance to call a good build bad that the deployment's gate promises [0…1]; `nil` if it
  /// promises none.
  ///
  /// Only tests promise, each for itself: with several analyses, or with alarms beside one, nobody
  /// has said what they come to together.
  package var promisedFalseAlarms: Double? {
    guard analyses.count == 1, alarms?.names.isEmpty ?? true else { return nil }
    return analyses[0].configuration.promisedFalseAlarms
  }
}

extension AnalysisConfiguration {
  fileprivate var promisedFalseAlarms: Double? {
    switch self {
    case .threshold, .argo, .flagger, .kayenta: nil
    case .fisher(let settings): settings.alpha
    case .alwaysValid(let settings): settings.alpha
    // Wald's bound for tests that end either way.
    case .sequential(let settings): min(1, settings.falseAlarm / (1 - settings.miss))
    }
  }
}
