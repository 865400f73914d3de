/// A sum of many numbers whose rounding errors are carried along and added at the end.
///
/// The error of the total does not grow with the number of terms, as long as the terms do not
/// cancel by many orders of magnitude (Neumaier 1974).
@frozen
public struct CompensatedSum: Sendable, Hashable {
  @usableFromInline var total: Double
  @usableFromInline var lost: Double

  @inlinable
  public init(_ value: Double = 0) {
    total = value
    lost = 0
  }

  /// The sum so far.
  @inlinable public var value: Double {
    // Infinite totals carry no useful remainder: infinity minus itself is not a number.
    lost.isFinite ? total + lost : total
  }

  /// Adds one term.
  ///
  /// - Complexity: O(1)
  @inlinable
  public mutating func add(_ term: Double) {
    let sum = total + term
    lost += total.magnitude >= term.magnitude ? (total - sum) + term : (term - sum) + total
    total = sum
  }

  /// Adds another sum, with what that sum had lost.
  @inlinable
  public mutating func add(_ other: CompensatedSum) {
    add(other.total)
    lost += other.lost
  }
}
