import SimulationKernel

/// What happens to tables and databases.
enum DataEvent {
  case migrationEnds(schema: Int)
  /// The end of a minute, for automatic scaling.
  case tableMinute(table: Int)
  case capacityChanges(table: Int, replica: Int, kind: CapacityKind, rate: Double)
  case replicaActive(table: Int, replica: Int)
  case database(Int, DatabaseEvent)
}

extension World {
  mutating func handle(_ event: DataEvent, in queue: inout EventQueue) {
    switch event {
    case .migrationEnds(let schema): migrationEnds(of: schema, in: &queue)
    case .tableMinute(let table): tableMinuteEnded(table, in: &queue)
    case .capacityChanges(let table, let replica, let kind, let rate):
      capacityChanges(of: table, replica: replica, kind, to: rate, at: queue.now)
    case .replicaActive(let table, let replica):
      replicaActive(replica, of: table, in: &queue)
    case .database(let database, let event): handle(event, of: database, in: &queue)
    }
  }
}
