/// The distribution of latencies in each bin of time, for "the 99th percentile over time".
///
/// Each bin holds a coarse histogram of its own: quantiles within 3.2 % and, for latencies that
/// span three powers of ten, 2.8 KiB for a bin in use and 80 bytes for one that is not.
@frozen
public struct LatencySeries: Sendable {
  public let grid: TimeGrid
  @usableFromInline var histograms: [LatencyHistogram]
  @usableFromInline var outside: LatencyHistogram
  @usableFromInline var cursor: BinCursor

  @inlinable
  public init(on grid: TimeGrid) {
    self.grid = grid
    histograms = Array(repeating: LatencyHistogram(.coarse), count: grid.binCount)
    outside = LatencyHistogram(.coarse)
    cursor = BinCursor(grid)
  }

  /// Adds a latency to the bin of an instant. Both in nanoseconds.
  ///
  /// - Complexity: O(1)
  @inlinable
  public mutating func record(_ nanoseconds: Int64, at time: Int64) {
    guard let bin = cursor.bin(at: time, in: grid) else {
      outside.record(nanoseconds)
      return
    }
    histograms[bin].record(nanoseconds)
  }

  /// Adds another series on the same grid, bin by bin.
  public mutating func merge(_ other: LatencySeries) {
    precondition(grid == other.grid, "a series on \(other.grid) does not fit one on \(grid)")
    for bin in histograms.indices { histograms[bin].merge(other.histograms[bin]) }
    outside.merge(other.outside)
  }

  /// The histogram of each bin.
  public var bins: [LatencyHistogram] { histograms }

  /// What was recorded before the grid's start or after its end.
  public var recordedOutside: LatencyHistogram { outside }

  /// A quantile for each bin; not a number for an empty one. [ns]
  public func quantiles(_ q: Double) -> [Double] {
    histograms.map { $0.quantile(q) }
  }
}
