import SimulationKernel

/// Somebody stops tasks of a service, as with StopTask: they are deregistered, get SIGTERM, and the
/// scheduler replaces them.
package struct TasksStopped: Fault {
  package static let word = "tasksStopped"
  static let scale = FaultScale.shared("tasks")

  /// A service.
  package var owner = ""
  /// `nil` is the fault's share of them, or one if it gives none.
  package var count: Int?
  /// From whom it chooses, and how.
  package var choice = TargetChoice()

  package init() {}

  package init(of owner: String, count: Int? = nil, choice: TargetChoice = TargetChoice()) {
    self.owner = owner
    self.count = count
    self.choice = choice
  }

  var title: String {
    let tasks = "\(owner)\(choice.words) stopped"
    guard let count else { return "tasks of \(tasks)" }
    return "\(count) \(count == 1 ? "task" : "tasks") of \(tasks)"
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    guard fault.strength > 0 else { return }
    let (chosen, held) = world.hold(owner, count: count, else: 1, choosing: choice, by: fault)
    for target in chosen.prefix(held) {
      guard let task = world.task(of: target) else { continue }
      world.stopTask(task, cause: .stoppedByUser, in: &queue)
    }
  }
}
