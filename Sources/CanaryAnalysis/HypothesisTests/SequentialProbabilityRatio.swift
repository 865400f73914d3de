import OutputAnalysis

/// A test of one error rate that may be looked at after every request (Wald 1945).
///
/// The evidence for the defective rate against the healthy one grows with each failure and shrinks
/// with each success; the test ends when it leaves the two bounds.
package struct SequentialProbabilityRatio: Hashable, Sendable {
  package enum Decision: Hashable, Sendable {
    case defective
    case healthy
  }

  package let bounds: SequentialBounds
  private let perFailure: Double
  private let perSuccess: Double

  /// - Parameters:
  ///   - healthyRate: The error rate of a build that should pass, 0 < p₀ < p₁.
  ///   - defectiveRate: The error rate of a build that should not, p₁ < 1.
  package init(healthyRate: Double, defectiveRate: Double, bounds: SequentialBounds) {
    precondition(
      healthyRate > 0 && healthyRate < defectiveRate && defectiveRate < 1,
      "rates \(healthyRate) and \(defectiveRate)")
    self.bounds = bounds
    perFailure = ElementaryFunctions.logarithm(defectiveRate / healthyRate)
    perSuccess =
      ElementaryFunctions.logarithm(onePlus: -defectiveRate)
      - ElementaryFunctions.logarithm(onePlus: -healthyRate)
  }

  /// The logarithm of how many times likelier the counts are at the defective rate.
  package func evidence(_ counts: RequestCounts) -> Double {
    Double(counts.failures) * perFailure
      + Double(counts.requests - counts.failures) * perSuccess
  }

  /// What all requests so far decide; `nil`: go on.
  package func decision(_ counts: RequestCounts) -> Decision? {
    bounds.decision(evidence(counts))
  }
}

/// Where a sequential test ends: Wald's bounds for two chances of error.
package struct SequentialBounds: Hashable, Sendable {
  /// At this evidence or above, the candidate is defective: ln((1 − β)/α).
  package let upper: Double
  /// At this evidence or below, the candidate is healthy: ln(β/(1 − α)).
  package let lower: Double

  /// - Parameters:
  ///   - falseAlarm: The chance α to fail a healthy build, above 0.
  ///   - miss: The chance β to pass a defective build, above 0; α + β < 1.
  package init(falseAlarm: Double, miss: Double) {
    precondition(
      falseAlarm > 0 && miss > 0 && falseAlarm + miss < 1, "chances \(falseAlarm) and \(miss)")
    upper = ElementaryFunctions.logarithm((1 - miss) / falseAlarm)
    lower = ElementaryFunctions.logarithm(miss / (1 - falseAlarm))
  }

  func decision(_ evidence: Double) -> SequentialProbabilityRatio.Decision? {
    if evidence >= upper { return .defective }
    return evidence <= lower ? .healthy : nil
  }
}
