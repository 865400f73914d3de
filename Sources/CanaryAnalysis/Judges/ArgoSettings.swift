import SimulationKernel

/// The metrics of an Argo Rollouts AnalysisTemplate (API v1alpha1).
package struct ArgoSettings: Hashable, Sendable {
  package var metrics: [ArgoMetric]

  package init(metrics: [ArgoMetric]) {
    self.metrics = metrics
  }
}

/// One metric of an AnalysisTemplate, with Argo's own field names and defaults.
package struct ArgoMetric: Hashable, Sendable {
  /// With a window, unless there is an initial delay: the first measurement is taken at once.
  package var metric: AnalysisMetric
  /// `nil`: one measurement, or several only to repeat errors.
  package var interval: TimeSpan?
  /// Before the first measurement. Argo's default: none, so the first measurement is taken at once.
  package var initialDelay: TimeSpan
  /// How many measurements are taken; `nil`: one without an interval, else until the analysis is
  /// stopped.
  package var count: Int?
  package var successCondition: ArgoCondition?
  package var failureCondition: ArgoCondition?
  /// The metric fails with more failed measurements than this. Argo's default 0: none is
  /// tolerated. -1: failures do not end it (since 1.8).
  package var failureLimit: Int
  /// More inconclusive measurements than this make the metric inconclusive. Argo's default 0.
  package var inconclusiveLimit: Int
  /// More measurements without a result in a row than this are an error. Argo's default 4.
  package var consecutiveErrorLimit: Int
  /// The metric succeeds after so many successes in a row; 0: off (since 1.8).
  package var consecutiveSuccessLimit: Int
  /// Measured, but without effect on the verdict.
  package var isDryRun: Bool

  package init(
    metric: AnalysisMetric, interval: TimeSpan? = nil, initialDelay: TimeSpan = .zero,
    count: Int? = nil, successCondition: ArgoCondition? = nil,
    failureCondition: ArgoCondition? = nil, failureLimit: Int = 0, inconclusiveLimit: Int = 0,
    consecutiveErrorLimit: Int = 4, consecutiveSuccessLimit: Int = 0, isDryRun: Bool = false
  ) {
    self.metric = metric
    self.interval = interval
    self.initialDelay = initialDelay
    self.count = count
    self.successCondition = successCondition
    self.failureCondition = failureCondition
    self.failureLimit = failureLimit
    self.inconclusiveLimit = inconclusiveLimit
    self.consecutiveErrorLimit = consecutiveErrorLimit
    self.consecutiveSuccessLimit = consecutiveSuccessLimit
    self.isDryRun = isDryRun
  }
}

/// A condition on the result of a query, such as `result[0] >= 0.95`.
package struct ArgoCondition: Hashable, Sendable {
  package var subject: Subject
  package var condition: Condition
  /// Whether the condition is written to hold for a result that is not a number,
  /// `isNaN(result) || …`. Else every comparison with it is false, as in the expression language.
  package var holdsForNaN: Bool
  /// What the condition says of an empty result: `true` for `len(result) == 0 || …`, `false` for
  /// `len(result) > 0 && …`; `nil`: it reads `result[0]` regardless, which is an error.
  package var emptyResult: Bool?

  package init(
    _ condition: Condition, subject: Subject = .candidate, holdsForNaN: Bool = false,
    emptyResult: Bool? = nil
  ) {
    self.subject = subject
    self.condition = condition
    self.holdsForNaN = holdsForNaN
    self.emptyResult = emptyResult
  }

  /// Whether the condition holds; `nil`: it cannot be evaluated.
  func holds(_ reading: MetricReading, _ kind: AnalysisMetric.Kind) -> Bool? {
    guard let number = subject.number(in: reading, kind) else { return emptyResult }
    return number.isNaN ? holdsForNaN : condition.holds(number)
  }
}

extension ArgoMetric {
  /// The wait after a measurement that gave no result. Argo's `DefaultErrorRetryInterval`.
  static let errorRetryInterval = TimeSpan.seconds(10)

  var conditions: [ArgoCondition] { [successCondition, failureCondition].compactMap { $0 } }

  /// How many measurements complete the metric; `nil`: it runs until stopped.
  var effectiveCount: Int? {
    if let count, count != 0 { return count }
    return interval == nil ? 1 : nil
  }

  enum MeasurementPhase {
    case successful
    case failed
    case inconclusive
    case error
  }

  /// What one measurement says. With one condition, what does not satisfy it is its opposite; with
  /// both, failure wins, and neither is inconclusive.
  func phase(_ reading: MetricReading) -> MeasurementPhase {
    var success: Bool?
    var failure: Bool?
    if let successCondition {
      guard let holds = successCondition.holds(reading, metric.kind) else { return .error }
      success = holds
    }
    if let failureCondition {
      guard let holds = failureCondition.holds(reading, metric.kind) else { return .error }
      failure = holds
    }
    if failure ?? success.map({ !$0 }) ?? false { return .failed }
    return success ?? true ? .successful : .inconclusive
  }
}
