extension Distribution {
  /// The law's mean, in the unit of its parameters; infinite for heavy Pareto tails.
  public var mean: Double {
    moments.mean
  }

  /// The law's variance, in the square of that unit; infinite for heavy Pareto tails.
  public var variance: Double {
    moments.variance
  }

  /// The law's standard deviation divided by its mean; infinite where either is.
  public var coefficientOfVariation: Double {
    let (mean, variance) = moments
    guard mean < .infinity else { return .infinity }
    return mean == 0 ? 0 : variance.squareRoot() / mean
  }

  private typealias Moments = (mean: Double, variance: Double)

  private var moments: Moments {
    switch self {
    case .constant(let value):
      (value, 0)
    case .uniform(let low, let high):
      (low + 0.5 * (high - low), (high - low) * (high - low) / 12)
    case .exponential(let mean):
      (mean, mean * mean)
    case .erlang(let shape, let mean):
      (mean, mean * mean / Double(shape))
    case .gamma(let shape, let scale):
      (shape * scale, shape * scale * scale)
    case .lognormal(let mean, let sigma):
      (mean, mean * mean * PortableMath.expm1(sigma * sigma))
    case .weibull(let shape, let scale):
      Distribution.weibullMoments(shape, scale)
    case .pareto(let minimum, let shape):
      Distribution.paretoMoments(minimum, shape)
    case .boundedPareto(let minimum, let maximum, let shape):
      Distribution.boundedParetoMoments(minimum, maximum, shape)
    case .normal(let mean, let deviation):
      Distribution.truncatedNormalMoments(mean, deviation)
    case .hyperexponential(let branches):
      Distribution.mixed(branches.map { ($0.probability, ($0.mean, $0.mean * $0.mean)) })
    case .mixture(let components):
      Distribution.mixed(components.map { ($0.weight, $0.distribution.moments) })
    case .empiricalCDF(let points):
      Distribution.mixed(Distribution.pieces(of: points))
    case .samples(let values):
      Distribution.mixed(values.map { (1, ($0, 0)) })
    case .discrete(let entries):
      Distribution.mixed(entries.map { ($0.weight, ($0.value, 0)) })
    }
  }

  /// The law of total variance.
  private static func mixed(_ parts: [(weight: Double, moments: Moments)]) -> Moments {
    let sum = parts.reduce(0) { $0 + $1.weight }
    // A part that never happens counts for nothing, even if its mean is infinite.
    let parts = parts.filter { $0.weight > 0 }
    let mean = parts.reduce(0) { $0 + $1.weight / sum * $1.moments.mean }
    guard mean < .infinity else { return (mean, .infinity) }
    let variance = parts.reduce(0) {
      let distance = $1.moments.mean - mean
      return $0 + $1.weight / sum * ($1.moments.variance + distance * distance)
    }
    return (mean, variance)
  }

  /// A piecewise linear CDF as a mixture of an atom and uniform laws.
  private static func pieces(of points: [CumulativePoint]) -> [(Double, Moments)] {
    guard let first = points.first else { return [] }
    let rises = zip(points, points.dropFirst()).map { start, end in
      let width = end.value - start.value
      return (
        end.probability - start.probability, (start.value + 0.5 * width, width * width / 12)
      )
    }
    return [(first.probability, (first.value, 0))] + rises
  }

  private static func weibullMoments(_ shape: Double, _ scale: Double) -> Moments {
    let mean = SpecialFunctions.gamma(1 + 1 / shape)
    let square = SpecialFunctions.gamma(1 + 2 / shape)
    guard square < .infinity else { return (scale * mean, .infinity) }
    return (scale * mean, max(0, scale * scale * (square - mean * mean)))
  }

  private static func paretoMoments(_ minimum: Double, _ shape: Double) -> Moments {
    guard shape > 1 else { return (.infinity, .infinity) }
    let mean = minimum * (shape / (shape - 1))
    guard shape > 2 else { return (mean, .infinity) }
    return (mean, minimum * minimum * shape / ((shape - 1) * (shape - 1) * (shape - 2)))
  }

  private static func boundedParetoMoments(
    _ minimum: Double, _ maximum: Double, _ shape: Double
  ) -> Moments {
    let span = PortableMath.log(maximum) - PortableMath.log(minimum)
    let mass = -PortableMath.expm1(-shape * span)
    func rawMoment(_ order: Double) -> Double {
      // The integral of x^(order - shape - 1), also where the exponent is -1.
      let exponent = shape - order
      let integral = exponent == 0 ? span : -PortableMath.expm1(-exponent * span) / exponent
      return shape * integral / mass
    }
    let mean = rawMoment(1)
    return (minimum * mean, max(0, minimum * minimum * (rawMoment(2) - mean * mean)))
  }

  private static func truncatedNormalMoments(_ mean: Double, _ deviation: Double) -> Moments {
    guard deviation > 0 else { return (mean, 0) }
    let z = mean / deviation
    let hazard = SpecialFunctions.normalDensity(z) / SpecialFunctions.normalCDF(z)
    return (mean + deviation * hazard, deviation * deviation * (1 - hazard * (z + hazard)))
  }
}
