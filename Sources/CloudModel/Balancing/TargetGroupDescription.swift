import SimulationKernel

/// A target group with its attributes, named and defaulted as AWS does.
package struct TargetGroupDescription: Sendable, Equatable {
  package var name = ""
  package var algorithm: RoutingAlgorithm = .roundRobin
  /// Who wins among targets with equally few outstanding requests (AWS does not say).
  package var tieBreak: TieBreak = .random
  /// Only with `weightedRandom`.
  package var anomalyMitigation = false
  package var anomaly = AnomalyDescription()
  /// 0–3600 s.
  package var deregistrationDelay: TimeSpan = .seconds(300)
  /// 0 (off) or 30–900 s; only with `roundRobin`.
  package var slowStart: TimeSpan = .zero
  package var crossZone = true
  /// Target stickiness; `nil` switches it off.
  package var stickiness: TimeSpan?
  package var healthCheck = HealthCheckDescription()
  /// `unhealthy_state_routing`: below either bound a node routes to every target (fail-open).
  package var routingMinimumCount = 1
  package var routingMinimumPercent: Double?
  /// `dns_failover`: below either bound a zone's address leaves DNS; `nil` is AWS's `off`.
  package var dnsMinimumCount: Int? = 1
  package var dnsMinimumPercent: Double?
  /// Whether targets in their first checks belong to the fail-open set (AWS does not say).
  package var failOpenIncludesInitial = true

  package init() {}
}

/// How a node picks a target.
///
/// `powerOfTwoChoices` is no algorithm of the ALB; it is here to compare with.
package enum RoutingAlgorithm: String, Sendable, CaseIterable {
  case roundRobin = "round_robin"
  case leastOutstandingRequests = "least_outstanding_requests"
  case weightedRandom = "weighted_random"
  case powerOfTwoChoices = "power_of_two_choices"
}

package enum TieBreak: String, Sendable, CaseIterable {
  case random, first
}

/// Automatic Target Weights: AWS publishes the 5 s step and the 50 % cap, and no more.
package struct AnomalyDescription: Sendable, Equatable {
  package var interval: TimeSpan = .seconds(5)
  /// A target is anomalous when its share of errors exceeds its peers' by this much [0…1].
  package var excess: Double = 0.1
  /// Requests that a target must have answered in an interval to be judged.
  package var minimumRequests = 5
  /// The lowest weight of an anomalous target, relative to a normal one [0…1].
  package var floor: Double = 0.05
  /// The weight's factor for each anomalous interval, and what a normal one adds back.
  package var decrease: Double = 0.5
  package var increase: Double = 0.1
  /// At most this share of the targets is mitigated [0…1].
  package var cap: Double = 0.5
  package init() {}
}

/// A target group's health check.
package struct HealthCheckDescription: Sendable, Equatable {
  package var path = "/"
  /// 5–300 s.
  package var interval: TimeSpan = .seconds(30)
  /// 2–120 s; the guide says 5 s, the API reference 6 s.
  package var timeout: TimeSpan = .seconds(5)
  /// 2–10; counts only from unhealthy back to healthy.
  package var healthyThreshold = 5
  /// 2–10.
  package var unhealthyThreshold = 2
  /// When each node's first check falls: `nil` draws a phase within one interval for every
  /// node and target; a span fixes it after registration (AWS does not say).
  package var firstCheck: TimeSpan?
  /// Whether checks run at all; `false` takes every registered target for healthy. AWS always
  /// checks instance and ip targets: for queueing studies only.
  package var enabled = true

  package init() {}
}
