/// What a metric's dimensions name.
package enum MetricSubject: Sendable, Equatable {
  case group(Int)
  case loadBalancer(Int)
}

/// The values that alarms read.
extension MetricStore {
  /// One statistic over some whole minutes; `nil` where nothing was published in any of them.
  ///
  /// - Parameter range: Numbers of minutes, the last one excluded.
  package func statistic(
    _ statistic: AlarmStatistic, of metric: AlarmMetric, for subject: MetricSubject,
    minutes range: Range<Int>
  ) -> Double? {
    if let share = statistic.percentile {
      return percentile(share, of: metric, for: subject, minutes: range)
    }
    let (number, metric) = (range, metric.rawValue)
    var merged: MetricDatapoint?
    for minute in number where minute >= firstMinute && minute < firstMinute + minutes.count {
      let points = datapoints(of: minutes[minute - firstMinute], number: minute)
      guard let point = points.first(where: { $0.metric == metric && isAbout(subject, $0) })
      else { continue }
      merged = merged.map { $0.merged(with: point) } ?? point
    }
    return merged?.value(of: statistic)
  }

  private func isAbout(_ subject: MetricSubject, _ point: MetricDatapoint) -> Bool {
    switch subject {
    case .group(let group): point.targetGroup == groupNames[group]
    case .loadBalancer(let balancer):
      point.targetGroup == nil && point.loadBalancer == balancerNames[balancer]
    }
  }

  /// Of the response time; of a count, whose every sample is one, there is nothing to rank.
  private func percentile(
    _ share: Double, of metric: AlarmMetric, for subject: MetricSubject, minutes range: Range<Int>
  ) -> Double? {
    guard metric == .targetResponseTime else {
      return statistic(.maximum, of: metric, for: subject, minutes: range)
    }
    var counts = ResponseTimeCounts()
    for minute in range where minute >= firstMinute && minute < firstMinute + minutes.count {
      for group in groupNames.indices where covers(subject, group) {
        counts.add(minutes[minute - firstMinute].responseTimes[group])
      }
    }
    return counts.quantile(share)
  }

  private func covers(_ subject: MetricSubject, _ group: Int) -> Bool {
    switch subject {
    case .group(let only): only == group
    case .loadBalancer(let balancer): balancerOfGroup[group] == balancer
    }
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

extension MetricDatapoint {
  /// The datapoint of both minutes together.
  func merged(with later: MetricDatapoint) -> MetricDatapoint {
    var merged = self
    merged.sum += later.sum
    merged.count += later.count
    merged.minimum = Swift.min(minimum, later.minimum)
    merged.maximum = Swift.max(maximum, later.maximum)
    return merged
  }

  func value(of statistic: AlarmStatistic) -> Double {
    switch statistic {
    case .sum: sum
    case .average: count > 0 ? sum / count : 0
    case .minimum: minimum
    case .maximum, .p50, .p90, .p95, .p99: maximum
    }
  }
}
