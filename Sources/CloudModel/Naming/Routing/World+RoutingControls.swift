import SimulationKernel

// ARC: routing controls are set through the cluster's own data plane.
extension World {
  /// `UpdateRoutingControlStates`: all of it, or nothing.
  ///
  /// - Parameters:
  ///   - subject: Who asks, for the journal of a refusal; `nil` leaves it out.
  ///   - overridden: Safety rules that are not asked this time.
  /// - Returns: Whether it was done.
  mutating func setRoutingControls(
    _ states: [RoutingControlState], overriding overridden: [String], by subject: String?,
    in queue: inout EventQueue
  ) -> Bool {
    guard controlPlanes.isUp(.arcCluster) else {
      if let subject { journal(subject, .routingControlsRefused(nil), in: queue) }
      return false
    }
    let before = routingControls.controls
    if let refusal = routingControls.update(states, overriding: overridden, at: queue.now) {
      if let subject { journal(subject, .routingControlsRefused(refusal), in: queue) }
      return false
    }
    for (old, new) in zip(before, routingControls.controls) where old != new {
      journal(new.name, .routingControl(isOn: new.isOn), in: queue)
      for check in healthChecks.indices
      where healthChecks[check].description.kind == .routingControl(new.name) {
        found(new.isOn, by: check, in: &queue)
      }
    }
    // Nobody sees a transaction half done.
    checkPlan(in: &queue)
    return true
  }
}
