import SimulationKernel

/// The mode `standard` of 2026: for DynamoDB four attempts, with short waits after what passes
/// and long ones after throttling, and a quota that the former cost more.
package struct StandardRetry2026: Sendable, Equatable {
  package let attempts: Int
  package var quota = RetryQuota()

  private static let firstDelay = 0.025
  private static let firstDelayAfterThrottling = 1.0
  private static let cost = 14
  private static let costOfThrottling = 5
  private static let cap = 20.0

  package init(attempts: Int? = nil) { self.attempts = attempts ?? 4 }

  package mutating func failed(attempt: Int, _ cause: RetryCause, draw: Double) -> Retry? {
    let (first, cost) =
      switch cause {
      case .throttling: (Self.firstDelayAfterThrottling, Self.costOfThrottling)
      case .transient, .timeout: (Self.firstDelay, Self.cost)
      }
    guard attempt < attempts, quota.pay(cost) else { return nil }
    let doubled = first * Double(sign: .plus, exponent: min(attempt - 1, 60), significand: 1)
    return Retry(delay: TimeSpan(seconds: draw * min(doubled, Self.cap)), cost: cost)
  }
}
