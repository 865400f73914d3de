import SimulationKernel

/// What happens to names and to the health that they look at.
enum NamingEvent {
  case recordsPublished(name: Int, change: Int, weights: [Int])
}

extension World {
  mutating func handle(_ event: NamingEvent, in queue: inout EventQueue) {
    switch event {
    case .recordsPublished(let name, let change, let weights):
      recordsPublished(weights, of: name, change: change, in: &queue)
    }
  }
}
