import SimulationKernel

/// A CloudWatch alarm: over one metric, over metric maths, or over other alarms.
package struct AlarmDescription: Sendable, Equatable {
  package var name = ""
  package var source = AlarmSource.metric
  package var metric: AlarmMetric = .targetErrors
  /// A target group, a load balancer or a service, by what the metric's dimensions are.
  package var of = ""
  package var statistic: AlarmStatistic = .sum
  /// What an expression calls by name.
  package var metrics: [MathMetricDescription] = []
  package var comparison: AlarmComparison = .greaterThanThreshold
  package var threshold: Double = 0
  /// 10, 20 or 30 s, or a multiple of 60 s.
  package var period: TimeSpan = .seconds(60)
  package var evaluationPeriods = 1
  /// At most `evaluationPeriods`; `nil` is all of them.
  package var datapointsToAlarm: Int?
  package var treatMissingData: MissingDataTreatment = .missing
  /// What a percentile of few samples means.
  package var lowSamples: LowSampleTreatment = .evaluate
  /// Periods that an evaluation reaches back beyond `evaluationPeriods` where data is missing. AWS
  /// publishes an evaluation range of 5 for 3 periods, and no formula; 0 is a plain window.
  package var extraPeriods = 2
  /// From the end of a period until its datapoint can be read (AWS does not say).
  package var metricDelay: TimeSpan = .seconds(30)
  /// The state when the rehearsal starts; the time before counts as what it says.
  package var initialState: AlarmState = .okay

  package init() {}
}

/// What an alarm looks at.
package enum AlarmSource: Sendable, Equatable {
  /// The alarm's one metric.
  case metric
  /// Metric maths over the alarm's named metrics.
  case expression(MetricExpression)
  /// Other alarms.
  case rule(AlarmRule)
}

/// One metric of an expression.
package struct MathMetricDescription: Sendable, Equatable {
  package var name = ""
  package var metric: AlarmMetric = .targetErrors
  package var of = ""
  package var statistic: AlarmStatistic = .sum

  package init() {}
}

extension AlarmDescription {
  /// The metrics that it reads; none for a composite alarm.
  package var readMetrics: [MathMetricDescription] {
    switch source {
    case .metric:
      var only = MathMetricDescription()
      only.metric = metric
      only.of = of
      only.statistic = statistic
      return [only]
    case .expression: return metrics
    case .rule: return []
    }
  }
}

package enum AlarmStatistic: String, Sendable, CaseIterable {
  case sum = "Sum"
  case average = "Average"
  case minimum = "Minimum"
  case maximum = "Maximum"
  case p50, p90, p95, p99
}

package enum AlarmComparison: String, Sendable, CaseIterable {
  case greaterThanThreshold = "GreaterThanThreshold"
  case greaterThanOrEqualToThreshold = "GreaterThanOrEqualToThreshold"
  case lessThanThreshold = "LessThanThreshold"
  case lessThanOrEqualToThreshold = "LessThanOrEqualToThreshold"
}

package enum MissingDataTreatment: String, Sendable, CaseIterable {
  case missing, ignore, breaching, notBreaching
}

/// `EvaluateLowSampleCountPercentile`.
package enum LowSampleTreatment: String, Sendable, CaseIterable {
  case evaluate, ignore
}
