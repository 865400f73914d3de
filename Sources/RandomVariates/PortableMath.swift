/// Elementary functions with the same bits on every platform with IEEE-754 doubles.
///
/// The platforms' own libraries differ in the last place, and some choose an implementation by
/// the processor they find. One last place is enough to move a trajectory, so whatever a
/// trajectory depends on is computed here, from additions, multiplications, divisions and square
/// roots, which IEEE 754 defines to the bit.
///
/// This relies on two properties of Swift: it never contracts `a * b + c` into one fused
/// operation on its own, and it never reassociates floating-point arithmetic. No `fma` is
/// written here either.
public enum PortableMath {
  /// e raised to `x`, with a relative error below 3e-16.
  ///
  /// Overflows to infinity above 709.79, goes through the subnormals below -708.4 and
  /// underflows to zero below -745.14.
  public static func exp(_ x: Double) -> Double {
    inlinedExp(x)
  }

  /// `exp` for the few places where a call would be felt.
  @inline(__always)
  static func inlinedExp(_ x: Double) -> Double {
    guard x.magnitude < 708 else { return expAtExtremes(x) }
    let (fraction, exponent) = expParts(x)
    return Double(bitPattern: fraction.bitPattern &+ UInt64(bitPattern: exponent &<< 52))
  }

  /// The natural logarithm, with a relative error below 3e-16.
  ///
  /// Zero gives -∞, a negative number NaN.
  public static func log(_ x: Double) -> Double {
    guard x >= Double.leastNormalMagnitude, x < .infinity else { return logAtExtremes(x) }
    return logOfNormal(x, exponentBias: 0)
  }

  /// log(1 + x), with a relative error below 4e-16 also where x is small.
  public static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    guard sum != 1, sum < .infinity else { return x }
    // What rounding took from x, the quotient gives back (Kahan).
    return log(sum) * (x / (sum - 1))
  }

  /// exp(x) - 1, with a relative error below 4e-16 also where x is small.
  public static func expm1(_ x: Double) -> Double {
    guard x.magnitude < 0.5 else { return exp(x) - 1 }
    let power = exp(x)
    let difference = power - 1
    guard difference != 0 else { return x }
    return difference * (x / log(power))
  }
}

extension PortableMath {
  /// log 2 / 64 in two parts: the first has 34 bits, so that its multiples are exact.
  private static var log2By64High: Double { 0x1.62e42fef8p-7 }
  private static var log2By64Low: Double { 0x1.1cf79abc9e3b4p-42 }

  /// Splits e^x, |x| ≤ 746, into a fraction in [1, 2) up to rounding and a power of two.
  ///
  /// x = (64·exponent + j) · log 2 / 64 + r with |r| ≤ log 2 / 128, and
  /// e^x = 2^exponent · 2^(j/64) · e^r (Tang 1989). The Taylor polynomial of degree 5 is off
  /// by r^6/720 ≤ 3.6e-17.
  @inline(__always)
  static func expParts(_ x: Double) -> (fraction: Double, exponent: Int64) {
    // Adding 1.5 · 2^52 rounds to the nearest integer and leaves it in the low bits.
    let shifted = x * 0x1.71547652b82fep+6 + 0x1.8p52
    let steps = shifted - 0x1.8p52
    let index = Int64(truncatingIfNeeded: shifted.bitPattern &<< 13) &>> 13
    let r = (x - steps * log2By64High) - steps * log2By64Low
    let square = r * r
    let low = 0.5 + r * (1.0 / 6)
    let high = 1.0 / 24 + r * (1.0 / 120)
    let tail = r + square * (low + square * high)
    let power = powersOfTwo[Int(truncatingIfNeeded: index & 63)]
    return (power + power * tail, index &>> 6)
  }

  @inline(never)
  private static func expAtExtremes(_ x: Double) -> Double {
    guard !x.isNaN else { return x }
    guard x <= 709.79 else { return .infinity }
    guard x >= -745.14 else { return 0 }
    let (fraction, exponent) = expParts(x)
    // Two factors, neither of which leaves the range: the second rounds, once.
    let half = exponent / 2
    return fraction * powerOfTwo(half) * powerOfTwo(exponent - half)
  }

  /// 2 to an exponent in -1022 ... 1023.
  static func powerOfTwo(_ exponent: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: (exponent &+ 1023) &<< 52))
  }

  @inline(never)
  private static func logAtExtremes(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x < 0 { return .nan }
    if x == 0 { return -.infinity }
    return logOfNormal(x * 0x1p54, exponentBias: -54)
  }

  /// Splits a normal number into 2^exponent · m with m in [√½, √2).
  @inline(__always)
  static func splitNormal(_ x: Double) -> (mantissa: Double, exponent: Int64) {
    let offset = x.bitPattern &- 0x3FE6_A09E_667F_3BCD
    let exponent = Int64(bitPattern: offset) &>> 52
    let mantissa = Double(bitPattern: x.bitPattern &- UInt64(bitPattern: exponent &<< 52))
    return (mantissa, exponent)
  }

  /// An integer of at most 50 bits as a number; see `unitInterval(_:)` for why not by conversion.
  @inline(__always)
  static func number(_ integer: Int64) -> Double {
    Double(bitPattern: 0x4338_0000_0000_0000 &+ UInt64(bitPattern: integer)) - 0x1.8p52
  }

  /// log(1 + f) = f - s·(f - R) with s = f / (2 + f), where R(s²) holds the terms of the series
  /// of 2·artanh(s) beyond the first; the polynomial is off by 2.1e-18.
  @inline(__always)
  private static func logOfNormal(_ x: Double, exponentBias: Int64) -> Double {
    let (mantissa, exponent) = splitNormal(x)
    let k = number(exponent &+ exponentBias)
    let f = mantissa - 1
    let s = f / (2 + f)
    let remainder = artanhRemainder(s * s)
    // log 2 in two parts: the first has 32 bits, so that k times it is exact.
    return k * 0x1.62e42feep-1 - ((s * (f - remainder) - k * 0x1.a39ef35793c76p-33) - f)
  }

  /// 2·artanh(s)/s - 2 for z = s² ≤ 0.02944, fitted at the Chebyshev points.
  @inline(__always)
  static func artanhRemainder(_ z: Double) -> Double {
    let z2 = z * z
    let a = 0.6666666666666666 + z * 0.4000000000000088
    let b = 0.28571428570803614 + z * 0.22222222391713917
    let c = 0.18181795640132906 + z * 0.15386239702814658
    let d = 0.13268773138656886 + z * 0.13086626147840102
    return z * ((a + z2 * b) + (z2 * z2) * (c + z2 * d))
  }
}
