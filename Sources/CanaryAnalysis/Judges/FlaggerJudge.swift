import SimulationKernel

/// The analysis of a Flagger Canary (API v1beta1).
package struct FlaggerSettings: Hashable, Sendable {
  /// One metric with its range, in the unit that Flagger shows: percent for rates, milliseconds
  /// for durations.
  package struct Check: Hashable, Sendable {
    package var metric: AnalysisMetric
    /// Below it the check fails; at it, it passes.
    package var minimum: Double?
    /// Above it the check fails; at it, it passes.
    package var maximum: Double?

    package init(metric: AnalysisMetric, minimum: Double? = nil, maximum: Double? = nil) {
      self.metric = metric
      self.minimum = minimum
      self.maximum = maximum
    }

    /// The builtin `request-success-rate` over Flagger's window of one minute.
    package static func requestSuccessRate(minimum: Double = 99) -> Check {
      Check(
        metric: AnalysisMetric(
          name: "request-success-rate", kind: .successRate, window: .minutes(1)),
        minimum: minimum)
    }

    /// The builtin `request-duration`, the 99th percentile, over Flagger's window of one minute.
    package static func requestDuration(maximum: Double = 500) -> Check {
      Check(
        metric: AnalysisMetric(
          name: "request-duration", kind: .latencyPercentile(99), window: .minutes(1)),
        maximum: maximum)
    }
  }

  /// The documentation's example: success rate at least 99 %, duration at most 500 ms.
  package var checks: [Check]
  /// Between checks. Flagger's default one minute; it takes less than ten seconds for ten.
  package var interval: TimeSpan
  /// With so many failed checks in all, not in a row, the canary is rolled back. Flagger takes 0
  /// for 1; the documentation's example has 5.
  package var threshold: Int
  /// After so many passed checks the analysis succeeds; `nil`: the rollout's own steps end it.
  package var iterations: Int?

  package init(
    checks: [Check] = [.requestSuccessRate(), .requestDuration()],
    interval: TimeSpan = .minutes(1), threshold: Int = 5, iterations: Int? = nil
  ) {
    self.checks = checks
    self.interval = interval
    self.threshold = threshold
    self.iterations = iterations
  }
}

/// Flagger's loop: one check of all metrics per interval, failed checks are counted for good.
///
/// A query without values is a failed check. The threshold is looked at before the checks of an
/// interval, so the rollback comes one interval after the check that reached it
/// (`pkg/controller/scheduler.go`, `scheduler_metrics.go`).
struct FlaggerJudge: CanaryJudge {
  let settings: FlaggerSettings
  private(set) var lastLook: AnalysisLook?
  private var failedChecks = 0
  private var passedChecks = 0
  private var rollback: AnalysisVerdict?

  init(_ settings: FlaggerSettings) {
    self.settings = settings
  }

  var metrics: [AnalysisMetric] { settings.checks.map(\.metric) }

  mutating func begin() -> AnalysisStep { next }

  mutating func hear(_ measurement: Measurement) -> AnalysisStep {
    if let rollback { return .ended(rollback) }
    for (index, check) in settings.checks.enumerated() {
      let number = check.number(measurement.reading(index).candidate)
      // The first check that fails ends the round; the others are not asked.
      guard let number, check.passes(number) else { return failed(check, number) }
    }
    passedChecks += 1
    lastLook = .passed
    if let iterations = settings.iterations, passedChecks >= iterations {
      return .ended(AnalysisVerdict(.successful, .nothingFound(looks: looks)))
    }
    return next
  }

  mutating func stop() -> AnalysisVerdict {
    rollback ?? AnalysisVerdict(.successful, .stopped(looks: looks))
  }

  private var looks: Int { failedChecks + passedChecks }

  /// Flagger waits at least ten seconds.
  private var interval: TimeSpan { max(settings.interval, .seconds(10)) }

  private var next: AnalysisStep {
    .measureAgain(after: interval, metrics: Array(settings.checks.indices))
  }

  private mutating func failed(_ check: FlaggerSettings.Check, _ number: Double?) -> AnalysisStep {
    failedChecks += 1
    lastLook = number == nil ? .missing : .failed
    let threshold = max(settings.threshold, 1)
    guard failedChecks >= threshold else { return next }
    rollback = AnalysisVerdict(
      .failed,
      .failedChecks(
        count: failedChecks, threshold: threshold, metric: check.metric.name, number: number))
    return .measureAgain(after: interval, metrics: [])
  }
}

extension FlaggerSettings.Check {
  /// The number in Flagger's unit; `nil` where the query has no values.
  func number(_ reading: ArmReading) -> Double? {
    guard let number = reading.number(metric.kind), !number.isNaN else { return nil }
    switch metric.kind {
    case .errorRate, .successRate: return number * 100
    case .meanLatency, .latencyPercentile: return number * 1000
    case .requestCount, .failureCount: return number
    }
  }

  func passes(_ number: Double) -> Bool {
    if let minimum, number < limit(minimum) { return false }
    if let maximum, number > limit(maximum) { return false }
    return true
  }

  /// Flagger keeps limits of durations in whole milliseconds.
  private func limit(_ value: Double) -> Double {
    metric.kind.isCounted ? value : value.rounded(.towardZero)
  }
}
