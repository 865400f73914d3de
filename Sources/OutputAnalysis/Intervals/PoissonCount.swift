/// How often something happened that comes independently of itself, as arrivals do.
public struct PoissonCount: Sendable, Hashable {
  public let events: Int

  public init(_ events: Int) {
    precondition(events >= 0, "\(events) events")
    self.events = events
  }

  /// The interval for the expected number per unit of exposure; its coverage is never below the
  /// level (Garwood 1936).
  public func exactInterval(exposure: Double = 1, level: Double = 0.95) -> ConfidenceInterval {
    ConfidenceInterval.check(level)
    let side = (1 - level) / 2
    let low =
      events == 0 ? 0 : ChiSquareLaw(degreesOfFreedom: Double(2 * events)).quantile(side) / 2
    let high = ChiSquareLaw(degreesOfFreedom: Double(2 * events + 2)).quantile(1 - side) / 2
    return ConfidenceInterval(
      estimate: Double(events) / exposure, low: low / exposure, high: high / exposure,
      level: level)
  }
}
