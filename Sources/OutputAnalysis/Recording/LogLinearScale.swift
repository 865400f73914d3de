/// Positions for all whole numbers from 0 to 2⁶³ − 1, in blocks of equal size from one power of
/// two to the next, so that a position never stands for more than a fixed part of its value.
@frozen
public struct LogLinearScale: Sendable, Hashable {
  /// How many positions there are from one power of two to the next.
  @usableFromInline let bucketsPerOctave: Int
  /// How many leading zero bits the longest value with a position of its own has.
  @usableFromInline let linearZeroBits: Int

  @inlinable
  init(subBucketBits: Int) {
    bucketsPerOctave = 1 &<< subBucketBits
    linearZeroBits = 63 &- subBucketBits
  }

  /// A value's position; beyond all others for a negative value.
  ///
  /// Without a branch: a value below 2 · `bucketsPerOctave` is its own position, and a longer one
  /// keeps as many leading bits as the longest of those has.
  @inlinable @inline(__always)
  func index(of value: Int64) -> Int {
    let bits = UInt64(bitPattern: value)
    let linearPart = UInt64(truncatingIfNeeded: 2 &* bucketsPerOctave &- 1)
    let shift = linearZeroBits &- (bits | linearPart).leadingZeroBitCount
    let leadingBits = bits &>> UInt64(truncatingIfNeeded: shift)
    return shift &* bucketsPerOctave &+ Int(truncatingIfNeeded: leadingBits)
  }

  /// The number of the block that a position belongs to, from 0.
  @inlinable @inline(__always)
  func blockNumber(of index: Int) -> Int {
    index &>> (63 &- linearZeroBits)
  }

  /// The first position of the block that a position belongs to.
  func octave(of index: Int) -> Int {
    index - index % bucketsPerOctave
  }

  /// The smallest value at a position, and how many whole values share it.
  func bucket(at index: Int) -> (low: Int64, width: Int64) {
    guard index >= 2 * bucketsPerOctave else { return (Int64(index), 1) }
    let shift = index / bucketsPerOctave - 1
    let leadingBits = index % bucketsPerOctave + bucketsPerOctave
    return (Int64(leadingBits) << Int64(shift), 1 << Int64(shift))
  }
}
