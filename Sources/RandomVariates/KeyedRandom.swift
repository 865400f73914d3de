/// Randomness addressed by number instead of drawn in sequence.
///
/// The same counter gives the same bits however often and in whatever order it is asked for, so
/// that a request keeps its draws whatever a policy does before it or to it. Each answer is the
/// key and the counter hashed by two wide multiplications; nothing is stored.
@frozen
public struct KeyedRandom: Sendable {
  @usableFromInline
  let key: UInt64

  /// The numbers of this name.
  @inlinable
  public init(_ key: StreamKey) {
    self.key = key.value
  }

  /// 64 random bits that belong to `counter`.
  @inlinable
  public func bits(_ counter: UInt64) -> UInt64 {
    let once = foldedProduct(key ^ 0xA076_1D64_78BD_642F, counter ^ 0xE703_7ED1_A0B4_28DB)
    return foldedProduct(once ^ 0x8EBC_6AF0_9C88_C6E3, key ^ 0x5899_65CC_7537_4CC3)
  }

  /// The number in [0, 1) that belongs to `counter`.
  @inlinable
  public func uniform(_ counter: UInt64) -> Double {
    unitInterval(bits(counter))
  }

  /// A stream that belongs to `counter`, for laws that need an unknown number of draws.
  @inlinable
  public func stream(_ counter: UInt64) -> RandomStream {
    RandomStream(state: bits(counter))
  }
}
