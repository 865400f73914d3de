import CanaryAnalysis
import OutputAnalysis
import RandomVariates
import Testing

@Suite struct MannWhitneyTests {
  @Test func `a textbook example, exactly`() {
    // Hollander and Wolfe's permeability data as in R's help page: W = 35, p = 0.1272.
    let test = MannWhitney(
      baseline: [1.15, 0.88, 0.90, 0.74, 1.21],
      candidate: [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46])
    #expect(test.statistic == 35)
    #expect((test.candidateIsHigher - 0.1272).magnitude < 5e-5)
    #expect((test.superiority - 0.7).magnitude < 1e-15)
  }

  @Test func `all samples of up to four values among three, counted out`() {
    let samples = (1...4).flatMap(Self.samples(ofSize:))
    for baseline in samples {
      for candidate in samples where baseline.count + candidate.count <= 5 {
        let test = MannWhitney(baseline: baseline, candidate: candidate)
        let chances = Self.permutationTails(baseline, candidate)
        #expect((test.candidateIsHigher - chances.upper).magnitude < 1e-12)
        #expect((test.candidateIsLower - chances.lower).magnitude < 1e-12)
      }
    }
  }

  @Test func `beyond forty values the normal law takes over without a jump`() {
    // One more tied value in the middle of each sample changes little.
    let baseline = (0..<20).map(Double.init)
    let candidate = baseline.map { $0 + 3.5 }
    let exact = MannWhitney(baseline: baseline, candidate: candidate).candidateIsHigher
    let normal = MannWhitney(baseline: baseline + [9.5], candidate: candidate)
      .candidateIsHigher
    #expect((exact - normal).magnitude < 0.004)
  }

  @Test func `the normal law with its correction for continuity`() {
    let baseline = (0..<25).map(Double.init)
    let test = MannWhitney(baseline: baseline, candidate: baseline.map { $0 + 3.5 })
    // A value i is above i + 4 values of the other arm, at most above all 25.
    #expect(test.statistic == 394)
    let deviation = (625.0 * 51 / 12).squareRoot()
    let above = StandardNormal.cumulative(-(394 - 312.5 - 0.5) / deviation)
    let below = StandardNormal.cumulative((394 - 312.5 + 0.5) / deviation)
    #expect((test.candidateIsHigher - above).magnitude < 1e-14)
    #expect((test.candidateIsLower - below).magnitude < 1e-14)
  }

  @Test func `only ties, or no values, say nothing`() {
    let tied = [Double](repeating: 3, count: 30)
    #expect(MannWhitney(baseline: tied, candidate: tied).twoSided == 1)
    #expect(MannWhitney(baseline: [], candidate: [1]).candidateIsHigher == 1)
    #expect(MannWhitney(baseline: [1], candidate: []).superiority == 0.5)
    #expect(MannWhitney(baseline: [1], candidate: []).shift(level: 0.9).low == -.infinity)
  }

  @Test func `the shift is the median difference, its ends are differences`() {
    // Seven of ten points at a hundred, the rest and the baseline at one: Kayenta reports
    // 6.8e-5 … 99.0 around 98.99993 for this, by search for the jumps.
    let candidate = [Double](repeating: 100, count: 7) + [1, 1, 1]
    let baseline = [Double](repeating: 1, count: 10)
    let shift = MannWhitney(baseline: baseline, candidate: candidate).shift(level: 0.98)
    #expect(shift.estimate == 99)
    #expect(shift.low == 0)
    #expect(shift.high == 99)
    // An eighth point clears zero.
    let eight = MannWhitney(baseline: baseline, candidate: [100] + candidate.dropLast())
    #expect(eight.shift(level: 0.98).low == 99)
  }

  @Test func `the ends are where the test turns`() {
    var stream = RandomStream(StreamKey(seed: 6, replication: 0).derived("ends"))
    for _ in 0..<10 {
      let baseline = exponentials(22, mean: 1, &stream)
      let candidate = exponentials(25, mean: 2, &stream)
      let shift = MannWhitney(baseline: baseline, candidate: candidate).shift(level: 0.9)
      func test(_ moved: Double) -> MannWhitney {
        MannWhitney(baseline: baseline, candidate: candidate.map { $0 - moved })
      }
      #expect(test(shift.low - 1e-9).candidateIsHigher <= 0.05)
      #expect(test(shift.low + 1e-9).candidateIsHigher > 0.05)
      #expect(test(shift.high - 1e-9).candidateIsLower > 0.05)
      #expect(test(shift.high + 1e-9).candidateIsLower <= 0.05)
    }
  }

  @Test func `three points against three exclude no shift`() {
    let shift = MannWhitney(baseline: [1, 2, 3], candidate: [10, 11, 12]).shift(level: 0.98)
    #expect(shift.estimate == 9)
    #expect(shift.low == -.infinity)
    #expect(shift.high == .infinity)
  }

  @Test func `the interval of the shift holds the truth as often as it says`() {
    var stream = RandomStream(StreamKey(seed: 1, replication: 0).derived("shift"))
    let runs = repetitions(debug: 300, release: 4_000)
    var held = 0
    for _ in 0..<runs {
      let baseline = exponentials(20, mean: 1, &stream)
      let candidate = exponentials(20, mean: 1, &stream).map { $0 + 0.5 }
      let shift = MannWhitney(baseline: baseline, candidate: candidate).shift(level: 0.95)
      if shift.contains(0.5) { held += 1 }
    }
    let share = Double(held) / Double(runs)
    // The interval holds the truth when the statistic lies in 128 ... 272, counted out.
    let expected = 0.950910
    #expect((share - expected).magnitude < fourErrors(of: expected, in: runs))
  }

  @Test(arguments: [(ratio: 1.2, power: 0.3518), (ratio: 1.5, power: 0.9361)])
  func `the power against slower latencies`(ratio: Double, power: Double) {
    var stream = RandomStream(StreamKey(seed: 2, replication: 0).derived("power"))
    let runs = repetitions(debug: 400, release: 20_000)
    var found = 0
    for _ in 0..<runs {
      let test = MannWhitney(
        baseline: exponentials(200, mean: 1, &stream),
        candidate: exponentials(200, mean: ratio, &stream))
      if test.candidateIsHigher <= 0.025 { found += 1 }
    }
    let share = Double(found) / Double(runs)
    // The reference is itself the share of 20,000 experiments.
    let errors = fourErrors(of: power, in: runs)
    let referenceErrors = fourErrors(of: power, in: 20_000)
    #expect(
      (share - power).magnitude
        < (errors * errors + referenceErrors * referenceErrors).squareRoot())
  }

  private func exponentials(
    _ count: Int, mean: Double, _ stream: inout RandomStream
  ) -> [Double] {
    (0..<count).map { _ in -mean * PortableMath.log(stream.uniformOpen()) }
  }

  private static func samples(ofSize size: Int) -> [[Double]] {
    (0..<size).reduce([[]]) { samples, _ in
      samples.flatMap { sample in [0.0, 1, 2].map { sample + [$0] } }
    }
  }

  /// The chances of a statistic as high and as low, over all ways to deal the values out.
  private static func permutationTails(
    _ baseline: [Double], _ candidate: [Double]
  ) -> (upper: Double, lower: Double) {
    let pooled = baseline + candidate
    let seen = statistic(baseline, candidate)
    var all = 0.0
    var upper = 0.0
    var lower = 0.0
    for choice in 0..<(1 << pooled.count) where choice.nonzeroBitCount == candidate.count {
      let dealt = statistic(
        pooled.indices.filter { (choice >> $0) & 1 == 0 }.map { pooled[$0] },
        pooled.indices.filter { (choice >> $0) & 1 == 1 }.map { pooled[$0] })
      all += 1
      if dealt >= seen { upper += 1 }
      if dealt <= seen { lower += 1 }
    }
    return (upper / all, lower / all)
  }

  private static func statistic(_ baseline: [Double], _ candidate: [Double]) -> Double {
    candidate.reduce(0) { sum, value in
      sum + baseline.reduce(0) { $0 + ($1 < value ? 1 : $1 == value ? 0.5 : 0) }
    }
  }
}

@Suite struct SpreadComparisonTests {
  @Test func `depths run from the outside in, two at a time`() {
    // Around their medians: -0.5, 0 and 19.5 among -3, -2, -1, 1, 2, 3. Siegel and Tukey's ranks
    // from the lowest value are 1 4 5 8 9 7 6 3 2, so the candidate has 8 + 9 + 2; 73 of the 84
    // ways to choose three ranks have such a sum or a smaller one.
    let test = SpreadComparison(baseline: [-3, -2, -1, 1, 2, 3], candidate: [0, 0.5, 20])
    #expect((test.candidateIsWider - 73.0 / 84).magnitude < 1e-14)
  }

  @Test func `a wider sample at the same level is found`() {
    let narrow = (0..<15).map { 10 + Double($0) / 10 }
    let wide = (0..<15).map { 10.7 + Double($0 - 7) * 5 }
    let test = SpreadComparison(baseline: narrow, candidate: wide)
    #expect(test.candidateIsWider < 0.001)
    #expect(test.candidateIsNarrower > 0.99)
    #expect(SpreadComparison(baseline: wide, candidate: narrow).candidateIsNarrower < 0.001)
  }

  @Test func `a shift alone is no change of spread`() {
    let baseline = (0..<15).map(Double.init)
    let shifted = baseline.map { $0 + 1_000 }
    let test = SpreadComparison(baseline: baseline, candidate: shifted)
    #expect(test.candidateIsWider > 0.4)
    #expect(test.candidateIsNarrower > 0.4)
  }

  @Test func `equally wide samples raise no more alarms than the level`() {
    var stream = RandomStream(StreamKey(seed: 3, replication: 0).derived("spread"))
    let runs = repetitions(debug: 300, release: 5_000)
    var alarms = 0
    for _ in 0..<runs {
      let test = SpreadComparison(
        baseline: (0..<15).map { _ in stream.uniform() },
        candidate: (0..<15).map { _ in stream.uniform() })
      if test.candidateIsWider <= 0.05 { alarms += 1 }
    }
    #expect(Double(alarms) / Double(runs) < 0.05 + fourErrors(of: 0.05, in: runs))
  }
}
