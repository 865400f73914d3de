/// The normal law with mean 0 and variance 1.
public enum StandardNormal {
  /// The probability of a value of at most `x`.
  ///
  /// Relative error below 10⁻¹³ also far down in the lower tail.
  public static func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    let parts = GammaFunction.incomplete(shape: 0.5, x * x / 2)
    return x < 0 ? parts.upper / 2 : 0.5 + parts.lower / 2
  }

  /// The value that is not exceeded with the given probability; infinite for 0 and 1.
  public static func quantile(_ probability: Double) -> Double {
    precondition(
      probability >= 0 && probability <= 1, "\(probability) is not a probability")
    if probability == 0.5 { return 0 }
    return probability < 0.5
      ? -upperQuantile(probability) : upperQuantile(1 - probability)
  }

  /// The value that is exceeded with the given probability, at most ½.
  static func upperQuantile(_ tail: Double) -> Double {
    if tail == 0 { return .infinity }
    if tail == 0.5 { return 0 }
    // The tail at x is below ½·exp(−x²/2): start from where that bound has the probability.
    let start = (-2 * ElementaryFunctions.logarithm(2 * tail)).squareRoot()
    return invertTail(tail, rising: false, from: start) { x in
      let square = x * x / 2
      let upper = GammaFunction.incomplete(shape: 0.5, square).upper / 2
      return (upper, GammaFunction.kernel(shape: 0.5, square))
    }
  }
}
