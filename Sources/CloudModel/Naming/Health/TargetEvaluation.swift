/// `EvaluateTargetHealth` of a load balancer: what Route 53 makes of its target groups.
///
/// AWS's pages disagree in two places, each of which is a switch here.
package struct TargetEvaluation: Sendable, Equatable {
  /// What a target group without targets counts as: Route 53's page says unhealthy; the load
  /// balancer's says that only one without any target at all is unhealthy.
  package var emptyTargetGroup: EmptyTargetGroup = .unhealthy
  /// Whether every target group must be healthy; one page on failover aliases can be read as if
  /// one were enough.
  package var neededGroups: NeededGroups = .every

  package init() {}

  /// One target group as the control plane sees it.
  package struct Group: Sendable, Equatable {
    /// Registered and not on their way out.
    package var registered: Int
    package var healthy: Int
    /// Fewer healthy ones are too few (`dns_failover.minimum_healthy_targets`).
    package var minimumCount: Int
    /// [%]
    package var minimumPercent: Double?

    package init(
      registered: Int, healthy: Int, minimumCount: Int = 1, minimumPercent: Double? = nil
    ) {
      self.registered = registered
      self.healthy = healthy
      self.minimumCount = minimumCount
      self.minimumPercent = minimumPercent
    }

    fileprivate var isHealthy: Bool {
      let share = minimumPercent.map { 100 * Double(healthy) >= $0 * Double(registered) }
      return healthy >= max(1, minimumCount) && share ?? true
    }
  }

  /// Whether a load balancer with these target groups is healthy; one that answers everything by
  /// itself has none, and is.
  package func isHealthy(_ groups: [Group]) -> Bool {
    if groups.isEmpty { return true }
    var judged = groups
    switch emptyTargetGroup {
    case .unhealthy: break
    case .ignored: judged = groups.filter { $0.registered > 0 }
    }
    if judged.isEmpty { return false }
    return switch neededGroups {
    case .every: judged.allSatisfy(\.isHealthy)
    case .any: judged.contains(where: \.isHealthy)
    }
  }
}

package enum EmptyTargetGroup: String, Sendable, CaseIterable {
  case unhealthy, ignored
}

package enum NeededGroups: String, Sendable, CaseIterable {
  case every, any
}
