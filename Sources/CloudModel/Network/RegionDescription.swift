/// An AWS Region: a name and its Availability Zones.
package struct RegionDescription: Sendable, Equatable {
  package var name = ""
  /// In the order in which tasks are spread over them; no other region has a zone of this name.
  package var zones: [String] = []

  package init() {}

  package init(name: String, zones: [String]) {
    self.name = name
    self.zones = zones
  }
}

extension CloudDescription {
  /// The zones of one region, or all of them for a cloud without regions.
  package func zones(of region: String?) -> [String] {
    guard let region else { return zones }
    return regions.first { $0.name == region }?.zones ?? []
  }

  /// The zones that a thing of a region is in: its own choice, or all that its region has.
  package func zones(_ chosen: [String], in region: String?) -> [String] {
    chosen.isEmpty ? zones(of: region) : chosen
  }

  /// The number of a zone's region, 0 for a cloud without regions.
  package func region(ofZone zone: String) -> Int {
    regions.firstIndex { $0.zones.contains(zone) } ?? 0
  }
}
