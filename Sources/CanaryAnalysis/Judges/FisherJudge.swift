/// Fisher's exact test of the arms' error rates.
package struct FisherSettings: Hashable, Sendable {
  /// When the test is made.
  package enum Looks: String, CaseIterable, Hashable, Sendable {
    /// Once, after the last measurement: the chance of a false alarm is at most `alpha`.
    case atTheEnd
    /// At every measurement with alpha divided by their number (Bonferroni): at most `alpha` in
    /// all.
    case corrected
    /// At every measurement with the whole alpha. What people do; its false alarms grow with every
    /// look.
    case uncorrected
  }

  package var metric: AnalysisMetric
  /// The chance to fail a candidate that is no worse. The convention of 5 %.
  package var alpha: Double
  /// Fewer requests in either arm are not judged.
  package var minimumRequests: Int
  package var looks: Looks
  /// With a number of looks.
  package var schedule: AnalysisSchedule

  package init(
    metric: AnalysisMetric = AnalysisMetric(name: "error-rate", kind: .errorRate),
    alpha: Double = 0.05, minimumRequests: Int = 100, looks: Looks = .atTheEnd,
    schedule: AnalysisSchedule = AnalysisSchedule()
  ) {
    self.metric = metric
    self.alpha = alpha
    self.minimumRequests = minimumRequests
    self.looks = looks
    self.schedule = schedule
  }
}

/// Adds up both arms and fails a candidate whose error rate is significantly higher.
struct FisherJudge: CanaryJudge {
  let settings: FisherSettings
  private(set) var lastLook: AnalysisLook?
  private var arms = ArmTotals()

  init(_ settings: FisherSettings) {
    self.settings = settings
  }

  var metrics: [AnalysisMetric] { [settings.metric] }

  mutating func begin() -> AnalysisStep { settings.schedule.first(metrics: 1) }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    arms.add(measurement.reading(0))
    let next = settings.schedule.next(after: arms.looks, metrics: 1)
    let isJudged =
      switch settings.looks {
      case .atTheEnd: next == nil
      case .corrected, .uncorrected: true
      }
    guard arms.have(settings.minimumRequests) else {
      lastLook = .missing
      return next ?? .ended(tooFew)
    }
    if let next, !isJudged {
      lastLook = .inconclusive
      return next
    }
    let verdict = judged()
    lastLook = verdict.outcome == .failed ? .failed : .passed
    return verdict.outcome == .failed ? .ended(verdict) : next ?? .ended(verdict)
  }

  mutating func stop() -> AnalysisVerdict {
    arms.have(settings.minimumRequests) ? judged() : tooFew
  }

  private func judged() -> AnalysisVerdict {
    let pValue = FisherExact(baseline: arms.baseline, candidate: arms.candidate).candidateIsWorse
    let alpha =
      switch settings.looks {
      case .atTheEnd, .uncorrected: settings.alpha
      case .corrected: settings.alpha / Double(settings.schedule.looks ?? 1)
      }
    return AnalysisVerdict(
      pValue <= alpha ? .failed : .successful,
      .rates(
        metric: settings.metric.name, baseline: arms.baseline, candidate: arms.candidate,
        pValue: pValue, alpha: alpha))
  }

  private var tooFew: AnalysisVerdict {
    arms.tooFewRequests(settings.metric, minimum: settings.minimumRequests)
  }
}

/// The requests of both arms since the start of an analysis.
struct ArmTotals: Sendable {
  private(set) var baseline = RequestCounts.none
  private(set) var candidate = RequestCounts.none
  private(set) var looks = 0

  /// Adds one measurement; an arm without a series adds nothing.
  mutating func add(_ reading: MetricReading) {
    looks += 1
    baseline = baseline + (reading.baseline.counts ?? .none)
    candidate = candidate + (reading.candidate.counts ?? .none)
  }

  func have(_ minimum: Int) -> Bool {
    min(baseline.requests, candidate.requests) >= max(minimum, 1)
  }

  func tooFewRequests(_ metric: AnalysisMetric, minimum: Int) -> AnalysisVerdict {
    AnalysisVerdict(
      .inconclusive,
      .tooFewRequests(
        metric: metric.name, baseline: baseline.requests, candidate: candidate.requests,
        minimum: minimum))
  }
}
