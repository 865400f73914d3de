import SimulationKernel

/// Some targets of a service or fleet stop working properly.
///
/// They are chosen when the fault begins to work, the oldest first. A task that crashes is replaced
/// by its scheduler; an instance that crashed starts again at the end of the fault.
package struct TargetsLost: Fault {
  package static let word = "targetsLost"
  static let scale = FaultScale.shared("targets")

  /// A service or fleet.
  package var owner = ""
  /// `nil` is the fault's share of them, or one if it gives none.
  package var count: Int?
  package var mode = TargetFailureMode.crash

  package init() {}

  package init(of owner: String, count: Int? = nil, mode: TargetFailureMode) {
    self.owner = owner
    self.count = count
    self.mode = mode
  }

  var title: String {
    count.map { "\(mode.rawValue) of \($0) of \(owner)" } ?? "\(mode.rawValue) of \(owner)"
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    guard fault.strength > 0 || world.faulted.chosen[fault.number] != nil else { return }
    for target in world.hold(owner, count: count, else: 1, by: fault).chosen {
      world.refreshFailure(of: target, in: &queue)
    }
  }
}
