import Reference

/// One stream of wyrand words.
///
/// The benchmarks bring their own randomness, the same in C and Swift, so that both languages do
/// identical work and no change to the library's variates moves these figures.
struct Stream: BitwiseCopyable {
  private var state: UInt64

  init(seed: UInt64, number: UInt64) {
    var word = seed &+ (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    state = word ^ word >> 31
  }

  mutating func nextWord() -> UInt64 {
    state &+= 0xA076_1D64_78BD_642F
    let product = state.multipliedFullWidth(by: state ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}

/// The shared tables, and the laws that are drawn from them.
struct Laws {
  private let edges: UnsafePointer<Double>
  private let heights: UnsafePointer<Double>
  private let quantiles: UnsafePointer<Double>

  /// `reference_prepare` must have been called.
  init() {
    edges = UnsafePointer(reference_exponential_edges)
    heights = UnsafePointer(reference_exponential_heights)
    quantiles = UnsafePointer(reference_lognormal_quantiles)
  }

  /// A sample of the exponential law of mean 1, by ziggurat.
  @inline(__always)
  func exponential(_ stream: inout Stream) -> Double {
    let word = stream.nextWord()
    let layer = Int(truncatingIfNeeded: word & 255)
    let x = unitInterval(word) * edges[layer]
    return x < edges[layer &+ 1] ? x : slowExponential(&stream, layer, x)
  }

  @inline(never)
  private func slowExponential(_ stream: inout Stream, _ layer: Int, _ x: Double) -> Double {
    var (layer, x) = (layer, x)
    while true {
      if layer == 0 { return edges[1] - reference_log(1 - unitInterval(stream.nextWord())) }
      let height =
        heights[layer]
        + (heights[layer + 1] - heights[layer]) * unitInterval(stream.nextWord())
      if height < reference_exp(-x) { return x }
      let word = stream.nextWord()
      layer = Int(truncatingIfNeeded: word & 255)
      x = unitInterval(word) * edges[layer]
      if x < edges[layer + 1] { return x }
    }
  }

  /// A sample of the lognormal law of mean 1 and sigma 0.5, by interpolated quantiles.
  @inline(__always)
  func lognormal(_ stream: inout Stream) -> Double {
    let word = stream.nextWord()
    let cell = Int(truncatingIfNeeded: word >> 52)
    let fraction = Double(Int64(truncatingIfNeeded: word & 0xF_FFFF_FFFF_FFFF)) * 0x1p-52
    let low = quantiles[cell]
    return low + fraction * (quantiles[cell &+ 1] - low)
  }

  @inline(__always)
  private func unitInterval(_ word: UInt64) -> Double {
    Double(Int64(truncatingIfNeeded: word >> 11)) * 0x1p-53
  }
}
