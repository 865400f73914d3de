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
    return cloud.zones.filter(used.contains)
  }
}
