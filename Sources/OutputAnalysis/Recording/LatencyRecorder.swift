/// A histogram for the hot path: it keeps the last few values aside and files them together.
///
/// A Swift array asks before every write whether it is shared. Asking once for 64 values
/// instead brings a record from 3 to 1 ns. Reading files what is kept aside first, in a copy: read at
/// the end of a run, or now and then, but not for each request.
@frozen
public struct LatencyRecorder: Sendable {
  @usableFromInline var pending: InlineArray<64, Int64>
  @usableFromInline var pendingCount: Int
  @usableFromInline var filed: LatencyHistogram

  @inlinable
  public init() {
    pending = InlineArray(repeating: 0)
    pendingCount = 0
    filed = LatencyHistogram()
  }

  /// Adds one observation. [ns] A negative one traps when it is filed, up to 63 records later.
  ///
  /// - Complexity: O(1) amortized
  @inlinable
  public mutating func record(_ nanoseconds: Int64) {
    pending[pendingCount] = nanoseconds
    pendingCount &+= 1
    if pendingCount == 64 { file() }
  }

  /// All observations so far.
  ///
  /// - Complexity: O(buckets) if some were kept aside
  public var histogram: LatencyHistogram {
    var copy = self
    copy.file()
    return copy.filed
  }

  @inline(never)
  @usableFromInline
  mutating func file() {
    filed.record(pending.span.extracting(0..<pendingCount))
    pendingCount = 0
  }
}
