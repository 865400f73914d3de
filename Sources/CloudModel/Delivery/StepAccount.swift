import SimulationKernel

/// What became of one step of the plan.
package struct StepAccount: Sendable, Equatable {
  package var name: String
  /// When its time had come.
  package var due: SimulationTime?
  /// When what it waits for held: from here somebody, or something, works on it.
  package var started: SimulationTime?
  /// Of a decision: when somebody had understood, and when it was made.
  package var detected: SimulationTime?
  package var decided: SimulationTime?
  package var ended: SimulationTime?
  package var outcome: StepOutcome = .notStarted
  /// What it waited for in vain, and what was seen instead.
  package var stuckOn: String?

  package init(name: String) {
    self.name = name
  }
}

/// - notStarted: Its time has not come, or the plan had failed before.
/// - underWay: It had not ended when the run did, or when another step failed the plan.
/// - done: It ended as it should.
/// - skipped: It belongs to graceful runs only.
/// - timedOut: Its deadline passed, and the plan went on.
/// - failed: Its deadline passed, and the plan with it.
package enum StepOutcome: String, Sendable, CaseIterable {
  case notStarted, underWay, done, skipped, timedOut, failed
}
