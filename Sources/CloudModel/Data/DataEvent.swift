import SimulationKernel

/// What happens to tables and databases.
enum DataEvent {
  case migrationEnds(schema: Int)
  case database(Int, DatabaseEvent)
}

extension World {
  mutating func handle(_ event: DataEvent, in queue: inout EventQueue) {
    switch event {
    case .migrationEnds(let schema): migrationEnds(of: schema, in: &queue)
    case .database(let database, let event): handle(event, of: database, in: &queue)
    }
  }
}
