import SimulationKernel

/// Health checks of load balancers fail though the targets are fine, each check by itself: targets
/// leave the rotation and come back.
package struct HealthChecksFlap: Fault {
  package static let word = "loadBalancerHealthChecksFlap"
  static let scale = FaultScale.shared("health checks")

  /// `nil` is every one of the region, or of all.
  package var loadBalancer: String?
  package var region: String?

  package init() {}

  package init(of loadBalancer: String? = nil, region: String? = nil) {
    self.loadBalancer = loadBalancer
    self.region = region
  }

  var title: String {
    (loadBalancer ?? region).map { "flapping health checks of \($0)" } ?? "flapping health checks"
  }

  func concerns(_ it: LoadBalancerDescription) -> Bool {
    (loadBalancer ?? it.name) == it.name && (region == nil || it.region == region)
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshFalseChecks()
  }
}
