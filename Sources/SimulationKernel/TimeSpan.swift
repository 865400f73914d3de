/// A length of simulated time in whole nanoseconds.
@frozen
public struct TimeSpan: Hashable, Comparable, Sendable {
  public let nanoseconds: Int64

  @inlinable
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// The span nearest to a number of seconds [s].
  ///
  /// Saturates at ±292 years and takes NaN for zero, so that no sampled value can trap.
  @inlinable
  public init(seconds: Double) {
    let scaled = seconds * 1e9
    if scaled >= 0x1p51 || scaled <= -0x1p51 {
      self.init(
        nanoseconds: scaled >= 0x1p63 ? .max : scaled <= -0x1p63 ? .min : Int64(scaled.rounded()))
    } else {
      // Adding 1.5 · 2^52 rounds to nearest in the mantissa, without the four range checks of
      // `Int64(_:)`. Beyond 2^51 (26 days) the sum would leave that binade.
      let rounded = scaled.isNaN ? 0x1.8p52 : scaled + 0x1.8p52
      self.init(
        nanoseconds: Int64(bitPattern: rounded.bitPattern & 0x000F_FFFF_FFFF_FFFF)
          &- 0x0008_0000_0000_0000)
    }
  }

  @inlinable public static var zero: TimeSpan { TimeSpan(nanoseconds: 0) }
  @inlinable public static func seconds(_ count: Double) -> TimeSpan { TimeSpan(seconds: count) }
  @inlinable public static func milliseconds(_ count: Double) -> TimeSpan {
    TimeSpan(seconds: count / 1e3)
  }
  @inlinable public static func minutes(_ count: Double) -> TimeSpan {
    TimeSpan(seconds: count * 60)
  }

  /// The span in seconds [s].
  @inlinable public var seconds: Double { Double(nanoseconds) / 1e9 }

  @inlinable
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The sum; saturates.
  @inlinable
  public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    let (sum, overflow) = left.nanoseconds.addingReportingOverflow(right.nanoseconds)
    return TimeSpan(nanoseconds: overflow ? (left.nanoseconds < 0 ? .min : .max) : sum)
  }

  /// The difference; saturates.
  @inlinable
  public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    let (difference, overflow) = left.nanoseconds.subtractingReportingOverflow(right.nanoseconds)
    return TimeSpan(nanoseconds: overflow ? (left.nanoseconds < 0 ? .min : .max) : difference)
  }
}

extension TimeSpan: CustomStringConvertible {
  public var description: String { "\(seconds)s" }
}
