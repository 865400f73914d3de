import RandomVariates

/// How a law of random quantities is written: `"20ms"` for a constant, an object for any other.
///
///     {"law": "lognormal", "mean": "12ms", "sigma": 0.5}
///     {"law": "mixture", "components": [{"weight": 9, "distribution": "5ms"}, …]}
struct DistributionShape: Sendable {
  /// How one value is written, such as a duration that becomes seconds.
  let quantity: ValueShape<Double>
  /// The shape that a mixture's components have.
  let component: ValueShape<Distribution>

  /// A constant or an object.
  var shape: ValueShape<Distribution> {
    .either(
      string: quantity.converted(
        to: Distribution.constant,
        from: { if case .constant(let value) = $0 { value } else { nil } }),
      otherwise: .tagged(
        "a distribution", by: "law", "The form of the distribution.",
        [lognormal, exponential, uniform, erlang, gamma, weibull, normal]
          + [pareto, boundedPareto] + composed),
      noun: "\(quantity.noun) or a distribution")
  }

  /// An object whose numbers have to make a law.
  private func variant<Payload: Sendable>(
    _ name: String, _ meaning: String, _ prototype: Payload,
    make: @escaping @Sendable (Payload) -> Distribution,
    extract: @escaping @Sendable (Distribution) -> Payload?,
    @FieldList<Payload> _ fields: () -> [Field<Payload>]
  ) -> Variant<Distribution> {
    let object = ObjectShape("a \(name) distribution", prototype, fields).rule { payload, check in
      do throws(DistributionError) {
        try make(payload).validated()
      } catch {
        check.fail(.noLaw, at: "law", "not a law: \(error.problem)")
      }
    }
    return Variant(name, meaning, object, make: make, extract: extract)
  }

  /// A number of the law's form, without a unit.
  private static let form = ValueShape<Double>.number(in: 0...1_000_000)

  // MARK: Laws with a few parameters

  private enum Spread: Sendable {
    case sigma(Double)
    case coefficientOfVariation(Double)
  }

  private var lognormal: Variant<Distribution> {
    variant(
      "lognormal", "Right-skewed, as service times often are.",
      (mean: 0.0, spread: Spread.sigma(0)),
      make: { payload in
        switch payload.spread {
        case .sigma(let sigma): .lognormal(mean: payload.mean, sigma: sigma)
        case .coefficientOfVariation(let ratio):
          .lognormal(mean: payload.mean, coefficientOfVariation: ratio)
        }
      },
      extract: {
        if case .lognormal(let mean, let sigma) = $0 { (mean, .sigma(sigma)) } else { nil }
      }
    ) {
      Field("mean", \.mean, quantity, "The mean.", .required)
      Field(
        oneKeyOf: \.spread, "How far values spread.",
        [
          KeyVariant(
            "sigma", "The standard deviation of the logarithm.", .number(in: 0...10),
            make: Spread.sigma,
            extract: { if case .sigma(let sigma) = $0 { sigma } else { nil } }),
          KeyVariant(
            "cv", "The standard deviation divided by the mean.", .number(in: 0...1_000),
            make: Spread.coefficientOfVariation,
            extract: { if case .coefficientOfVariation(let ratio) = $0 { ratio } else { nil } }),
        ])
    }
  }

  private var exponential: Variant<Distribution> {
    variant(
      "exponential", "Memoryless.", 0.0, make: Distribution.exponential(mean:),
      extract: { if case .exponential(let mean) = $0 { mean } else { nil } }
    ) { Field("mean", \.self, quantity, "The mean.", .required) }
  }

  private var uniform: Variant<Distribution> {
    variant(
      "uniform", "Equally likely anywhere between two values.", (low: 0.0, high: 0.0),
      make: { .uniform(low: $0.low, high: $0.high) },
      extract: { if case .uniform(let low, let high) = $0 { (low, high) } else { nil } }
    ) {
      Field("low", \.low, quantity, "The smallest value.", .required)
      Field("high", \.high, quantity, "The largest value.", .required)
    }
  }

  private var erlang: Variant<Distribution> {
    variant(
      "erlang", "A sum of equal exponential phases.", (shape: 1, mean: 0.0),
      make: { .erlang(shape: $0.shape, mean: $0.mean) },
      extract: { if case .erlang(let shape, let mean) = $0 { (shape, mean) } else { nil } }
    ) {
      Field("shape", \.shape, .integer(in: 1...1_000_000), "The number of phases.", .required)
      Field("mean", \.mean, quantity, "The mean of the sum.", .required)
    }
  }

  private var gamma: Variant<Distribution> {
    variant(
      "gamma", "The gamma law, with mean shape · scale.", (shape: 0.0, scale: 0.0),
      make: { .gamma(shape: $0.shape, scale: $0.scale) },
      extract: { if case .gamma(let shape, let scale) = $0 { (shape, scale) } else { nil } }
    ) {
      Field("shape", \.shape, Self.form, "Its shape.", .required)
      Field("scale", \.scale, quantity, "Its scale.", .required)
    }
  }

  private var weibull: Variant<Distribution> {
    variant(
      "weibull", "P(X > x) = exp(-(x / scale)^shape).", (shape: 0.0, scale: 0.0),
      make: { .weibull(shape: $0.shape, scale: $0.scale) },
      extract: { if case .weibull(let shape, let scale) = $0 { (shape, scale) } else { nil } }
    ) {
      Field("shape", \.shape, Self.form, "Its shape.", .required)
      Field("scale", \.scale, quantity, "Its scale.", .required)
    }
  }

  private var normal: Variant<Distribution> {
    variant(
      "normal", "The normal law given that it is not negative.", (mean: 0.0, deviation: 0.0),
      make: { .normal(mean: $0.mean, standardDeviation: $0.deviation) },
      extract: { if case .normal(let mean, let deviation) = $0 { (mean, deviation) } else { nil } }
    ) {
      Field("mean", \.mean, quantity, "The mean before truncation.", .required)
      Field(
        "standardDeviation", \.deviation, quantity, "The deviation before truncation.", .required)
    }
  }

  private var pareto: Variant<Distribution> {
    variant(
      "pareto", "A heavy tail: P(X > x) = (minimum / x)^shape.", (minimum: 0.0, shape: 0.0),
      make: { .pareto(minimum: $0.minimum, shape: $0.shape) },
      extract: { if case .pareto(let minimum, let shape) = $0 { (minimum, shape) } else { nil } }
    ) {
      Field("minimum", \.minimum, quantity, "The smallest value.", .required)
      Field("shape", \.shape, Self.form, "The heavier the tail, the smaller.", .required)
    }
  }

  private var boundedPareto: Variant<Distribution> {
    variant(
      "boundedPareto", "The Pareto law given that it does not exceed a maximum.",
      (minimum: 0.0, maximum: 0.0, shape: 0.0),
      make: { .boundedPareto(minimum: $0.minimum, maximum: $0.maximum, shape: $0.shape) },
      extract: {
        if case .boundedPareto(let low, let high, let shape) = $0 {
          (low, high, shape)
        } else {
          nil
        }
      }
    ) {
      Field("minimum", \.minimum, quantity, "The smallest value.", .required)
      Field("maximum", \.maximum, quantity, "The largest value.", .required)
      Field("shape", \.shape, Self.form, "The heavier the tail, the smaller.", .required)
    }
  }

  // MARK: Laws made of several

  private var composed: [Variant<Distribution>] {
    [hyperexponential, balancedHyperexponential, mixture, empirical, samples, discrete]
  }

  private var hyperexponential: Variant<Distribution> {
    let branch = ObjectShape("a branch", (probability: 0.0, mean: 0.0)) {
      Field("probability", \.probability, .share(), "How likely it is.", .required)
      Field("mean", \.mean, quantity, "Its mean.", .required)
    }
    let branches = ValueShape.object(branch).converted(
      to: { Distribution.Branch(probability: $0.probability, mean: $0.mean) },
      from: { ($0.probability, $0.mean) })
    return variant(
      "hyperexponential", "One of several exponential laws.", [Distribution.Branch](),
      make: Distribution.hyperexponential,
      extract: { if case .hyperexponential(let branches) = $0 { branches } else { nil } }
    ) {
      Field("branches", \.self, .list(of: branches, count: 1...1_000), "The laws.", .required)
    }
  }

  private var balancedHyperexponential: Variant<Distribution> {
    variant(
      "balancedHyperexponential", "Two exponential laws that contribute half of the mean each.",
      (mean: 0.0, scv: 1.0),
      make: { .balancedHyperexponential(mean: $0.mean, squaredCoefficientOfVariation: $0.scv) },
      extract: { _ in nil }
    ) {
      Field("mean", \.mean, quantity, "The mean.", .required)
      Field(
        "squaredCoefficientOfVariation", \.scv, .number(in: 1...1_000_000),
        "The variance divided by the square of the mean.", .required)
    }
  }

  private var mixture: Variant<Distribution> {
    let part = ObjectShape("a component", (weight: 1.0, distribution: Distribution.constant(0))) {
      Field("weight", \.weight, Self.form, "How likely it is, relative to the others.", .required)
      Field("distribution", \.distribution, component, "What is drawn from.", .required)
    }
    let parts = ValueShape.object(part).converted(
      to: { Distribution.Component(weight: $0.weight, $0.distribution) },
      from: { ($0.weight, $0.distribution) })
    return variant(
      "mixture", "One of several laws.", [Distribution.Component](), make: Distribution.mixture,
      extract: { if case .mixture(let components) = $0 { components } else { nil } }
    ) {
      Field("components", \.self, .list(of: parts, count: 1...1_000), "The laws.", .required)
    }
  }

  private var empirical: Variant<Distribution> {
    let point = ObjectShape("a point", (value: 0.0, probability: 0.0)) {
      Field("value", \.value, quantity, "A value.", .required)
      Field(
        "probability", \.probability, .share(), "How many samples do not exceed it.", .required)
    }
    let points = ValueShape.object(point).converted(
      to: { Distribution.CumulativePoint(value: $0.value, probability: $0.probability) },
      from: { ($0.value, $0.probability) })
    return variant(
      "empirical", "A cumulative distribution function, linear between its points.",
      [Distribution.CumulativePoint](), make: Distribution.empiricalCDF,
      extract: { if case .empiricalCDF(let points) = $0 { points } else { nil } }
    ) {
      Field("points", \.self, .list(of: points, count: 1...10_000), "In order.", .required)
    }
  }

  private var samples: Variant<Distribution> {
    variant(
      "samples", "One of these observations, each equally likely.", [Double](),
      make: Distribution.samples,
      extract: { if case .samples(let values) = $0 { values } else { nil } }
    ) {
      Field("values", \.self, .list(of: quantity, count: 1...100_000), "The values.", .required)
    }
  }

  private var discrete: Variant<Distribution> {
    let entry = ObjectShape("a value", (value: 0.0, weight: 1.0)) {
      Field("value", \.value, quantity, "The value.", .required)
      Field("weight", \.weight, Self.form, "How likely it is, relative to the others.", .required)
    }
    let entries = ValueShape.object(entry).converted(
      to: { Distribution.WeightedValue(value: $0.value, weight: $0.weight) },
      from: { ($0.value, $0.weight) })
    return variant(
      "discrete", "One of a few values.", [Distribution.WeightedValue](),
      make: Distribution.discrete,
      extract: { if case .discrete(let values) = $0 { values } else { nil } }
    ) {
      Field("values", \.self, .list(of: entries, count: 1...10_000), "The values.", .required)
    }
  }
}

extension ValueShape where Value == Distribution {
  /// A random length of time: `"20ms"` or `{"law": "exponential", "mean": "20ms"}`. [s]
  package static let durationDistribution: ValueShape = .definition(
    "durationDistribution", noun: "a duration or a distribution", example: .string("20ms")
  ) { durationBody }

  private static let durationBody =
    DistributionShape(quantity: .seconds(), component: .durationDistribution).shape

  /// A random amount of data: `"20KB"` or `{"law": "exponential", "mean": "20KB"}`. [byte]
  package static let sizeDistribution: ValueShape = .definition(
    "sizeDistribution", noun: "a size or a distribution", example: .string("20KB")
  ) { sizeBody }

  private static let sizeBody = DistributionShape(
    quantity: ValueShape<Int64>.size().converted(
      to: { Double($0) }, from: { Int64(exactly: $0.rounded()) }),
    component: .sizeDistribution
  ).shape
}
