/// What was read at one moment: some metrics, of the candidate and of its baseline.
package struct Measurement: Hashable, Sendable {
  package var readings: [MetricReading]

  package init(_ readings: [MetricReading] = []) {
    self.readings = readings
  }
}

/// One metric as read at one moment.
package struct MetricReading: Hashable, Sendable {
  /// The metric's place in the configuration's list.
  package var metric: Int
  package var baseline: ArmReading
  package var candidate: ArmReading

  package init(metric: Int, baseline: ArmReading, candidate: ArmReading) {
    self.metric = metric
    self.baseline = baseline
    self.candidate = candidate
  }
}

/// What the metric store knew of one arm; everything may be missing.
package struct ArmReading: Hashable, Sendable {
  /// Requests and failures of the window; `nil`: the store has no series.
  package var counts: RequestCounts?
  /// The latency of the window [s]; `nil`: no request was answered.
  package var value: Double?
  /// The same metric in equal parts of the window, not a number where a part had no data. Empty:
  /// the window is one part.
  package var points: [Double]

  package init(counts: RequestCounts? = nil, value: Double? = nil, points: [Double] = []) {
    self.counts = counts
    self.value = value
    self.points = points
  }

  /// Nothing was known.
  package static var missing: ArmReading { ArmReading() }
}

extension ArmReading {
  /// The one number of the window: `nil` where the store has no series, not a number where it
  /// divides by zero requests.
  func number(_ kind: AnalysisMetric.Kind) -> Double? {
    switch kind {
    case .errorRate: counts?.errorRate
    case .successRate: counts?.successRate
    case .requestCount: counts.map { Double($0.requests) }
    case .failureCount: counts.map { Double($0.failures) }
    case .meanLatency, .latencyPercentile: value
    }
  }

  /// The points of the window, not a number for parts without data.
  func series(_ kind: AnalysisMetric.Kind) -> [Double] {
    points.isEmpty ? [number(kind) ?? .nan] : points
  }
}
