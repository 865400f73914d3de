import SimulationKernel

/// A token bucket in whole nanoseconds: Fargate's launch quota of an account.
///
/// It is kept as the instant at which the bucket would be full again (the generic cell rate
/// algorithm, ITU-T I.371), so that no fraction of a token is ever rounded.
package struct LaunchBucket: Sendable, Equatable {
  /// Launches that a full bucket grants at once.
  package let size: Int
  /// Between two launches out of an empty bucket; `nil` never refills.
  package let interval: TimeSpan?
  private var fullAt = SimulationTime.zero
  private var granted = 0

  /// - Parameters:
  ///   - size: Not negative.
  ///   - refillRate: Tokens per second; zero never refills [1/s].
  package init(size: Int, refillRate: Double) {
    self.size = max(0, size)
    interval = refillRate > 0 ? TimeSpan(seconds: max(1e-9, 1 / refillRate)) : nil
  }

  /// When the next launch is possible, not before `now`; `.never` without refill.
  package func nextLaunch(after now: SimulationTime) -> SimulationTime {
    guard let interval else { return granted < size ? now : .never }
    guard size > 0 else { return .never }
    let (depth, overflow) = interval.nanoseconds.multipliedReportingOverflow(by: Int64(size - 1))
    if overflow { return now }
    return max(now, SimulationTime(nanoseconds: max(0, fullAt.nanoseconds - depth)))
  }

  /// Takes a token if there is one.
  package mutating func take(at now: SimulationTime) -> Bool {
    guard nextLaunch(after: now) <= now else { return false }
    granted += 1
    if let interval { fullAt = max(fullAt, now) + interval }
    return true
  }
}

/// The service scheduler's own quota: so many tasks of one service in any minute.
///
/// AWS publishes the number and not how the minute is measured; here it slides.
package struct LaunchWindow: Sendable, Equatable {
  package static let length = TimeSpan.minutes(1)
  package let limit: Int
  /// The latest launches, as a ring of `limit`.
  private var launches: [SimulationTime] = []
  private var oldest = 0

  package init(limit: Int) {
    self.limit = max(0, limit)
  }

  /// When the next launch is possible, not before `now`.
  package func nextLaunch(after now: SimulationTime) -> SimulationTime {
    guard limit > 0 else { return .never }
    return launches.count < limit ? now : max(now, launches[oldest] + Self.length)
  }

  /// Notes a launch; only when ``nextLaunch(after:)`` has come.
  package mutating func launched(at now: SimulationTime) {
    precondition(nextLaunch(after: now) <= now, "a launch at \(now) exceeds \(limit) a minute")
    if launches.count < limit {
      launches.append(now)
    } else {
      launches[oldest] = now
      oldest = (oldest + 1) % limit
    }
  }
}
