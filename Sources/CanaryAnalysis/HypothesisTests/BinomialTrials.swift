import OutputAnalysis

/// What a number of requests can show about an error rate at all.
package enum BinomialTrials {
  /// The probability that at least one of `requests` fails at an error rate: 1 − (1 − p)ⁿ.
  package static func chanceOfAnyFailure(requests: Int, rate: Double) -> Double {
    if rate >= 1 { return requests > 0 ? 1 : 0 }
    let logOfNone = Double(requests) * ElementaryFunctions.logarithm(onePlus: -rate)
    return 1 - ElementaryFunctions.exponential(logOfNone)
  }

  /// The fewest requests of which at least one fails with the given chance; `nil` where no number
  /// of requests suffices.
  package static func requestsToSeeAFailure(rate: Double, chance: Double) -> Int? {
    if chance <= 0 { return 0 }
    guard rate > 0, chance < 1 else { return nil }
    if rate >= 1 { return 1 }
    let requests =
      ElementaryFunctions.logarithm(onePlus: -chance)
      / ElementaryFunctions.logarithm(onePlus: -rate)
    return requests < 0x1p53 ? Int(requests.rounded(.up)) : nil
  }

  /// About how many requests each arm needs so that one look tells two error rates apart.
  ///
  /// By the normal approximation for a one-sided test (Fleiss, Levin, Paik 2003, §4.2);
  /// `FisherExact.power` gives the exact power of a number. `nil` where the rates are equal.
  package static func requestsPerArm(
    baselineRate: Double, candidateRate: Double, alpha: Double, power: Double
  ) -> Int? {
    let difference = (candidateRate - baselineRate).magnitude
    guard difference > 0 else { return nil }
    let mean = (baselineRate + candidateRate) / 2
    let atEqual = (2 * mean * (1 - mean)).squareRoot()
    let apart =
      (baselineRate * (1 - baselineRate) + candidateRate * (1 - candidateRate)).squareRoot()
    let reach =
      StandardNormal.quantile(1 - alpha) * atEqual + StandardNormal.quantile(power) * apart
    let requests = (reach / difference) * (reach / difference)
    return requests < 0x1p53 ? Int(requests.rounded(.up)) : nil
  }
}
