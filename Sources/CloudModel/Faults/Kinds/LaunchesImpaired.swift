import SimulationKernel

/// Launches take longer: from the launch of a task until its image pull starts.
package struct LaunchesImpaired: LaunchFault {
  package static let word = "launchesImpaired"
  static let scale = FaultScale.shared("launches")

  package var place = FaultPlace()
  package var factor = 1.0
  package var added = TimeSpan.zero

  package init() {}

  package init(
    region: String? = nil, zone: String? = nil, factor: Double = 1, added: TimeSpan = .zero
  ) {
    place = FaultPlace(region: region, zone: zone)
    self.factor = factor
    self.added = added
  }

  var title: String { "slow launches\(place.words)" }

  func impair(_ impairment: inout LaunchImpairment, by fault: ActiveFault) {
    impairment.slowdowns.append(
      CallSlowdown(
        share: fault.share, factor: fault.scaled(factor), added: fault.scaled(added)))
  }
}
