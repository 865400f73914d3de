import RandomVariates
import Testing

@Suite struct DistributionErrorTests {
  static let wrongLaws: [(Distribution, text: String)] = [
    (.constant(-1), "constant: the value must not be negative, but is -1.0"),
    (.constant(.nan), "constant: the value must be a finite number, but is nan"),
    (.uniform(low: -2, high: 1), "uniform: the low end must not be negative, but is -2.0"),
    (
      .uniform(low: 0, high: .infinity), "uniform: the high end must be a finite number, but is inf"
    ),
    (
      .uniform(low: 3, high: 3),
      "uniform: the high end must exceed the low end, but 3.0 does not exceed 3.0"
    ),
    (.exponential(mean: 0), "exponential: the mean must be above zero, but is 0.0"),
    (.erlang(shape: 0, mean: 1), "Erlang: the shape must be above zero, but is 0.0"),
    (.erlang(shape: 2, mean: -1), "Erlang: the mean must be above zero, but is -1.0"),
    (.gamma(shape: -0.5, scale: 1), "gamma: the shape must be above zero, but is -0.5"),
    (.gamma(shape: 1, scale: .nan), "gamma: the scale must be a finite number, but is nan"),
    (.lognormal(mean: 0, sigma: 1), "lognormal: the mean must be above zero, but is 0.0"),
    (.lognormal(mean: 1, sigma: -1), "lognormal: the sigma must not be negative, but is -1.0"),
    (.weibull(shape: 0, scale: 1), "Weibull: the shape must be above zero, but is 0.0"),
    (.pareto(minimum: 0, shape: 1), "Pareto: the minimum must be above zero, but is 0.0"),
    (
      .boundedPareto(minimum: 5, maximum: 2, shape: 1),
      "bounded Pareto: the maximum must exceed the minimum, but 2.0 does not exceed 5.0"
    ),
    (
      .normal(mean: -1, standardDeviation: 1),
      "normal: the mean must not be negative, but is -1.0"
    ),
    (
      .normal(mean: 1, standardDeviation: -.infinity),
      "normal: the standard deviation must be a finite number, but is -inf"
    ),
    (.hyperexponential([]), "hyperexponential: there must be at least one of its branches"),
    (
      .hyperexponential([.init(probability: 1.5, mean: 1)]),
      "hyperexponential: the probability must not exceed 1, but is 1.5"
    ),
    (
      .hyperexponential([.init(probability: 0.5, mean: 1), .init(probability: 0.25, mean: 2)]),
      "hyperexponential: the probabilities must sum to 1, but sum to 0.75"
    ),
    (
      .balancedHyperexponential(mean: 1, squaredCoefficientOfVariation: 0.5),
      "hyperexponential: the probability must be a finite number, but is nan"
    ),
    (.mixture([]), "mixture: there must be at least one of its components"),
    (
      .mixture([.init(weight: 0, .constant(1)), .init(weight: 0, .constant(2))]),
      "mixture: at least one weight must be above zero"
    ),
    (
      .mixture([
        .init(weight: 1, .constant(1)),
        .init(weight: 1, .mixture([.init(weight: 1, .exponential(mean: -3))])),
      ]),
      "component 2: component 1: exponential: the mean must be above zero, but is -3.0"
    ),
    (.empiricalCDF([]), "empirical CDF: there must be at least one of its points"),
    (
      .empiricalCDF([.init(value: 1, probability: 0), .init(value: 2, probability: 0.9)]),
      "empirical CDF: the last cumulative probability must be 1, but is 0.9"
    ),
    (
      .empiricalCDF([.init(value: 2, probability: 0), .init(value: 1, probability: 1)]),
      "empirical CDF: the values must not descend, but entry 2 is 1.0 after 2.0"
    ),
    (
      .empiricalCDF([
        .init(value: 1, probability: 0.5), .init(value: 2, probability: 0.25),
        .init(value: 3, probability: 1),
      ]),
      "empirical CDF: the cumulative probabilities must not descend, but entry 2 is 0.25 after 0.5"
    ),
    (.samples([]), "samples: there must be at least one of its values"),
    (.samples([1, .infinity]), "samples: the value must be a finite number, but is inf"),
    (.discrete([]), "discrete: there must be at least one of its values"),
    (
      .discrete([.init(value: 1, weight: -2)]),
      "discrete: the weight must not be negative, but is -2.0"
    ),
    (.discrete([.init(value: 1, weight: 0)]), "discrete: at least one weight must be above zero"),
    (
      .discrete([.init(value: 1, weight: 1e308), .init(value: 1, weight: 1e308)]),
      "discrete: the sum of the weights must be a finite number"
    ),
    (
      (0..<17).reduce(.constant(1)) { inner, _ in .mixture([.init(weight: 1, inner)]) },
      String(repeating: "component 1: ", count: 17)
        + "constant: mixtures may be nested 16 deep at most"
    ),
  ]

  @Test(arguments: wrongLaws)
  func `wrong parameters are named with their values`(law: Distribution, text: String) {
    let error = #expect(throws: DistributionError.self) { try law.validated() }
    #expect(error?.description == text)
  }

  @Test func `an error is data`() {
    let error = #expect(throws: DistributionError.self) {
      try Distribution.exponential(mean: -1).validated()
    }
    #expect(
      error
        == DistributionError(
          distribution: "exponential", problem: .notPositive(parameter: "mean", value: -1)))
  }

  @Test func `a sampler of a law that was not validated is a mistake`() async {
    await #expect(processExitsWith: .failure) {
      _ = Sampler(.exponential(mean: -1))
    }
  }
}
