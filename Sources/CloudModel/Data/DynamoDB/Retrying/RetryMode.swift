import SimulationKernel

/// How an AWS SDK tries again: one file for each of the family.
///
/// Figures are those of botocore 1.43.11 for DynamoDB, which the other SDKs share but for the
/// first, the older ones' own.
package enum RetryMode: String, Sendable, CaseIterable {
  case legacy
  case standard
  /// What `AWS_NEW_RETRIES_2026` switches on, and what will be the default.
  case standard2026
  case adaptive
}

/// Why an attempt of an SDK did not succeed, as far as its retries tell.
package enum RetryCause: Sendable, Equatable, CaseIterable {
  /// A 5xx, a lost connection, or a conflict that AWS calls retryable.
  case transient
  case timeout
  case throttling
}

/// The retries of one client: what it remembers from one call to the next.
package struct RetryPolicy: Sendable {
  private enum Machine {
    case legacy(LegacyRetry)
    case standard(StandardRetry)
    case standard2026(StandardRetry2026)
    case adaptive(AdaptiveRetry)
  }

  private var machine: Machine

  /// - Parameter attempts: In all, instead of the mode's own number.
  package init(_ mode: RetryMode, attempts: Int? = nil) {
    machine =
      switch mode {
      case .legacy: .legacy(LegacyRetry(attempts: attempts))
      case .standard: .standard(StandardRetry(attempts: attempts))
      case .standard2026: .standard2026(StandardRetry2026(attempts: attempts))
      case .adaptive: .adaptive(AdaptiveRetry(attempts: attempts))
      }
  }

  /// How long an attempt that is to be sent now waits at the client; only adaptive clients do.
  package mutating func delayBeforeSending(at now: SimulationTime) -> TimeSpan {
    switch machine {
    case .legacy, .standard, .standard2026: return .zero
    case .adaptive(var adaptive):
      let delay = adaptive.delayBeforeSending(at: now)
      machine = .adaptive(adaptive)
      return delay
    }
  }

  /// An attempt failed.
  ///
  /// - Parameters:
  ///   - attempt: Its number in its call, from 1.
  ///   - paid: What the call's retry before it has cost.
  ///   - draw: Uniform in [0, 1).
  /// - Returns: The retry, or nothing if the call has failed.
  package mutating func failed(
    attempt: Int, _ cause: RetryCause, draw: Double, at now: SimulationTime
  ) -> Retry? {
    switch machine {
    case .legacy(let legacy):
      return legacy.failed(attempt: attempt)
    case .standard(var standard):
      let retry = standard.failed(attempt: attempt, cause, draw: draw)
      machine = .standard(standard)
      return retry
    case .standard2026(var standard):
      let retry = standard.failed(attempt: attempt, cause, draw: draw)
      machine = .standard2026(standard)
      return retry
    case .adaptive(var adaptive):
      let retry = adaptive.failed(attempt: attempt, cause, draw: draw, at: now)
      machine = .adaptive(adaptive)
      return retry
    }
  }

  /// An attempt succeeded, or was answered with what no retry mends.
  ///
  /// - Parameter paid: What the retry that led to it has cost; zero for a first attempt.
  package mutating func succeeded(paid: Int, at now: SimulationTime) {
    switch machine {
    case .legacy: break
    case .standard(var standard):
      standard.quota.refund(paid)
      machine = .standard(standard)
    case .standard2026(var standard):
      standard.quota.refund(paid)
      machine = .standard2026(standard)
    case .adaptive(var adaptive):
      adaptive.succeeded(paid: paid, at: now)
      machine = .adaptive(adaptive)
    }
  }
}

/// One more attempt of a call.
package struct Retry: Sendable, Equatable {
  package var delay: TimeSpan
  /// Tokens that it took, and that its success brings back.
  package var cost: Int
}
