import OutputAnalysis

/// How Kayenta labels one metric.
package enum KayentaLabel: String, CaseIterable, Hashable, Sendable {
  case pass = "Pass"
  case high = "High"
  case low = "Low"
  /// An arm had no points; the metric is left out of its group's score.
  case noData = "Nodata"
  /// An arm had no points and the metric must have some; a failed metric.
  case noDataFailMetric = "NodataFailMetric"
  /// The comparison cannot be made: one point in each arm. Left out as `noData` is.
  case error = "Error"
}

/// A metric by its name, and its label.
package struct KayentaMetricLabel: Hashable, Sendable {
  package let metric: String
  package let label: KayentaLabel

  package init(_ metric: String, _ label: KayentaLabel) {
    self.metric = metric
    self.label = label
  }
}

/// One metric's label, and whether it fails the whole canary.
package struct KayentaClassification: Hashable, Sendable {
  package let label: KayentaLabel
  package let isCritical: Bool
  /// The candidate's mean by the baseline's; 1 where nothing was compared, not a number where one
  /// of them is zero.
  package let deviation: Double

  package init(label: KayentaLabel, isCritical: Bool, deviation: Double) {
    self.label = label
    self.isCritical = isCritical
    self.deviation = deviation
  }
}

extension KayentaMetric {
  /// Compares the points of both arms as Kayenta's MannWhitneyClassifier does.
  ///
  /// It adds no noise: where all points of each arm are equal, every difference is the same and is
  /// itself both ends of its interval.
  ///
  /// - Parameters: Points in any order, not a number where there was no data.
  package func classify(
    baseline: [Double], candidate: [Double], confidence: Double, tolerance: Double
  ) -> KayentaClassification {
    let baseline = prepared(baseline)
    let candidate = prepared(candidate)
    if baseline.isEmpty || candidate.isEmpty { return withoutData }
    // Among others the case that all points of both arms are one value.
    if baseline.sorted() == candidate.sorted() || Set(baseline + candidate).count == 1 {
      return KayentaClassification(label: .pass, isCritical: false, deviation: 1)
    }
    let deviation = Self.meanRatio(baseline, candidate)
    guard baseline.count + candidate.count > 2 else {
      return KayentaClassification(label: .error, isCritical: false, deviation: deviation)
    }
    let test = MannWhitney(baseline: baseline, candidate: candidate)
    let effect =
      switch effectSize {
      case .meanRatio: deviation
      case .commonLanguage: test.superiority
      }
    var label = label(of: test, effect: effect, confidence, tolerance)
    if label == .pass, comparesSpread {
      label = spreadLabel(baseline, candidate, confidence)
    }
    return KayentaClassification(
      label: label, isCritical: isCritical && isCriticalEffect(label, effect),
      deviation: deviation)
  }

  private func label(
    of test: MannWhitney, effect: Double, _ confidence: Double, _ tolerance: Double
  ) -> KayentaLabel {
    let isUp: Bool
    let isDown: Bool
    switch shiftRule {
    case .tolerance:
      let shift = test.shift(level: confidence)
      let margin = tolerance * shift.estimate.magnitude
      // Where few points cannot exclude any shift, Kayenta takes the most extreme differences.
      isUp = (shift.low.isFinite ? shift.low : test.smallestDifference) > margin
      isDown = (shift.high.isFinite ? shift.high : test.largestDifference) < -margin
    case .significance:
      let alpha = (1 - confidence) / 2
      isUp = test.candidateIsHigher <= alpha
      isDown = test.candidateIsLower <= alpha
    }
    // An effect size that cannot be computed is not asked.
    let rises = effect.isNaN || effect >= allowedIncrease ?? neutralEffect
    let falls = effect.isNaN || effect <= allowedDecrease ?? neutralEffect
    if direction != .decrease, isUp, rises { return .high }
    return direction != .increase && isDown && falls ? .low : .pass
  }

  /// A wider candidate is labeled high, a narrower one low.
  private func spreadLabel(
    _ baseline: [Double], _ candidate: [Double], _ confidence: Double
  ) -> KayentaLabel {
    let spread = SpreadComparison(baseline: baseline, candidate: candidate)
    let alpha = (1 - confidence) / 2
    if direction != .decrease, spread.candidateIsWider <= alpha { return .high }
    return direction != .increase && spread.candidateIsNarrower <= alpha ? .low : .pass
  }

  private var withoutData: KayentaClassification {
    switch missingValues {
    case .replace: KayentaClassification(label: .pass, isCritical: false, deviation: 1)
    case .remove:
      KayentaClassification(
        label: mustHaveData && !isCritical ? .noDataFailMetric : .noData,
        isCritical: isCritical, deviation: 1)
    }
  }

  private func isCriticalEffect(_ label: KayentaLabel, _ effect: Double) -> Bool {
    switch label {
    case .high: effect.isNaN || effect >= criticalIncrease ?? neutralEffect
    case .low: effect.isNaN || effect <= criticalDecrease ?? neutralEffect
    case .pass, .noData, .noDataFailMetric, .error: false
    }
  }

  /// The effect size of no effect.
  private var neutralEffect: Double {
    switch effectSize {
    case .meanRatio: 1
    case .commonLanguage: 0.5
    }
  }

  private static func meanRatio(_ baseline: [Double], _ candidate: [Double]) -> Double {
    let below = baseline.reduce(0, +) / Double(baseline.count)
    let above = candidate.reduce(0, +) / Double(candidate.count)
    return below == 0 || above == 0 ? .nan : above / below
  }
}

extension MannWhitney {
  var smallestDifference: Double { (candidate.min() ?? 0) - (baseline.max() ?? 0) }
  var largestDifference: Double { (candidate.max() ?? 0) - (baseline.min() ?? 0) }
}

extension KayentaMetric {
  /// The points with missing ones replaced or removed, then without outliers.
  private func prepared(_ points: [Double]) -> [Double] {
    let filled =
      switch missingValues {
      case .remove: points.filter(\.isFinite)
      case .replace: points.map { $0.isFinite ? $0 : 0 }
      }
    return removesOutliers ? withoutOutliers(filled) : filled
  }

  /// Takes out what lies beyond the interquartile fences and beyond the first or 99th percentile.
  private func withoutOutliers(_ points: [Double]) -> [Double] {
    let sorted = points.sorted()
    guard !sorted.isEmpty else { return [] }
    let lower = Self.percentile(25, sorted: sorted)
    let upper = Self.percentile(75, sorted: sorted)
    let reach = outlierFactor * (upper - lower)
    let low = min(lower - reach, Self.percentile(1, sorted: sorted))
    let high = max(upper + reach, Self.percentile(99, sorted: sorted))
    return points.filter { $0 >= low && $0 <= high }
  }

  /// A percentile between neighbors at p(n + 1)/100, as Apache Commons Math has it, which Kayenta
  /// uses (the sixth of the nine definitions in Hyndman, Fan 1996).
  static func percentile(_ percent: Double, sorted values: [Double]) -> Double {
    let place = percent / 100 * Double(values.count + 1)
    if place < 1 { return values[0] }
    if place >= Double(values.count) { return values[values.count - 1] }
    let below = Int(place)
    return values[below - 1] + (place - Double(below)) * (values[below] - values[below - 1])
  }
}
