extension Distribution {
  /// The law of a quantity `factor` times as large.
  ///
  /// The same draw gives the scaled value, but for rounding.
  /// - Precondition: The factor is finite and above zero.
  public func scaled(by factor: Double) -> Distribution {
    precondition(factor > 0 && factor.isFinite, "a law cannot be scaled by \(factor)")
    if factor == 1 { return self }
    switch self {
    case .constant(let value): return .constant(value * factor)
    case .uniform(let low, let high): return .uniform(low: low * factor, high: high * factor)
    case .exponential(let mean): return .exponential(mean: mean * factor)
    case .erlang(let shape, let mean): return .erlang(shape: shape, mean: mean * factor)
    case .gamma(let shape, let scale): return .gamma(shape: shape, scale: scale * factor)
    case .lognormal(let mean, let sigma): return .lognormal(mean: mean * factor, sigma: sigma)
    case .weibull(let shape, let scale): return .weibull(shape: shape, scale: scale * factor)
    case .pareto(let minimum, let shape): return .pareto(minimum: minimum * factor, shape: shape)
    case .boundedPareto(let minimum, let maximum, let shape):
      return .boundedPareto(minimum: minimum * factor, maximum: maximum * factor, shape: shape)
    case .normal(let mean, let deviation):
      return .normal(mean: mean * factor, standardDeviation: deviation * factor)
    case .hyperexponential(let branches):
      return .hyperexponential(
        branches.map { Branch(probability: $0.probability, mean: $0.mean * factor) })
    case .mixture(let components):
      return .mixture(
        components.map { Component(weight: $0.weight, $0.distribution.scaled(by: factor)) })
    case .empiricalCDF(let points):
      return .empiricalCDF(
        points.map { CumulativePoint(value: $0.value * factor, probability: $0.probability) })
    case .samples(let values): return .samples(values.map { $0 * factor })
    case .discrete(let entries):
      return .discrete(
        entries.map { WeightedValue(value: $0.value * factor, weight: $0.weight) })
    }
  }
}
