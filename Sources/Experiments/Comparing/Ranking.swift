import OutputAnalysis

/// Puts variants in an order, and says where it cannot.
///
/// Variants that do not meet an objective stand behind all others. Among equals the mean score
/// decides, then the mean share of failed requests. A variant shares the place of the best of its
/// group unless a paired difference from it excludes zero: a lower score, or a larger share of
/// failures at a score that cannot be told from it.
struct Ranking {
  /// By variant, by replication.
  let scores, failures: [[Reading]]
  /// By variant: whether it does not meet an objective.
  let failing: [Bool]
  /// Of each single interval.
  let level: Double

  /// - Parameters:
  ///   - level: Of all intervals together: both measures, every pair, every look.
  ///   - looks: How often the data are looked at.
  init(scores: [[Reading]], failures: [[Reading]], failing: [Bool], level: Double, looks: Int) {
    self.scores = scores
    self.failures = failures
    self.failing = failing
    let pairs = max(1, scores.count * (scores.count - 1) / 2)
    self.level = ConfidenceInterval.level(level, forEachOf: 2 * pairs * looks)
  }

  /// The groups, the best first.
  ///
  /// - Complexity: O(n log n) for n variants
  var groups: [RankedGroup] {
    var groups: [RankedGroup] = []
    for (position, variant) in order.enumerated() {
      if let leader = groups.last?.variants.first, failing[leader] == failing[variant],
        !isBehind(variant, leader)
      {
        groups[groups.count - 1].variants.append(variant)
      } else {
        groups.append(RankedGroup(place: position + 1, variants: [variant]))
      }
    }
    return groups
  }

  private var order: [Int] {
    let means = scores.map { Self.mean($0) ?? -1 }
    let shares = failures.map { Self.mean($0) ?? 0 }
    return scores.indices.sorted { left, right in
      if failing[left] != failing[right] { return failing[right] }
      if means[left] != means[right] { return means[left] > means[right] }
      // The order of the call where nothing else decides.
      return shares[left] == shares[right] ? left < right : shares[left] < shares[right]
    }
  }

  private func isBehind(_ variant: Int, _ leader: Int) -> Bool {
    let score = PairedDifference(of: scores[variant], from: scores[leader], .count, level: level)
    if score.interval.isEntirelyBelow(0) { return true }
    let failed = PairedDifference(
      of: failures[variant], from: failures[leader], .share, level: level)
    return failed.interval.isEntirelyAbove(0)
  }

  private static func mean(_ readings: [Reading]) -> Double? {
    let known = readings.map(\.value).filter { !$0.isNaN }
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }
}
