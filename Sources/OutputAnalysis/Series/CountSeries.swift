/// How much of something happened in each bin of time, such as completed requests per second.
@frozen
public struct CountSeries: Sendable {
  public let grid: TimeGrid
  @usableFromInline var sums: [Double]
  @usableFromInline var outside: Double
  @usableFromInline var cursor: BinCursor

  @inlinable
  public init(on grid: TimeGrid) {
    self.grid = grid
    sums = Array(repeating: 0, count: grid.binCount)
    outside = 0
    cursor = BinCursor(grid)
  }

  /// Adds an amount at an instant. [ns] Whole amounts are exact up to 2⁵³ in each bin.
  ///
  /// - Complexity: O(1), without a division while time stays inside one bin
  @inlinable
  public mutating func record(_ amount: Double = 1, at time: Int64) {
    guard let bin = cursor.bin(at: time, in: grid) else {
      outside += amount
      return
    }
    sums[bin] += amount
  }

  /// Adds another series on the same grid, bin by bin.
  public mutating func merge(_ other: CountSeries) {
    precondition(grid == other.grid, "a series on \(other.grid) does not fit one on \(grid)")
    for bin in sums.indices { sums[bin] += other.sums[bin] }
    outside += other.outside
  }

  /// The sum in each bin.
  public var values: [Double] { sums }

  /// What was recorded before the grid's start or after its end.
  public var recordedOutside: Double { outside }

  /// The sum in each bin by its length; not a number for a bin without length. [1/s]
  public var ratesPerSecond: [Double] {
    sums.indices.map { sums[$0] * 1e9 / Double(grid.length(ofBin: $0)) }
  }
}
