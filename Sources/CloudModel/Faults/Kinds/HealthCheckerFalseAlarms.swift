import SimulationKernel

/// Route 53's checkers of an endpoint say something else than what they see.
package struct HealthCheckerFalseAlarms: Fault {
  package static let word = "healthCheckerFalseAlarms"
  static let scale = FaultScale.shared("checkers")

  /// `nil` is every health check.
  package var healthCheck: String?
  /// Whether they say that all is well.
  package var saysHealthy = false

  package init() {}

  package init(of healthCheck: String?, saysHealthy: Bool = false) {
    self.healthCheck = healthCheck
    self.saysHealthy = saysHealthy
  }

  var title: String { "false alarms\(healthCheck.map { " of \($0)" } ?? "")" }

  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshCheckers()
  }
}
