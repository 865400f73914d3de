/// A sorted sample of independent values, for quantiles that assume nothing about their law.
public struct OrderStatistics: Sendable, Hashable {
  /// The values in rising order.
  public let sorted: [Double]

  /// - Parameter values: In any order; those that are not numbers are left out.
  /// - Complexity: O(n log n)
  public init(_ values: [Double]) {
    sorted = values.filter { !$0.isNaN }.sorted()
  }

  /// The value of rank ⌈q·n⌉; not a number for an empty sample.
  public func quantile(_ q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a quantile is asked for at \(q), outside 0...1")
    guard !sorted.isEmpty else { return .nan }
    return sorted[Int(Self.rank(q, of: sorted.count)) - 1]
  }

  /// ⌈q·n⌉ within 1 … n, as a Double because n may be any count.
  ///
  /// A product that is whole but for rounding is taken as whole: 0.07 of 100 values is the
  /// seventh, although 0.07 · 100 is 7.000000000000001.
  static func rank(_ q: Double, of count: Int) -> Double {
    let product = q * Double(count)
    let whole = product.rounded()
    let isWhole = (product - whole).magnitude <= 2 * product.ulp
    return min(max(isWhole ? whole : product.rounded(.up), 1), Double(count))
  }

  /// The interval between two order statistics that holds the law's quantile with at least the
  /// given probability (Conover 1999, §3.2).
  ///
  /// The number of values at most the quantile is binomial, whatever the law, so the ranks follow
  /// from q and n alone. An end is infinite where the sample is too small: the 99th percentile
  /// has a finite upper bound at 95 % from 368 values on.
  public func quantileInterval(_ q: Double, level: Double = 0.95) -> ConfidenceInterval {
    let ranks = Self.ranks(q, of: sorted.count, level: level)
    return ConfidenceInterval(
      estimate: quantile(q),
      low: ranks.low.map { sorted[$0 - 1] } ?? -.infinity,
      high: ranks.high.map { sorted[$0 - 1] } ?? .infinity,
      level: level)
  }

  /// The ranks, from 1, whose values enclose the quantile; nil where no rank is far enough out.
  public static func ranks(
    _ q: Double, of count: Int, level: Double
  ) -> (low: Int?, high: Int?) {
    precondition(q >= 0 && q <= 1, "a quantile is asked for at \(q), outside 0...1")
    ConfidenceInterval.check(level)
    let side = (1 - level) / 2
    let law = BinomialLaw(trials: count, probability: q)
    // Rank r is above the quantile exactly if fewer than r values are not: P(B <= r − 1).
    let low = firstCount(in: 0...count) { law.cumulative($0) > side }
    let high = firstCount(in: 0...count) { law.cumulative($0) >= 1 - side } + 1
    return (low == 0 ? nil : low, high > count ? nil : high)
  }

  /// The first number for which a condition holds that, once true, stays true.
  private static func firstCount(
    in range: ClosedRange<Int>, where holds: (Int) -> Bool
  ) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension LatencyHistogram {
  /// The interval for the quantile of the law behind the observations, *if they are independent*.
  ///
  /// Latencies of one run are not: they rise and fall together with the queue, and this interval
  /// is then far too narrow. Use one quantile per replication and `ReplicationMeans` there.
  public func quantileInterval(_ q: Double, level: Double = 0.95) -> ConfidenceInterval {
    let ranks = OrderStatistics.ranks(q, of: count, level: level)
    func value(_ rank: Int) -> Double { quantile(min(1, (Double(rank) - 0.5) / Double(count))) }
    return ConfidenceInterval(
      estimate: quantile(q),
      low: ranks.low.map(value) ?? -.infinity,
      high: ranks.high.map(value) ?? .infinity,
      level: level)
  }
}
