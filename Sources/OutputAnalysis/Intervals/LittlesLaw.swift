/// Little's law, L = λ·W, kept as two accounts of one queue that must agree to the nanosecond.
///
/// One account integrates the number in the system over time. The other adds, for each entity,
/// the part of its stay that lies inside the window. They are equal for every path of every
/// system (Stidham 1974), so a difference is a mistake in the model: an entity lost, counted
/// twice or moved without notice.
@frozen
public struct LittlesLawAccount: Sendable, Hashable {
  @usableFromInline var windowStart: Int64
  @usableFromInline var lastChange: Int64
  @usableFromInline var inside: Int
  @usableFromInline var area: Int128
  @usableFromInline var stays: Int128
  @usableFromInline var arrivals: Int
  @usableFromInline var departures: Int

  /// Opens the accounts of an empty system. [ns]
  @inlinable
  public init(from start: Int64) {
    windowStart = start
    lastChange = start
    inside = 0
    area = 0
    stays = 0
    arrivals = 0
    departures = 0
  }

  /// Notes that an entity entered. [ns]
  ///
  /// - Complexity: O(1)
  @inlinable
  public mutating func entered(at time: Int64) {
    advance(to: time)
    inside &+= 1
    arrivals &+= 1
  }

  /// Notes that an entity left which had entered at another time. [ns]
  ///
  /// - Complexity: O(1)
  @inlinable
  public mutating func left(at time: Int64, enteredAt: Int64) {
    advance(to: time)
    inside &-= 1
    departures &+= 1
    stays &+= Int128(time) &- Int128(max(enteredAt, windowStart))
  }

  /// Begins a new window at the end of a warm-up; who is inside stays inside. [ns]
  @inlinable
  public mutating func restart(at time: Int64) {
    advance(to: time)
    windowStart = time
    area = 0
    stays = 0
    arrivals = 0
    departures = 0
  }

  /// Closes the window and compares the two accounts.
  ///
  /// - Parameters:
  ///   - end: The end of the window. [ns]
  ///   - entryTimes: When each entity that is still inside had entered. [ns]
  public func balance(
    until end: Int64, stillInside entryTimes: some Sequence<Int64>
  ) -> LittlesLawBalance {
    var closed = self
    closed.advance(to: end)
    var remaining = 0
    for time in entryTimes {
      remaining += 1
      closed.stays &+= Int128(end) &- Int128(max(time, windowStart))
    }
    return LittlesLawBalance(
      area: closed.area, stays: closed.stays,
      elapsed: end.saturatingDifference(windowStart),
      arrivals: arrivals, departures: departures,
      expectedInside: inside, foundInside: remaining)
  }

  @inlinable
  mutating func advance(to time: Int64) {
    precondition(time >= lastChange, "a change at \(time) ns follows one at \(lastChange) ns")
    area &+= Int128(inside) &* (Int128(time) &- Int128(lastChange))
    lastChange = time
  }
}

/// The two accounts of one queue over one window.
public struct LittlesLawBalance: Sendable, Hashable {
  /// The integral of the number in the system. [entities · ns]
  public let area: Int128
  /// The parts of all stays that lie in the window. [ns]
  public let stays: Int128
  /// The length of the window. [ns]
  public let elapsed: Int64
  /// How many entities entered and left inside the window.
  public let arrivals, departures: Int
  /// How many the counts say are inside at the end, and how many were found there.
  public let expectedInside, foundInside: Int

  /// Whether the accounts agree, exactly.
  public var holds: Bool { area == stays && expectedInside == foundInside }

  /// L: the mean number in the system; not a number for an empty window.
  public var meanNumber: Double { Double(area) / Double(elapsed) }

  /// λ: the rate of arrivals; not a number for an empty window. [1/s]
  public var arrivalRate: Double { Double(arrivals) * 1e9 / Double(elapsed) }

  /// W as the law has it: time inside the window per arrival; not a number without one. [ns]
  public var meanTime: Double { Double(stays) / Double(arrivals) }
}

/// Little's law between three independently estimated figures.
public struct LittlesLawComparison: Sendable, Hashable {
  /// L, the mean number in the system.
  public let number: ConfidenceInterval
  /// λ·W, from the ends of the intervals of both factors.
  public let product: ConfidenceInterval

  /// - Parameters:
  ///   - number: The mean number in the system.
  ///   - rate: The rate of arrivals. [1/s]
  ///   - time: The mean time in the system. [s]
  public init(number: ConfidenceInterval, rate: ConfidenceInterval, time: ConfidenceInterval) {
    self.number = number
    // Neither factor can be negative; an unbounded one leaves the product unbounded.
    product = ConfidenceInterval(
      estimate: rate.estimate * time.estimate,
      low: max(0, rate.low) * max(0, time.low),
      high: rate.high.isFinite && time.high.isFinite
        ? max(0, rate.high) * max(0, time.high) : .infinity,
      level: min(rate.level, time.level))
  }

  /// Whether the two sides are compatible: their intervals overlap.
  public var holds: Bool { number.overlaps(product) }
}
