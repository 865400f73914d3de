import SimulationKernel

/// The mode `standard` as it was until 2026: three attempts, full jitter on 1 s and 2 s, and a
/// quota that a retry costs 5 tokens, one after a time-out 10.
package struct StandardRetry: Sendable, Equatable {
  package let attempts: Int
  package var quota = RetryQuota()

  private static let cost = 5
  private static let costOfTimeout = 10
  private static let cap = 20.0

  package init(attempts: Int? = nil) { self.attempts = attempts ?? 3 }

  package mutating func failed(attempt: Int, _ cause: RetryCause, draw: Double) -> Retry? {
    let cost =
      switch cause {
      case .timeout: Self.costOfTimeout
      case .transient, .throttling: Self.cost
      }
    guard attempt < attempts, quota.pay(cost) else { return nil }
    let bound = min(Double(sign: .plus, exponent: min(attempt - 1, 60), significand: 1), Self.cap)
    return Retry(delay: TimeSpan(seconds: draw * bound), cost: cost)
  }
}
