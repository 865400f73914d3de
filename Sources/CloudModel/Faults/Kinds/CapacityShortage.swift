/// Launches fail for lack of capacity, and are tried again; tasks wait in PROVISIONING.
package struct CapacityShortage: LaunchFault {
  package static let word = "capacityShortage"
  static let scale = FaultScale.shared("launches")

  package var place = FaultPlace()

  package init() {}

  package init(region: String? = nil, zone: String? = nil) {
    place = FaultPlace(region: region, zone: zone)
  }

  var title: String { "no capacity\(place.words)" }

  func impair(_ impairment: inout LaunchImpairment, by fault: ActiveFault) {
    impairment.refusedShare = max(impairment.refusedShare, fault.reach)
  }
}

/// A zone, a region, or everywhere.
package struct FaultPlace: Sendable, Equatable {
  package var region: String?
  package var zone: String?

  package init() {}

  package init(region: String? = nil, zone: String? = nil) {
    self.region = region
    self.zone = zone
  }

  var words: String { (zone ?? region).map { " in \($0)" } ?? "" }

  func contains(zone: String, of region: String?) -> Bool {
    (self.zone ?? zone) == zone && (self.region == nil || self.region == region)
  }
}
