import SimulationKernel

/// The writer's process of a database fails; what takes over, and when, is the database's own.
package struct DatabaseDown: Fault {
  package static let word = "databaseDown"
  static let scale = FaultScale.whole

  package var database = ""

  package init(database: String = "") { self.database = database }

  var title: String { "\(database) down" }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshDatabase(database, by: fault, in: &queue)
  }
}
