/// The incomplete beta function, from which Student's law and the binomial follow.
enum BetaFunction {
  /// xᵃ yᵇ / B(a, b), where y = 1 − x is given too, so that neither loses digits.
  static func kernel(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    guard x > 0, y > 0 else { return 0 }
    let sum = a + b
    // Both exponents are written around the mean a/(a + b), where they vanish (Loader 2000).
    let distance = b * x - a * y
    let exponent =
      a * excess(distance / a, ratio: x * (sum / a))
      + b * excess(-distance / b, ratio: y * (sum / b))
    let scale =
      0.5 * (ElementaryFunctions.logarithm(a) + ElementaryFunctions.logarithm(b / sum))
      - GammaFunction.halfLogOfTwoPi
    let remainders =
      GammaFunction.stirlingRemainder(sum) - GammaFunction.stirlingRemainder(a)
      - GammaFunction.stirlingRemainder(b)
    return ElementaryFunctions.exponential(exponent + scale + remainders)
  }

  /// The two parts of the regularized incomplete beta function: I_x(a, b) and its complement.
  ///
  /// - Complexity: O(√max(a, b))
  static func incomplete(
    _ a: Double, _ b: Double, x: Double, y: Double
  ) -> (lower: Double, upper: Double) {
    guard x > 0 else { return (0, 1) }
    guard y > 0 else { return (1, 0) }
    let kernel = kernel(a, b, x: x, y: y)
    // The fraction converges fast below the mean; beyond it the complement does.
    if x <= (a + 1) / (a + b + 2) {
      let lower = kernel / (a * fraction(a, b, x))
      return (lower, 1 - lower)
    }
    let upper = kernel / (b * fraction(b, a, y))
    return (1 - upper, upper)
  }

  private static func excess(_ value: Double, ratio: Double) -> Double {
    value.magnitude < 0.25
      ? ElementaryFunctions.logarithmExcess(onePlus: value)
      : ElementaryFunctions.logarithm(ratio) - value
  }

  /// 1 + d₁/(1 + d₂/(1 + …)) (DLMF 8.17.22).
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var fraction = ContinuedFraction(leading: 1)
    var m = 0.0
    while m < ContinuedFraction.limit {
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      if fraction.extend(numerator: odd, denominator: 1) { break }
      m += 1
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      if fraction.extend(numerator: even, denominator: 1) { break }
    }
    return fraction.value
  }
}
