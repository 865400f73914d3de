import OutputAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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

extension TestStream {
  /// Exponential with the given mean.
  mutating func exponential(mean: Double) -> Double { -mean * log(uniform()) }

  /// A first-order autoregressive sequence around a mean, started in its steady state nearly:
  /// its first 100 values are thrown away.
  mutating func autoregressive(_ count: Int, mean: Double, coefficient: Double) -> [Double] {
    var deviation = 0.0
    var values: [Double] = []
    values.reserveCapacity(count)
    for index in 0..<(count + 100) {
      deviation = coefficient * deviation + (uniform() - 0.5)
      if index >= 100 { values.append(mean + deviation) }
    }
    return values
  }
}

/// How often, in 1,000 seeded experiments, an interval held the truth.
func coverage(of truth: Double, by experiment: (inout TestStream) -> ConfidenceInterval) -> Double {
  var held = 0
  for seed in 0..<1000 {
    var stream = TestStream(seed: seed)
    if experiment(&stream).contains(truth) { held += 1 }
  }
  return Double(held) / 1000
}

/// The coverages of 1,000 experiments that are compatible with a true one: four standard
/// deviations of the binomial to either side, so that a right method fails once in 16,000 tests.
func acceptable(_ coverage: Double) -> ClosedRange<Double> {
  let reach = 4 * (coverage * (1 - coverage) / 1000).squareRoot()
  return (coverage - reach)...(coverage + reach)
}
