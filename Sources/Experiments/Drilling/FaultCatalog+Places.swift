import CloudModel

// Regions and zones.
extension FaultCatalog {
  static func places(of cloud: CloudDescription) -> [FaultCandidate] {
    let isAlone = cloud.places.count < 2
    let regions = cloud.regions.map(\.name).flatMap { region -> [FaultCandidate] in
      let lost = FaultCandidate(region, [.regionLost(RegionLost(region: region))])
      guard !isAlone else { return [lost] }
      return [lost]
        + IsolationDirection.allCases.map { direction in
          FaultCandidate(
            region, [.regionIsolated(RegionIsolated(region: region, direction: direction))])
        }
    }
    return regions
      + usedZones(of: cloud).flatMap { zone in
        [
          FaultCandidate(zone, [.zoneLost(ZoneLost(zone: zone))]),
          FaultCandidate(zone, [.zoneIsolated(ZoneIsolated(zone: zone))]),
        ]
      }
  }

  /// Zones in which something stands.
  private static func usedZones(of cloud: CloudDescription) -> [String] {
    let used =
      cloud.loadBalancers.flatMap { cloud.zones($0.zones, in: $0.region) }
      + cloud.services.flatMap { cloud.zones($0.zones, in: $0.region) }
      + cloud.fleets.flatMap { cloud.zones($0.zones, in: $0.region) }
      + cloud.databases.flatMap { zones(of: $0, in: cloud) }
    return cloud.zones.filter(used.contains)
  }
  /// Where the hosts of a database stand: its writer and those that can take over in zone after
  /// zone, and one host in each other region.
  private static func zones(of database: DatabaseDescription, in cloud: CloudDescription)
    -> [String]
  {
    let regions = cloud.regions(of: database)
    let home = cloud.zones(database.zones, in: regions.first)
    let hosts =
      1 + database.kind.standbys(readers: database.readers) + (database.kind.recreates ? 1 : 0)
    return home.prefix(hosts) + regions.dropFirst().flatMap { cloud.zones(of: $0).prefix(1) }
  }
}
