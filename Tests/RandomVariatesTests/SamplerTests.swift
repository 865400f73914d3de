import RandomVariates
import Testing

@Suite struct SamplerTests {
  #if DEBUG
    private static let sampleSize = 300_000
    private static let rarities = [1e-2, 1e-3, 1e-4]
  #else
    private static let sampleSize = 10_000_000
    private static let rarities = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6]
  #endif

  static let continuousLaws: [Distribution] = [
    .exponential(mean: 1),
    .normal(mean: 100, standardDeviation: 1),
    .normal(mean: 0, standardDeviation: 1),
    .lognormal(mean: 12, sigma: 1.5),
    .gamma(shape: 0.3, scale: 1),
    .erlang(shape: 3, mean: 3),
    .weibull(shape: 0.5, scale: 1),
    .pareto(minimum: 1, shape: 1.1),
    .boundedPareto(minimum: 1, maximum: 1e6, shape: 0.8),
    .balancedHyperexponential(mean: 1, squaredCoefficientOfVariation: 20),
  ]

  /// The number of samples beyond a quantile is binomial; five deviations and one sample of slack
  /// for the skewness of small counts.
  @Test(arguments: continuousLaws)
  func `rare samples at both ends are as rare as they should be`(law: Distribution) {
    let lows = Self.rarities.map { law.quantile($0) }
    let highs = Self.rarities.map { law.quantile(1 - $0) }
    var below = Self.rarities.map { _ in 0 }
    var above = below
    var stream = RandomStream(StreamKey(seed: 11, replication: 0).derived("\(law)"))
    let sampler = Sampler(law)
    for _ in 0..<Self.sampleSize {
      let value = sampler.sample(using: &stream)
      if value > highs[0] {
        for (index, limit) in highs.enumerated() where value > limit { above[index] += 1 }
      } else if value <= lows[0] {
        for (index, limit) in lows.enumerated() where value <= limit { below[index] += 1 }
      }
    }
    for (index, rarity) in Self.rarities.enumerated() {
      let expected = rarity * Double(Self.sampleSize)
      let slack = 5 * expected.squareRoot() + 1
      #expect((Double(below[index]) - expected).magnitude <= slack, "below \(lows[index])")
      #expect((Double(above[index]) - expected).magnitude <= slack, "above \(highs[index])")
    }
  }

  @Test(arguments: [1, 2, 3, 20, 1000])
  func `discrete values come in proportion to their weights`(count: Int) {
    let entries = (0..<count).map {
      Distribution.WeightedValue(value: Double($0), weight: Double($0 * $0 % 7))
    }
    let weights = count == 1 ? [1] : entries.map(\.weight)
    let law: Distribution = .discrete(
      zip(entries, weights).map { .init(value: $0.value, weight: $1) })
    let sampler = Sampler(law)
    var stream = RandomStream(StreamKey(seed: 12, replication: UInt64(count)))
    let n = 100_000
    var counts = [Int](repeating: 0, count: count)
    for _ in 0..<n { counts[Int(sampler.sample(using: &stream))] += 1 }
    let sum = weights.reduce(0, +)
    var statistic = 0.0
    var cells = 0
    for (count, weight) in zip(counts, weights) {
      let expected = weight / sum * Double(n)
      guard weight > 0 else {
        #expect(count == 0)
        continue
      }
      statistic += (Double(count) - expected) * (Double(count) - expected) / expected
      cells += 1
    }
    #expect(
      cells == 1
        ? statistic == 0 : statistic < CriticalValues.chiSquare(degreesOfFreedom: cells - 1))
  }

  @Test func `an alias table holds weights of very different sizes`() {
    let sampler = Sampler(
      .discrete([
        .init(value: 1, weight: 1e300), .init(value: 2, weight: 1e-300),
        .init(value: 3, weight: 1e300),
      ]))
    var stream = RandomStream(StreamKey(seed: 1, replication: 1))
    let draws = (0..<10_000).map { _ in sampler.sample(using: &stream) }
    #expect(!draws.contains(2))
    #expect((4500...5500).contains(draws.count { $0 == 1 }))
  }

  @Test func `observations are drawn equally often`() {
    let sampler = Sampler(.samples((0..<50).map(Double.init)))
    var counts = [Int](repeating: 0, count: 50)
    var stream = RandomStream(StreamKey(seed: 13, replication: 0))
    for _ in 0..<50_000 { counts[Int(sampler.sample(using: &stream))] += 1 }
    #expect(chiSquare(uniform: counts) < CriticalValues.chiSquare(degreesOfFreedom: 49))
  }

  /// The guide table must agree with a plain search wherever the points lie.
  @Test func `samples of an empirical law are its quantiles`() {
    for seed: UInt64 in 0..<40 {
      var shape = RandomStream(StreamKey(seed: seed, replication: 0))
      let count = 2 + Int(shape.index(below: 30))
      let steps = (0..<count).map { _ in Double(shape.index(below: 4)) }
      let sum = steps.reduce(0, +) + 1
      var points: [Distribution.CumulativePoint] = []
      var reached = 0.0
      for (index, step) in steps.enumerated() {
        reached += step
        points.append(.init(value: Double(index / 2), probability: reached / sum))
      }
      points.append(.init(value: Double(count), probability: 1))
      let law: Distribution = .empiricalCDF(points)
      let sampler = Sampler(law)
      var numbers = RandomStream(StreamKey(seed: seed, replication: 1))
      var draws = RandomStream(StreamKey(seed: seed, replication: 1))
      for _ in 0..<500 {
        let quantile = law.quantile(numbers.uniform())
        let sample = sampler.sample(using: &draws)
        #expect(sample == quantile, "seed \(seed)")
      }
    }
  }

  static let extremeLaws: [Distribution] = [
    .constant(.greatestFiniteMagnitude),
    .uniform(low: 0, high: .greatestFiniteMagnitude),
    .exponential(mean: .greatestFiniteMagnitude),
    .exponential(mean: .leastNonzeroMagnitude),
    .erlang(shape: .max, mean: 1),
    .gamma(shape: 1e-300, scale: 1),
    .gamma(shape: 1e300, scale: 1e300),
    .lognormal(mean: 1, sigma: 1e200),
    .lognormal(mean: 1e308, sigma: 50),
    .weibull(shape: .leastNonzeroMagnitude, scale: 1e308),
    .pareto(minimum: 1e300, shape: 1e-5),
    .boundedPareto(minimum: 1e-300, maximum: 1e300, shape: 1e-5),
    .boundedPareto(minimum: 1, maximum: 1.0000000000000002, shape: 1e9),
    .normal(mean: 0, standardDeviation: .greatestFiniteMagnitude),
    .normal(mean: 0, standardDeviation: 0),
    .hyperexponential([.init(probability: 1, mean: 1e308), .init(probability: 0, mean: 1)]),
    .empiricalCDF([.init(value: 5, probability: 1)]),
    .empiricalCDF([.init(value: 0, probability: 0), .init(value: 1e308, probability: 0.9999999)]),
    .discrete([.init(value: 1, weight: .leastNonzeroMagnitude)]),
  ]

  @Test(arguments: extremeLaws)
  func `samples stay finite and not negative however extreme the parameters`(
    law: Distribution
  ) throws {
    let sampler = try Sampler(law.validated())
    var stream = RandomStream(StreamKey(seed: 14, replication: 0))
    let samples = (0..<2000).map { _ in sampler.sample(using: &stream) }
    #expect(samples.allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(!law.cdf(1).isNaN && !law.mean.isNaN && law.mean >= 0)
    #expect(!law.quantile(0.5).isNaN)
  }

  @Test func `a normal law keeps only what is not negative`() {
    let sampler = Sampler(.normal(mean: 0.1, standardDeviation: 1))
    var stream = RandomStream(StreamKey(seed: 15, replication: 0))
    let samples = (0..<20_000).map { _ in sampler.sample(using: &stream) }
    #expect(samples.allSatisfy { $0 >= 0 })
    #expect(samples.contains { $0 > 3 })
  }
}
