import CanaryAnalysis
import Testing

/// Examples in which users of Kayenta published the points and complained of the label.
///
/// Each is judged by Kayenta's rule, whose label must come out, and by the rules that Kayenta does
/// not have. The points are facts of public issues: spinnaker/kayenta 780, 426 and 799,
/// spinnaker/spinnaker 6278 and 5622.
@Suite struct PublishedExampleTests {
  private enum Rule {
    case kayenta
    case significance
    case spread
  }

  private func label(
    _ candidate: [Double], _ baseline: [Double], _ rule: Rule, confidence: Double = 0.98,
    missing: KayentaMetric.MissingValues = .remove
  ) -> KayentaLabel {
    let metric = KayentaMetric(
      metric: AnalysisMetric(name: "published", kind: .meanLatency), missingValues: missing,
      shiftRule: rule == .significance ? .significance : .tolerance,
      comparesSpread: rule == .spread)
    return metric.classify(
      baseline: baseline, candidate: candidate, confidence: confidence, tolerance: 0.25
    ).label
  }

  private func repeated(_ value: Double, _ count: Int) -> [Double] {
    [Double](repeating: value, count: count)
  }

  @Test func `kayenta 780 case 1: another spread around the same median`() {
    let candidate = [
      10, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 17, 17.1, 17.2, 17.3, 17.4, 17.5, 17.6, 17.7,
    ]
    let baseline: [Double] = [1, 100, 4, 101, 5, 102, 6, 103, 7, 104, 8, 105, 9, 106, 17]
    #expect(label(candidate, baseline, .kayenta) == .pass)
    #expect(label(candidate, baseline, .significance) == .pass)
    // The user wants a failure. The candidate is the calmer arm as published, and the other way
    // round its label is high.
    #expect(label(candidate, baseline, .spread) == .low)
    #expect(label(baseline, candidate, .spread) == .high)
  }

  @Test func `spinnaker 6278: seven of ten points a hundredfold`() {
    let baseline = repeated(1, 10)
    let seven = repeated(100, 7) + repeated(1, 3)
    #expect(label(seven, baseline, .kayenta) == .pass)
    // Such a deal of seven high points to one arm has a chance of 0.15 %.
    #expect(label(seven, baseline, .significance) == .high)
    for value in [2.0, 3, 1_000] {
      #expect(label(repeated(value, 7) + repeated(1, 3), baseline, .kayenta) == .pass)
    }
  }

  @Test func `spinnaker 6278: the eighth point turns it`() {
    let eight = repeated(100, 8) + repeated(1, 2)
    #expect(label(eight, repeated(1, 10), .kayenta) == .high)
    #expect(label(eight, repeated(1, 10), .significance) == .high)
  }

  @Test func `kayenta 426: three of six points with anomalies, the baseline without`() {
    let candidate: [Double] = [0, 1, 2, 1, 0, 0]
    #expect(label(candidate, repeated(0, 6), .kayenta) == .pass)
    // 3 of 12 minutes had one, all in one arm: a chance of 1/11, so no test at 1 % can tell.
    #expect(label(candidate, repeated(0, 6), .significance) == .pass)
    #expect(label(candidate, repeated(0, 6), .significance, confidence: 0.8) == .high)
    #expect(label(candidate, repeated(0, 6), .kayenta, confidence: 0.8) == .pass)
    // With twice the points of the same kind it is plain, to the test and not to Kayenta's rule.
    #expect(label(candidate + candidate, repeated(0, 12), .significance) == .high)
    #expect(label(candidate + candidate, repeated(0, 12), .kayenta) == .pass)
  }

  @Test func `spinnaker 5622: errors in five of ten minutes, the baseline without`() {
    let candidate: [Double] = [.nan, 0.048, .nan, 0.18, 0.089, .nan, 0.098, 0.035, .nan, .nan]
    let baseline = repeated(.nan, 10)
    #expect(label(candidate, baseline, .kayenta, missing: .replace) == .pass)
    #expect(label(candidate, baseline, .kayenta, missing: .remove) == .noData)
    // The chance is 1.6 %: above the 1 % of one side of 98 %, below the 2.5 % of 95 %.
    #expect(label(candidate, baseline, .significance, missing: .replace) == .pass)
    #expect(
      label(candidate, baseline, .significance, confidence: 0.95, missing: .replace) == .high)
    #expect(
      label(candidate, baseline, .kayenta, confidence: 0.95, missing: .replace) == .pass)
  }

  @Test func `kayenta 799: a baseline that reports nothing`() {
    let sparse: [Double] = (0..<25).map { $0 % 5 == 0 ? ($0 % 10 == 0 ? 1 : 2) : .nan }
    #expect(label(sparse, repeated(.nan, 25), .kayenta) == .noData)
    #expect(label(sparse, repeated(.nan, 25), .kayenta, missing: .replace) == .pass)
    #expect(label([1, 4, 2, 3, 1], repeated(0, 5), .kayenta, missing: .replace) == .high)
  }

  @Test func `counts of requests tell what minutes cannot`() {
    // Errors in half of ten minutes at a hundred requests a minute, as in spinnaker 5622: Fisher's
    // test on the requests is as sure as one can be.
    let test = FisherExact(
      baseline: RequestCounts(requests: 1_000, failures: 0),
      candidate: RequestCounts(requests: 1_000, failures: 45))
    #expect(test.candidateIsWorse < 1e-12)
  }
}
