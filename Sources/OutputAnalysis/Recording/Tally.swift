/// What is known of a quantity that is observed one value at a time, such as a waiting time.
///
/// Count, mean, variance and extremes in constant memory, by Welford's recurrence (Knuth, TAOCP
/// 4.2.2), which keeps its digits where the sum of squares loses them. Merging two tallies gives
/// the tally of all their values to rounding (Chan, Golub, LeVeque 1983).
///
/// A value that is not a number makes the mean and the variance not a number; it never traps.
@frozen
public struct Tally: Sendable, Hashable {
  @usableFromInline var observations: Int
  @usableFromInline var runningMean: Double
  @usableFromInline var squaredDeviations: Double
  @usableFromInline var smallest: Double
  @usableFromInline var largest: Double
  @usableFromInline var total: CompensatedSum

  @inlinable
  public init() {
    observations = 0
    runningMean = 0
    squaredDeviations = 0
    smallest = .infinity
    largest = -.infinity
    total = CompensatedSum()
  }

  /// A tally of all the values of a sequence.
  @inlinable
  public init(_ values: some Sequence<Double>) {
    self.init()
    for value in values { record(value) }
  }

  /// Adds one observation.
  ///
  /// - Complexity: O(1)
  @inlinable
  public mutating func record(_ value: Double) {
    observations &+= 1
    let deviation = value - runningMean
    runningMean += deviation / Double(observations)
    squaredDeviations += deviation * (value - runningMean)
    if value < smallest { smallest = value }
    if value > largest { largest = value }
    total.add(value)
  }

  /// Adds the observations of another tally.
  ///
  /// - Complexity: O(1)
  @inlinable
  public mutating func merge(_ other: Tally) {
    guard !other.isEmpty else { return }
    guard !isEmpty else {
      self = other
      return
    }
    let mine = Double(observations)
    let theirs = Double(other.observations)
    let deviation = other.runningMean - runningMean
    runningMean += deviation * (theirs / (mine + theirs))
    squaredDeviations +=
      other.squaredDeviations + deviation * deviation * (mine * (theirs / (mine + theirs)))
    observations = observations.saturatingSum(other.observations)
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
    total.add(other.total)
  }
}

extension Tally {
  /// How many values were observed.
  @inlinable public var count: Int { observations }

  /// Whether nothing was observed yet.
  @inlinable public var isEmpty: Bool { observations == 0 }

  /// The arithmetic mean; not a number while nothing was observed.
  @inlinable public var mean: Double { isEmpty ? .nan : runningMean }

  /// The sum of all values.
  @inlinable public var sum: Double { total.value }

  /// The smallest value; not a number while nothing was observed.
  @inlinable public var minimum: Double { isEmpty ? .nan : smallest }

  /// The largest value; not a number while nothing was observed.
  @inlinable public var maximum: Double { isEmpty ? .nan : largest }

  /// The unbiased variance of the values, with n − 1 below the line; not a number for fewer
  /// than two values.
  @inlinable public var variance: Double {
    observations < 2 ? .nan : squaredDeviations / Double(observations - 1)
  }

  /// The spread of single values: the root of the variance.
  @inlinable public var standardDeviation: Double { variance.squareRoot() }

  /// The spread of the mean, *if the values are independent*: `standardDeviation` / √n.
  ///
  /// Successive waiting times in one run are not independent; use `BatchMeans` or replications.
  @inlinable public var standardError: Double {
    standardDeviation / Double(observations).squareRoot()
  }
}
