/// One independent sequence of random numbers, owned by one part of the model.
///
/// A stream cannot be copied: two parts sharing a copy would draw the same numbers.
///
/// The generator is wyrand (Wang Yi): a Weyl sequence whose every step is hashed by one wide
/// multiplication. All streams walk the same cycle of 2^64 states from hashed starting points,
/// so that N streams of L draws overlap with a probability of about N²·L / 2^64.
@frozen
public struct RandomStream: ~Copyable {
  @usableFromInline
  var state: UInt64

  /// The stream of this name, at its beginning.
  @inlinable
  public init(_ key: StreamKey) {
    self.state = key.value
  }

  @inlinable
  init(state: UInt64) {
    self.state = state
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0xA076_1D64_78BD_642F
    return foldedProduct(state, state ^ 0xE703_7ED1_A0B4_28DB)
  }

  /// A number uniform over the multiples of 2^-52 in [0, 1).
  @inlinable
  public mutating func uniform() -> Double {
    unitInterval(next())
  }

  /// A number uniform in (0, 1), never an end point: safe to take the logarithm of.
  @inlinable
  public mutating func uniformOpen() -> Double {
    // Odd multiples of 2^-53, all of them exact.
    unitInterval(next()) + 0x1p-53
  }

  /// A number uniform over 0 ..< bound, without bias (Lemire 2019).
  ///
  /// - Precondition: `bound` is not zero.
  @inlinable
  public mutating func index(below bound: UInt32) -> UInt32 {
    precondition(bound > 0, "there is no index below 0")
    var product = (next() >> 32) &* UInt64(bound)
    if UInt32(truncatingIfNeeded: product) < bound {
      // The first 2^32 mod bound low words are one too many for an even split.
      let surplus = (0 &- bound) % bound
      while UInt32(truncatingIfNeeded: product) < surplus {
        product = (next() >> 32) &* UInt64(bound)
      }
    }
    return UInt32(truncatingIfNeeded: product >> 32)
  }

  /// Whether an event of this probability happens; always draws exactly one number.
  @inlinable
  public mutating func happens(withProbability probability: Double) -> Bool {
    uniform() < probability
  }
}
