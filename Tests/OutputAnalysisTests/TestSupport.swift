extension Double {
  /// Whether two numbers agree to a part of the larger, or both to a part of one.
  func isClose(to other: Double, within tolerance: Double) -> Bool {
    if self == other { return true }
    let scale = Swift.max(magnitude, other.magnitude)
    return (self - other).magnitude <= tolerance * scale
  }
}

/// A small generator of the tests' own (SplitMix64), so that nothing here depends on the
/// library's random variates.
struct TestStream {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95 }

  mutating func nextBits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Strictly between 0 and 1.
  mutating func uniform() -> Double {
    (Double(nextBits() >> 11) + 0.5) * 0x1p-53
  }

  /// Nearly normal with mean 0 and variance 1: twelve uniform values less six.
  ///
  /// Its tails end at ±6 and its kurtosis is 2.9: near enough for intervals of means.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  /// Geometric with mean 1/p − 1, by counting failures.
  mutating func failures(beforeSuccessWith probability: Double) -> Int {
    var count = 0
    while uniform() > probability { count += 1 }
    return count
  }
}
