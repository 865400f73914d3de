/// A stretch of simulated time cut into bins of equal length. [ns]
///
/// The number of bins is bounded: where the wanted step would need more, the step is doubled
/// until it does not, once, when the grid is made. It follows from the arguments alone, so the
/// series of all replications fit each other.
@frozen
public struct TimeGrid: Sendable, Hashable {
  /// Where the first bin begins. [ns]
  public let start: Int64
  /// Where the last bin ends; the last one may be cut short. [ns]
  public let end: Int64
  /// The length of a bin: the wanted step times a power of two. [ns]
  public let step: Int64
  /// How many bins there are; at least one.
  public let binCount: Int

  public init(from start: Int64 = 0, to end: Int64, step wanted: Int64, atMostBins: Int = 3600) {
    precondition(start <= end, "a grid from \(start) ns back to \(end) ns")
    precondition(wanted > 0, "a step of \(wanted) ns")
    precondition(atMostBins > 0, "at most \(atMostBins) bins")
    let length = UInt64(end.saturatingDifference(start))
    var step = UInt64(wanted)
    // Ends below 2^63 twice over: a step at least as long as the grid needs one bin only.
    while Self.bins(length, step) > UInt64(atMostBins) { step *= 2 }
    self.start = start
    self.end = end
    self.step = Int64(clamping: step)
    binCount = Int(Self.bins(length, step))
  }

  private static func bins(_ length: UInt64, _ step: UInt64) -> UInt64 {
    max(1, length / step + (length % step == 0 ? 0 : 1))
  }

  /// The bin that holds an instant, or nil outside the grid. The end belongs to the last bin.
  @inlinable
  public func bin(at time: Int64) -> Int? {
    guard time >= start && time <= end else { return nil }
    return min(Int(time.saturatingDifference(start) / step), binCount - 1)
  }

  /// Where a bin begins. [ns]
  @inlinable
  public func start(ofBin bin: Int) -> Int64 {
    start + Int64(bin) * step
  }

  /// Where a bin ends: at the next bin's start or the grid's end. [ns]
  @inlinable
  public func end(ofBin bin: Int) -> Int64 {
    bin == binCount - 1 ? end : start(ofBin: bin + 1)
  }

  /// How long a bin lasts. [ns]
  @inlinable
  public func length(ofBin bin: Int) -> Int64 {
    end(ofBin: bin).saturatingDifference(start(ofBin: bin))
  }
}

/// The bin used last, so that the next instant in the same bin needs no division.
@frozen
@usableFromInline
struct BinCursor: Sendable {
  @usableFromInline var bin = 0
  @usableFromInline var start: Int64
  @usableFromInline var length: Int64

  @inlinable
  init(_ grid: TimeGrid) {
    start = grid.start
    length = grid.length(ofBin: 0)
  }

  /// As `TimeGrid.bin(at:)`.
  @inlinable
  mutating func bin(at time: Int64, in grid: TimeGrid) -> Int? {
    // One unsigned comparison for "not before the start and before the end".
    if UInt64(bitPattern: time &- start) < UInt64(bitPattern: length) { return bin }
    guard let found = grid.bin(at: time) else { return nil }
    bin = found
    start = grid.start(ofBin: found)
    length = grid.length(ofBin: found)
    return found
  }
}
