import RandomVariates
import SimulationKernel

/// A relational database in RDS or Aurora: who holds its data, who takes over, and how its
/// callers find out.
package struct DatabaseDescription: Sendable, Equatable {
  package var name = ""
  package var kind: DatabaseKind = .instance
  /// Of its writer at time zero; a cloud with several Regions says which.
  package var region: String?
  /// Zones of its hosts in that Region, the writer's first; empty is the Region's own, in order.
  package var zones: [String] = []
  /// Readers beside the writer in its Region that can take over; only Aurora chooses their number.
  package var readers = 1
  /// Regions with a copy that follows later.
  package var replicaRegions: [String] = []
  /// How long the writer's host works on a call [s].
  package var readTime: Distribution = .constant(0.001)
  package var writeTime: Distribution = .constant(0.002)
  /// From the acknowledgment of a write until another Region's copy has it [s]; typically about a
  /// second in an Aurora global database (Aurora user guide, 2026-11).
  package var replicationLag: Distribution = .constant(1)
  /// Writes go to other Regions together, so far apart, as backups do; zero sends each by itself.
  package var copyEvery: TimeSpan = .zero
  package var failover = FailoverTimesDescription()
  /// Of the endpoint's name (RDS user guide, "blue-green-deployments-switching", 2026-11).
  package var endpointTimeToLive: TimeSpan = .seconds(5)
  package var pool = ConnectionPoolDescription()

  package init() {}
}

/// - instance: One host; nobody takes over.
/// - multiAZInstance: A standby in another zone that has every write and serves nobody.
/// - multiAZCluster: Two readable standbys that have every write.
/// - aurora: Readers on the same storage; without one a host is made anew.
/// - auroraGlobal: The same, and Regions that follow; the old primary comes back as a follower.
///
/// The first three may have read replicas in other Regions, which a person can promote: such a
/// copy is a database of its own from then on.
package enum DatabaseKind: String, Sendable, CaseIterable {
  case instance, multiAZInstance, multiAZCluster, aurora, auroraGlobal
}

/// The parts of a failover. AWS documents their sums only; how they divide is assumed.
package struct FailoverTimesDescription: Sendable, Equatable {
  /// From the failure until the service knows of it [s].
  package var detection: Distribution = .constant(0)
  /// From there until the new writer takes writes: fencing of the old one, recovery [s].
  package var promotion: Distribution = .constant(0)
  /// From there until the endpoint's name leads to it [s].
  package var endpointChange: Distribution = .constant(0)
  /// Of a host that takes no one over: the same host, or one that is made anew [s].
  package var restart: Distribution = .constant(0)
  /// Of another Region's copy, from the request until it takes writes [s].
  package var regionalPromotion: Distribution = .constant(0)
  /// A planned change of the Region that has not all writes by then is given up. RDS's default for
  /// its blue/green switchover (RDS user guide, "blue-green-deployments-switching", 2026-11); that
  /// it holds between Regions as well is assumed.
  package var switchoverTimeout: TimeSpan = .minutes(5)
  /// From the request for a new replica in another Region until it follows [s]; assumed.
  package var newReplica: Distribution = .uniform(low: 1_200, high: 3_600)

  package init() {}
}

/// How the callers of a database hold their connections to it, each process its own pool.
package struct ConnectionPoolDescription: Sendable, Equatable {
  package var size = 10
  /// How long a call waits for a connection of its pool; HikariCP's default.
  package var acquireTimeout: TimeSpan = .seconds(30)
  /// How long a connection to a host that does not answer is tried.
  package var connectTimeout: TimeSpan = .seconds(5)
  /// How long a call waits for an answer on an open connection; without one it would hang for
  /// as long as the operating system lets it.
  package var socketTimeout: TimeSpan = .seconds(30)
  /// Round trips of a new connection: TCP, TLS and the login.
  package var handshakes = 4
  /// The least time for which the process keeps a resolved address, as a JVM does; `nil` is for
  /// ever.
  package var nameCache: TimeSpan? = .zero
  /// Whether an RDS Proxy holds the connections: it knows the writer without asking DNS, and says
  /// at once that there is none.
  package var proxy = false

  package init() {}
}

extension CloudDescription {
  /// Regions in which a database has a host, the writer's first.
  package func regions(of database: DatabaseDescription) -> [String] {
    let home = database.region ?? regions.first?.name
    return (home.map { [$0] } ?? []) + database.replicaRegions
  }
}

extension FailoverTimesDescription {
  /// What adds up to the times that AWS documents for the kind (RDS and Aurora user guides,
  /// 2026-11): 60–120 s; typically under 35 s; under 60 s, often under 30 s; under 10 minutes
  /// without a reader.
  package static func typical(of kind: DatabaseKind) -> FailoverTimesDescription {
    var times = FailoverTimesDescription()
    times.regionalPromotion = .uniform(low: 180, high: 600)
    switch kind {
    case .instance:
      times.detection = .uniform(low: 10, high: 20)
      times.restart = .uniform(low: 45, high: 95)
      times.endpointChange = .constant(0)
    case .multiAZInstance:
      times.detection = .uniform(low: 10, high: 20)
      times.promotion = .uniform(low: 45, high: 95)
      times.endpointChange = .constant(5)
      times.restart = .uniform(low: 45, high: 95)
    case .multiAZCluster:
      times.detection = .uniform(low: 5, high: 10)
      times.promotion = .uniform(low: 10, high: 20)
      times.endpointChange = .uniform(low: 1, high: 4)
      times.restart = .uniform(low: 45, high: 95)
    case .aurora, .auroraGlobal:
      times.detection = .uniform(low: 5, high: 15)
      times.promotion = .uniform(low: 5, high: 25)
      times.endpointChange = .uniform(low: 2, high: 10)
      times.restart = .uniform(low: 240, high: 540)
      if kind == .auroraGlobal { times.regionalPromotion = .uniform(low: 60, high: 180) }
    }
    return times
  }
}

extension DatabaseKind {
  /// Hosts beside the writer in its Region that have every write that it acknowledged.
  package func standbys(readers: Int) -> Int {
    switch self {
    case .instance: 0
    case .multiAZInstance: 1
    case .multiAZCluster: 2
    case .aurora, .auroraGlobal: max(0, readers)
    }
  }

  /// Whether hosts beside the writer accept connections.
  package var standbysServe: Bool { self != .multiAZInstance }

  /// Whether a host can be made anew in another zone, as the storage outlives its hosts.
  package var recreates: Bool {
    switch self {
    case .instance, .multiAZInstance, .multiAZCluster: false
    case .aurora, .auroraGlobal: true
    }
  }

  /// Whether the old writer is kept from writing once another Region's copy is promoted, and
  /// follows it when it is back.
  package var rejoins: Bool { self == .auroraGlobal }
}
