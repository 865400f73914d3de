/// Which datapoints AWS/ApplicationELB publishes for a minute, and when it leaves a gap.
///
/// Counts of requests and answers appear only while requests flow; the counts of what a load
/// balancer answers by itself, of connection errors, of fail-open routing and of response times
/// only when they are not zero; the counts of hosts while targets are registered.
extension MetricStore {
  package func datapoints(of minute: Minute, number: Int) -> [MetricDatapoint] {
    var points: [MetricDatapoint] = []
    for balancer in balancerNames.indices {
      append(balancer: balancer, of: minute, number: number, to: &points)
    }
    for group in groupNames.indices {
      append(group: group, of: minute, number: number, to: &points)
    }
    return points
  }

  /// The traffic of a load balancer over all of its groups.
  package func tally(ofBalancer balancer: Int, in minute: Minute) -> GroupTally {
    var sum = GroupTally()
    for group in groupNames.indices where balancerOfGroup[group] == balancer {
      sum.add(minute.groups[group])
    }
    return sum
  }

  private func append(
    balancer: Int, of minute: Minute, number: Int, to points: inout [MetricDatapoint]
  ) {
    let scope = Scope(minute: number, loadBalancer: balancerNames[balancer], group: nil)
    let own = minute.balancers[balancer]
    let traffic = tally(ofBalancer: balancer, in: minute)
    let hasTargets = groupNames.indices.contains {
      balancerOfGroup[$0] == balancer && minute.hadTargets($0)
    }
    appendTraffic(traffic, hasTargets: hasTargets, scope: scope, to: &points)
    let answers: [(String, UInt64)] = [
      ("HTTPCode_ELB_4XX_Count", own.clientErrors), ("HTTPCode_ELB_5XX_Count", own.serverErrors),
      ("HTTPCode_ELB_500_Count", own.byStatus.0), ("HTTPCode_ELB_502_Count", own.byStatus.1),
      ("HTTPCode_ELB_503_Count", own.byStatus.2), ("HTTPCode_ELB_504_Count", own.byStatus.3),
    ]
    for (metric, count) in answers where count > 0 {
      points.append(scope.count(metric, count))
    }
    if own.processedBytes > 0 {
      points.append(scope.value("ProcessedBytes", Double(own.processedBytes)))
    }
  }

  private func append(
    group: Int, of minute: Minute, number: Int, to points: inout [MetricDatapoint]
  ) {
    guard let balancer = balancerOfGroup[group] else { return }
    let scope = Scope(
      minute: number, loadBalancer: balancerNames[balancer], group: groupNames[group])
    let hasTargets = minute.hadTargets(group)
    let tally = minute.groups[group]
    appendTraffic(tally, hasTargets: hasTargets, scope: scope, to: &points)
    guard hasTargets else { return }
    points.append(scope.hosts("HealthyHostCount", minute.healthy[group]))
    points.append(scope.hosts("UnHealthyHostCount", minute.unhealthy[group]))
    let healthy = minute.healthy[group].average
    let targets = healthy > 0 ? healthy : minute.unhealthy[group].average
    if targets > 0 {
      points.append(scope.value("RequestCountPerTarget", Double(tally.requests) / targets))
    }
  }

  private func appendTraffic(
    _ tally: GroupTally, hasTargets: Bool, scope: Scope, to points: inout [MetricDatapoint]
  ) {
    let flows = tally.requests > 0 || tally.answers > 0 || tally.connectionErrors > 0
    if hasTargets, flows {
      points.append(scope.count("RequestCount", tally.requests))
      points.append(scope.count("HTTPCode_Target_2XX_Count", tally.answers - tally.errors))
      points.append(scope.count("HTTPCode_Target_5XX_Count", tally.errors))
    }
    if tally.failOpenRequests > 0 {
      points.append(scope.count("UnhealthyRoutingRequestCount", tally.failOpenRequests))
    }
    if tally.connectionErrors > 0 {
      points.append(scope.count("TargetConnectionErrorCount", tally.connectionErrors))
    }
    if tally.answers > 0 { points.append(scope.responseTime(tally)) }
  }

  /// The dimensions of a datapoint.
  private struct Scope {
    var minute: Int
    var loadBalancer: String
    var group: String?

    /// A count whose every sample is one.
    func count(_ metric: String, _ count: UInt64) -> MetricDatapoint {
      let one = count > 0 ? 1.0 : 0
      return point(
        metric, sum: Double(count), count: Double(max(1, count)), minimum: one, maximum: one)
    }

    func value(_ metric: String, _ value: Double) -> MetricDatapoint {
      point(metric, sum: value, count: 1, minimum: value, maximum: value)
    }

    func hosts(_ metric: String, _ hosts: HostTally.Summary) -> MetricDatapoint {
      point(
        metric, sum: hosts.average, count: 1, minimum: hosts.minimum, maximum: hosts.maximum)
    }

    func responseTime(_ tally: GroupTally) -> MetricDatapoint {
      point(
        "TargetResponseTime", sum: Double(tally.responseTime) / 1e9,
        count: Double(tally.answers), minimum: Double(tally.shortest) / 1e9,
        maximum: Double(tally.longest) / 1e9)
    }

    private func point(
      _ metric: String, sum: Double, count: Double, minimum: Double, maximum: Double
    ) -> MetricDatapoint {
      MetricDatapoint(
        minute: minute, metric: metric, loadBalancer: loadBalancer, targetGroup: group, sum: sum,
        count: count, minimum: minimum, maximum: maximum)
    }
  }
}
