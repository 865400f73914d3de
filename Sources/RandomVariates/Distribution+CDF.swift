extension Distribution {
  /// The smallest interval that holds every sample; its upper end may be infinite.
  public var support: ClosedRange<Double> {
    switch self {
    case .constant(let value):
      value...value
    case .uniform(let low, let high):
      low...high
    case .exponential, .erlang, .gamma, .weibull, .hyperexponential:
      0...(.infinity)
    case .lognormal(let mean, let sigma):
      sigma == 0 ? mean...mean : 0...(.infinity)
    case .normal(let mean, let deviation):
      deviation == 0 ? mean...mean : 0...(.infinity)
    case .pareto(let minimum, _):
      minimum...(.infinity)
    case .boundedPareto(let minimum, let maximum, _):
      minimum...maximum
    case .mixture(let components):
      Distribution.hull(components.filter { $0.weight > 0 }.map(\.distribution.support))
    case .empiricalCDF(let points):
      Distribution.hull(points.map { $0.value...$0.value })
    case .samples(let values):
      Distribution.hull(values.map { $0...$0 })
    case .discrete(let entries):
      Distribution.hull(entries.filter { $0.weight > 0 }.map { $0.value...$0.value })
    }
  }

  private static func hull(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double> {
    guard var hull = ranges.first else { return 0...0 }
    for range in ranges {
      hull = min(hull.lowerBound, range.lowerBound)...max(hull.upperBound, range.upperBound)
    }
    return hull
  }

  /// The probability that a sample does not exceed `x`.
  ///
  /// - Complexity: O(entries) for laws made of lists.
  public func cdf(_ x: Double) -> Double {
    guard x >= 0 else { return 0 }
    guard x < .infinity else { return 1 }
    return switch self {
    case .constant(let value):
      x >= value ? 1 : 0
    case .uniform(let low, let high):
      min(1, max(0, (x - low) / (high - low)))
    case .exponential(let mean):
      -PortableMath.expm1(-x / mean)
    case .erlang(let shape, let mean):
      SpecialFunctions.regularizedGamma(Double(shape), x / mean * Double(shape)).below
    case .gamma(let shape, let scale):
      SpecialFunctions.regularizedGamma(shape, x / scale).below
    case .lognormal(let mean, let sigma):
      Distribution.lognormalCDF(x, mean, sigma)
    case .weibull(let shape, let scale):
      -PortableMath.expm1(-PortableMath.pow(x / scale, shape))
    case .pareto(let minimum, let shape):
      x <= minimum ? 0 : -PortableMath.expm1(shape * PortableMath.log(minimum / x))
    case .boundedPareto(let minimum, let maximum, let shape):
      Distribution.boundedParetoCDF(x, minimum, maximum, shape)
    case .normal(let mean, let deviation):
      Distribution.truncatedNormalCDF(x, mean, deviation)
    case .hyperexponential(let branches):
      Distribution.average(
        branches.map { ($0.probability, Distribution.exponential(mean: $0.mean).cdf(x)) })
    case .mixture(let components):
      Distribution.average(components.map { ($0.weight, $0.distribution.cdf(x)) })
    case .empiricalCDF(let points):
      Distribution.interpolatedCDF(x, points)
    case .samples(let values):
      Distribution.average(values.map { (1, $0 <= x ? 1 : 0) })
    case .discrete(let entries):
      Distribution.average(entries.map { ($0.weight, $0.value <= x ? 1 : 0) })
    }
  }

  private static func average(_ parts: [(weight: Double, value: Double)]) -> Double {
    let sum = parts.reduce(0) { $0 + $1.weight }
    return parts.reduce(0) { $0 + $1.weight * $1.value } / sum
  }

  private static func lognormalCDF(_ x: Double, _ mean: Double, _ sigma: Double) -> Double {
    guard sigma > 0 else { return x >= mean ? 1 : 0 }
    guard x > 0 else { return 0 }
    let logMean = PortableMath.log(mean) - 0.5 * (sigma * sigma)
    return SpecialFunctions.normalCDF((PortableMath.log(x) - logMean) / sigma)
  }

  private static func boundedParetoCDF(
    _ x: Double, _ minimum: Double, _ maximum: Double, _ shape: Double
  ) -> Double {
    guard x > minimum else { return 0 }
    guard x < maximum else { return 1 }
    return PortableMath.expm1(shape * PortableMath.log(minimum / x))
      / PortableMath.expm1(shape * PortableMath.log(minimum / maximum))
  }

  private static func truncatedNormalCDF(
    _ x: Double, _ mean: Double, _ deviation: Double
  ) -> Double {
    guard deviation > 0 else { return x >= mean ? 1 : 0 }
    let above = SpecialFunctions.normalCDF((mean - x) / deviation)
    return 1 - above / SpecialFunctions.normalCDF(mean / deviation)
  }

  private static func interpolatedCDF(_ x: Double, _ points: [CumulativePoint]) -> Double {
    guard let index = points.lastIndex(where: { $0.value <= x }) else { return 0 }
    guard index + 1 < points.count else { return 1 }
    let (start, end) = (points[index], points[index + 1])
    let share = (x - start.value) / (end.value - start.value)
    return start.probability + share * (end.probability - start.probability)
  }
}
