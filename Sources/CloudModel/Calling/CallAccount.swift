import SimulationKernel

/// What became of one revision's calls to one callee, over the whole run.
package struct CallAccount: Sendable, Equatable {
  package var revision: String
  package var to: String
  /// What is asked of a table or a database; empty of anything else.
  package var operation: String
  /// Calls, each over all of its attempts.
  package var calls: UInt64 = 0
  /// How those that ended did, by the outcome's `rawValue`, before any fallback.
  package var outcomes = [UInt64](repeating: 0, count: AttemptOutcome.allCases.count)
  /// Attempts that went out to the callee, and those of them that were repetitions.
  package var attempts: UInt64 = 0
  package var retries: UInt64 = 0
  package var refusedByBreaker: UInt64 = 0
  package var refusedByBulkhead: UInt64 = 0
  /// Failed calls whose caller went on with something else.
  package var fallbacks: UInt64 = 0
  /// Calls that ended, or were given up, when nobody waited for them any more.
  package var orphaned: UInt64 = 0
  package var inFlightAtEnd: UInt64 = 0
  /// Of those that ended with an outcome, summed [s].
  package var latency: Double = 0
  /// How often the circuit of some task opened, and the first times.
  package var openings: UInt64 = 0
  package var firstOpenings: [CircuitOpening] = []

  static let mostOpenings = 100

  package init(revision: String, to: String, operation: String = "") {
    self.revision = revision
    self.to = to
    self.operation = operation
  }

  package var succeeded: UInt64 { count(of: .success) }
  package var ended: UInt64 { outcomes.reduce(0, +) }
  package var failed: UInt64 { ended - succeeded }
  /// [s]; not a number before one has ended.
  package var meanLatency: Double { latency / Double(ended) }

  package func count(of outcome: AttemptOutcome) -> UInt64 { outcomes[Int(outcome.rawValue)] }

  /// Every call has ended, was orphaned, or is under way.
  package var conservesCalls: Bool { calls == ended + orphaned + inFlightAtEnd }

  mutating func ended(_ outcome: AttemptOutcome, after span: TimeSpan) {
    outcomes[Int(outcome.rawValue)] += 1
    latency += span.seconds
  }

  mutating func opened(_ opening: CircuitOpening) {
    openings += 1
    if firstOpenings.count < Self.mostOpenings { firstOpenings.append(opening) }
  }
}

/// When the circuit breaker of a task opened.
package struct CircuitOpening: Sendable, Equatable {
  package var at: SimulationTime
  package var target: Int

  package init(at: SimulationTime, target: Int) {
    self.at = at
    self.target = target
  }
}
