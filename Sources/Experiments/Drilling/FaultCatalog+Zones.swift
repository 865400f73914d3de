import CloudModel

extension FaultCatalog {
  /// Every zone in which something stands.
  static func lostZones(of cloud: CloudDescription) -> [FaultCandidate] {
    cloud.zones.filter { isUsed($0, in: cloud) }.map {
      FaultCandidate(subject: $0, kinds: [.zoneLost(zone: $0)])
    }
  }

  /// An empty list of zones stands for all of them.
  private static func isUsed(_ zone: String, in cloud: CloudDescription) -> Bool {
    let lists =
      cloud.loadBalancers.map(\.zones) + cloud.services.map(\.zones) + cloud.fleets.map(\.zones)
    return lists.contains { $0.isEmpty || $0.contains(zone) }
  }
}
