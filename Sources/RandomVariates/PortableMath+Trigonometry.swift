extension PortableMath {
  /// The sine of an angle in radians, with an absolute error below 2e-16 up to 10^5.
  ///
  /// The angle is first brought to one turn beyond 10^6, where its own last place limits what a
  /// sine can mean; an infinite angle gives NaN.
  public static func sin(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quadrant, r, tail) = reduced(x)
    switch quadrant {
    case 0: return sineKernel(r, tail)
    case 1: return cosineKernel(r, tail)
    case 2: return -sineKernel(r, tail)
    default: return -cosineKernel(r, tail)
    }
  }

  /// The cosine of an angle in radians, with an absolute error below 2e-16 up to 10^5.
  public static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quadrant, r, tail) = reduced(x)
    switch quadrant {
    case 0: return cosineKernel(r, tail)
    case 1: return -sineKernel(r, tail)
    case 2: return -cosineKernel(r, tail)
    default: return sineKernel(r, tail)
    }
  }

  /// x = (4n + quadrant) · π/2 + r + tail with |r| ≤ π/4 up to rounding (Cody and Waite 1980).
  private static func reduced(_ x: Double) -> (quadrant: Int64, r: Double, tail: Double) {
    // The remainder is exact by definition, hence portable.
    let angle = x.magnitude <= 1e6 ? x : x.truncatingRemainder(dividingBy: 2 * Double.pi)
    let shifted = angle * 0.6366197723675814 + 0x1.8p52
    let steps = shifted - 0x1.8p52
    let quadrant = Int64(bitPattern: shifted.bitPattern) & 3
    // π/2 in three parts, the first two of 33 bits, so that their multiples are exact.
    let first = angle - steps * 1.5707963267341256
    let second = steps * 6.077100506303966e-11
    let difference = first - second
    let lost = (first - difference) - second
    let third = lost - steps * 2.0222662487959506e-21
    let r = difference + third
    return (quadrant, r, (difference - r) + third)
  }

  private static func sineKernel(_ r: Double, _ tail: Double) -> Double {
    let z = r * r
    let a = 0.008333333333333331 + z * -0.0001984126984126504
    let b = 2.755731921932058e-06 + z * -2.50521062259944e-08
    let c = 1.6058530596645953e-10 + z * -7.586636882825159e-13
    let series = -0.16666666666666666 + z * (a + (z * z) * (b + (z * z) * c))
    return r + (r * z * series + tail * (1 - 0.5 * z))
  }

  private static func cosineKernel(_ r: Double, _ tail: Double) -> Double {
    let z = r * r
    let a = 0.041666666666666664 + z * -0.0013888888888888887
    let b = 2.4801587301584632e-05 + z * -2.755731922139249e-07
    let c = 2.0876755787492604e-09 + z * -1.1470460319209511e-11
    let z2 = z * z
    let series = a + z2 * (b + z2 * (c + z2 * 4.745838412531023e-14))
    let half = 0.5 * z
    let whole = 1 - half
    return whole + (((1 - whole) - half) + (z2 * series - r * tail))
  }
}
