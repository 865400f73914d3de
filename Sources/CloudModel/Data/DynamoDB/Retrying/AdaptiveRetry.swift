import SimulationKernel

/// The mode `adaptive`: that of ``StandardRetry``, and a limit of the sending rate that follows
/// the throttling which the client meets.
package struct AdaptiveRetry: Sendable, Equatable {
  package private(set) var standard: StandardRetry
  package private(set) var limiter = SendingRateLimiter()

  package init(attempts: Int? = nil) { standard = StandardRetry(attempts: attempts) }

  package mutating func delayBeforeSending(at now: SimulationTime) -> TimeSpan {
    limiter.delayBeforeSending(at: now)
  }

  package mutating func failed(
    attempt: Int, _ cause: RetryCause, draw: Double, at now: SimulationTime
  ) -> Retry? {
    limiter.answered(isThrottled: cause == .throttling, at: now)
    return standard.failed(attempt: attempt, cause, draw: draw)
  }

  package mutating func succeeded(paid: Int, at now: SimulationTime) {
    limiter.answered(isThrottled: false, at: now)
    standard.quota.refund(paid)
  }
}
