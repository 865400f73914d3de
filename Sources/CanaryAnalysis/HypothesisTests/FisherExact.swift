/// Whether two arms fail at different rates, given how many requests failed in all
/// (Fisher 1935).
///
/// Exact for every count: among all ways to spread the failures over the requests, how many are as
/// far from even as the one that was seen. Valid for one look that was planned beforehand; looking
/// again and again multiplies the chance of a false alarm.
package struct FisherExact: Sendable {
  private let law: CountLaw
  private let observed: Int

  package init(baseline: RequestCounts, candidate: RequestCounts) {
    law = .hypergeometric(
      total: baseline.requests + candidate.requests,
      marked: baseline.failures + candidate.failures,
      drawn: candidate.requests)
    observed = candidate.failures
  }

  /// The probability of at least so many failures of the candidate, were both arms equal.
  package var candidateIsWorse: Double { law.upperTail(observed) }

  /// The probability of at most so many failures of the candidate, were both arms equal.
  package var candidateIsBetter: Double { law.lowerTail(observed) }

  /// The probability of all outcomes that are no more probable than the one that was seen.
  package var twoSided: Double {
    // As usual, outcomes count as equally probable when only rounding separates them.
    let limit = law.probability(observed) * (1 + 1e-7)
    return min(1, law.probabilities.reduce(0) { $1 <= limit ? $0 + $1 : $0 })
  }
}

extension FisherExact {
  /// The probability that one look finds the candidate worse, for true error rates.
  ///
  /// With equal rates it is the true rate of false alarms, which lies below `alpha` because counts
  /// are whole numbers.
  ///
  /// - Complexity: O(s²), where s is the standard deviation of the failures of an arm
  package static func power(
    baselineRequests: Int, candidateRequests: Int, baselineRate: Double, candidateRate: Double,
    alpha: Double
  ) -> Double {
    let baseline = CountLaw.binomial(trials: baselineRequests, probability: baselineRate)
    let candidate = CountLaw.binomial(trials: candidateRequests, probability: candidateRate)
    var power = 0.0
    // The more the baseline fails, the more the candidate must: the bound only moves up.
    var bound = 0
    for (place, probability) in baseline.probabilities.enumerated() {
      let failures = RequestCounts(requests: baselineRequests, failures: baseline.lowest + place)
      while bound <= candidateRequests {
        let worst = RequestCounts(requests: candidateRequests, failures: bound)
        if FisherExact(baseline: failures, candidate: worst).candidateIsWorse <= alpha { break }
        bound += 1
      }
      power += probability * candidate.upperTail(bound)
    }
    return min(1, power)
  }
}
