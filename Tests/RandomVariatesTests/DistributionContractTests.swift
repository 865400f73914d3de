import RandomVariates
import Testing

/// Every kind of law in several shapes, each of which must keep the same promises.
let lawsUnderTest: [Distribution] = [
  .constant(3),
  .constant(0),
  .uniform(low: 2, high: 5),
  .exponential(mean: 0.25),
  .erlang(shape: 1, mean: 2),
  .erlang(shape: 4, mean: 12),
  .gamma(shape: 0.3, scale: 2),
  .gamma(shape: 7.5, scale: 0.5),
  .lognormal(mean: 12, sigma: 0.5),
  .lognormal(mean: 1, coefficientOfVariation: 2),
  .lognormal(mean: 7, sigma: 0),
  .weibull(shape: 0.7, scale: 3),
  .weibull(shape: 2.5, scale: 3),
  .pareto(minimum: 1, shape: 5.5),
  .boundedPareto(minimum: 1, maximum: 100, shape: 1.2),
  .boundedPareto(minimum: 1, maximum: 1000, shape: 1),
  .normal(mean: 10, standardDeviation: 2),
  .normal(mean: 1, standardDeviation: 2),
  .normal(mean: 0, standardDeviation: 1),
  .balancedHyperexponential(mean: 3, squaredCoefficientOfVariation: 4),
  .hyperexponential([
    .init(probability: 0.2, mean: 1), .init(probability: 0.5, mean: 3),
    .init(probability: 0.3, mean: 0.1),
  ]),
  .mixture([
    .init(weight: 9, .lognormal(mean: 5, sigma: 0.3)),
    .init(weight: 1, .mixture([.init(weight: 1, .uniform(low: 50, high: 60))])),
  ]),
  .empiricalCDF([
    .init(value: 1, probability: 0), .init(value: 2, probability: 0.5),
    .init(value: 4, probability: 0.9), .init(value: 10, probability: 1),
  ]),
  .empiricalCDF([
    .init(value: 1, probability: 0.2), .init(value: 2, probability: 0.5),
    .init(value: 2, probability: 0.8), .init(value: 3, probability: 0.8),
    .init(value: 5, probability: 1),
  ]),
  .samples([4, 1, 1, 9, 2.5]),
  .discrete([
    .init(value: 1, weight: 5), .init(value: 2, weight: 0), .init(value: 10, weight: 2),
    .init(value: 0, weight: 1.5),
  ]),
]

#if DEBUG
  private let sampleSize = 20_000
#else
  private let sampleSize = 300_000
#endif

/// What every law promises, whatever its kind.
@Suite struct DistributionContractTests {
  private func sortedSamples(of law: Distribution) -> [Double] {
    var stream = RandomStream(StreamKey(seed: 2026, replication: 2).derived("\(law)"))
    let sampler = Sampler(law)
    return (0..<sampleSize).map { _ in sampler.sample(using: &stream) }.sorted()
  }

  /// Five deviations of the estimator, which at six hundred thousandths leaves no room for luck.
  @Test(arguments: lawsUnderTest)
  func `the mean of many samples is the law's mean`(law: Distribution) {
    let samples = sortedSamples(of: law)
    let mean = samples.reduce(0, +) / Double(samples.count)
    let deviation = (law.variance / Double(samples.count)).squareRoot()
    #expect((mean - law.mean).magnitude <= 5 * deviation + 1e-12 * law.mean)
  }

  /// The estimator's deviation follows from the samples' own fourth moment.
  @Test(arguments: lawsUnderTest)
  func `the variance of many samples is the law's variance`(law: Distribution) {
    let samples = sortedSamples(of: law)
    let n = Double(samples.count)
    let squares = samples.map { ($0 - law.mean) * ($0 - law.mean) }
    let variance = squares.reduce(0, +) / n
    let spread = squares.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / n
    #expect(
      (variance - law.variance).magnitude <= 6 * (spread / n).squareRoot() + 1e-12 * law.variance)
  }

  /// The Kolmogorov-Smirnov statistic at a level of 1e-4, with atoms allowed for: to the left of
  /// a value the CDF is that of the next smaller number.
  @Test(arguments: lawsUnderTest)
  func `many samples follow the law's distribution function`(law: Distribution) {
    let samples = sortedSamples(of: law)
    let n = Double(samples.count)
    var distance = 0.0
    var index = 0
    while index < samples.count {
      let value = samples[index]
      let before = Double(index)
      while index < samples.count, samples[index] == value { index += 1 }
      distance = max(
        distance, (law.cdf(value) - Double(index) / n).magnitude,
        (law.cdf(value.nextDown) - before / n).magnitude)
    }
    #expect(distance * n.squareRoot() < CriticalValues.kolmogorovSmirnov)
  }

  @Test(arguments: lawsUnderTest)
  func `samples lie in the support and are finite`(law: Distribution) {
    let samples = sortedSamples(of: law)
    let support = law.support
    let strays = samples.filter { !support.contains($0) || !$0.isFinite || $0 < 0 }
    #expect(strays.isEmpty)
  }

  @Test(arguments: lawsUnderTest)
  func `the quantile is the smallest value whose probability reaches`(law: Distribution) {
    for step in 1..<100 {
      let probability = Double(step) / 100
      let value = law.quantile(probability)
      #expect(law.cdf(value * (1 + 1e-12)) >= probability - 1e-12)
      #expect(law.cdf((value * (1 - 1e-12)).nextDown) <= probability + 1e-12)
    }
  }

  @Test(arguments: lawsUnderTest)
  func `the distribution function rises from zero to one`(law: Distribution) {
    #expect(law.cdf(-1) == 0)
    #expect(law.cdf(.infinity) == 1)
    var previous = 0.0
    for step in 0...2000 {
      let now = law.cdf(Double(step) * 0.01)
      #expect(now >= previous - 1e-15 && now <= 1)
      previous = now
    }
  }

  @Test(arguments: lawsUnderTest)
  func `validation passes and returns the law itself`(law: Distribution) throws {
    #expect(try law.validated() == law)
  }
}
