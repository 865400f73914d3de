import SimulationKernel

/// What can break: the catalog.
///
/// A new kind is one file in `Kinds`, one case here with its line in ``fault``, and its line in
/// the shape of the scenario language.
package enum FaultKind: Sendable, Equatable {
  // Places and the ways between them.
  case regionLost(RegionLost)
  case regionIsolated(RegionIsolated)
  case zoneLost(ZoneLost)
  case zoneIsolated(ZoneIsolated)
  case linkCut(LinkCut)
  case linkSlow(LinkSlow)
  case packetLoss(PacketLoss)
  case controlPlaneDown(ControlPlaneDown)
  // Targets, and what they are told.
  case targetsLost(TargetsLost)
  case targetsImpaired(TargetsImpaired)
  case tasksStopped(TasksStopped)
  case badConfiguration(BadConfiguration)
  case loadBalancerHealthChecksFlap(HealthChecksFlap)
  // The start of tasks.
  case capacityShortage(CapacityShortage)
  case launchesImpaired(LaunchesImpaired)
  case secretsStoreDown(SecretsStoreDown)
  case imageRegistryDown(ImageRegistryDown)
  case imageRegistrySlow(ImageRegistrySlow)
  // What names lead to.
  case recordWrong(RecordWrong)
  case recordMissing(RecordMissing)
  case healthCheckerFalseAlarms(HealthCheckerFalseAlarms)
  case resolverOutage(ResolverOutage)
  // What requests call.
  case dependencySlow(DependencySlow)
  case dependencyDown(DependencyDown)
  case tableThrottled(TableThrottled)
  case tableImpaired(TableImpaired)
  case tablesUnreachable(TablesUnreachable)
  case replicationPaused(ReplicationPaused)
  case clockSkew(ClockSkew)
  case databaseDown(DatabaseDown)

  /// What the kind is about and does.
  var fault: any Fault {
    switch self {
    case .regionLost(let it): it
    case .regionIsolated(let it): it
    case .zoneLost(let it): it
    case .zoneIsolated(let it): it
    case .linkCut(let it): it
    case .linkSlow(let it): it
    case .packetLoss(let it): it
    case .controlPlaneDown(let it): it
    case .targetsLost(let it): it
    case .targetsImpaired(let it): it
    case .tasksStopped(let it): it
    case .badConfiguration(let it): it
    case .loadBalancerHealthChecksFlap(let it): it
    case .capacityShortage(let it): it
    case .launchesImpaired(let it): it
    case .secretsStoreDown(let it): it
    case .imageRegistryDown(let it): it
    case .imageRegistrySlow(let it): it
    case .recordWrong(let it): it
    case .recordMissing(let it): it
    case .healthCheckerFalseAlarms(let it): it
    case .dependencySlow(let it): it
    case .dependencyDown(let it): it
    case .tableThrottled(let it): it
    case .tableImpaired(let it): it
    case .tablesUnreachable(let it): it
    case .replicationPaused(let it): it
    case .clockSkew(let it): it
    case .databaseDown(let it): it
    case .resolverOutage(let it): it
    }
  }

  /// What reports call a fault without a name.
  package var title: String { fault.title }

  /// Its word in scenarios.
  package var word: String { type(of: fault).word }

  /// What it is about, if it is of this kind.
  package func payload<Kind>(_: Kind.Type) -> Kind? { fault as? Kind }

  /// How long it may take, at most, until it works.
  package var onset: TimeSpan { fault.onset }

  /// How a share and a ramp are to be understood.
  package var scale: FaultScale { type(of: fault).scale }
}

/// What less than the whole of a fault is.
package enum FaultScale: Sendable, Hashable {
  /// There is no less: power is there or gone.
  case whole
  /// It can be weaker; everybody meets it.
  case gradual
  /// It can meet a part of these only, in the plural, and be weaker.
  case shared(String)
}

// The kinds that scenarios write most.
extension FaultKind {
  package static func targetsLost(
    of owner: String, count: Int, mode: TargetFailureMode
  ) -> FaultKind {
    .targetsLost(TargetsLost(of: owner, count: count, mode: mode))
  }

  package static func zoneLost(zone: String) -> FaultKind { .zoneLost(ZoneLost(zone: zone)) }

  package static func dependencySlow(
    dependency: String, factor: Double, added: TimeSpan
  ) -> FaultKind {
    .dependencySlow(DependencySlow(dependency: dependency, factor: factor, added: added))
  }

  package static func dependencyDown(dependency: String) -> FaultKind {
    .dependencyDown(DependencyDown(dependency: dependency))
  }
}
