/// A point on the simulated clock: whole nanoseconds since the start of the run.
///
/// Integer time makes equality exact, so that ties are ties on every platform. The range is
/// 0 ... 2^63 − 1 ns (292 years).
@frozen
public struct SimulationTime: Hashable, Comparable, Sendable {
  /// Nanoseconds since the start of the run, never negative.
  public let nanoseconds: Int64

  @inlinable
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// The start of every run.
  @inlinable
  public static var zero: SimulationTime { SimulationTime(nanoseconds: 0) }

  /// Later than every event: what "never" is scheduled at.
  @inlinable
  public static var never: SimulationTime { SimulationTime(nanoseconds: .max) }

  /// Seconds since the start of the run [s].
  @inlinable
  public var seconds: Double { Double(nanoseconds) / 1e9 }

  @inlinable
  public static func < (left: SimulationTime, right: SimulationTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The point that lies a span later; saturates at ``never``.
  @inlinable
  public static func + (time: SimulationTime, span: TimeSpan) -> SimulationTime {
    let (sum, overflow) = time.nanoseconds.addingReportingOverflow(span.nanoseconds)
    return SimulationTime(nanoseconds: overflow ? .max : sum)
  }

  /// The length of time from `earlier` to `later`; negative if they are the other way round.
  @inlinable
  public static func - (later: SimulationTime, earlier: SimulationTime) -> TimeSpan {
    TimeSpan(nanoseconds: later.nanoseconds &- earlier.nanoseconds)
  }
}

extension SimulationTime: CustomStringConvertible {
  public var description: String { "\(seconds)s" }
}
