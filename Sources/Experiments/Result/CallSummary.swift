import CloudModel

/// What became of one revision's calls to one callee, over all replications and whole runs.
package struct CallSummary: Sendable, Hashable {
  package var revision: String
  package var to: String
  /// What is asked of a table or a database; empty of anything else.
  package var operation: String
  /// Calls, each over all of its attempts; those that ended, and those that failed.
  package var calls: UInt64
  package var ended: UInt64
  package var failed: UInt64
  package var attempts: UInt64
  package var retries: UInt64
  package var refusedByBreaker: UInt64
  package var refusedByBulkhead: UInt64
  package var fallbacks: UInt64
  /// How often the circuit of some task opened.
  package var openings: UInt64
  /// Failed calls by the outcome's `rawValue`; the place of success is 0.
  package var byCause: [UInt64]
  /// Of those that ended [s]; not a number without any.
  package var meanLatency: Double

  init(_ accounts: [CallAccount]) {
    func sum(_ part: (CallAccount) -> UInt64) -> UInt64 { accounts.reduce(0) { $0 + part($1) } }
    revision = accounts.first?.revision ?? ""
    to = accounts.first?.to ?? ""
    operation = accounts.first?.operation ?? ""
    calls = sum { $0.calls }
    let ended = sum { $0.ended }
    self.ended = ended
    failed = sum { $0.failed }
    attempts = sum { $0.attempts }
    retries = sum { $0.retries }
    refusedByBreaker = sum { $0.refusedByBreaker }
    refusedByBulkhead = sum { $0.refusedByBulkhead }
    fallbacks = sum { $0.fallbacks }
    openings = sum { $0.openings }
    byCause = AttemptOutcome.allCases.map { cause in
      cause == .success ? 0 : sum { $0.count(of: cause) }
    }
    meanLatency = accounts.reduce(0) { $0 + $1.latency } / Double(ended)
  }

  /// Causes that occurred, the most frequent first; ties in the order of the outcomes.
  package var causes: [(cause: AttemptOutcome, count: UInt64)] {
    let all = AttemptOutcome.allCases.map { (cause: $0, count: byCause[Int($0.rawValue)]) }
    return all.filter { $0.count > 0 }.sorted { $0.count > $1.count }
  }

  /// Of every call of the scenario, whatever the replications say about it.
  ///
  /// - Parameter replications: The accounts of each, all of one scenario.
  package static func all(_ replications: [[CallAccount]]) -> [CallSummary] {
    (replications.first ?? []).indices.map { index in
      CallSummary(replications.compactMap { $0.indices.contains(index) ? $0[index] : nil })
    }
  }
}
