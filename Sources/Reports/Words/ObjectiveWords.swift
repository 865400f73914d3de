import Experiments

/// What was observed for an objective, in words.
package enum ObjectiveWords {
  /// What a verdict is worth without objectives.
  package static let none = "the verdict says only that it ran"

  /// The estimate: `412 ms`.
  package static func estimate(_ judged: JudgedObjective) -> String {
    neverEnded(judged)
      ? "never" : UnitText.quantity(judged.observed.estimate, judged.objective.dimension)
  }

  /// The interval: `398 ms … 426 ms`.
  package static func interval(_ judged: JudgedObjective) -> String {
    let dimension = judged.objective.dimension
    guard judged.observations > 0 else { return "nothing was observed" }
    if neverEnded(judged) { return "not in every replication" }
    return UnitText.quantity(judged.observed.low, dimension) + " … "
      + UnitText.quantity(judged.observed.high, dimension)
  }

  /// Whether something that is expected to end did not, in one replication at least.
  private static func neverEnded(_ judged: JudgedObjective) -> Bool {
    judged.objective.dimension == .duration && judged.observed.estimate == .infinity
  }

  /// `not met: 0.21 % (95 % interval 0.19 % … 0.23 %) over 20 replications`.
  package static func sentence(_ judged: JudgedObjective, _ result: RehearsalResult) -> String {
    let over = "over \(replications(result.replications))"
    if neverEnded(judged) {
      let what =
        judged.objective.metric.name == .rto
        ? "requests were not served again until the end" : "it did not end"
      return "\(judged.judgment.words): \(what) in at least one replication, \(over)"
    }
    let level = UnitText.percent(result.confidenceLevel)
    return "\(judged.judgment.words): \(estimate(judged)) (\(level) interval "
      + "\(interval(judged))) \(over)"
  }

  package static func replications(_ count: Int) -> String {
    UnitText.count(count, "replication", "replications")
  }
}
