import SimulationKernel

/// The oldest mode: for DynamoDB ten attempts with exponential waits, no jitter, no cap, and no
/// memory from one call to the next.
///
/// The waits before the nine retries add up to 25.55 s.
package struct LegacyRetry: Sendable, Equatable {
  package let attempts: Int

  private static let firstDelay = 0.05

  package init(attempts: Int? = nil) { self.attempts = attempts ?? 10 }

  package func failed(attempt: Int) -> Retry? {
    guard attempt < attempts else { return nil }
    let delay =
      Self.firstDelay * Double(sign: .plus, exponent: min(attempt - 1, 60), significand: 1)
    return Retry(delay: TimeSpan(seconds: delay), cost: 0)
  }
}
