/// Hears one measurement after another until it has a verdict.
///
/// A judge draws no random numbers and reads no clock: the same measurements in the same order give
/// the same verdict. It is not called again after it has ended.
protocol CanaryJudge: Sendable {
  /// What has to be measured; steps and readings name metrics by their place in this list.
  var metrics: [AnalysisMetric] { get }
  /// What the latest measurement said by itself.
  var lastLook: AnalysisLook? { get }
  /// When to measure first.
  mutating func begin() -> AnalysisStep
  /// Hears a measurement that was asked for.
  mutating func hear(_ measurement: Measurement) -> AnalysisStep
  /// Concludes without another measurement.
  mutating func stop() -> AnalysisVerdict
}

extension Measurement {
  /// The reading of one metric; missing in both arms where none was handed in.
  func reading(_ metric: Int) -> MetricReading {
    readings.first { $0.metric == metric }
      ?? MetricReading(metric: metric, baseline: .missing, candidate: .missing)
  }
}
