import SimulationKernel

/// The CloudWatch metrics of every target group, load balancer and service, an interval at a time.
///
/// Counting is a few plain stores for each request; at the end of an interval the counters are
/// kept for as long as somebody looks back, and what is read from them has the gaps that
/// AWS/ApplicationELB and AWS/ECS have.
package struct MetricStore: ~Copyable {
  /// One finished interval.
  package struct Interval: Sendable {
    package var groups: [GroupTally]
    package var balancers: [BalancerTally]
    package var healthy: [HostTally.Summary]
    package var unhealthy: [HostTally.Summary]
    /// Whether the group had registered targets at the interval's end.
    package var isRegistered: [Bool]
    /// Of each service.
    package var loads: [TaskLoad]
    /// Milliseconds from one region of a table to another; `nil` if nothing arrived.
    package var replication: [MetricSample?]
    /// Only of watched groups.
    package var responseTimes: [ResponseTimeCounts]

    /// Whether the group had registered targets at some time of the interval.
    package func hadTargets(_ group: Int) -> Bool {
      isRegistered[group] || groups[group].requests > 0 || healthy[group].maximum > 0
        || unhealthy[group].maximum > 0
    }
  }

  /// What is counted, by name and number.
  package struct Layout: Sendable {
    package let groupNames: [String]
    package let balancerNames: [String]
    /// The load balancer whose rules name each group; `nil` for a group that no rule names.
    package let balancerOfGroup: [Int?]
    package let serviceNames: [String]
    /// Of each table, from each region to each other.
    package let replicationNames: [String]
    /// The groups of each load balancer.
    let groupsOfBalancer: [[Int]]

    package init(
      groupNames: [String] = [], balancerNames: [String] = [], balancerOfGroup: [Int?] = [],
      serviceNames: [String] = [], replicationNames: [String] = []
    ) {
      self.groupNames = groupNames
      self.balancerNames = balancerNames
      self.balancerOfGroup = balancerOfGroup
      self.serviceNames = serviceNames
      self.replicationNames = replicationNames
      groupsOfBalancer = balancerNames.indices.map { balancer in
        groupNames.indices.filter { balancerOfGroup[$0] == balancer }
      }
    }
  }

  package let layout: Layout
  /// Length of an interval; divides a minute.
  package let resolution: TimeSpan
  /// Groups whose response times are kept in buckets.
  package let isWatched: [Bool]
  private let watchesAny: Bool
  /// Intervals that are kept.
  package let depth: Int
  package private(set) var intervals: [Interval] = []
  /// The number of the first interval in ``intervals``.
  package private(set) var firstInterval = 0

  private var groups = Table<GroupTally>()
  private var balancers: [BalancerTally]
  private var healthy: [HostTally]
  private var unhealthy: [HostTally]
  private var responseTimes: [ResponseTimeCounts]

  /// - Parameter demands: What will be read.
  package init(_ layout: Layout, demands: [MetricDemand] = []) {
    self.layout = layout
    let resolution = MetricDemand.resolution(for: demands)
    self.resolution = resolution
    isWatched = layout.groupNames.indices.map { group in
      demands.contains { $0.percentiles.contains { layout.covers($0, group) } }
    }
    watchesAny = isWatched.contains(true)
    let reach = demands.map(\.reach).reduce(.minutes(1), max)
    depth = Int((reach.nanoseconds - 1) / resolution.nanoseconds) + 1
    let count = layout.groupNames.count
    groups.append(GroupTally(), times: count)
    balancers = Array(repeating: BalancerTally(), count: layout.balancerNames.count)
    healthy = Array(repeating: HostTally(), count: count)
    unhealthy = Array(repeating: HostTally(), count: count)
    responseTimes = Array(repeating: ResponseTimeCounts(), count: count)
  }

  /// Intervals that have ended since the start of the run.
  package var finished: Int { firstInterval + intervals.count }

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
  ///
  /// - Parameter group: The group that the request had been routed to, if it had been.
  package mutating func balancerAnswered(loadBalancer: Int, status: Int, group: Int? = nil) {
    balancers[loadBalancer].count(status)
    if let group, status >= 500 { groups[group].balancerErrors &+= 1 }
  }

  /// - Parameter evaluations: Of listener rules, beyond those that are free.
  package mutating func requestMeasured(
    loadBalancer: Int, bytes: Int64, evaluations: UInt64
  ) {
    balancers[loadBalancer].processedBytes &+= UInt64(clamping: bytes)
    balancers[loadBalancer].ruleEvaluations &+= evaluations
  }

  /// A request was answered without a target.
  package mutating func requestUnrouted(loadBalancer: Int, evaluations: UInt64) {
    balancers[loadBalancer].unrouted &+= 1
    balancers[loadBalancer].ruleEvaluations &+= evaluations
  }

  /// A request came on a connection that its client had kept open.
  package mutating func connectionReused(loadBalancer: Int) {
    balancers[loadBalancer].reusedConnections &+= 1
  }

  /// A client's connection was open for so long; negative to take back what counts elsewhere.
  package mutating func connectionHeld(loadBalancer: Int, for span: TimeSpan) {
    balancers[loadBalancer].connectionTime &+= span.nanoseconds
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

  // MARK: The end of an interval

  /// Closes the current interval and keeps it.
  ///
  /// - Parameters:
  ///   - isRegistered: Whether each group has registered targets.
  ///   - loads: How busy each service was.
  ///   - replication: The lags of what arrived in other regions.
  package mutating func endInterval(
    isRegistered: [Bool], loads: [TaskLoad] = [], replication: [MetricSample?] = [],
    at now: SimulationTime
  ) {
    intervals.append(
      Interval(
        groups: groups.map { $0 }, balancers: balancers,
        healthy: healthy.indices.map { healthy[$0].endInterval(at: now) },
        unhealthy: unhealthy.indices.map { unhealthy[$0].endInterval(at: now) },
        isRegistered: isRegistered, loads: loads, replication: replication,
        responseTimes: responseTimes))
    if intervals.count > depth {
      intervals.removeFirst()
      firstInterval += 1
    }
    for group in groups.indices {
      groups[group] = GroupTally()
      responseTimes[group].removeAll()
    }
    for balancer in balancers.indices { balancers[balancer] = BalancerTally() }
  }
}

extension MetricStore.Layout {
  /// Whether a subject's traffic includes the group's.
  func covers(_ subject: MetricSubject, _ group: Int) -> Bool {
    switch subject {
    case .group(let only): only == group
    case .loadBalancer(let balancer): balancerOfGroup[group] == balancer
    case .service, .replication: false
    }
  }
}
