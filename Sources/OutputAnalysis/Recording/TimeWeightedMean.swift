/// The mean of a quantity that persists over time, such as a queue length.
///
/// Each value counts for as long as it lasted, so the mean queue length is the area under its
/// graph divided by the elapsed time (Law 2015, §1.4.1). Times are nanoseconds on the simulated
/// clock. For whole-number values the area is exact while each stretch contributes less than
/// 2⁵³ value·nanoseconds; otherwise each stretch is rounded once, to 1 part in 2⁵³, and the sum
/// adds no error of its own.
@frozen
public struct TimeWeightedMean: Sendable, Hashable {
  @usableFromInline var value: Double
  @usableFromInline var lastChange: Int64
  @usableFromInline var windowStart: Int64
  @usableFromInline var windowArea: CompensatedSum
  @usableFromInline var smallest: Double
  @usableFromInline var largest: Double
  /// Length of the windows merged into this one. [ns]
  @usableFromInline var mergedElapsed: Int64

  /// Starts a window in which the quantity has the given value from the given time on. [ns]
  @inlinable
  public init(value: Double = 0, at time: Int64) {
    self.value = value
    lastChange = time
    windowStart = time
    windowArea = CompensatedSum()
    smallest = value
    largest = value
    mergedElapsed = 0
  }

  /// Notes that the quantity changed.
  ///
  /// - Parameters:
  ///   - newValue: The new value, in the quantity's own unit.
  ///   - time: When it changed; not earlier than the previous change. [ns]
  /// - Complexity: O(1)
  @inlinable
  public mutating func record(_ newValue: Double, at time: Int64) {
    precondition(time >= lastChange, "a change at \(time) ns follows one at \(lastChange) ns")
    windowArea.add(value * Double(time.saturatingDifference(lastChange)))
    lastChange = time
    value = newValue
    if newValue < smallest { smallest = newValue }
    if newValue > largest { largest = newValue }
  }

  /// Notes that the quantity rose or, for a negative difference, fell.
  @inlinable
  public mutating func change(by difference: Double, at time: Int64) {
    record(value + difference, at: time)
  }

  /// Forgets everything before `time` except the value that holds there: the end of a warm-up.
  @inlinable
  public mutating func reset(at time: Int64) {
    precondition(time >= lastChange, "a cut at \(time) ns follows a change at \(lastChange) ns")
    self = TimeWeightedMean(value: value, at: time)
  }

  /// Adds a window observed elsewhere, for instance in another replication.
  ///
  /// The other window counts up to its last change: end it with `record` at its horizon first.
  @inlinable
  public mutating func merge(_ other: TimeWeightedMean) {
    windowArea.add(other.windowArea)
    mergedElapsed = mergedElapsed.saturatingSum(other.elapsed(until: other.lastChange))
    if other.smallest < smallest { smallest = other.smallest }
    if other.largest > largest { largest = other.largest }
  }
}

extension TimeWeightedMean {
  /// The value that holds now.
  @inlinable public var current: Double { value }

  /// The largest value held, if only for an instant.
  @inlinable public var maximum: Double { largest }

  /// The smallest value held, if only for an instant.
  @inlinable public var minimum: Double { smallest }

  /// The observed length of time, merged windows included. [ns]
  @inlinable
  public func elapsed(until time: Int64) -> Int64 {
    time.saturatingDifference(windowStart).saturatingSum(mergedElapsed)
  }

  /// The area under the graph up to `time`, which is not before the last change. [value · ns]
  @inlinable
  public func area(until time: Int64) -> Double {
    precondition(time >= lastChange, "the area until \(time) ns lacks a change at \(lastChange) ns")
    var area = windowArea
    area.add(value * Double(time.saturatingDifference(lastChange)))
    return area.value
  }

  /// The mean up to `time`; the current value where no time has passed.
  @inlinable
  public func mean(until time: Int64) -> Double {
    let length = elapsed(until: time)
    return length == 0 ? value : area(until: time) / Double(length)
  }
}
