import SimulationKernel

/// One look of a rollout by Flagger: all its metrics at once, and the answer at once.
///
/// Interval, threshold and iterations belong to the rollout, which asks again at its next look.
struct FlaggerLook: CanaryJudge {
  /// How far a query of Flagger looks back if it does not say so; the default of `interval` of a
  /// metric in Flagger 1.41.
  static let defaultWindow = TimeSpan.minutes(1)

  let checks: [FlaggerSettings.Check]
  private(set) var lastLook: AnalysisLook?

  init(_ settings: FlaggerSettings) {
    checks = settings.checks
  }

  var metrics: [AnalysisMetric] {
    checks.map { check in
      var metric = check.metric
      metric.window = metric.window ?? Self.defaultWindow
      return metric
    }
  }

  mutating func begin() -> AnalysisStep {
    .measureAgain(after: .zero, metrics: Array(checks.indices))
  }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    for (index, check) in checks.enumerated() {
      let number = check.number(measurement.reading(index).candidate)
      guard let number, check.passes(number) else {
        lastLook = number == nil ? .missing : .failed
        return .ended(
          AnalysisVerdict(
            .failed,
            .failedChecks(count: 1, threshold: 1, metric: check.metric.name, number: number)))
      }
    }
    lastLook = .passed
    return .ended(AnalysisVerdict(.successful, .nothingFound(looks: 1)))
  }

  mutating func stop() -> AnalysisVerdict {
    AnalysisVerdict(.successful, .stopped(looks: 0))
  }
}
