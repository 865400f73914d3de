import SimulationKernel

extension CloudDescription {
  /// Whether a table has this name.
  package func isTable(_ name: String) -> Bool { tables.contains { $0.name == name } }

  /// Whether a database has this name.
  package func isDatabase(_ name: String) -> Bool { databases.contains { $0.name == name } }
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
    number(name, in: description.databases, \.name)
  }

  mutating func beginDatabaseCall(_ call: Int, in queue: inout EventQueue) {
    let it = graph.calls[call]
    let edge = graph.edges[Int(it.edge)]
    guard case .database(let database) = edge.callee else {
      preconditionFailure("call \(call) calls no database")
    }
    callDatabase(
      database, from: Int(it.target), isWrite: edge.description.operation.isWrite, for: call,
      identity: it.drawCounter, in: &queue)
  }
}
