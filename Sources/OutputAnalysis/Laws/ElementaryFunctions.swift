/// Exponential and logarithm, to about one unit in the last place.
///
/// The C library chooses its own by processor, so its last bits differ between machines and would
/// show in reports. These use nothing but IEEE arithmetic and give the same bits everywhere.
package enum ElementaryFunctions {
  /// ln 2 in two parts; the first has 33 bits, so that its small multiples are exact.
  private static let ln2High = 0x1.62e42fefp-1
  private static let ln2Low = 0x1.473de6af278edp-34

  package static func exponential(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.8 { return .infinity }
    if x < -745.2 { return 0 }
    let power = (x / (ln2High + ln2Low)).rounded()
    let rest = (x - power * ln2High) - power * ln2Low
    // Taylor's series on |rest| <= ln 2 / 2; the first term left out is below 2^-60.
    var series = 1.0
    var degree = 14.0
    while degree > 0 {
      series = 1 + rest / degree * series
      degree -= 1
    }
    return Double(sign: .plus, exponent: Int(power), significand: series)
  }

  package static func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    var power = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      power += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    return power * ln2High + (2 * s + (2 * s * s * s * arctangentTail(s * s) + power * ln2Low))
  }

  /// ln(1 + x), accurate also for small x.
  package static func logarithm(onePlus x: Double) -> Double {
    guard x.magnitude < 0.25 else { return logarithm(1 + x) }
    let s = x / (2 + x)
    return 2 * s + 2 * s * s * s * arctangentTail(s * s)
  }

  /// ln(1 + x) − x, accurate also where the two nearly cancel.
  static func logarithmExcess(onePlus x: Double) -> Double {
    guard x.magnitude < 0.25 else { return logarithm(1 + x) - x }
    let s = x / (2 + x)
    return 2 * s * s * s * arctangentTail(s * s) - x * s
  }

  /// (artanh(s)/s − 1)/s² as a series in z = s² = 1/3 + z/5 + z²/7 + …, for z <= 0.03.
  private static func arctangentTail(_ z: Double) -> Double {
    var series = 0.0
    var divisor = 25.0
    while divisor > 1 {
      series = series * z + 1 / divisor
      divisor -= 2
    }
    return series
  }
}
