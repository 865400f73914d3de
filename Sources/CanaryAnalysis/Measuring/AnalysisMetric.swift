import SimulationKernel

/// One number that a judge looks at, of the candidate and of its baseline.
package struct AnalysisMetric: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Failed requests by requests, 0 … 1.
    case errorRate
    /// Requests that did not fail by requests, 0 … 1.
    case successRate
    case requestCount
    case failureCount
    /// [s]
    case meanLatency
    /// The latency that a percentage of requests do not exceed, such as 99 [s].
    case latencyPercentile(Double)
  }

  package var name: String
  package var kind: Kind
  /// How far back one measurement looks; `nil`: to the previous measurement of this metric, or to
  /// the start of the analysis. Judges that add measurements up need `nil`.
  package var window: TimeSpan?

  package init(name: String, kind: Kind, window: TimeSpan? = nil) {
    self.name = name
    self.kind = kind
    self.window = window
  }
}

extension AnalysisMetric.Kind {
  /// Whether the number comes from counts of requests and failures.
  package var isCounted: Bool {
    switch self {
    case .errorRate, .successRate, .requestCount, .failureCount: true
    case .meanLatency, .latencyPercentile: false
    }
  }
}
