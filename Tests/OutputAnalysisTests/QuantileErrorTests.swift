import OutputAnalysis
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A histogram's quantiles against the exact order statistics of the same sample.
@Suite struct QuantileErrorTests {
  enum Law: CaseIterable {
    case uniform, exponential, lognormal, heavyTail, twoConstants, worstCase

    func sample(_ stream: inout TestStream) -> Int64 {
      switch self {
      case .uniform: Int64(1e6 + 5e7 * stream.uniform())
      case .exponential: Int64(stream.exponential(mean: 1.2e7))
      case .lognormal: Int64(1e7 * exp(0.5 * stream.normal()))
      case .heavyTail: Int64(1e6 / stream.uniform())
      case .twoConstants: stream.uniform() < 0.7 ? 10_000_000 : 100_000_000
      // Nearly all at the lower end of a bucket, a few at its upper end.
      case .worstCase: stream.uniform() < 0.98 ? 16_777_216 : 16_842_751
      }
    }
  }

  #if DEBUG
    static let sampleSize = 10_000
  #else
    static let sampleSize = 1 << 20
  #endif

  static let fractions = [
    0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999,
  ]

  @Test(arguments: Law.allCases)
  func `no quantile is further off than stated`(law: Law) {
    var stream = TestStream(seed: 42)
    var (fine, coarse) = (LatencyHistogram(), LatencyHistogram(.coarse))
    var values: [Double] = []
    for _ in 0..<Self.sampleSize {
      let value = law.sample(&stream)
      fine.record(value)
      coarse.record(value)
      values.append(Double(value))
    }
    let exact = OrderStatistics(values)
    for q in Self.fractions {
      let truth = exact.quantile(q)
      #expect((fine.quantile(q) / truth - 1).magnitude <= 0.0039, "\(q)")
      #expect((coarse.quantile(q) / truth - 1).magnitude <= 0.032, "\(q)")
    }
    #expect(fine.quantile(0) == exact.sorted.first)
    #expect(fine.quantile(1) == exact.sorted.last)
    let sum = values.reduce(0, +)
    #expect(fine.mean.isClose(to: sum / Double(values.count), within: 1e-12))
  }

  @Test(arguments: [Law.uniform, .exponential, .lognormal, .heavyTail])
  func `counts above a limit are off by less than the limit's bucket`(law: Law) {
    var stream = TestStream(seed: 7)
    var histogram = LatencyHistogram()
    var values: [Int64] = []
    for _ in 0..<5000 {
      values.append(law.sample(&stream))
      histogram.record(values[values.count - 1])
    }
    for limit in stride(from: Int64(1_000_000), to: 60_000_000, by: 3_333_333) {
      let exact = values.count { $0 > limit }
      var shared = 0
      histogram.forEachBucket { range, count in
        if range.contains(limit) { shared = count }
      }
      #expect(abs(histogram.countAbove(limit) - exact) <= shared)
    }
  }
}
