import RandomVariates
import Testing

/// The expected values were computed with 40 decimal digits, or by hand.
@Suite struct DistributionTests {
  private func expectClose(
    _ actual: Double, _ expected: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      (actual - expected).magnitude <= 1e-12 * expected.magnitude, "\(actual), not \(expected)",
      sourceLocation: sourceLocation)
  }

  static let knownMoments: [(Distribution, mean: Double, variance: Double)] = [
    (.constant(3), 3, 0),
    (.uniform(low: 2, high: 5), 3.5, 0.75),
    (.exponential(mean: 4), 4, 16),
    (.erlang(shape: 4, mean: 12), 12, 36),
    (.gamma(shape: 2.5, scale: 2), 5, 10),
    (.lognormal(mean: 12, sigma: 0.5), 12, 40.899660003034775),
    (.weibull(shape: 0.7, scale: 3), 3.79747051817185, 30.841519982878378),
    (.weibull(shape: 1, scale: 3), 3, 9),
    (.pareto(minimum: 1, shape: 5.5), 1.2222222222222223, 0.07760141093474426),
    (.boundedPareto(minimum: 1, maximum: 100, shape: 1.2), 3.625791512680317, 45.30240021139738),
    (.boundedPareto(minimum: 1, maximum: 1000, shape: 1), 6.914669948931068, 952.1873394973496),
    (.normal(mean: 0, standardDeviation: 1), 0.7978845608028654, 0.3633802276324187),
    (.normal(mean: 1, standardDeviation: 2), 2.018320867674067, 1.9447017427854685),
    (.normal(mean: 50, standardDeviation: 2), 50, 4),
    (.normal(mean: 5, standardDeviation: 0), 5, 0),
    (.balancedHyperexponential(mean: 3, squaredCoefficientOfVariation: 4), 3, 36),
    (
      .mixture([.init(weight: 3, .constant(2)), .init(weight: 1, .exponential(mean: 6))]),
      3, 0.75 * 1 + 0.25 * (36 + 9)
    ),
    (
      .empiricalCDF([.init(value: 1, probability: 0.5), .init(value: 3, probability: 1)]), 1.5,
      5 / 12.0
    ),
    (.samples([1, 2, 3, 6]), 3, 3.5),
    (.discrete([.init(value: 0, weight: 3), .init(value: 4, weight: 1)]), 1, 3),
  ]

  @Test(arguments: knownMoments)
  func `mean and variance are known`(law: Distribution, mean: Double, variance: Double) {
    expectClose(law.mean, mean)
    expectClose(law.variance, variance)
  }

  static let knownProbabilities: [(Distribution, at: Double, probability: Double)] = [
    (.lognormal(mean: 12, sigma: 0.5), 0.01, 2.0773031988571242e-44),
    (.lognormal(mean: 12, sigma: 0.5), 1, 1.1803060299736596e-06),
    (.lognormal(mean: 12, sigma: 0.5), 11.9, 0.5922216004359055),
    (.lognormal(mean: 12, sigma: 0.5), 40, 0.9960690709909918),
    (.gamma(shape: 0.3, scale: 2), 1e-6, 0.014344013128284507),
    (.gamma(shape: 0.3, scale: 2), 0.1, 0.4484368621065927),
    (.gamma(shape: 0.3, scale: 2), 5, 0.9881546781546887),
    (.gamma(shape: 0.3, scale: 2), 30, 0.9999999852864371),
    (.gamma(shape: 1000, scale: 1), 900, 0.0005499022657117829),
    (.gamma(shape: 1000, scale: 1), 1000, 0.5042052441802155),
    (.gamma(shape: 1000, scale: 1), 1100, 0.99894067674607),
    (.erlang(shape: 4, mean: 12), 0.5, 2.814752505389864e-05),
    (.erlang(shape: 4, mean: 12), 12, 0.566529879633291),
    (.erlang(shape: 4, mean: 12), 30, 0.9896639493240743),
    (.weibull(shape: 0.7, scale: 3), 0.001, 0.003674649806476858),
    (.weibull(shape: 0.7, scale: 3), 20, 0.9770268340633148),
    (.boundedPareto(minimum: 1, maximum: 100, shape: 1.2), 1.5, 0.38680127596090763),
    (.boundedPareto(minimum: 1, maximum: 100, shape: 1.2), 99, 0.9999515029028234),
    (.normal(mean: 1, standardDeviation: 2), 0.1, 0.0257681111554548),
    (.normal(mean: 1, standardDeviation: 2), 9, 0.9999541967299646),
    (.pareto(minimum: 2, shape: 2), 4, 0.75),
    (.uniform(low: 2, high: 6), 3, 0.25),
    (.constant(3), 3, 1),
    (.samples([1, 2, 2, 6]), 2, 0.75),
    (.discrete([.init(value: 0, weight: 3), .init(value: 4, weight: 1)]), 3.9, 0.75),
    (.empiricalCDF([.init(value: 1, probability: 0.5), .init(value: 3, probability: 1)]), 1, 0.5),
    (.empiricalCDF([.init(value: 1, probability: 0.5), .init(value: 3, probability: 1)]), 2, 0.75),
  ]

  @Test(arguments: knownProbabilities)
  func `the distribution function is known`(law: Distribution, x: Double, probability: Double) {
    let actual = law.cdf(x)
    #expect((actual - probability).magnitude <= 2e-12 * probability, "\(actual)")
  }

  @Test func `quantiles are known`() {
    expectClose(Distribution.lognormal(mean: 12, sigma: 0.5).quantile(0.99), 33.88866480061364)
    expectClose(Distribution.gamma(shape: 0.3, scale: 2).quantile(0.5), 0.1462622717339038)
    expectClose(Distribution.exponential(mean: 1).quantile(1e-12), 1.0000000000005e-12)
    #expect(Distribution.exponential(mean: 1).quantile(1) == .infinity)
    #expect(Distribution.samples([3, 1, 2]).quantile(0.5) == 2)
    #expect(Distribution.samples([3, 1, 2]).quantile(0) == 1)
    #expect(Distribution.samples([3, 1, 2]).quantile(1) == 3)
    #expect(Distribution.boundedPareto(minimum: 1, maximum: 7, shape: 2).quantile(1) == 7)
  }

  @Test func `heavy Pareto tails have infinite moments`() {
    #expect(Distribution.pareto(minimum: 1, shape: 1).mean == .infinity)
    #expect(Distribution.pareto(minimum: 1, shape: 2).mean == 2)
    #expect(Distribution.pareto(minimum: 1, shape: 2).variance == .infinity)
  }

  @Test func `a component without weight counts for nothing`() {
    let law: Distribution = .mixture([
      .init(weight: 1, .constant(2)), .init(weight: 0, .pareto(minimum: 9, shape: 0.5)),
    ])
    #expect(law.mean == 2 && law.variance == 0)
    #expect(law.support == 2...2)
  }

  @Test(arguments: [0.1, 1, 3])
  func `a lognormal law has the coefficient of variation that it is made for`(cv: Double) {
    let law = Distribution.lognormal(mean: 8, coefficientOfVariation: cv)
    expectClose(law.mean, 8)
    expectClose(law.coefficientOfVariation, cv)
  }

  @Test(arguments: [1, 1.5, 4, 1e6])
  func `a balanced hyperexponential law has the variation that it is made for`(scv: Double) throws {
    let law = Distribution.balancedHyperexponential(mean: 8, squaredCoefficientOfVariation: scv)
    try law.validated()
    expectClose(law.mean, 8)
    expectClose(law.variance, 64 * scv)
  }

  @Test func `nothing lies outside the support`() {
    #expect(Distribution.uniform(low: 2, high: 5).support == 2...5)
    #expect(Distribution.exponential(mean: 1).support == 0...(.infinity))
    #expect(Distribution.pareto(minimum: 3, shape: 1).support == 3...(.infinity))
    #expect(Distribution.samples([4, 1, 9]).support == 1...9)
    #expect(Distribution.lognormal(mean: 7, sigma: 0).support == 7...7)
  }

  @Test func `a quantile of something that is no probability is a mistake`() async {
    await #expect(processExitsWith: .failure) {
      _ = Distribution.exponential(mean: 1).quantile(1.5)
    }
  }
}
