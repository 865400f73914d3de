/// The law of a random quantity that is never negative, such as a service time or a size.
///
/// A distribution is plain data: it can be compared, described and checked with `validated()`.
/// To draw from it, make a `Sampler` once. All quantities share one unit, the caller's.
/// Every sample is finite and not negative.
public indirect enum Distribution: Sendable, Hashable {
  /// Always the same value.
  case constant(Double)

  /// Equally likely anywhere in low ..< high.
  case uniform(low: Double, high: Double)

  /// The memoryless law.
  case exponential(mean: Double)

  /// The sum of `shape` exponential phases, whose overall mean is `mean`.
  case erlang(shape: Int, mean: Double)

  /// The gamma law with mean shape · scale.
  case gamma(shape: Double, scale: Double)

  /// The exponential of a normal quantity; `mean` is the law's own mean and `sigma` the standard
  /// deviation of the logarithm.
  case lognormal(mean: Double, sigma: Double)

  /// P(X > x) = exp(-(x / scale)^shape).
  case weibull(shape: Double, scale: Double)

  /// P(X > x) = (minimum / x)^shape from the minimum on.
  case pareto(minimum: Double, shape: Double)

  /// The Pareto law given that it does not exceed `maximum`.
  case boundedPareto(minimum: Double, maximum: Double, shape: Double)

  /// The normal law with these parameters given that it is not negative, so that its mean is
  /// larger and its deviation smaller than the parameters say unless the mean is many deviations
  /// above zero.
  case normal(mean: Double, standardDeviation: Double)

  /// One of several exponential laws, chosen anew for each sample.
  case hyperexponential([Branch])

  /// One of several laws, chosen anew for each sample in proportion to its weight.
  case mixture([Component])

  /// A cumulative distribution function given at points and linear between them.
  ///
  /// A first point with a probability above zero, and two points with the same value, put that
  /// much probability on the value itself.
  case empiricalCDF([CumulativePoint])

  /// One of these observations, each equally likely.
  case samples([Double])

  /// One of these values, in proportion to its weight.
  case discrete([WeightedValue])
}

extension Distribution {
  /// One exponential branch of a hyperexponential law.
  public struct Branch: Sendable, Hashable {
    /// How likely the branch is [0...1].
    public let probability: Double
    /// The mean of a sample from this branch.
    public let mean: Double

    public init(probability: Double, mean: Double) {
      self.probability = probability
      self.mean = mean
    }
  }

  /// One law of a mixture.
  public struct Component: Sendable, Hashable {
    /// How likely the law is, relative to the others.
    public let weight: Double
    /// What is drawn from when the component is chosen.
    public let distribution: Distribution

    public init(weight: Double, _ distribution: Distribution) {
      self.weight = weight
      self.distribution = distribution
    }
  }

  /// A point of a cumulative distribution function.
  public struct CumulativePoint: Sendable, Hashable {
    /// A value of the quantity.
    public let value: Double
    /// The probability that a sample does not exceed the value [0...1].
    public let probability: Double

    public init(value: Double, probability: Double) {
      self.value = value
      self.probability = probability
    }
  }

  /// A value and how likely it is, relative to the others.
  public struct WeightedValue: Sendable, Hashable {
    public let value: Double
    public let weight: Double

    public init(value: Double, weight: Double) {
      self.value = value
      self.weight = weight
    }
  }
}

extension Distribution {
  /// The lognormal law with this mean and this ratio of standard deviation to mean.
  public static func lognormal(mean: Double, coefficientOfVariation: Double) -> Distribution {
    let square = coefficientOfVariation * coefficientOfVariation
    return .lognormal(mean: mean, sigma: PortableMath.log1p(square).squareRoot())
  }

  /// The two-branch hyperexponential law with this mean and squared coefficient of variation,
  /// in which both branches contribute half of the mean (Morse 1958).
  ///
  /// At a squared coefficient of variation of 1 it is the exponential law; below 1 no
  /// hyperexponential law exists and validation says so.
  public static func balancedHyperexponential(
    mean: Double, squaredCoefficientOfVariation scv: Double
  ) -> Distribution {
    let root = ((scv - 1) / (scv + 1)).squareRoot()
    let likely = 0.5 * (1 + root)
    // 0.5 · (1 - root), without the cancellation.
    let rare = 1 / ((scv + 1) * (1 + root))
    return .hyperexponential([
      Branch(probability: likely, mean: mean / (2 * likely)),
      Branch(probability: rare, mean: mean / (2 * rare)),
    ])
  }
}
