import SimulationKernel

/// Writes of a table stay in their region, and are replicated when it is over.
package struct ReplicationPaused: Fault {
  package static let word = "replicationPaused"
  static let scale = FaultScale.whole

  /// `nil` is every table.
  package var table: String?
  /// A region; `nil` is all.
  package var from: String?
  package var to: String?

  package init(table: String? = nil, from: String? = nil, to: String? = nil) {
    self.table = table
    self.from = from
    self.to = to
  }

  var title: String { "replication of \(table ?? "tables") paused" }

  func concerns(_ table: String, from: String?, to: String?) -> Bool {
    (self.table ?? table) == table && (self.from == nil || self.from == from)
      && (self.to == nil || self.to == to)
  }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshReplication(in: &queue)
  }
}
