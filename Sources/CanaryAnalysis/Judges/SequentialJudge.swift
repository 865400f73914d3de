/// Wald's sequential test as a gate.
package struct SequentialSettings: Hashable, Sendable {
  /// What a defective candidate is.
  package enum Hypothesis: Hashable, Sendable {
    /// Its error rate is the defective one, not the healthy one; no baseline is needed.
    case rates(healthy: Double, defective: Double)
    /// It fails so many times as often as its baseline.
    case ratioToBaseline(Double)

    package var needsBaseline: Bool {
      switch self {
      case .rates: false
      case .ratioToBaseline: true
      }
    }
  }

  package var metric: AnalysisMetric
  package var hypothesis: Hypothesis
  /// The chance α to fail a healthy candidate. The convention of 5 %.
  package var falseAlarm: Double
  /// The chance β to pass a defective one. The convention of 5 %.
  package var miss: Double
  package var schedule: AnalysisSchedule
  /// What no decision until the last measurement means.
  package var undecided: AnalysisVerdict.Outcome

  package init(
    metric: AnalysisMetric = AnalysisMetric(name: "error-rate", kind: .errorRate),
    hypothesis: Hypothesis = .ratioToBaseline(2), falseAlarm: Double = 0.05, miss: Double = 0.05,
    schedule: AnalysisSchedule = AnalysisSchedule(),
    undecided: AnalysisVerdict.Outcome = .inconclusive
  ) {
    self.metric = metric
    self.hypothesis = hypothesis
    self.falseAlarm = falseAlarm
    self.miss = miss
    self.schedule = schedule
    self.undecided = undecided
  }
}

/// Ends as soon as the evidence leaves Wald's bounds, either way.
struct SequentialJudge: CanaryJudge {
  private enum Test {
    case rates(SequentialProbabilityRatio)
    case ratio(RateRatioEvidence)
  }

  let settings: SequentialSettings
  private(set) var lastLook: AnalysisLook?
  private let bounds: SequentialBounds
  private var test: Test
  private var arms = ArmTotals()

  init(_ settings: SequentialSettings) {
    self.settings = settings
    let bounds = SequentialBounds(falseAlarm: settings.falseAlarm, miss: settings.miss)
    self.bounds = bounds
    switch settings.hypothesis {
    case .rates(let healthy, let defective):
      test = .rates(
        SequentialProbabilityRatio(
          healthyRate: healthy, defectiveRate: defective, bounds: bounds))
    case .ratioToBaseline(let ratio): test = .ratio(RateRatioEvidence(ratio: ratio))
    }
  }

  var metrics: [AnalysisMetric] { [settings.metric] }

  mutating func begin() -> AnalysisStep { settings.schedule.first(metrics: 1) }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    let reading = measurement.reading(0)
    arms.add(reading)
    if case .ratio(var evidence) = test {
      evidence.add(
        baseline: reading.baseline.counts ?? .none, candidate: reading.candidate.counts ?? .none)
      test = .ratio(evidence)
    }
    switch bounds.decision(evidence) {
    case .defective:
      lastLook = .failed
      return .ended(AnalysisVerdict(.failed, crossed(bounds.upper)))
    case .healthy:
      lastLook = .passed
      return .ended(AnalysisVerdict(.successful, crossed(bounds.lower)))
    case nil:
      lastLook = (reading.candidate.counts?.requests ?? 0) > 0 ? .inconclusive : .missing
      return settings.schedule.next(after: arms.looks, metrics: 1) ?? .ended(undecided)
    }
  }

  mutating func stop() -> AnalysisVerdict { undecided }

  private var evidence: Double {
    switch test {
    case .rates(let ratio): ratio.evidence(arms.candidate)
    case .ratio(let evidence): evidence.evidence
    }
  }

  private var undecided: AnalysisVerdict {
    AnalysisVerdict(
      settings.undecided,
      .undecided(metric: settings.metric.name, evidence: evidence, looks: arms.looks))
  }

  private func crossed(_ bound: Double) -> AnalysisReason {
    .evidence(metric: settings.metric.name, evidence: evidence, bound: bound)
  }
}
