import OutputAnalysis
import Testing

@Suite struct ConfidenceIntervalTests {
  @Test func `an interval knows what it excludes`() {
    let interval = ConfidenceInterval(estimate: 10, halfWidth: 2, level: 0.95)
    #expect(interval.low == 8 && interval.high == 12)
    #expect(interval.halfWidth == 2)
    #expect(interval.relativeHalfWidth == 0.2)
    #expect(interval.contains(8) && interval.contains(12) && !interval.contains(12.1))
    #expect(interval.isEntirelyBelow(12.1) && !interval.isEntirelyBelow(12))
    #expect(interval.isEntirelyAbove(7.9) && !interval.isEntirelyAbove(8))
    #expect(interval.overlaps(ConfidenceInterval(estimate: 13, halfWidth: 1, level: 0.95)))
    #expect(!interval.overlaps(ConfidenceInterval(estimate: 14, halfWidth: 1, level: 0.95)))
  }

  @Test(arguments: [Double.nan, .infinity])
  func `an unknown half width excludes nothing`(halfWidth: Double) {
    let interval = ConfidenceInterval(estimate: 10, halfWidth: halfWidth, level: 0.95)
    #expect(!interval.isBounded)
    #expect(interval.contains(-1e300) && interval.contains(1e300))
    #expect(interval.halfWidth == .infinity)
    #expect(interval.relativeHalfWidth == .infinity)
    #expect(!interval.isEntirelyBelow(1e300))
  }

  @Test func `a level outside 0 to 1 or crossed ends are refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = ConfidenceInterval(estimate: 0, halfWidth: 1, level: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = ConfidenceInterval(estimate: 0, halfWidth: 1, level: .nan)
    }
    await #expect(processExitsWith: .failure) {
      _ = ConfidenceInterval(estimate: 0, low: 1, high: 0, level: 0.9)
    }
  }
}

@Suite struct ReplicationMeansTests {
  @Test func `ten values by hand`() {
    // t of 9 degrees at 95 % one-sided is 1.833; the mean is 1.343, the variance 0.1675.
    let results = ReplicationMeans([1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09])
    let interval = results.interval(level: 0.9)
    #expect(interval.estimate.isClose(to: 1.343, within: 1e-12))
    #expect((interval.halfWidth - 0.2372).magnitude < 0.0001)
  }

  @Test func `one replication, or none, excludes nothing`() {
    #expect(!ReplicationMeans([5]).interval().isBounded)
    #expect(ReplicationMeans([5]).interval().estimate == 5)
    #expect(!ReplicationMeans().interval().isBounded)
    #expect(ReplicationMeans().interval().estimate.isNaN)
  }

  @Test func `equal results leave no doubt`() {
    let interval = ReplicationMeans([3, 3, 3]).interval()
    #expect(interval.low == 3 && interval.high == 3)
    #expect(interval.relativeHalfWidth == 0)
  }

  @Test func `a result that is not a number excludes nothing`() {
    #expect(!ReplicationMeans([1, .nan, 3]).interval().isBounded)
    #expect(!ReplicationMeans([1, .infinity, 3]).interval().isBounded)
  }

  @Test func `pairing removes what two designs share`() {
    let first = ReplicationMeans([101, 205, 303, 409])
    let second = ReplicationMeans([100, 203, 302, 407])
    let difference = first.differences(from: second)
    #expect(difference.values == [1, 2, 1, 2])
    #expect(difference.interval().isEntirelyAbove(0))
    #expect(first.interval().overlaps(second.interval()))
  }

  @Test func `the number of replications needed is the smallest that suffices`() throws {
    let results = ReplicationMeans([10, 12, 9, 11, 13])
    let deviation = results.tally.standardDeviation
    for target in [2.0, 1, 0.5, 0.1, 0.01] {
      let needed = try #require(results.replicationsNeeded(halfWidth: target))
      func halfWidth(_ n: Int) -> Double {
        StudentLaw(degreesOfFreedom: Double(n - 1)).quantile(0.975) * deviation
          / Double(n).squareRoot()
      }
      #expect(halfWidth(needed) <= target)
      #expect(needed == results.count || halfWidth(needed - 1) > target)
    }
    // 5 % of 11 is 0.55, and 0.05/1.05 of 11 is 0.524.
    #expect(
      results.replicationsNeeded(relativeHalfWidth: 0.05)
        == results.replicationsNeeded(halfWidth: 11 * 0.05 / 1.05))
  }

  @Test func `no number of replications is promised where the data cannot say`() {
    #expect(ReplicationMeans([1]).replicationsNeeded(relativeHalfWidth: 0.1) == nil)
    #expect(ReplicationMeans([-1, 1]).replicationsNeeded(relativeHalfWidth: 0.1) == nil)
    #expect(ReplicationMeans([1, .nan]).replicationsNeeded(relativeHalfWidth: 0.1) == nil)
    #expect(ReplicationMeans([1, 2]).replicationsNeeded(halfWidth: 1e-9) == nil)
    #expect(ReplicationMeans([2, 2]).replicationsNeeded(relativeHalfWidth: 0.1) == 2)
  }

  @Test func `unpaired replications and impossible targets are refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = ReplicationMeans([1]).differences(from: ReplicationMeans([1, 2]))
    }
    await #expect(processExitsWith: .failure) {
      _ = ReplicationMeans([1, 2]).replicationsNeeded(relativeHalfWidth: 0)
    }
    await #expect(processExitsWith: .failure) { _ = ReplicationMeans([1, 2]).interval(level: 95) }
  }
}

@Suite struct ProportionTests {
  @Test func `three of ten`() {
    let proportion = Proportion(successes: 3, trials: 10)
    let exact = proportion.exactInterval()
    #expect(exact.low.isClose(to: 0.06673951117773446, within: 1e-10))
    #expect(exact.high.isClose(to: 0.6524528500599973, within: 1e-10))
    let wilson = proportion.wilsonInterval()
    #expect(wilson.low.isClose(to: 0.10779126740630102, within: 1e-10))
    #expect(wilson.high.isClose(to: 0.6032218525388546, within: 1e-10))
  }

  @Test func `no event in n trials is bounded by the rule of three`() {
    for trials in [50, 100, 1000, 1_000_000] {
      let none = Proportion(successes: 0, trials: trials)
      #expect(none.exactLowerBound() == 0)
      #expect(none.exactUpperBound().isClose(to: 3 / Double(trials), within: 0.04))
      #expect(none.wilsonInterval().low == 0)
      let all = Proportion(successes: trials, trials: trials)
      #expect(all.exactUpperBound() == 1)
      #expect((1 - all.exactLowerBound()).isClose(to: 3 / Double(trials), within: 0.04))
      #expect(all.wilsonInterval().high == 1)
    }
  }

  @Test func `no trial says nothing`() {
    let unknown = Proportion(successes: 0, trials: 0)
    #expect(unknown.estimate.isNaN)
    for interval in [unknown.wilsonInterval(), unknown.exactInterval()] {
      #expect(interval.low == 0 && interval.high == 1)
    }
  }

  @Test func `impossible counts and risks are refused`() async {
    await #expect(processExitsWith: .failure) { _ = Proportion(successes: 2, trials: 1) }
    await #expect(processExitsWith: .failure) { _ = Proportion(successes: -1, trials: 1) }
    await #expect(processExitsWith: .failure) {
      _ = Proportion(successes: 1, trials: 2).exactUpperBound(risk: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Proportion(successes: 1, trials: 2).exactLowerBound(risk: 1)
    }
  }
}

@Suite struct OrderStatisticsTests {
  @Test func `quantiles are values of the sample`() {
    let sample = OrderStatistics([30, 10, .nan, 20, 40])
    #expect(sample.sorted == [10, 20, 30, 40])
    #expect([0, 0.25, 0.26, 0.5, 0.75, 1].map(sample.quantile) == [10, 10, 20, 20, 30, 40])
    #expect(OrderStatistics([]).quantile(0.5).isNaN)
  }

  @Test func `the median of ten values lies between the second and the ninth`() {
    // P(B <= 1) = 11/1024 and P(B <= 2) = 56/1024: only the first is below 2.5 %.
    let interval = OrderStatistics((1...10).map(Double.init)).quantileInterval(0.5)
    #expect(interval.low == 2 && interval.high == 9)
  }

  @Test func `a sample too small for a quantile has an open end`() {
    func upper(_ count: Int) -> Int? { OrderStatistics.ranks(0.99, of: count, level: 0.95).high }
    #expect(upper(367) == nil)
    #expect(upper(368) == 368)
    let small = OrderStatistics([1, 2, 3]).quantileInterval(0.99)
    #expect(small.high == .infinity && !small.isBounded)
    #expect(!OrderStatistics([]).quantileInterval(0.5).isBounded)
    #expect(LatencyHistogram().quantileInterval(0.5).estimate.isNaN)
  }

  @Test func `the histogram's interval has the sample's ends`() {
    var histogram = LatencyHistogram()
    for value in Int64(1)...500 { histogram.record(value) }
    let sample = OrderStatistics((1...500).map(Double.init))
    for q in [0.1, 0.5, 0.9, 0.99, 0.999] {
      #expect(histogram.quantileInterval(q) == sample.quantileInterval(q))
    }
  }

  @Test func `fractions outside 0 to 1 are refused`() async {
    await #expect(processExitsWith: .failure) { _ = OrderStatistics([1]).quantile(-0.1) }
    await #expect(processExitsWith: .failure) {
      _ = OrderStatistics([1]).quantileInterval(1.1)
    }
  }
}
