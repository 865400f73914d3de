import SimulationKernel

/// The CloudWatch metrics of every target group and load balancer, a minute at a time.
///
/// Counting is a few plain stores for each request; at the end of a minute the counters become
/// datapoints with the gaps that AWS/ApplicationELB has, and stay for as long as some alarm looks
/// back.
package struct MetricStore: ~Copyable {
  /// One finished minute.
  package struct Minute: Sendable {
    package var groups: [GroupTally]
    package var balancers: [BalancerTally]
    package var healthy: [HostTally.Summary]
    package var unhealthy: [HostTally.Summary]
    /// Whether the group had registered targets at the minute's end.
    package var isRegistered: [Bool]
    /// Only of watched groups.
    package var responseTimes: [ResponseTimeCounts]

    /// Whether the group had registered targets at some time of the minute.
    package func hadTargets(_ group: Int) -> Bool {
      isRegistered[group] || groups[group].requests > 0 || healthy[group].maximum > 0
        || unhealthy[group].maximum > 0
    }
  }

  package let groupNames: [String]
  package let balancerNames: [String]
  /// The load balancer whose rules name each group; `nil` for a group that no rule names.
  package let balancerOfGroup: [Int?]
  /// Groups whose response times are kept in buckets.
  package let isWatched: [Bool]
  private let watchesAny: Bool
  /// Minutes that are kept.
  package let depth: Int
  package private(set) var minutes: [Minute] = []
  /// The number of the first minute in ``minutes``.
  package private(set) var firstMinute = 0

  private var groups = Table<GroupTally>()
  private var balancers: [BalancerTally]
  private var healthy: [HostTally]
  private var unhealthy: [HostTally]
  private var responseTimes: [ResponseTimeCounts]

  package init(
    groupNames: [String], balancerNames: [String], balancerOfGroup: [Int?], isWatched: [Bool],
    depth: Int
  ) {
    self.groupNames = groupNames
    self.balancerNames = balancerNames
    self.balancerOfGroup = balancerOfGroup
    self.isWatched = isWatched
    watchesAny = isWatched.contains(true)
    self.depth = max(1, depth)
    groups.append(GroupTally(), times: groupNames.count)
    balancers = Array(repeating: BalancerTally(), count: balancerNames.count)
    healthy = Array(repeating: HostTally(), count: groupNames.count)
    unhealthy = Array(repeating: HostTally(), count: groupNames.count)
    responseTimes = Array(repeating: ResponseTimeCounts(), count: groupNames.count)
  }

  // MARK: Counting

  /// A target was chosen for a request.
  ///
  /// - Parameter isFailOpen: Whether the group was failing open.
  package mutating func requestRouted(group: Int, isFailOpen: Bool = false) {
    groups[group].requests &+= 1
    if isFailOpen { groups[group].failOpenRequests &+= 1 }
  }

  package mutating func targetAnswered(group: Int, isError: Bool, responseTime: TimeSpan) {
    groups[group].answered(isError: isError, nanoseconds: responseTime.nanoseconds)
    if watchesAny, isWatched[group] { responseTimes[group].record(responseTime) }
  }

  /// The load balancer answered by itself; 460 counts as the 4xx that it is.
  package mutating func balancerAnswered(loadBalancer: Int, status: Int) {
    balancers[loadBalancer].count(status)
  }

  package mutating func bytesProcessed(loadBalancer: Int, _ bytes: Int64) {
    balancers[loadBalancer].processedBytes &+= UInt64(clamping: bytes)
  }

  package mutating func connectionFailed(group: Int) {
    groups[group].connectionErrors &+= 1
  }

  /// - Parameters:
  ///   - healthy: How many more are healthy now; negative for fewer.
  ///   - unhealthy: How many more are unhealthy now.
  package mutating func hostsChanged(
    group: Int, healthy: Int, unhealthy: Int, at now: SimulationTime
  ) {
    self.healthy[group].add(healthy, at: now)
    self.unhealthy[group].add(unhealthy, at: now)
  }

  // MARK: The end of a minute

  /// Closes the current minute and keeps it.
  ///
  /// - Parameter isRegistered: Whether each group has registered targets.
  package mutating func endMinute(isRegistered: [Bool], at now: SimulationTime) -> Minute {
    let minute = Minute(
      groups: groups.map { $0 }, balancers: balancers,
      healthy: healthy.indices.map { healthy[$0].endMinute(at: now) },
      unhealthy: unhealthy.indices.map { unhealthy[$0].endMinute(at: now) },
      isRegistered: isRegistered, responseTimes: responseTimes)
    minutes.append(minute)
    if minutes.count > depth {
      minutes.removeFirst()
      firstMinute += 1
    }
    for group in groups.indices {
      groups[group] = GroupTally()
      responseTimes[group].removeAll()
    }
    for balancer in balancers.indices { balancers[balancer] = BalancerTally() }
    return minute
  }
}
