/// What CloudWatch keeps of a metric's samples over some time.
package struct MetricSample: Sendable, Equatable {
  package var sum: Double
  package var count: Double
  package var minimum: Double
  package var maximum: Double

  /// A single sample.
  package init(_ value: Double) {
    self.init(sum: value, count: 1, minimum: value, maximum: value)
  }

  package init(sum: Double, count: Double, minimum: Double, maximum: Double) {
    self.sum = sum
    self.count = count
    self.minimum = minimum
    self.maximum = maximum
  }

  /// A count whose every sample is one.
  package init(counting count: UInt64) {
    let one = count > 0 ? 1.0 : 0
    self.init(
      sum: Double(count), count: Double(max(1, count)), minimum: one, maximum: one)
  }

  /// The samples of both together.
  package func merged(with other: MetricSample) -> MetricSample {
    MetricSample(
      sum: sum + other.sum, count: count + other.count, minimum: min(minimum, other.minimum),
      maximum: max(maximum, other.maximum))
  }

  /// One statistic; a percentile, of which the samples are not known, is the largest.
  package func value(of statistic: AlarmStatistic) -> Double {
    switch statistic {
    case .sum: sum
    case .average: count > 0 ? sum / count : 0
    case .minimum: minimum
    case .maximum, .p50, .p90, .p95, .p99: maximum
    }
  }
}
