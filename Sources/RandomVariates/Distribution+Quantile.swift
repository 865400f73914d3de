extension Distribution {
  /// The smallest value that a sample does not exceed with this probability.
  ///
  /// Two designs that turn the same uniform number into samples by quantiles of different laws
  /// get large samples together and small ones together. Closed forms where there are any; the
  /// other laws (Erlang, gamma, lognormal, normal and mixtures) search among all doubles, at the
  /// price of 64 evaluations of the CDF.
  ///
  /// - Precondition: `probability` is in 0...1.
  public func quantile(_ probability: Double) -> Double {
    precondition(
      probability >= 0 && probability <= 1, "\(probability) is not a probability")
    switch self {
    case .constant(let value):
      return value
    case .uniform(let low, let high):
      return low + probability * (high - low)
    case .exponential(let mean):
      return -mean * PortableMath.log1p(-probability)
    case .weibull(let shape, let scale):
      return scale * PortableMath.pow(-PortableMath.log1p(-probability), 1 / shape)
    case .pareto(let minimum, let shape):
      return minimum * PortableMath.exp(-PortableMath.log1p(-probability) / shape)
    case .boundedPareto(let minimum, let maximum, let shape):
      guard probability < 1 else { return maximum }
      let mass = -PortableMath.expm1(shape * PortableMath.log(minimum / maximum))
      let value = minimum * PortableMath.exp(-PortableMath.log1p(-probability * mass) / shape)
      return min(max(value, minimum), maximum)
    case .empiricalCDF(let points):
      let end = points.firstIndex { $0.probability >= probability } ?? points.count - 1
      return Distribution.value(at: probability, onPieceEndingAt: end, of: points)
    case .erlang, .gamma, .lognormal, .normal, .hyperexponential, .mixture, .samples, .discrete:
      return searchedQuantile(probability)
    }
  }

  /// Bisects the doubles in the support, whose order is that of their bit patterns.
  private func searchedQuantile(_ probability: Double) -> Double {
    // Adding zero turns a negative zero into zero.
    var low = (support.lowerBound + 0).bitPattern
    var high = (support.upperBound + 0).bitPattern
    while low < high {
      let middle = low + (high - low) / 2
      if cdf(Double(bitPattern: middle)) >= probability {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return Double(bitPattern: low)
  }
}
