/// The mean and the largest value, in each bin of time, of a quantity that persists.
///
/// A value counts for as long as it lasts, as in `TimeWeightedMean`, also across bins in which
/// nothing changes. What lies outside the grid is left out.
@frozen
public struct GaugeSeries: Sendable {
  public let grid: TimeGrid
  @usableFromInline var current: Double
  @usableFromInline var lastChange: Int64
  @usableFromInline var areas: [Double]
  @usableFromInline var elapsed: [Double]
  @usableFromInline var largest: [Double]

  /// Starts with a value that holds from `time` on. [ns]
  public init(value: Double = 0, at time: Int64 = 0, on grid: TimeGrid) {
    self.grid = grid
    current = value
    lastChange = time
    areas = Array(repeating: 0, count: grid.binCount)
    elapsed = areas
    largest = Array(repeating: -.infinity, count: grid.binCount)
  }

  /// Notes that the quantity changed; not before its previous change. [ns]
  ///
  /// - Complexity: O(1 + bins passed)
  public mutating func record(_ value: Double, at time: Int64) {
    precondition(time >= lastChange, "a change at \(time) ns follows one at \(lastChange) ns")
    spreadCurrent(until: time)
    current = value
    lastChange = time
    if let bin = grid.bin(at: time) { largest[bin] = max(largest[bin], value) }
  }

  /// Notes that the current value has lasted until `time`: to be called at the horizon. [ns]
  public mutating func close(at time: Int64) {
    record(current, at: time)
  }

  /// Adds another series on the same grid; the means then are over both.
  public mutating func merge(_ other: GaugeSeries) {
    precondition(grid == other.grid, "a series on \(other.grid) does not fit one on \(grid)")
    for bin in areas.indices {
      areas[bin] += other.areas[bin]
      elapsed[bin] += other.elapsed[bin]
      largest[bin] = max(largest[bin], other.largest[bin])
    }
  }

  /// The mean in each bin over the time observed there; not a number where that is none.
  public var means: [Double] {
    zip(areas, elapsed).map { $0 / $1 }
  }

  /// The largest value in each bin, if only for an instant; not a number where none was seen.
  public var maxima: [Double] {
    largest.map { $0 == -.infinity ? .nan : $0 }
  }

  private mutating func spreadCurrent(until time: Int64) {
    let from = max(lastChange, grid.start)
    let until = min(time, grid.end)
    guard from < until, let first = grid.bin(at: from), let last = grid.bin(at: until) else {
      return
    }
    for bin in first...last {
      let begin = max(from, grid.start(ofBin: bin))
      let length = Double(min(until, grid.end(ofBin: bin)).saturatingDifference(begin))
      guard length > 0 else { continue }
      areas[bin] += current * length
      elapsed[bin] += length
      largest[bin] = max(largest[bin], current)
    }
  }
}
