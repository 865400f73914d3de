/// Whether one sample scatters more widely than another around its own median
/// (Siegel, Tukey 1960).
///
/// A rank test of levels sees nothing where a candidate swings twice as far to both sides. Here the
/// ranks run from the outside in, so that the wider sample gets the low ones.
package struct SpreadComparison: Sendable {
  private let comparison: MannWhitney

  /// - Parameters: Finite values in any order.
  package init(baseline: [Double], candidate: [Double]) {
    let centered = [Self.centered(baseline), Self.centered(candidate)]
    let depths = Self.depths(of: centered[0] + centered[1])
    comparison = MannWhitney(
      baseline: Array(depths.prefix(baseline.count)),
      candidate: Array(depths.suffix(candidate.count)))
  }

  /// The probability of such a spread of the candidate or a wider one, were both equally wide.
  package var candidateIsWider: Double { comparison.candidateIsLower }

  /// The probability of such a spread of the candidate or a narrower one, were both equally wide.
  package var candidateIsNarrower: Double { comparison.candidateIsHigher }

  private static func centered(_ values: [Double]) -> [Double] {
    guard !values.isEmpty else { return [] }
    let median = MannWhitney.median(sorted: values.sorted())
    return values.map { $0 - median }
  }

  /// How deep in the pooled order each value stands: the extremes 1 and 2, the next 3 and 4 … in
  /// the order lowest, two highest, two lowest, …; equal values share their mean.
  private static func depths(of values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var depth = [Double](repeating: 0, count: values.count)
    var low = 0
    var high = order.count - 1
    for step in 1...max(order.count, 1) where low <= high {
      // Steps 1, 4, 5, 8, 9, … take from the low end, 2, 3, 6, 7, … from the high end.
      let takesLow = step % 4 <= 1
      depth[takesLow ? low : high] = Double(step)
      if takesLow { low += 1 } else { high -= 1 }
    }
    var result = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let mean = depth[start..<end].reduce(0, +) / Double(end - start)
      for place in start..<end { result[order[place]] = mean }
      start = end
    }
    return result
  }
}
