import SimulationKernel

/// A whole region is gone: the power of its zones, its control planes, and every way to it.
package struct RegionLost: PowerFault, LinkFault, ControlPlaneFault {
  package static let word = "regionLost"
  static let scale = FaultScale.whole

  package var region = ""

  package init(region: String = "") { self.region = region }

  var title: String { "loss of \(region)" }

  func takesPower(of zone: String, in region: String?) -> Bool { region == self.region }

  func impair(_ link: inout Link, from: String, to: String, by fault: ActiveFault) {
    if from == region || to == region { link.cutShare = 1 }
  }

  func planes(regions: [String], by fault: ActiveFault) -> [ControlPlane] {
    ControlPlane.planes(of: region, regions: regions)
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshLinks()
    world.refreshControlPlanes(in: &queue)
    world.refreshPower(in: &queue)
  }
}
