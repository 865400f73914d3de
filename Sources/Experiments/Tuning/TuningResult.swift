/// What a search found: everything that `tuning.json` promises, as one value.
package struct TuningResult: Sendable {
  package var scenario: ScenarioIdentity
  package var seed: UInt64
  package var confidenceLevel: Double
  /// Pass: a point meets every objective. Fail: no point of the grid does.
  package var verdict: Verdict
  package var stopReason: StopReason?
  /// Replications of all points together.
  package var runs: Int
  /// Replications that every point at its largest number would have taken.
  package var fullGridRuns: Int
  /// Replications that a grid would have taken in which every point has as many as the point with
  /// the most has here: those that are left, for they race longest.
  package var evenGridRuns: Int
  /// What the search wants less of: user pain, duration, cost. Positions among the measures.
  package var criteria: [Int]
  package var measures: [Measure]
  /// In the order of the grid.
  package var points: [TunedPoint]
  package var doubts: [WorldDoubt]
  /// The call that rehearses the scenario, to which a point adds its settings.
  package var command = ""

  /// Positions of the points that nothing beats, in the order of the grid.
  package var best: [Int] { points.indices.filter { points[$0].standing == .best } }

  /// Whether every point lived through the same runs, so that no setting moved anything.
  package var isIdentical: Bool {
    points.allSatisfy { $0.fingerprint == points[0].fingerprint }
  }
}

/// One point of the grid and what became of it.
package struct TunedPoint: Sendable {
  package var label: String
  package var settings: [Setting]
  package var replications: Int
  package var standing: Standing
  package var fingerprint: UInt64
  package var score: Score
  package var objectives: [JudgedObjective]
  /// By measure, each with its own interval.
  package var values: [MeasuredValue]

  package enum Standing: Sendable, Hashable {
    /// It meets every objective, and no point is beyond doubt better in one criterion and not
    /// worse in the others.
    case best
    /// Nothing beats it, and the data do not decide an objective.
    case undecided
    /// It does not meet an objective.
    case infeasible(Objective)
    /// Another point is beyond doubt better in one criterion and not worse in the others.
    case dominated(by: Int)
  }
}
