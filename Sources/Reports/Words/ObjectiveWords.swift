import Experiments

/// What was observed for an objective, in words.
package enum ObjectiveWords {
  /// What a verdict is worth without objectives.
  package static let none = "the verdict says only that it ran"

  /// The estimate: `412 ms`.
  package static func estimate(_ judged: JudgedObjective) -> String {
    UnitText.quantity(judged.observed.estimate, judged.objective.dimension)
  }

  /// The interval: `398 ms … 426 ms`.
  package static func interval(_ judged: JudgedObjective) -> String {
    let dimension = judged.objective.dimension
    guard judged.observations > 0 else { return "nothing was observed" }
    return UnitText.quantity(judged.observed.low, dimension) + " … "
      + UnitText.quantity(judged.observed.high, dimension)
  }

  /// `not met: 0.21 % (95 % interval 0.19 % … 0.23 %) over 20 replications`.
  package static func sentence(_ judged: JudgedObjective, _ result: RehearsalResult) -> String {
    let level = UnitText.percent(result.confidenceLevel)
    return "\(judged.judgment.words): \(estimate(judged)) (\(level) interval "
      + "\(interval(judged))) over \(replications(result.replications))"
  }

  package static func replications(_ count: Int) -> String {
    UnitText.count(count, "replication", "replications")
  }
}
