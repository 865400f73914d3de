import OutputAnalysis
import Testing

/// The statistics tested as statistics: a 95 % interval holds the truth in 95 % of experiments.
@Suite struct CoverageTests {
  /// Length of an autocorrelated run, and its coefficient: debug builds have shorter memories.
  #if DEBUG
    static let (runLength, coefficient) = (1000, 0.5)
  #else
    static let (runLength, coefficient) = (4000, 0.8)
  #endif

  static func correlatedRun(_ stream: inout TestStream) -> [Double] {
    stream.autoregressive(runLength, mean: 7, coefficient: coefficient)
  }

  @Test(arguments: [(2, 0.95), (5, 0.95), (30, 0.95), (10, 0.8), (10, 0.99)])
  func `a mean over replications`(replications: Int, level: Double) {
    let observed = coverage(of: 40) { stream in
      ReplicationMeans((0..<replications).map { _ in 40 + 3 * stream.normal() })
        .interval(level: level)
    }
    #expect(acceptable(level).contains(observed))
  }

  @Test func `a paired difference under common random numbers`() {
    let observed = coverage(of: 0.5) { stream in
      var (first, second) = (ReplicationMeans(), ReplicationMeans())
      for _ in 0..<10 {
        let world = 20 * stream.normal()
        first.record(world + stream.normal() + 0.5)
        second.record(world + stream.normal())
      }
      return first.differences(from: second).interval()
    }
    #expect(acceptable(0.95).contains(observed))
  }

  @Test(arguments: [0.02, 0.3, 0.5, 0.97])
  func `a proportion by Wilson's interval`(truth: Double) {
    let trials = 400
    let observed = coverage(of: truth) { stream in
      let successes = (0..<trials).count { _ in stream.uniform() < truth }
      return Proportion(successes: successes, trials: trials).wilsonInterval()
    }
    let exact = exactCoverage(truth, trials) { $0.wilsonInterval() }
    #expect(acceptable(exact).contains(observed))
    #expect(exact > 0.93 && exact < 0.97)
  }

  @Test func `an exact proportion is never covered less than promised`() {
    for trials in [1, 2, 5, 17, 60] {
      for level in [0.8, 0.95] {
        let intervals = (0...trials).map {
          Proportion(successes: $0, trials: trials).exactInterval(level: level)
        }
        for percent in stride(from: 1.0, through: 99, by: 7) {
          let exact = exactCoverage(percent / 100, trials) { intervals[$0.successes] }
          #expect(exact >= level - 1e-12, "\(percent) % of \(trials)")
        }
      }
    }
  }

  @Test(arguments: [(0.5, 50), (0.9, 300), (0.99, 400)])
  func `a quantile from order statistics`(q: Double, count: Int) throws {
    // Of uniform values the q-quantile is q.
    let observed = coverage(of: q) { stream in
      OrderStatistics((0..<count).map { _ in stream.uniform() }).quantileInterval(q)
    }
    let ranks = OrderStatistics.ranks(q, of: count, level: 0.95)
    let (low, high) = (try #require(ranks.low), try #require(ranks.high))
    let exact = binomialCumulative(high - 1, count, q) - binomialCumulative(low - 1, count, q)
    #expect(exact >= 0.95 && exact < 0.985)
    #expect(acceptable(exact).contains(observed))
  }

  @Test func `a quantile of independent latencies from a histogram`() {
    // Exponential with mean 10 ms: the 90th percentile is 10 ms · ln 10. The buckets' error is
    // small against the interval's 13 %.
    let observed = coverage(of: 23_025_851) { stream in
      var histogram = LatencyHistogram()
      for _ in 0..<400 { histogram.record(Int64(stream.exponential(mean: 1e7))) }
      return histogram.quantileInterval(0.9)
    }
    #expect(acceptable(0.96).contains(observed))
  }

  /// The correlation that is left between batches, 2 to 4 %, costs about half a percent of
  /// coverage, a fifth of the band.
  @Test func `the mean of an autocorrelated run by batch means`() {
    let observed = coverage(of: 7) { stream in
      BatchMeans(Self.correlatedRun(&stream)).interval()
    }
    #expect(acceptable(0.95).contains(observed))
  }

  @Test func `the mean of an autocorrelated run by overlapping batch means`() {
    let observed = coverage(of: 7) { stream in
      OverlappingBatchMeans.interval(
        Self.correlatedRun(&stream), batchSize: Self.runLength / 32)
    }
    #expect(acceptable(0.95).contains(observed))
  }

  @Test func `the naive interval over the same run is a lie`() {
    // The true error is three times what independent observations would have.
    let observed = coverage(of: 7) { stream in
      ReplicationMeans.interval(
        of: Tally(stream.autoregressive(1000, mean: 7, coefficient: 0.8)))
    }
    #expect(observed < 0.6)
  }

  @Test func `the adjusted interval repairs batches that are too short`() {
    // 300 observations make batches of 8, whose lag-1 correlation is about 0.3.
    func run(_ stream: inout TestStream) -> BatchMeans {
      BatchMeans(stream.autoregressive(300, mean: 7, coefficient: 0.8))
    }
    let plain = coverage(of: 7) { run(&$0).interval() }
    let adjusted = coverage(of: 7) { run(&$0).adjustedInterval() }
    #expect(plain < 0.91)
    #expect(adjusted > 0.91)
  }

  /// The probability that the interval of a binomial count holds the true share, by enumeration.
  private func exactCoverage(
    _ truth: Double, _ trials: Int, _ interval: (Proportion) -> ConfidenceInterval
  ) -> Double {
    (0...trials).reduce(0.0) { sum, successes in
      let proportion = Proportion(successes: successes, trials: trials)
      guard interval(proportion).contains(truth) else { return sum }
      return sum + binomialCumulative(successes, trials, truth)
        - binomialCumulative(successes - 1, trials, truth)
    }
  }

  private func binomialCumulative(_ count: Int, _ trials: Int, _ share: Double) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return 1 - BetaLaw(Double(count) + 1, Double(trials - count)).cumulative(share)
  }
}
