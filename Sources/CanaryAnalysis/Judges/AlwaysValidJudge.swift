/// A comparison with the baseline that may be looked at after every interval.
package struct AlwaysValidSettings: Hashable, Sendable {
  package var metric: AnalysisMetric
  /// The chance to fail a candidate that is no worse, over all looks together. The convention of
  /// 5 %.
  package var alpha: Double
  /// An analysis that ends with fewer requests in either arm is inconclusive.
  package var minimumRequests: Int
  package var schedule: AnalysisSchedule

  package init(
    metric: AnalysisMetric = AnalysisMetric(name: "error-rate", kind: .errorRate),
    alpha: Double = 0.05, minimumRequests: Int = 100,
    schedule: AnalysisSchedule = AnalysisSchedule()
  ) {
    self.metric = metric
    self.alpha = alpha
    self.minimumRequests = minimumRequests
    self.schedule = schedule
  }
}

/// Fails as soon as the evidence against the candidate is worth 1/α; passes when the looks are
/// over.
struct AlwaysValidJudge: CanaryJudge {
  let settings: AlwaysValidSettings
  private(set) var lastLook: AnalysisLook?
  private var comparison = AlwaysValidComparison()
  private var arms = ArmTotals()

  init(_ settings: AlwaysValidSettings) {
    self.settings = settings
  }

  var metrics: [AnalysisMetric] { [settings.metric] }

  mutating func begin() -> AnalysisStep { settings.schedule.first(metrics: 1) }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    let reading = measurement.reading(0)
    arms.add(reading)
    comparison.add(
      baseline: reading.baseline.counts ?? .none, candidate: reading.candidate.counts ?? .none)
    if comparison.pValue <= settings.alpha {
      lastLook = .failed
      return .ended(AnalysisVerdict(.failed, reason))
    }
    lastLook = arms.have(settings.minimumRequests) ? .passed : .missing
    return settings.schedule.next(after: arms.looks, metrics: 1) ?? .ended(conclusion)
  }

  mutating func stop() -> AnalysisVerdict { conclusion }

  private var conclusion: AnalysisVerdict {
    arms.have(settings.minimumRequests)
      ? AnalysisVerdict(.successful, reason)
      : arms.tooFewRequests(settings.metric, minimum: settings.minimumRequests)
  }

  private var reason: AnalysisReason {
    .rates(
      metric: settings.metric.name, baseline: arms.baseline, candidate: arms.candidate,
      pValue: comparison.pValue, alpha: settings.alpha)
  }
}
