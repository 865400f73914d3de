import SimulationKernel

extension CloudDescription {
  /// Whether a table has this name.
  package func isTable(_ name: String) -> Bool { tables.contains { $0.name == name } }

  /// Whether a database has this name.
  package func isDatabase(_ name: String) -> Bool { false }
}

// Where calls reach tables and databases; each ends with `callEnded(_:outcome:in:)`, once, at once
// or later, whether or not somebody still waits for it.
extension World {
  /// The number of a table.
  func table(_ name: String) -> Int {
    number(name, in: description.tables, \.name)
  }

  /// The number of a database.
  func database(_ name: String) -> Int {
    preconditionFailure("there is no database \(name)")
  }

  mutating func beginDatabaseCall(_ call: Int, in queue: inout EventQueue) {
    callEnded(call, outcome: .databaseUnavailable, in: &queue)
  }
}
