import SimulationKernel

/// Some targets of a service or fleet get slow, or have a bad network: a stressed CPU, latency,
/// lost packets.
///
/// They are chosen when the fault begins to work, the oldest first unless lots are drawn; those that start later are not
/// among them.
package struct TargetsImpaired: ImpairingFault {
  package static let word = "targetsImpaired"
  static let scale = FaultScale.shared("targets")

  /// A service or fleet.
  package var owner = ""
  /// `nil` is the fault's share of them.
  package var count: Int?
  /// From whom it chooses, and how.
  package var choice = TargetChoice()
  /// Multiplies the work on them.
  package var slowness = 1.0
  /// What each of their answers takes more.
  package var added = TimeSpan.zero
  /// Of the packets of their answers; they are sent again [0…1].
  package var loss = 0.0

  package init() {}

  package init(
    of owner: String, count: Int? = nil, choice: TargetChoice = TargetChoice(),
    slowness: Double = 1, added: TimeSpan = .zero, loss: Double = 0
  ) {
    self.owner = owner
    self.count = count
    self.choice = choice
    self.slowness = slowness
    self.added = added
    self.loss = loss
  }

  var title: String { "impaired targets of \(owner)\(choice.words)" }

  func impair(
    _ impairment: inout TargetImpairment, of target: Int, by fault: ActiveFault,
    in world: borrowing World
  ) {
    guard world.faulted.chosen[fault.number]?.contains(target) ?? false else { return }
    impairment.slowness *= fault.scaled(slowness)
    impairment.added = impairment.added + fault.scaled(added)
    impairment.loss += loss * fault.strength
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    if fault.strength > 0 { _ = world.hold(owner, count: count, choosing: choice, by: fault) }
    world.refreshImpairments()
  }
}
