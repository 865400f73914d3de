import OutputAnalysis

/// The evidence that a candidate fails so many times as often as its baseline, from their counts.
///
/// Given the failures of both arms in one interval, the candidate has a part of them that depends
/// on its part s of the requests and on the ratio r of the error rates; against r = 1 the
/// interval's likelihood ratio is r^x / (1 + s(r − 1))^f, for x of f failures. Because only the
/// split of the failures counts, the traffic may move between the arms from one interval to the
/// next, and the error rate may rise and fall as long as it does so for both.
///
/// With equal rates x is hypergeometric, which is less variable than the binomial law for which the
/// ratio's mean is 1 (Hoeffding 1963, Theorem 4), so the product over intervals is a
/// supermartingale and never exceeds 1/α with more than a chance of α (Ville 1939), however often
/// one looks.
package struct RateRatioEvidence: Hashable, Sendable {
  package let ratio: Double
  private let logarithm: Double
  /// The logarithm of the product so far.
  package private(set) var evidence = 0.0

  /// - Parameter ratio: The candidate's error rate by the baseline's; above 1.
  package init(ratio: Double) {
    precondition(ratio > 1 && ratio.isFinite, "a ratio of \(ratio)")
    self.ratio = ratio
    logarithm = ElementaryFunctions.logarithm(ratio)
  }

  /// Takes in one interval's requests of both arms.
  package mutating func add(baseline: RequestCounts, candidate: RequestCounts) {
    let requests = baseline.requests + candidate.requests
    guard requests > 0 else { return }
    let part = Double(candidate.requests) / Double(requests)
    let failures = Double(baseline.failures + candidate.failures)
    evidence +=
      Double(candidate.failures) * logarithm
      - failures * ElementaryFunctions.logarithm(onePlus: part * (ratio - 1))
  }
}

/// A comparison of two error rates that holds its chance of a false alarm however often it is
/// looked at (a mixture of likelihood ratios: Robbins 1970; Johari et al. 2017).
///
/// It need not be told how much worse a defective candidate is: it bets on several ratios at once.
package struct AlwaysValidComparison: Hashable, Sendable {
  /// The ratios of the error rates on which equal parts are bet: from a tenth more to thirty times.
  /// The eight of them cost at most a factor of eight against knowing the ratio.
  package static let ratios = [1.1, 1.25, 1.5, 2, 3, 5, 10, 30]

  private var bets: [RateRatioEvidence]
  /// The highest evidence at any look.
  private var highest = 0.0

  package init() {
    bets = Self.ratios.map { RateRatioEvidence(ratio: $0) }
  }

  /// Takes in one interval's requests of both arms.
  package mutating func add(baseline: RequestCounts, candidate: RequestCounts) {
    for index in bets.indices { bets[index].add(baseline: baseline, candidate: candidate) }
    highest = max(highest, evidence)
  }

  /// The logarithm of how many times likelier a worse candidate makes the data.
  package var evidence: Double {
    let largest = bets.reduce(-.infinity) { max($0, $1.evidence) }
    let sum = bets.reduce(0) { $0 + ElementaryFunctions.exponential($1.evidence - largest) }
    return largest + ElementaryFunctions.logarithm(sum / Double(bets.count))
  }

  /// A bound on the chance of such evidence at any look, were the candidate no worse.
  package var pValue: Double { ElementaryFunctions.exponential(-highest) }
}
