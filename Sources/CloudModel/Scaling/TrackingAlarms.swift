extension TargetTrackingDescription {
  /// The alarms that AWS makes for the policy.
  ///
  /// - Parameters:
  ///   - service: The service's name.
  ///   - policy: The policy's name.
  package func alarms(
    service: String, policy: String
  ) -> (high: AlarmDescription, low: AlarmDescription) {
    var high = AlarmDescription()
    high.name = "TargetTracking-\(service)-\(policy)-AlarmHigh"
    switch metric {
    case .averageCPUUtilization:
      high.metric = .processorUtilization
      high.of = service
      high.statistic = .average
    case .requestCountPerTarget:
      high.metric = .requestCountPerTarget
      high.of = targetGroup ?? ""
      high.statistic = .sum
    }
    high.comparison = .greaterThanThreshold
    high.threshold = target
    high.evaluationPeriods = highPeriods
    high.metricDelay = metricDelay
    var low = high
    low.name = "TargetTracking-\(service)-\(policy)-AlarmLow"
    low.comparison = .lessThanThreshold
    low.threshold = target * lowShare
    low.evaluationPeriods = lowPeriods
    return (high, low)
  }
}
