import SimulationKernel

/// A network partition: nothing passes between a region and all other places, or in one direction
/// only; what is inside goes on.
package struct RegionIsolated: LinkFault, ControlPlaneFault {
  package static let word = "regionIsolated"
  static let scale = FaultScale.shared("connections")

  package var region = ""
  package var direction = IsolationDirection.both

  package init() {}

  package init(region: String, direction: IsolationDirection = .both) {
    self.region = region
    self.direction = direction
  }

  var title: String {
    switch direction {
    case .both: "isolation of \(region)"
    case .in: "isolation of \(region) from what comes in"
    case .out: "isolation of \(region) from what goes out"
    }
  }

  func impair(_ link: inout Link, from: String, to: String, by fault: ActiveFault) {
    guard (from == region) != (to == region) else { return }
    let isMeant =
      switch direction {
      case .both: true
      case .in: to == region
      case .out: from == region
      }
    if isMeant { link.cutShare = max(link.cutShare, fault.reach) }
  }

  func isolates(_ place: String, by fault: ActiveFault) -> Bool {
    place == region && fault.reach >= 1
  }

  /// Its own control planes work on inside of it; Route 53's, which everybody needs, may be in it.
  func planes(regions: [String], by fault: ActiveFault) -> [ControlPlane] {
    let isCutOff = region == ControlPlane.homeOfRoute53 && direction != .out && fault.reach == 1
    return isCutOff ? [.route53] : []
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshLinks()
    world.refreshControlPlanes(in: &queue)
  }
}

/// Which packets of an isolated region are lost.
package enum IsolationDirection: String, Sendable, CaseIterable {
  case both, `in`, out
}
