/// Functions that CDFs and moments are made of. They serve tests and analysis; no trajectory
/// depends on them.
enum SpecialFunctions {
  /// The logarithm of Γ(x) for x > 0, by Stirling's series after shifting x beyond 15.
  static func logGamma(_ x: Double) -> Double {
    var shifted = x
    var product = 1.0
    while shifted < 15 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    // B(2k) / (2k·(2k-1)) for k = 1 ... 7; the next term is below 1e-16 at 15.
    let series =
      inverse
      * (1.0 / 12 - square
        * (1.0 / 360 - square
          * (1.0 / 1260 - square
            * (1.0 / 1680 - square
              * (1.0 / 1188 - square * (691.0 / 360_360 - square * (1.0 / 156)))))))
    let halfLogTwoPi = 0.9189385332046727
    let stirling = (shifted - 0.5) * PortableMath.log(shifted) - shifted + halfLogTwoPi
    return stirling + series - PortableMath.log(product)
  }

  /// Γ(x) for x > 0; infinite from 171.7 on.
  static func gamma(_ x: Double) -> Double {
    x < 172 ? PortableMath.exp(logGamma(x)) : .infinity
  }

  /// The probability that a standard normal quantity does not exceed `x`.
  static func normalCDF(_ x: Double) -> Double {
    guard !x.isNaN else { return x }
    let (below, above) = regularizedGamma(0.5, 0.5 * (x * x))
    return x < 0 ? 0.5 * above : 0.5 + 0.5 * below
  }

  /// The density of a standard normal quantity.
  static func normalDensity(_ x: Double) -> Double {
    0.3989422804014327 * PortableMath.exp(-0.5 * (x * x))
  }

  /// The probabilities P(a, x) that a unit gamma quantity of shape `a` does not exceed `x`, and
  /// Q(a, x) that it does (Abramowitz and Stegun, 6.5.29 and 6.5.31).
  ///
  /// Beyond a shape of 10^6 it is taken for the cube of a normal quantity (Wilson and Hilferty
  /// 1931), which is then right to about 1e-7.
  static func regularizedGamma(_ a: Double, _ x: Double) -> (below: Double, above: Double) {
    guard x > 0 else { return (0, 1) }
    guard x < .infinity else { return (1, 0) }
    if a > 1e6 {
      let root = PortableMath.pow(x / a, 1.0 / 3)
      let z = (root - (1 - 1 / (9 * a))) * (9 * a).squareRoot()
      return (normalCDF(z), normalCDF(-z))
    }
    let front = PortableMath.exp(a * PortableMath.log(x) - x - logGamma(a))
    if x < a + 1 {
      let below = front * gammaSeries(a, x)
      return (below, 1 - below)
    }
    let above = front * gammaContinuedFraction(a, x)
    return (1 - above, above)
  }

  private static func gammaSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var denominator = a
    while term > sum * 0x1p-54 {
      denominator += 1
      term *= x / denominator
      sum += term
    }
    return sum
  }

  /// Lentz's evaluation of the continued fraction, which converges for x > a + 1.
  private static func gammaContinuedFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = Double.infinity
    var d = 1 / b
    var fraction = d
    var step = 0.0
    var factor = 0.0
    while (factor - 1).magnitude > 0x1p-52, step < 100_000 {
      step += 1
      let numerator = -step * (step - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      factor = c * d
      fraction *= factor
    }
    return fraction
  }
}
