import CanaryAnalysis
import RandomVariates
import Testing

@Suite struct KayentaClassifierTests {
  private func metric(_ change: (inout KayentaMetric) -> Void = { _ in }) -> KayentaMetric {
    var metric = KayentaMetric(metric: AnalysisMetric(name: "latency", kind: .meanLatency))
    change(&metric)
    return metric
  }

  private func label(
    _ candidate: [Double], _ baseline: [Double], tolerance: Double = 0.25,
    confidence: Double = 0.98, _ change: (inout KayentaMetric) -> Void = { _ in }
  ) -> KayentaLabel {
    metric(change).classify(
      baseline: baseline, candidate: candidate, confidence: confidence, tolerance: tolerance
    ).label
  }

  /// Thirty points around a level, without chance.
  private func around(_ level: Double, _ spread: Double = 2) -> [Double] {
    (0..<30).map { level + spread * (Double($0 * 7 % 30) / 14.5 - 1) }
  }

  @Test func `a shift up is high, down is low, none is a pass`() {
    #expect(label(around(20), around(10)) == .high)
    #expect(label(around(10), around(20)) == .low)
    #expect(label(around(10.05), around(10)) == .pass)
  }

  @Test func `only the direction that is bad counts`() {
    #expect(label(around(20), around(10)) { $0.direction = .increase } == .high)
    #expect(label(around(20), around(10)) { $0.direction = .decrease } == .pass)
    #expect(label(around(10), around(20)) { $0.direction = .decrease } == .low)
    #expect(label(around(10), around(20)) { $0.direction = .increase } == .pass)
  }

  @Test func `equal points in any order pass, whatever their number`() {
    #expect(label([5, 4, 3, 2, 1], [1, 2, 3, 4, 5]) == .pass)
    #expect(label([1, 1, 1], [1, 1]) == .pass)
    #expect(label([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]) == .pass)
  }

  @Test func `one point that differs is no shift`() {
    #expect(label([0, 1, 1, 1, 1], [1, 1, 1, 1, 1]) == .pass)
    #expect(label([1, 1, 1, 1, 10], [1, 1, 1, 1, 1]) == .pass)
  }

  @Test func `constant but different arms are told apart without noise`() {
    let ten = [Double](repeating: 10, count: 5)
    #expect(label(ten, [1, 1, 1, 1, 1]) == .high)
    #expect(label(ten, [0, 0, 0, 0, 0]) == .high)
    #expect(label([0, 0, 0, 0, 0], ten) == .low)
    // One point in each arm cannot be compared.
    #expect(label([10], [1]) == .error)
    #expect(label([10, 10], [1]) == .high)
  }

  @Test func `three points against three are enough for its interval, not for the test`() {
    #expect(label([10, 11, 12], [1, 2, 3]) == .high)
    #expect(label([10, 11, 12], [1, 2, 3]) { $0.shiftRule = .significance } == .pass)
  }

  @Test func `without data`() {
    #expect(label([], [1, 2, 3]) == .noData)
    #expect(label([.nan, .nan], [1, 2, 3]) == .noData)
    #expect(label([], [1, 2, 3]) { $0.mustHaveData = true } == .noDataFailMetric)
    #expect(label([], [1, 2, 3]) { $0.missingValues = .replace } == .pass)
    let critical = metric {
      $0.isCritical = true
      $0.mustHaveData = true
    }
    let nothing = critical.classify(
      baseline: [], candidate: [], confidence: 0.98, tolerance: 0.25)
    #expect(nothing.label == .noData)
    #expect(nothing.isCritical)
  }

  @Test func `missing values are removed or taken for zero`() {
    let holes: [Double] = [.nan, .nan, .nan, .nan, 5, 5, 5]
    #expect(label(holes, [5, 5, 5, 5, 5, 5, 5]) == .pass)
    // Four of seven points at zero are a fall of five, but not for all that the interval holds.
    #expect(label(holes, [5, 5, 5, 5, 5, 5, 5]) { $0.missingValues = .replace } == .pass)
    let mostly: [Double] = [.nan, .nan, .nan, .nan, .nan, .nan, .nan, 5]
    #expect(
      label(mostly, [5, 5, 5, 5, 5, 5, 5, 5]) { $0.missingValues = .replace } == .low)
  }

  @Test func `a rise at the allowed mean ratio counts, below it does not`() {
    let candidate = [Double](repeating: 12, count: 20)
    let baseline = [Double](repeating: 10, count: 20)
    #expect(label(candidate, baseline) { $0.allowedIncrease = 1.2 } == .high)
    #expect(label(candidate, baseline) { $0.allowedIncrease = 1.2000001 } == .pass)
    #expect(label(baseline, candidate) { $0.allowedDecrease = 10.0 / 12 } == .low)
    #expect(label(baseline, candidate) { $0.allowedDecrease = 0.8333333 } == .pass)
  }

  @Test func `a mean of zero has no ratio, so the ratio is not asked`() {
    let high = metric { $0.allowedIncrease = 1.2 }.classify(
      baseline: [0, 0, 0, 0, 0], candidate: [54.9, 54.5, 55.1, 55.6, 57.4], confidence: 0.95,
      tolerance: 0.1)
    #expect(high.label == .high)
    #expect(high.deviation.isNaN)
  }

  @Test func `the common language effect size is the part of pairs`() {
    // All but one of sixteen pairs are higher.
    let candidate = [2.5, 4, 5, 6]
    let baseline = [0.0, 1, 2, 3]
    func test(_ allowed: Double) -> KayentaLabel {
      label(candidate, baseline, tolerance: 0, confidence: 0.5) {
        $0.effectSize = .commonLanguage
        $0.allowedIncrease = allowed
      }
    }
    #expect(test(0.9375) == .high)
    #expect(test(0.94) == .pass)
  }

  @Test func `a critical metric is critical from its critical effect size`() {
    let candidate: [Double] = [20, 22, 21, 25, 30]
    let baseline = [1, 2.2, 1.1, 2.5, 3]
    func result(_ change: (inout KayentaMetric) -> Void) -> KayentaClassification {
      metric {
        $0.isCritical = true
        change(&$0)
      }.classify(baseline: baseline, candidate: candidate, confidence: 0.95, tolerance: 0.1)
    }
    // The means' ratio is 23.6 / 1.96 = 12.04.
    #expect(result { _ in }.isCritical)
    #expect(result { $0.criticalIncrease = 12 }.isCritical)
    let mild = result { $0.criticalIncrease = 13 }
    #expect(mild.label == .high)
    #expect(!mild.isCritical)
    #expect(result { $0.allowedIncrease = 13 }.label == .pass)
  }

  @Test func `outliers are taken out beyond the fences and the outer percentiles`() {
    // Two hundred points on a line and one far out: beyond the fence, and beyond the 99th
    // percentile of 201 points.
    let line = (0..<200).map { Double($0) / 100 }
    let outlier = line + [1_000]
    let kept = metric().classify(
      baseline: line, candidate: outlier, confidence: 0.98, tolerance: 0.25)
    let removed = metric { $0.removesOutliers = true }.classify(
      baseline: line, candidate: outlier, confidence: 0.98, tolerance: 0.25)
    #expect(kept.deviation > 5)
    #expect(removed.deviation == 1)
    // Of ten points the 99th percentile is the largest, so none is ever taken out.
    let few = [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1_000]
    let deviation = metric { $0.removesOutliers = true }.classify(
      baseline: [1, 2, 3], candidate: few, confidence: 0.98, tolerance: 0.25
    ).deviation
    #expect(deviation > 50)
  }

  @Test func `a change of spread at the same level is found on request`() {
    #expect(label(around(10, 9), around(10, 2)) == .pass)
    #expect(label(around(10, 9), around(10, 2)) { $0.comparesSpread = true } == .high)
    #expect(label(around(10, 2), around(10, 9)) { $0.comparesSpread = true } == .low)
  }

  @Test func `equal arms are labeled high or low in at most the level`() {
    var stream = RandomStream(StreamKey(seed: 4, replication: 0).derived("labels"))
    let runs = repetitions(debug: 100, release: 3_000)
    var labels = 0
    for _ in 0..<runs {
      let baseline = (0..<50).map { _ in stream.uniform() }
      let candidate = (0..<50).map { _ in stream.uniform() }
      if label(candidate, baseline, tolerance: 0) != .pass { labels += 1 }
    }
    #expect(Double(labels) / Double(runs) < 0.02 + fourErrors(of: 0.02, in: runs))
  }
}
