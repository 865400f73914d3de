import SimulationKernel

/// Some targets of a service or fleet stop working properly.
///
/// They are chosen when the fault begins to work, the oldest first unless lots are drawn. A task that crashes is replaced
/// by its scheduler; an instance that crashed starts again at the end of the fault.
package struct TargetsLost: Fault {
  package static let word = "targetsLost"
  static let scale = FaultScale.shared("targets")

  /// A service or fleet.
  package var owner = ""
  /// `nil` is the fault's share of them, or one if it gives none.
  package var count: Int?
  /// From whom it chooses, and how.
  package var choice = TargetChoice()
  package var mode = TargetFailureMode.crash

  package init() {}

  package init(
    of owner: String, count: Int? = nil, choice: TargetChoice = TargetChoice(),
    mode: TargetFailureMode
  ) {
    self.owner = owner
    self.count = count
    self.choice = choice
    self.mode = mode
  }

  var title: String {
    mode.rawValue + (count.map { " of \($0)" } ?? "") + " of \(owner)\(choice.words)"
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    guard fault.strength > 0 || world.faulted.chosen[fault.number] != nil else { return }
    for target in world.hold(owner, count: count, else: 1, choosing: choice, by: fault).chosen {
      world.refreshFailure(of: target, in: &queue)
    }
  }
}
