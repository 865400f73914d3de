import SimulationKernel

/// What happens to names and to the health that they look at.
enum NamingEvent {
  case recordsPublished(name: Int, change: Int, set: AnswerTree.RecordSet)
  case health(HealthCheckEvent)
}

extension World {
  mutating func handle(_ event: NamingEvent, in queue: inout EventQueue) {
    switch event {
    case .recordsPublished(let name, let change, let set):
      recordsPublished(set, of: name, change: change, in: &queue)
    case .health(let event): handle(event, in: &queue)
    }
  }
}
