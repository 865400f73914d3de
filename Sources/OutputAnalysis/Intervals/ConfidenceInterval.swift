/// An estimate and the range that holds the truth in `level` of all repetitions of the study.
///
/// Where the data cannot say (a single replication, no trial), an end is infinite: an interval
/// that excludes nothing, rather than a number that looks like knowledge.
public struct ConfidenceInterval: Sendable, Hashable {
  /// The best single value; not a number where there are no data.
  public let estimate: Double
  public let low: Double
  public let high: Double
  /// The share of such intervals that hold the truth, for instance 0.95.
  public let level: Double

  public init(estimate: Double, low: Double, high: Double, level: Double) {
    Self.check(level)
    precondition(!(low > high), "an interval from \(low) down to \(high)")
    self.estimate = estimate
    self.low = low
    self.high = high
    self.level = level
  }

  /// An interval that reaches equally far to both sides; unbounded for a half width that is not
  /// a number.
  public init(estimate: Double, halfWidth: Double, level: Double) {
    let isKnown = halfWidth >= 0 && halfWidth < .infinity && estimate.isFinite
    self.init(
      estimate: estimate,
      low: isKnown ? estimate - halfWidth : -.infinity,
      high: isKnown ? estimate + halfWidth : .infinity,
      level: level)
  }

  static func check(_ level: Double) {
    precondition(level > 0 && level < 1, "a confidence level of \(level), outside 0..<1")
  }
}

extension ConfidenceInterval {
  /// Half the length, in the estimate's unit; infinite for an unbounded interval.
  public var halfWidth: Double {
    isBounded ? (high - low) / 2 : .infinity
  }

  /// The half width as a part of the estimate; infinite where the estimate is 0 and the
  /// interval is not.
  public var relativeHalfWidth: Double {
    halfWidth == 0 ? 0 : halfWidth / estimate.magnitude
  }

  /// Whether both ends are finite.
  public var isBounded: Bool { low.isFinite && high.isFinite }

  /// Whether a value is one of those that the data do not exclude.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// Whether every value not excluded is below a threshold: the claim "less than" is proven.
  public func isEntirelyBelow(_ threshold: Double) -> Bool { high < threshold }

  /// Whether every value not excluded is above a threshold: the claim "more than" is proven.
  public func isEntirelyAbove(_ threshold: Double) -> Bool { low > threshold }

  /// Whether some value belongs to both intervals.
  public func overlaps(_ other: ConfidenceInterval) -> Bool {
    low <= other.high && other.low <= high
  }
}
