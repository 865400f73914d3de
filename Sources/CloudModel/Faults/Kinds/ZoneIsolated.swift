import SimulationKernel

/// A zone loses its network: its nodes and targets work on, and nobody can reach them.
package struct ZoneIsolated: Fault {
  package static let word = "zoneIsolated"
  static let scale = FaultScale.whole

  package var zone = ""

  package init(zone: String = "") { self.zone = zone }

  var title: String { "isolation of \(zone)" }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshIsolation(in: &queue)
  }
}
