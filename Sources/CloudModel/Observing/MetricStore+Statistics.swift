import SimulationKernel

/// The values that alarms, scaling policies and analyses read.
extension MetricStore {
  /// The numbers of the latest intervals that make up a span, as of so many finished ones.
  ///
  /// - Parameters:
  ///   - span: A multiple of ``resolution``; what lies before the start of the run is left out.
  ///   - finished: How many intervals can be read by now; all that have ended if not given.
  package func latest(_ span: TimeSpan, asOf finished: Int? = nil) -> Range<Int> {
    let end = min(finished ?? self.finished, self.finished)
    return max(0, end - Int(span.nanoseconds / resolution.nanoseconds))..<end
  }

  /// One statistic over some whole intervals; `nil` where nothing was published in any of them.
  ///
  /// Percentiles of response times need a ``MetricDemand`` that names the subject.
  /// - Complexity: O(intervals · groups)
  package func statistic(
    _ statistic: AlarmStatistic, of metric: AlarmMetric, for subject: MetricSubject,
    intervals range: Range<Int>
  ) -> Double? {
    if let share = statistic.percentile, metric == .targetResponseTime {
      return responseTimes(of: subject, intervals: range).quantile(share)
    }
    return sample(of: metric, for: subject, intervals: range)?.value(of: statistic)
  }

  /// What was published of a metric in some whole intervals.
  package func sample(
    of metric: AlarmMetric, for subject: MetricSubject, intervals range: Range<Int>
  ) -> MetricSample? {
    var merged: MetricSample?
    for number in kept(range) {
      guard let next = sample(of: metric, for: subject, in: intervals[number - firstInterval])
      else { continue }
      merged = merged.map { $0.merged(with: next) } ?? next
    }
    return merged
  }

  /// Response times of a watched subject.
  package func responseTimes(
    of subject: MetricSubject, intervals range: Range<Int>
  ) -> ResponseTimeCounts {
    var counts = ResponseTimeCounts()
    for number in kept(range) {
      for group in layout.groupNames.indices where layout.covers(subject, group) {
        counts.add(intervals[number - firstInterval].responseTimes[group])
      }
    }
    return counts
  }

  /// How a target group's requests ended in some whole intervals; `nil` if none did.
  package func answers(ofGroup group: Int, intervals range: Range<Int>) -> AnswerCounts? {
    var sum = GroupTally()
    for number in kept(range) { sum.add(intervals[number - firstInterval].groups[group]) }
    let counts = AnswerCounts(
      requests: sum.answers + sum.balancerErrors, failures: sum.errors + sum.balancerErrors)
    return counts.requests > 0 ? counts : nil
  }

  private func kept(_ range: Range<Int>) -> Range<Int> {
    range.clamped(to: firstInterval..<finished)
  }
}

/// Requests of a target group that were answered, and how many of them with a 5xx, by whomever.
package struct AnswerCounts: Sendable, Equatable {
  package var requests: UInt64
  package var failures: UInt64

  package init(requests: UInt64, failures: UInt64) {
    self.requests = requests
    self.failures = failures
  }
}

extension AlarmStatistic {
  /// The share of values that a percentile leaves below it [0…1]; `nil` for the others.
  package var percentile: Double? {
    switch self {
    case .sum, .average, .minimum, .maximum: nil
    case .p50: 0.5
    case .p90: 0.9
    case .p95: 0.95
    case .p99: 0.99
    }
  }
}
