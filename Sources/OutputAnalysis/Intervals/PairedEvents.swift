/// How many more events one design had than another, replication by replication.
///
/// Student's t on the differences knows nothing where events are few: two replications with one
/// more failure each have no spread at all. Here the events beyond the partner's and those that
/// it had beyond ours are two Poisson counts, and the interval is as wide as both allow.
public struct PairedEvents: Sendable, Hashable {
  /// Events beyond the partner's, summed over the replications in which there were more.
  public private(set) var more = 0
  /// Events short of the partner's, summed over the replications in which there were fewer.
  public private(set) var fewer = 0
  /// Replications.
  public private(set) var pairs = 0

  /// - Parameter differences: Of each replication, the number of events minus the partner's.
  public init(_ differences: some Sequence<Int>) {
    for difference in differences {
      pairs += 1
      if difference > 0 { more += difference } else { fewer -= difference }
    }
  }

  /// The interval for the expected difference in one replication; unbounded without one.
  ///
  /// Each of the two counts has its exact interval at half of the risk, so the coverage is never
  /// below the level for events that come independently.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    ConfidenceInterval.check(level)
    guard pairs > 0 else {
      return ConfidenceInterval(estimate: .nan, halfWidth: .infinity, level: level)
    }
    let each = ConfidenceInterval.level(level, forEachOf: 2)
    let exposure = Double(pairs)
    let (up, down) = (
      PoissonCount(more).exactInterval(exposure: exposure, level: each),
      PoissonCount(fewer).exactInterval(exposure: exposure, level: each)
    )
    return ConfidenceInterval(
      estimate: Double(more - fewer) / exposure, low: up.low - down.high,
      high: up.high - down.low, level: level)
  }
}
