import OutputAnalysis

/// Puts variants in an order, and says where it cannot.
enum Ranking {
  /// Variants that do not meet an objective stand behind all others. Among equals the mean score
  /// decides, and a variant shares the place of the best of its group unless the paired
  /// difference of their scores excludes zero.
  ///
  /// - Parameters:
  ///   - scores: By variant, by replication.
  ///   - looks: How often the data are looked at; every pair at every look is allowed for.
  /// - Complexity: O(n log n) comparisons for n variants.
  static func groups(
    scores: [[Reading]], failing: [Bool], level: Double, looks: Int
  ) -> [RankedGroup] {
    let count = scores.count
    let pairs = max(1, count * (count - 1) / 2)
    let each = ConfidenceInterval.level(level, forEachOf: pairs * looks)
    let means = scores.map { readings in
      let known = readings.map(\.value).filter { !$0.isNaN }
      return known.isEmpty ? -1 : known.reduce(0, +) / Double(known.count)
    }
    let order = (0..<count).sorted { left, right in
      if failing[left] != failing[right] { return failing[right] }
      // The order of the call where nothing else decides.
      return means[left] == means[right] ? left < right : means[left] > means[right]
    }
    var groups: [RankedGroup] = []
    for (position, variant) in order.enumerated() {
      if let leader = groups.last?.variants.first, failing[leader] == failing[variant] {
        let difference = PairedDifference(
          of: scores[variant], from: scores[leader], .count, level: each)
        if !difference.interval.isEntirelyBelow(0) {
          groups[groups.count - 1].variants.append(variant)
          continue
        }
      }
      groups.append(RankedGroup(place: position + 1, variants: [variant]))
    }
    return groups
  }
}
