import SimulationKernel

/// How the desired count of one service moved.
package struct DesiredCountAccount: Sendable, Equatable {
  package struct Change: Sendable, Equatable {
    package var at: SimulationTime
    package var count: Int

    package init(at: SimulationTime, count: Int) {
      self.at = at
      self.count = count
    }
  }

  package var service: String
  /// The first one is what the run started with.
  package var changes: [Change]

  package init(service: String, changes: [Change]) {
    self.service = service
    self.changes = changes
  }
}

/// Why the desired count of a service moved.
package enum ScalingReason: Sendable, Equatable {
  /// A metric by its AWS name, its latest value, and what it is kept at.
  case metric(String, value: Double, target: Double)
  /// An alarm of the scenario rings.
  case alarm(String)
  case scheduledAction
}
