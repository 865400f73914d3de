/// The ranks of two samples in one order, ties sharing the mean of their ranks.
///
/// Ranks are kept doubled, so that half ranks are whole numbers and sums are exact.
struct PooledRanks: Sendable {
  /// One for each pooled value, from the smallest; twice the rank.
  let doubled: [Int]
  /// Twice the sum of the second sample's ranks.
  let doubledSumOfSecond: Int
  /// Σ (t³ − t) over groups of t tied values.
  let tieTerm: Double

  /// - Complexity: O(n log n)
  init(_ first: [Double], _ second: [Double]) {
    var pooled = first.map { (value: $0, isSecond: false) }
    pooled += second.map { (value: $0, isSecond: true) }
    pooled.sort { $0.value < $1.value }
    var ranks: [Int] = []
    ranks.reserveCapacity(pooled.count)
    var sum = 0
    var ties = 0.0
    var start = 0
    while start < pooled.count {
      var end = start
      while end < pooled.count, pooled[end].value == pooled[start].value { end += 1 }
      let tied = Double(end - start)
      ties += tied * tied * tied - tied
      let rank = start + 1 + end
      for place in start..<end {
        ranks.append(rank)
        if pooled[place].isSecond { sum += rank }
      }
      start = end
    }
    doubled = ranks
    doubledSumOfSecond = sum
    tieTerm = ties
  }

  /// In how many ways a sample of a size can be chosen from the ranks, for each doubled sum.
  ///
  /// Counts below 2⁵³ are exact: at most 57 values in all.
  ///
  /// - Complexity: O(n² · size · n), where n is the number of values
  func ways(toChoose size: Int) -> [Double] {
    let largest = doubled.suffix(size).reduce(0, +)
    let width = largest + 1
    var ways = [Double](repeating: 0, count: (size + 1) * width)
    ways[0] = 1
    for (place, rank) in doubled.enumerated() {
      var chosen = min(place + 1, size)
      while chosen >= 1 {
        let row = chosen * width
        let rowBefore = row - width
        var sum = largest
        while sum >= rank {
          ways[row + sum] += ways[rowBefore + sum - rank]
          sum -= 1
        }
        chosen -= 1
      }
    }
    return Array(ways.suffix(width))
  }
}
