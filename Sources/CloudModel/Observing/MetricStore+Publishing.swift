import SimulationKernel

/// What AWS publishes of an interval, and when it leaves a gap.
///
/// Counts of requests and answers appear only while requests flow; the counts of what a load
/// balancer answers by itself, of connection errors, of fail-open routing and of response times
/// only when they are not zero; the counts of hosts while targets are registered; the CPU of a
/// service while a task runs; the lag of replication while writes arrive.
extension MetricStore {
  /// All datapoints of the minute that has just ended.
  package func latestMinute() -> [MetricDatapoint] {
    let width = Int(TimeSpan.minutes(1).nanoseconds / resolution.nanoseconds)
    let minute = finished / width - 1
    var points: [MetricDatapoint] = []
    for subject in subjects {
      for metric in AlarmMetric.allCases where metric.dimensions.contains(subject.dimension) {
        guard let sample = sample(of: metric, for: subject, intervals: finished - width..<finished)
        else { continue }
        points.append(datapoint(metric, subject, sample, minute: minute))
      }
    }
    return points
  }

  private var subjects: [MetricSubject] {
    layout.balancerNames.indices.map(MetricSubject.loadBalancer)
      + layout.groupNames.indices.filter { layout.balancerOfGroup[$0] != nil }
      .map(MetricSubject.group)
      + layout.serviceNames.indices.map(MetricSubject.service)
      + layout.replicationNames.indices.map(MetricSubject.replication)
  }

  private func datapoint(
    _ metric: AlarmMetric, _ subject: MetricSubject, _ sample: MetricSample, minute: Int
  ) -> MetricDatapoint {
    var (balancer, group, service): (Int?, String?, String?)
    switch subject {
    case .loadBalancer(let number): balancer = number
    case .group(let number):
      (balancer, group) = (layout.balancerOfGroup[number], layout.groupNames[number])
    case .service(let number): service = layout.serviceNames[number]
    case .replication(let number): service = layout.replicationNames[number]
    }
    return MetricDatapoint(
      minute: minute, metric: metric.rawValue,
      loadBalancer: balancer.map { layout.balancerNames[$0] } ?? "", targetGroup: group,
      sum: sample.sum, count: sample.count, minimum: sample.minimum, maximum: sample.maximum,
      service: service)
  }

  // MARK: One metric in one interval

  /// What was published of a metric in one interval; `nil` is a gap.
  func sample(
    of metric: AlarmMetric, for subject: MetricSubject, in interval: Interval
  ) -> MetricSample? {
    switch subject {
    case .group(let group):
      guard layout.balancerOfGroup[group] != nil else { return nil }
      let hasTargets = interval.hadTargets(group)
      return traffic(metric, interval.groups[group], hasTargets: hasTargets)
        ?? (hasTargets ? hosts(metric, group, interval) : nil)
    case .loadBalancer(let balancer):
      let groups = layout.groupsOfBalancer[balancer]
      var sum = GroupTally()
      for group in groups { sum.add(interval.groups[group]) }
      return traffic(metric, sum, hasTargets: groups.contains { interval.hadTargets($0) })
        ?? own(metric, interval.balancers[balancer])
    case .service(let service):
      return metric == .processorUtilization && service < interval.loads.count
        ? interval.loads[service].sample : nil
    case .replication(let pair):
      return metric == .replicationLatency && pair < interval.replication.count
        ? interval.replication[pair] : nil
    }
  }

  /// What is counted of requests to targets.
  private func traffic(
    _ metric: AlarmMetric, _ tally: GroupTally, hasTargets: Bool
  ) -> MetricSample? {
    let flows =
      hasTargets && (tally.requests > 0 || tally.answers > 0 || tally.connectionErrors > 0)
    switch metric {
    case .requestCount: return flows ? MetricSample(counting: tally.requests) : nil
    case .targetSuccesses:
      return flows ? MetricSample(counting: tally.answers - tally.errors) : nil
    case .targetErrors: return flows ? MetricSample(counting: tally.errors) : nil
    case .failOpenRequests: return Self.nonzero(tally.failOpenRequests)
    case .connectionErrors: return Self.nonzero(tally.connectionErrors)
    case .targetResponseTime:
      guard tally.answers > 0 else { return nil }
      return MetricSample(
        sum: Double(tally.responseTime) / 1e9, count: Double(tally.answers),
        minimum: Double(tally.shortest) / 1e9, maximum: Double(tally.longest) / 1e9)
    case .balancerClientErrors, .balancerErrors, .balancer500, .balancer502, .balancer503,
      .balancer504, .processedBytes, .healthyHostCount, .unhealthyHostCount,
      .requestCountPerTarget, .processorUtilization, .replicationLatency:
      return nil
    }
  }

  /// What is counted of the targets themselves.
  private func hosts(
    _ metric: AlarmMetric, _ group: Int, _ interval: Interval
  ) -> MetricSample? {
    let (healthy, unhealthy) = (interval.healthy[group], interval.unhealthy[group])
    switch metric {
    case .healthyHostCount: return healthy.sample
    case .unhealthyHostCount: return unhealthy.sample
    case .requestCountPerTarget:
      let targets = healthy.average > 0 ? healthy.average : unhealthy.average
      guard targets > 0 else { return nil }
      return MetricSample(Double(interval.groups[group].requests) / targets)
    case .requestCount, .targetSuccesses, .targetErrors, .failOpenRequests, .connectionErrors,
      .targetResponseTime, .balancerClientErrors, .balancerErrors, .balancer500, .balancer502,
      .balancer503, .balancer504, .processedBytes, .processorUtilization, .replicationLatency:
      return nil
    }
  }

  /// What a load balancer did by itself.
  private func own(_ metric: AlarmMetric, _ tally: BalancerTally) -> MetricSample? {
    switch metric {
    case .balancerClientErrors: Self.nonzero(tally.clientErrors)
    case .balancerErrors: Self.nonzero(tally.serverErrors)
    case .balancer500: Self.nonzero(tally.byStatus.0)
    case .balancer502: Self.nonzero(tally.byStatus.1)
    case .balancer503: Self.nonzero(tally.byStatus.2)
    case .balancer504: Self.nonzero(tally.byStatus.3)
    case .processedBytes:
      tally.processedBytes > 0 ? MetricSample(Double(tally.processedBytes)) : nil
    case .requestCount, .targetSuccesses, .targetErrors, .failOpenRequests, .connectionErrors,
      .targetResponseTime, .healthyHostCount, .unhealthyHostCount, .requestCountPerTarget,
      .processorUtilization, .replicationLatency:
      nil
    }
  }

  private static func nonzero(_ count: UInt64) -> MetricSample? {
    count > 0 ? MetricSample(counting: count) : nil
  }
}
