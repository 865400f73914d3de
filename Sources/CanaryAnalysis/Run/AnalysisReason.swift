/// Why an analysis ended as it did: which metric, which numbers.
package enum AnalysisReason: Hashable, Sendable {
  /// Every look that was planned found nothing.
  case nothingFound(looks: Int)
  /// The owner ended the analysis before it decided.
  case stopped(looks: Int)
  /// A number broke its limit so many looks in a row; `nil`: the last look had none, which was
  /// taken for a breach.
  case limitBroken(metric: String, number: Double?, Condition, inARow: Int)
  /// No look had a number that stood on enough requests.
  case nothingToJudge(metrics: [String], looks: Int)
  /// Argo: more measurements failed than the limit allows.
  case failures(metric: String, count: Int, limit: Int)
  /// Argo: more measurements were inconclusive than the limit allows.
  case inconclusives(metric: String, count: Int, limit: Int)
  /// Argo: more measurements in a row gave no result than the limit allows.
  case errors(metric: String, inARow: Int, limit: Int)
  /// Argo: all measurements were taken without the wanted successes in a row.
  case successesMissing(metric: String, inARow: Int, wanted: Int)
  /// Flagger: so many checks failed in all; the last one on this metric.
  case failedChecks(count: Int, threshold: Int, metric: String, number: Double?)
  /// Kayenta: the score against the thresholds for pass and marginal, 0 … 100, and the metrics
  /// that did not pass.
  case score(Double, pass: Double, marginal: Double, notPassed: [KayentaMetricLabel])
  /// Kayenta: a critical metric did not pass.
  case criticalMetric(String, KayentaLabel)
  /// Kayenta: half of the metrics or more had no data.
  case tooFewMetricsWithData(missing: Int, of: Int)
  /// A test of both arms' counts, and the probability that it was held against.
  case rates(
    metric: String, baseline: RequestCounts, candidate: RequestCounts, pValue: Double,
    alpha: Double)
  /// A sequential test left a bound.
  case evidence(metric: String, evidence: Double, bound: Double)
  /// All looks were made and the evidence stayed between the bounds.
  case undecided(metric: String, evidence: Double, looks: Int)
  /// An arm had fewer requests than the judge asks for.
  case tooFewRequests(metric: String, baseline: Int, candidate: Int, minimum: Int)
}

extension AnalysisReason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothingFound(let looks): "nothing found in \(looks) measurements"
    case .stopped(let looks): "stopped after \(looks) measurements without a finding"
    case .limitBroken(let metric, let number, let condition, let inARow):
      "\(metric) was \(number.map(text) ?? "missing") against \(condition.relation.rawValue)"
        + " \(text(condition.limit)), \(inARow) in a row"
    case .nothingToJudge(let metrics, let looks):
      "none of \(looks) measurements of \(metrics.joined(separator: ", ")) could be judged"
    case .failures(let metric, let count, let limit):
      "\(metric) failed \(count) times, more than its limit of \(limit)"
    case .inconclusives(let metric, let count, let limit):
      "\(metric) was inconclusive \(count) times, more than its limit of \(limit)"
    case .errors(let metric, let inARow, let limit):
      "\(metric) had no result \(inARow) times in a row, more than its limit of \(limit)"
    case .successesMissing(let metric, let inARow, let wanted):
      "\(metric) succeeded \(inARow) times in a row at the end, not \(wanted)"
    case .failedChecks(let count, let threshold, let metric, let number):
      "\(count) checks failed, threshold \(threshold); the last on \(metric): "
        + (number.map(text) ?? "no values")
    case .score(let score, let pass, let marginal, let notPassed):
      "score \(text(score)); pass \(text(pass)), marginal \(text(marginal))"
        + notPassed.map { "; \($0.metric) \($0.label.rawValue)" }.joined()
    case .criticalMetric(let metric, let label): "critical metric \(metric) was \(label.rawValue)"
    case .tooFewMetricsWithData(let missing, let total):
      "\(missing) of \(total) metrics had no data"
    case .rates(let metric, let baseline, let candidate, let pValue, let alpha):
      "\(metric): \(candidate.failures) of \(candidate.requests) requests failed, baseline"
        + " \(baseline.failures) of \(baseline.requests); p = \(text(pValue)), limit \(text(alpha))"
    case .evidence(let metric, let evidence, let bound):
      "\(metric): evidence \(text(evidence)) reached the bound \(text(bound))"
    case .undecided(let metric, let evidence, let looks):
      "\(metric): evidence \(text(evidence)) reached no bound in \(looks) measurements"
    case .tooFewRequests(let metric, let baseline, let candidate, let minimum):
      "\(metric): \(candidate) requests, baseline \(baseline); at least \(minimum) are needed"
    }
  }

  /// A number with four digits after the point at most.
  private func text(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e9 else { return "\(number)" }
    if number != 0, number.magnitude < 0.001 { return "\(number)" }
    let rounded = (number * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
