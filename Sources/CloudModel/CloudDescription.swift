import SimulationKernel

/// Everything that one run needs to know: what exists, what arrives, what is planned and what
/// breaks.
///
/// A description is a plain value without behavior. Things refer to each other by name, as in
/// the scenario file; the checks of ScenarioFiles find names that resolve to nothing and
/// combinations that AWS refuses. Every default is AWS's own documented default, or a named
/// parameter where AWS documents none.
package struct CloudDescription: Sendable, Equatable {
  /// Empty for a cloud whose only region does not matter.
  package var regions: [RegionDescription] = []
  /// How far apart the regions are from each other and from clients.
  package var network = NetworkDescription()
  /// Availability Zones, in the order in which tasks are spread over them; those of all regions
  /// where there are any.
  package var zones: [String] {
    get { regions.isEmpty ? ownZones : regions.flatMap(\.zones) }
    set { ownZones = newValue }
  }
  /// The zones of a cloud without regions.
  package var ownZones: [String] = ["a"]
  package var loadBalancers: [LoadBalancerDescription] = []
  package var names: [HostedNameDescription] = []
  /// The resolvers of names that have none of their own.
  package var resolvers = [ResolversDescription()]
  package var healthChecks: [RouteHealthCheckDescription] = []
  package var routingControls = RoutingControlsDescription()
  package var route53 = Route53Description()
  package var targetGroups: [TargetGroupDescription] = []
  package var revisions: [RevisionDescription] = []
  package var dependencies: [DependencyDescription] = []
  package var schemas: [SchemaDescription] = []
  package var tables: [TableDescription] = []
  package var databases: [DatabaseDescription] = []
  package var services: [ServiceDescription] = []
  package var fleets: [FleetDescription] = []
  package var traffic: [TrafficDescription] = []
  package var alarms: [AlarmDescription] = []
  package var plan: [PlanStepDescription] = []
  package var runbook = RunbookDescription()
  package var faults: [FaultDescription] = []
  package var experiments: [ExperimentDescription] = []
  package var launch = LaunchDescription()
  package var propagation = PropagationDescription()
  /// When the run ends.
  package var horizon: TimeSpan = .minutes(10)
  /// The start of the run that no statistic counts, while the model fills up.
  package var warmUp: TimeSpan = .zero

  package init() {}
}

/// How long the control plane takes to reach the data plane.
///
/// AWS documents that changes are not instantaneous, and none of the durations; all are therefore
/// parameters. Each node of a load balancer learns of a change after a delay of its own.
package struct PropagationDescription: Sendable, Equatable {
  /// From RegisterTargets to the first health check of a node.
  package var registration: DelayDescription = .constant(.zero)
  /// From DeregisterTargets to a node's last new request; users report 1–17 s.
  package var deregistration: DelayDescription = .constant(.zero)
  /// From ModifyRule or ModifyListener to a node's first request under the new weights.
  package var rules: DelayDescription = .constant(.zero)
  /// From a zone's failed health to the removal of its address from the load balancer's name.
  package var zoneRemoval: TimeSpan = .seconds(60)
  /// From StartZonalShift to the removal of the zone's address; AWS documents none.
  package var zonalShift: TimeSpan = .zero
  /// From ChangeResourceRecordSets until the name servers answer by it; generally within 60 s
  /// (Route 53 developer guide, 2026-11).
  package var records: DelayDescription = .constant(.seconds(60))
  /// How often the ECS scheduler looks at its services; zero acts at once on every change.
  package var schedulerInterval: TimeSpan = .zero

  package init() {}
}

/// A delay in whole nanoseconds, constant or uniform between two bounds.
package enum DelayDescription: Sendable, Equatable {
  case constant(TimeSpan)
  case uniform(from: TimeSpan, to: TimeSpan)

  /// The longest that it can last.
  package var longest: TimeSpan {
    switch self {
    case .constant(let span): span
    case .uniform(_, let to): to
    }
  }
}
