import SimulationKernel

/// A fault that takes control planes down.
protocol ControlPlaneFault: Fault {
  /// - Parameter regions: The names of all regions, by number; empty in a cloud without.
  func planes(regions: [String], by fault: ActiveFault) -> [ControlPlane]
}

extension ControlPlaneFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshControlPlanes(in: &queue)
  }
}

extension World {
  /// Control planes that are down, from all faults that last; what waited for one goes on when it
  /// is up again.
  mutating func refreshControlPlanes(in queue: inout EventQueue) {
    let regions = description.regions.map(\.name)
    var down: Set<ControlPlane> = []
    for (kind, fault) in lasting((any ControlPlaneFault).self) where fault.strength > 0 {
      down.formUnion(kind.planes(regions: regions, by: fault))
    }
    let before = controlPlanes.down
    controlPlanes.down = down
    guard !before.subtracting(down).isEmpty else { return }
    let held = controlPlanes.takeHeld()
    for event in held { schedule(event, after: .zero, in: &queue) }
    launchWaiting(in: &queue)
    for service in services.indices { reconcileSoon(service, in: &queue) }
  }

  /// Whether a change on its way to the load balancers gets there now; if not it waits for their
  /// control plane, as callers of AWS try again.
  mutating func reaches(_ balancer: Int, _ event: ControlEvent) -> Bool {
    if controlPlanes.down.isEmpty { return true }
    let region = regionOfZone[nodes[balancers[balancer].firstNode].zone]
    if controlPlanes.isUp(.elb(region)) { return true }
    controlPlanes.hold(event, for: .elb(region))
    return false
  }

  func ecsIsUp(for service: Int) -> Bool {
    controlPlanes.isUp(.ecs(regionOfZone[services[service].zones.first ?? 0]))
  }
}
