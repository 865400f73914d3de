import CloudModel
import RandomVariates
import SimulationKernel

extension ValueShape where Value == DatabaseDescription {
  static let database: ValueShape = .tagged(
    "a database", by: "kind", "Who takes over when its writer is gone.",
    DatabaseKind.allCases.map(variant))

  private static var guide: String { "RDS and Aurora user guides, 2026-11" }

  /// Each kind has its own typical times.
  private static func variant(of kind: DatabaseKind) -> Variant<DatabaseDescription> {
    var prototype = DatabaseDescription()
    prototype.kind = kind
    prototype.failover = .typical(of: kind)
    let readers = kind.recreates ? [Self.readers] : []
    let shape = ObjectShape("a database", prototype) {
      readers
      placement()
      speed()
      Field("failover", \.failover, .object(failover(kind)), "How long a failover takes.")
      Field("pool", \.pool, .object(.pool), "How its callers hold connections.")
    }
    return Variant(
      kind.rawValue, kind.meaning, shape, make: { $0 },
      extract: { $0.kind == kind ? $0 : nil })
  }

  private static let readers = Field<DatabaseDescription>(
    "readers", \.readers, .integer(in: 0...15), "Hosts beside the writer that can take over.")

  @FieldList<DatabaseDescription>
  private static func placement() -> [Field<DatabaseDescription>] {
    Field("region", \.region, .region, "Where its writer is at the start.")
    Field(
      "zones", \.zones, .list(of: .text(.name(), noun: "a zone's name"), count: 0...16),
      "Of its hosts there, the writer's first; the Region's own in order if empty.")
    Field(
      "replicaRegions", \.replicaRegions, .list(of: .region, count: 0...10),
      "Other Regions with a copy that follows.")
  }

  @FieldList<DatabaseDescription>
  private static func speed() -> [Field<DatabaseDescription>] {
    Field("readTime", \.readTime, .durationDistribution, "How long its host works on a read.")
    Field("writeTime", \.writeTime, .durationDistribution, "How long its host works on a write.")
    Field(
      "replicationLag", \.replicationLag, .durationDistribution,
      "From a write's acknowledgment until another Region's copy has it.", source: guide)
    Field(
      "copyEvery", \.copyEvery, .duration(in: .zero...CloudRanges.longestDelay),
      "Writes go to other Regions together, so far apart, as backups do; 0s sends each by itself.")
    Field(
      "endpointTimeToLive", \.endpointTimeToLive,
      .duration(in: .zero...CloudRanges.longestDelay), "Of the endpoint's name.", source: guide)
  }

  private static func failover(
    _ kind: DatabaseKind
  ) -> ObjectShape<FailoverTimesDescription> {
    let source = guide + "; how the sum divides is assumed"
    return ObjectShape("the times of a failover", FailoverTimesDescription.typical(of: kind)) {
      Field(
        "detection", \.detection, .durationDistribution, "Until the failure is known.",
        source: source)
      Field(
        "promotion", \.promotion, .durationDistribution, "Until the standby takes writes.",
        source: source)
      Field(
        "endpointChange", \.endpointChange, .durationDistribution,
        "Until the endpoint's name leads to it.", source: source)
      Field(
        "restart", \.restart, .durationDistribution,
        "Until a host that nobody takes over for is back, or a new one is made.", source: source)
      Field(
        "regionalPromotion", \.regionalPromotion, .durationDistribution,
        "Until another Region's copy takes writes.", source: source)
      Field(
        "switchoverTimeout", \.switchoverTimeout,
        .duration(in: .milliseconds(1)...CloudRanges.longestDelay),
        "A planned change that has not all writes by then is given up.",
        source: "RDS user guide, 2026-11, of blue/green deployments; between Regions assumed")
      Field(
        "newReplica", \.newReplica, .durationDistribution,
        "Until a new replica in another Region follows.")
    }
  }
}

extension ObjectShape where Root == ConnectionPoolDescription {
  private static let time = ValueShape<TimeSpan>.duration(
    in: .milliseconds(1)...CloudRanges.longestDelay)

  fileprivate static let pool = ObjectShape("a connection pool", ConnectionPoolDescription()) {
    Field("size", \.size, .integer(in: 1...10_000), "Connections of one process.")
    Field(
      "acquireTimeout", \.acquireTimeout, time, "How long a call waits for one of them.",
      source: "HikariCP")
    Field("connectTimeout", \.connectTimeout, time, "How long a silent host is tried.")
    Field("socketTimeout", \.socketTimeout, time, "How long an answer is waited for.")
    Field(
      "handshakes", \.handshakes, .integer(in: 0...20),
      "Round trips of a new connection: TCP, TLS and the login.")
    Field(
      "nameCache", \.nameCache, .value(time, or: "forever"),
      "The least time for which a process keeps the address: a duration, or \"forever\".")
    Field("proxy", \.proxy, .boolean, "Whether an RDS Proxy holds the connections.")
  }
}

extension DatabaseKind {
  fileprivate var meaning: String {
    switch self {
    case .instance: "One host; nobody takes over."
    case .multiAZInstance: "A standby in another zone that serves nobody."
    case .multiAZCluster: "Two readable standbys in other zones."
    case .aurora: "Readers on the same storage; without one a host is made anew."
    case .auroraGlobal: "The same, with Regions that follow."
    }
  }
}
