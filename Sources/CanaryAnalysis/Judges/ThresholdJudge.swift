/// Fixed limits on numbers of the candidate, the way alarms and home-made gates judge.
package struct ThresholdSettings: Hashable, Sendable {
  package struct Rule: Hashable, Sendable {
    package var metric: AnalysisMetric
    package var subject: Subject
    /// What is a breach.
    package var breach: Condition
    /// A look at fewer candidate requests than this (or baseline requests, where the baseline is
    /// compared) is treated as missing. 0: even one request is judged.
    package var minimumRequests: Int
    /// How many breaches in a row fail the analysis.
    package var breachesInARow: Int
    /// Whether a look judges all requests since the start instead of its own window; counted
    /// metrics only.
    package var accumulates: Bool
    package var missingData: MissingData

    package init(
      metric: AnalysisMetric, subject: Subject = .candidate, breach: Condition,
      minimumRequests: Int = 0, breachesInARow: Int = 1, accumulates: Bool = false,
      missingData: MissingData = .ignored
    ) {
      self.metric = metric
      self.subject = subject
      self.breach = breach
      self.minimumRequests = minimumRequests
      self.breachesInARow = breachesInARow
      self.accumulates = accumulates
      self.missingData = missingData
    }
  }

  /// What a look without a number, or with too few requests, means.
  package enum MissingData: String, CaseIterable, Hashable, Sendable {
    /// Neither a breach nor the end of a row of breaches.
    case ignored
    case breaching
    case notBreaching
  }

  package var rules: [Rule]
  package var schedule: AnalysisSchedule

  package init(rules: [Rule], schedule: AnalysisSchedule = AnalysisSchedule()) {
    self.rules = rules
    self.schedule = schedule
  }
}

/// Fails on the first rule that was broken often enough in a row; looked at again and again without
/// a minimum of requests, it fails good builds, too.
struct ThresholdJudge: CanaryJudge {
  private struct Progress {
    var inARow = 0
    var baseline = RequestCounts.none
    var candidate = RequestCounts.none
  }

  let settings: ThresholdSettings
  private(set) var lastLook: AnalysisLook?
  private var progress: [Progress]
  private var looks = 0
  private var judgedAnything = false

  init(_ settings: ThresholdSettings) {
    self.settings = settings
    progress = settings.rules.map { _ in Progress() }
  }

  var metrics: [AnalysisMetric] { settings.rules.map(\.metric) }

  mutating func begin() -> AnalysisStep { settings.schedule.first(metrics: metrics.count) }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    looks += 1
    lastLook = .missing
    for (index, rule) in settings.rules.enumerated() {
      let number = number(rule, index, measurement.reading(index))
      let isBreach = number.map(rule.breach.holds)
      if let isBreach {
        judgedAnything = true
        if lastLook != .failed { lastLook = isBreach ? .failed : .passed }
      }
      count(isBreach, rule, index)
      if progress[index].inARow >= rule.breachesInARow {
        return .ended(
          AnalysisVerdict(
            .failed,
            .limitBroken(
              metric: rule.metric.name, number: number, rule.breach,
              inARow: progress[index].inARow)))
      }
    }
    return settings.schedule.next(after: looks, metrics: metrics.count)
      ?? .ended(conclusion(.nothingFound(looks: looks)))
  }

  mutating func stop() -> AnalysisVerdict { conclusion(.stopped(looks: looks)) }

  private mutating func count(_ isBreach: Bool?, _ rule: ThresholdSettings.Rule, _ index: Int) {
    switch (isBreach, rule.missingData) {
    case (true, _), (nil, .breaching): progress[index].inARow += 1
    case (false, _), (nil, .notBreaching): progress[index].inARow = 0
    case (nil, .ignored): break
    }
  }

  /// The number to compare; `nil` where it is missing or stands on too few requests.
  private mutating func number(
    _ rule: ThresholdSettings.Rule, _ index: Int, _ reading: MetricReading
  ) -> Double? {
    var reading = reading
    if rule.accumulates {
      progress[index].candidate = progress[index].candidate + (reading.candidate.counts ?? .none)
      progress[index].baseline = progress[index].baseline + (reading.baseline.counts ?? .none)
      reading.candidate = ArmReading(counts: progress[index].candidate)
      reading.baseline = ArmReading(counts: progress[index].baseline)
    }
    let arms =
      rule.subject.needsBaseline
      ? [reading.candidate, reading.baseline]
      : [reading.candidate]
    guard arms.allSatisfy({ ($0.counts?.requests ?? 0) >= rule.minimumRequests }) else {
      return nil
    }
    let number = rule.subject.number(in: reading, rule.metric.kind)
    return number.flatMap { $0.isNaN ? nil : $0 }
  }

  private func conclusion(_ reason: AnalysisReason) -> AnalysisVerdict {
    if judgedAnything || settings.rules.allSatisfy({ $0.missingData == .notBreaching }) {
      return AnalysisVerdict(.successful, reason)
    }
    return AnalysisVerdict(
      .inconclusive, .nothingToJudge(metrics: settings.rules.map(\.metric.name), looks: looks))
  }
}
