extension PortableMath {
  /// `base` raised to `exponent`, with a relative error below 2e-15.
  ///
  /// Defined for bases that are not negative: a negative one gives NaN, whatever the exponent
  /// (except 0, where every base gives 1).
  public static func pow(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if base.isNaN || exponent.isNaN || base < 0 { return .nan }
    if base == 0 { return exponent > 0 ? 0 : .infinity }
    if base == .infinity { return exponent > 0 ? .infinity : 0 }
    if exponent.magnitude == .infinity {
      return (base > 1) == (exponent > 0) ? .infinity : 0
    }
    let logarithm = extendedLog(base)
    // Beyond ±800 the power is out of range anyway, and the product might not be finite.
    let estimate = exponent * logarithm.high
    guard estimate.magnitude < 800 else { return estimate > 0 ? .infinity : 0 }
    let product = exactProduct(exponent, logarithm.high)
    let rest = product.low + exponent * logarithm.low
    let sum = product.high + rest
    let power = exp(sum)
    // The rounding of the exponent, times the power, is what the power is off by.
    let correction = (product.high - sum) + rest
    return power < .infinity ? power + power * correction : power
  }

  /// The logarithm of a positive finite number as an unevaluated sum, to about 2^-65.
  ///
  /// 2·artanh(s) = 2s + s·R(s²): the first term is carried in two parts, and the second is at
  /// most 1 % of it, so that its rounding does not matter.
  static func extendedLog(_ x: Double) -> (high: Double, low: Double) {
    let scaled = x < Double.leastNormalMagnitude ? x * 0x1p54 : x
    let (mantissa, exponent) = splitNormal(scaled)
    let k = number(exponent) - (x < Double.leastNormalMagnitude ? 54 : 0)
    let f = mantissa - 1
    let denominator = 2 + f
    let denominatorError = f - (denominator - 2)
    let s = f / denominator
    let back = exactProduct(s, denominator)
    let sError = (((f - back.high) - back.low) - s * denominatorError) / denominator
    let series = s * artanhRemainder(s * s)

    let large = k * 0x1.62e42feep-1
    let high = large + 2 * s
    let lost = large == 0 ? 0 : (large - high) + 2 * s
    let low = lost + (2 * sError + (series + k * 0x1.a39ef35793c76p-33))
    let sum = high + low
    return (sum, (high - sum) + low)
  }

  /// The product as an unevaluated sum, exact unless it overflows (Dekker 1971).
  static func exactProduct(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
    let product = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    let low = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return (product, low)
  }

  /// Splits a number into its upper 26 bits and the rest.
  private static func halves(_ x: Double) -> (high: Double, low: Double) {
    let high = Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_F800_0000)
    return (high, x - high)
  }
}
