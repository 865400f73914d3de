import CloudModel
import SimulationKernel

/// What a drill found: everything that `drill.json` promises, as one value.
package struct DrillResult: Sendable {
  package var scenario: ScenarioIdentity
  package var seed: UInt64
  package var confidenceLevel: Double
  /// Fail: a schedule breaks an objective, or the scenario does without one. Pass: nothing that was
  /// tried within the budget does.
  package var verdict: Verdict
  package var stopReason: StopReason?
  /// Replications of all schedules together, and how many were allowed.
  package var runs: Int
  package var budget: Int
  /// Schedules that were looked at, and those that reached the limit of events.
  package var schedules: Int
  package var cutOff: Int
  /// The scenario without any fault of the drill.
  package var baseline: [JudgedObjective]
  package var baselineReplications: Int
  /// The schedule that hurts most, as it was found.
  package var worst: DrillFinding?
  /// The smallest that still breaks an objective.
  package var smallest: DrillFinding?
  /// Whether no single move makes it smaller still.
  package var isMinimal = false
  /// What each candidate does by itself at its worst, the most harmful first.
  package var candidates: [CandidateHarm]
  /// The scenario with the smallest in it, a file beside the reports; `nil` if nothing was found.
  package var file: String?
  /// The call that rehearses it from where the drill was called; empty if nothing was found.
  package var command = ""

  /// Whether the scenario misses an objective without any fault of the drill, so that nothing was
  /// searched.
  package var failsByItself: Bool { baseline.contains { $0.judgment == .notMet } }

  /// A candidate's worst.
  package struct CandidateHarm: Sendable {
    package var candidate: FaultCandidate
    /// `nil` if the search did not come to it.
    package var fault: FaultDescription?
    package var harm: Harm
  }
}

/// One schedule and what it does.
package struct DrillFinding: Sendable {
  package var faults: [FaultDescription]
  package var harm: Harm
  package var objectives: [JudgedObjective]
  package var replications: Int
  /// Of its replications, as a rehearsal of it says.
  package var fingerprint: UInt64
}
