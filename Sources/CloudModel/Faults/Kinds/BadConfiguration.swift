import SimulationKernel

/// A configuration is pushed to tasks and instances that run, and to all that start: from then on a
/// share of them misbehaves, until somebody rolls it back or the fault ends.
package struct BadConfiguration: ImpairingFault {
  package static let word = "badConfiguration"
  static let scale = FaultScale.shared("targets")

  /// A service or fleet; `nil` is pushed everywhere.
  package var owner: String?
  /// Share of requests that such a target answers with an error [0…1].
  package var errorRate = 0.0
  /// Multiplies its work.
  package var slowness = 1.0
  package var failsHealthChecks = false

  package init() {}

  package init(
    of owner: String?, errorRate: Double = 0, slowness: Double = 1, failsHealthChecks: Bool = false
  ) {
    self.owner = owner
    self.errorRate = errorRate
    self.slowness = slowness
    self.failsHealthChecks = failsHealthChecks
  }

  var title: String { "bad configuration\(owner.map { " of \($0)" } ?? "")" }

  /// Who gets it is drawn; a ramp reaches one after the other.
  func impair(
    _ impairment: inout TargetImpairment, of target: Int, by fault: ActiveFault,
    in world: borrowing World
  ) {
    if let owner, !world.isTarget(target, of: owner) { return }
    guard world.faulted.draws.targets.uniform(UInt64(target)) < fault.reach,
      !world.faulted.reverted[fault.number].contains(where: { world.isTarget(target, of: $0) })
    else { return }
    impairment.errorRate = max(impairment.errorRate, errorRate)
    impairment.slowness *= slowness
    impairment.failsHealthChecks = impairment.failsHealthChecks || failsHealthChecks
  }
}
