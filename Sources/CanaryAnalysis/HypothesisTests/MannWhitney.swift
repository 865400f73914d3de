import OutputAnalysis

/// Whether one sample tends to be higher than another (Mann, Whitney 1947; Wilcoxon 1945).
///
/// Exact for up to 40 values in all, ties included; the normal approximation with corrections for
/// ties and continuity beyond.
package struct MannWhitney: Sendable {
  /// Up to this many values in all the distribution is counted out. Beyond it, the approximation
  /// is off by less than 0.001.
  static let largestExactSize = 40

  let baseline: [Double]
  let candidate: [Double]
  private let ranks: PooledRanks

  /// - Parameters: Finite values in any order.
  package init(baseline: [Double], candidate: [Double]) {
    precondition(
      baseline.allSatisfy(\.isFinite) && candidate.allSatisfy(\.isFinite),
      "a value that is not finite in \(baseline) or \(candidate)")
    self.baseline = baseline
    self.candidate = candidate
    ranks = PooledRanks(baseline, candidate)
  }

  /// The pairs in which the candidate is higher, a tie counting one half.
  package var statistic: Double {
    Double(ranks.doubledSumOfSecond - candidate.count * (candidate.count + 1)) / 2
  }

  /// The part of pairs in which the candidate is higher (the common language effect size); one
  /// half without a pair.
  package var superiority: Double {
    pairs == 0 ? 0.5 : statistic / pairs
  }

  /// The probability of a statistic at least so high, were both samples from one law.
  package var candidateIsHigher: Double { tail(isUpper: true) }

  /// The probability of a statistic at least so low, were both samples from one law.
  package var candidateIsLower: Double { tail(isUpper: false) }

  /// The probability of a statistic so far to either side, were both samples from one law.
  package var twoSided: Double { min(1, 2 * min(candidateIsHigher, candidateIsLower)) }

  private var pairs: Double { Double(baseline.count) * Double(candidate.count) }

  private func tail(isUpper: Bool) -> Double {
    guard pairs > 0 else { return 1 }
    return baseline.count + candidate.count <= Self.largestExactSize
      ? exactTail(isUpper: isUpper) : normalTail(isUpper: isUpper)
  }

  private func exactTail(isUpper: Bool) -> Double {
    let ways = ranks.ways(toChoose: candidate.count)
    let observed = ranks.doubledSumOfSecond
    let extreme = isUpper ? ways[observed...] : ways[...observed]
    return extreme.reduce(0, +) / ways.reduce(0, +)
  }

  private func normalTail(isUpper: Bool) -> Double {
    let deviation = deviation(tieTerm: ranks.tieTerm)
    guard deviation > 0 else { return 1 }
    let distance = statistic - pairs / 2
    let toward = isUpper ? distance : -distance
    return StandardNormal.cumulative((0.5 - toward) / deviation)
  }

  /// The statistic's standard deviation when both samples are from one law.
  func deviation(tieTerm: Double) -> Double {
    let n = Double(baseline.count + candidate.count)
    return (pairs / 12 * (n + 1 - tieTerm / (n * (n - 1)))).squareRoot()
  }
}

extension MannWhitney {
  /// By how much the candidate is higher: the median of all differences between a candidate's and
  /// a baseline's value (Hodges, Lehmann 1963), and the shifts that the test does not reject.
  ///
  /// An end that the data cannot give is infinite. By the normal approximation with corrections for
  /// ties within an arm and for continuity, as R's `wilcox.test(conf.int = TRUE, exact = FALSE)`.
  ///
  /// - Complexity: O(mn log mn) for samples of m and n values
  package func shift(level: Double) -> ConfidenceInterval {
    guard pairs > 0 else {
      return ConfidenceInterval(
        estimate: .nan, low: -.infinity, high: .infinity, level: level)
    }
    var differences: [Double] = []
    differences.reserveCapacity(baseline.count * candidate.count)
    for value in candidate { for other in baseline { differences.append(value - other) } }
    differences.sort()
    let tieTerm = PooledRanks(baseline, []).tieTerm + PooledRanks(candidate, []).tieTerm
    let reach = StandardNormal.quantile((1 + level) / 2) * deviation(tieTerm: tieTerm)
    // A shift is not rejected while the count of larger differences is within reach of the mean.
    let below = Int((pairs / 2 - 0.5 - reach).rounded(.up))
    let above = Int((pairs / 2 + 0.5 + reach).rounded(.up))
    return ConfidenceInterval(
      estimate: Self.median(sorted: differences),
      low: below >= 1 ? differences[below - 1] : -.infinity,
      high: above <= differences.count ? differences[above - 1] : .infinity,
      level: level)
  }

  static func median(sorted values: [Double]) -> Double {
    let middle = values.count / 2
    return values.count.isMultiple(of: 2)
      ? (values[middle - 1] + values[middle]) / 2 : values[middle]
  }
}
