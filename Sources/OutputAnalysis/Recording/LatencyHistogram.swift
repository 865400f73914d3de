/// Every observed length of time, to a known precision, in bounded memory.
///
/// The scale is linear inside each power of two and doubles from one power to the next, so a
/// bucket is at most a fixed part of its value wide, whatever the value: 1/256 for a fine
/// histogram, 1/32 for a coarse one. Smaller values than twice that number have a bucket each.
/// Values are whole nanoseconds, 0 … 2⁶³ − 1.
///
/// Only the powers of two between the smallest and the largest value seen have buckets, so an
/// unused histogram is free. Latencies between 1 ms and 1 s take 22 KiB (coarse: 2.8 KiB); the
/// most that a histogram can take is 112 KiB (15 KiB).
@frozen
public struct LatencyHistogram: Sendable, Hashable {
  /// How closely a histogram looks.
  public enum Precision: Int, Sendable, Hashable {
    /// For charts, one histogram for each bin of a series: quantiles within 3.2 %.
    case coarse = 5
    /// For results: quantiles within 0.39 %.
    ///
    /// Eight bits, not seven: a quantile is interpolated inside its bucket, which is nearly exact
    /// for smooth laws but can be off by the bucket's width for a law with atoms (a constant
    /// service time), and the width at seven bits would be 0.78 %.
    case fine = 8
  }

  @usableFromInline var buckets: [Int]
  /// Position on the whole scale of the first bucket held; the start of an octave.
  @usableFromInline var firstIndex: Int
  @usableFromInline let scale: LogLinearScale
  @usableFromInline var observations: Int
  @usableFromInline var total: Int128
  @usableFromInline var smallest: Int64
  @usableFromInline var largest: Int64

  @inlinable
  public init(_ precision: Precision = .fine) {
    buckets = []
    firstIndex = 0
    scale = LogLinearScale(subBucketBits: precision.rawValue)
    observations = 0
    total = 0
    smallest = .max
    largest = 0
  }

  /// Adds one observation. [ns]
  ///
  /// - Complexity: O(1), about 3 ns, much of it spent on whether the buckets are shared with a
  ///   copy; the first value in a new power of two allocates.
  @inlinable
  public mutating func record(_ nanoseconds: Int64) {
    let offset = scale.index(of: nanoseconds) &- firstIndex
    // One comparison finds the missing bucket, the empty histogram and the negative value.
    guard UInt(bitPattern: offset) < UInt(bitPattern: buckets.count) else {
      return record(nanoseconds, count: 1)
    }
    buckets[offset] &+= 1
    observations &+= 1
    total &+= Int128(nanoseconds)
    if nanoseconds < smallest { smallest = nanoseconds }
    if nanoseconds > largest { largest = nanoseconds }
  }

  /// Adds `count` equal observations. [ns]
  ///
  /// - Complexity: O(1)
  @inline(never)
  public mutating func record(_ nanoseconds: Int64, count: Int) {
    precondition(nanoseconds >= 0, "a length of time cannot be \(nanoseconds) ns")
    precondition(count >= 0, "cannot observe a value \(count) times")
    guard count > 0 else { return }
    let index = scale.index(of: nanoseconds)
    cover(index...index)
    buckets[index - firstIndex] = buckets[index - firstIndex].saturatingSum(count)
    observations = observations.saturatingSum(count)
    total = total.saturatingSum(Int128(nanoseconds) * Int128(count))
    smallest = min(smallest, nanoseconds)
    largest = max(largest, nanoseconds)
  }

  /// Adds the observations of another histogram; the order of merging does not matter.
  ///
  /// - Complexity: O(buckets), about two microseconds at most
  public mutating func merge(_ other: LatencyHistogram) {
    precondition(
      scale == other.scale, "a coarse and a fine histogram do not merge")
    guard !other.isEmpty else { return }
    let last = other.firstIndex + other.buckets.count - 1
    cover(other.firstIndex...last)
    let shift = other.firstIndex - firstIndex
    for (offset, count) in other.buckets.enumerated() where count > 0 {
      buckets[offset + shift] = buckets[offset + shift].saturatingSum(count)
    }
    observations = observations.saturatingSum(other.observations)
    total = total.saturatingSum(other.total)
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
  }

  /// Makes sure that the positions have buckets, in whole powers of two.
  ///
  /// What is held depends on the values alone, never on their order, so equal contents are equal.
  private mutating func cover(_ indices: ClosedRange<Int>) {
    let wanted = scale.octave(of: indices.lowerBound)...scale.octave(of: indices.upperBound)
    let heldEnd = firstIndex + buckets.count
    let first = buckets.isEmpty ? wanted.lowerBound : min(wanted.lowerBound, firstIndex)
    let end = max(wanted.upperBound + scale.bucketsPerOctave, heldEnd)
    guard first < firstIndex || end > heldEnd || buckets.isEmpty else { return }
    var wider = [Int](repeating: 0, count: end - first)
    if !buckets.isEmpty {
      wider.replaceSubrange(firstIndex - first..<heldEnd - first, with: buckets)
    }
    buckets = wider
    firstIndex = first
  }
}
