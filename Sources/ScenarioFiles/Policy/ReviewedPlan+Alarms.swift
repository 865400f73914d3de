import CloudModel
import SimulationKernel

// What the rules ask of an alarm.
extension AlarmDescription {
  /// From the moment in which something is wrong until the deployment knows: M full periods, up to a
  /// minute until the first of them begins, the delay of the metric, and one poll.
  func reactionTime(pollInterval: TimeSpan) -> TimeSpan {
    let datapoints = datapointsToAlarm ?? evaluationPeriods
    let periods = TimeSpan(nanoseconds: period.nanoseconds * Int64(datapoints))
    return periods + min(period, .minutes(1)) + metricDelay + pollInterval
  }

  /// The failed requests in one period that breach the threshold; one at least, and one for what
  /// is no sum of errors.
  var errorsToBreach: Int {
    guard statistic == .sum, metric.countsErrors, threshold >= 0, threshold < 1e9 else { return 1 }
    switch comparison {
    case .greaterThanThreshold: return max(1, Int(threshold.rounded(.down)) + 1)
    case .greaterThanOrEqualToThreshold: return max(1, Int(threshold.rounded(.up)))
    case .lessThanThreshold, .lessThanOrEqualToThreshold: return 1
    }
  }
}

extension AlarmMetric {
  /// Whether it counts requests that failed.
  var countsErrors: Bool {
    switch self {
    case .targetErrors, .connectionErrors, .balancerErrors, .balancer500, .balancer502,
      .balancer503, .balancer504:
      true
    case .requestCount, .targetSuccesses, .failOpenRequests, .targetResponseTime,
      .balancerClientErrors, .processedBytes, .healthyHostCount, .unhealthyHostCount,
      .requestCountPerTarget, .processorUtilization, .replicationLatency:
      false
    }
  }

  /// Whether it has a datapoint only when something happened (ELB user guide, "nonzero").
  var isSparse: Bool {
    switch self {
    case .failOpenRequests, .connectionErrors, .targetResponseTime, .balancerClientErrors,
      .balancerErrors, .balancer500, .balancer502, .balancer503, .balancer504, .processedBytes,
      .replicationLatency:
      true
    case .requestCount, .targetSuccesses, .targetErrors, .healthyHostCount, .unhealthyHostCount,
      .requestCountPerTarget, .processorUtilization:
      false
    }
  }
}
