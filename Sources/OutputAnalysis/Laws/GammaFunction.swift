/// The gamma function and its incomplete forms.
enum GammaFunction {
  /// ½ ln 2π
  static let halfLogOfTwoPi = 0x1.d67f1c864beb5p-1

  /// What Stirling's formula leaves out: ln Γ(z) − ((z − ½) ln z − z + ½ ln 2π), for z > 0.
  ///
  /// The series in the Bernoulli numbers from 10 up (DLMF 5.11.1), the recurrence below. Working
  /// with this remainder instead of ln Γ keeps the digits of ratios of large gammas.
  static func stirlingRemainder(_ z: Double) -> Double {
    var remainder = 0.0
    var shifted = z
    while shifted < 10 {
      let growth =
        shifted > 1
        ? ElementaryFunctions.logarithm(onePlus: 1 / shifted)
        : ElementaryFunctions.logarithm(1 + shifted) - ElementaryFunctions.logarithm(shifted)
      remainder += (shifted + 0.5) * growth - 1
      shifted += 1
    }
    let w = 1 / (shifted * shifted)
    var series = -3617.0 / 122_400
    for coefficient in [
      1.0 / 156, -691.0 / 360_360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
    ] {
      series = series * w + coefficient
    }
    return remainder + series / shifted
  }

  /// ln Γ(z) for z > 0.
  static func logGamma(_ z: Double) -> Double {
    (z - 0.5) * ElementaryFunctions.logarithm(z) - z + halfLogOfTwoPi + stirlingRemainder(z)
  }

  /// xᵃ e⁻ˣ / Γ(a), which is x times the density of the gamma law with shape a.
  static func kernel(shape a: Double, _ x: Double) -> Double {
    guard x > 0, x < .infinity else { return 0 }
    let excess = (x - a) / a
    let exponent =
      excess.magnitude < 0.25
      ? ElementaryFunctions.logarithmExcess(onePlus: excess)
      : ElementaryFunctions.logarithm(x / a) - excess
    return ElementaryFunctions.exponential(
      a * exponent + 0.5 * ElementaryFunctions.logarithm(a) - halfLogOfTwoPi
        - stirlingRemainder(a))
  }

  /// The two parts of the incomplete gamma function, P(a, x) and Q(a, x) = 1 − P(a, x).
  ///
  /// Each is computed directly where it is the smaller, so both keep their digits in the tail
  /// (series DLMF 8.11.4 below the mean, continued fraction DLMF 8.9.2 above).
  static func incomplete(shape a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    guard x > 0 else { return (0, 1) }
    guard x < .infinity else { return (1, 0) }
    if x < a + 1 {
      let lower = kernel(shape: a, x) * lowerSeries(shape: a, x)
      return (lower, 1 - lower)
    }
    let upper = kernel(shape: a, x) * upperFraction(shape: a, x)
    return (1 - upper, upper)
  }

  private static func lowerSeries(shape a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var divisor = a
    while term > sum * 1e-17 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …))) by Lentz's method.
  private static func upperFraction(shape a: Double, _ x: Double) -> Double {
    var denominator = x + 1 - a
    var fraction = ContinuedFraction(leading: denominator)
    var k = 1.0
    while k < ContinuedFraction.limit {
      denominator += 2
      if fraction.extend(numerator: k * (a - k), denominator: denominator) { break }
      k += 1
    }
    return 1 / fraction.value
  }
}

/// A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) evaluated from the front (modified Lentz).
struct ContinuedFraction {
  /// Steps after which we take what we have; reached only for parameters beyond about 10¹⁰.
  static let limit = 200_000.0
  /// Stands in for a zero divisor.
  private static let tiny = 1e-300

  private(set) var value: Double
  private var ratioUp: Double
  private var ratioDown = 0.0

  init(leading: Double) {
    value = leading == 0 ? Self.tiny : leading
    ratioUp = value
  }

  /// Takes the next pair in; returns whether the value has settled.
  mutating func extend(numerator: Double, denominator: Double) -> Bool {
    ratioDown = denominator + numerator * ratioDown
    if ratioDown == 0 { ratioDown = Self.tiny }
    ratioDown = 1 / ratioDown
    ratioUp = denominator + numerator / ratioUp
    if ratioUp == 0 { ratioUp = Self.tiny }
    let factor = ratioUp * ratioDown
    value *= factor
    return (factor - 1).magnitude < 1e-16 || factor.isNaN
  }
}
