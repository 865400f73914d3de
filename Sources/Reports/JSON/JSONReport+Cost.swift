import Experiments
import OutputAnalysis

extension JSONReport {
  /// `null` stands for what has no price.
  static func cost(_ cost: CostSummary) -> JSONNode {
    .object([
      "currency": .string(cost.currency), "region": .string(cost.region),
      "total": interval(cost.total), "tasks": interval(cost.tasks),
      "loadBalancers": interval(cost.loadBalancers), "taskHours": interval(cost.taskHours),
      "steady": .number(cost.steady), "steadyTaskHours": .number(cost.steadyTaskHours),
      "extra": interval(cost.extra), "extraTaskHours": interval(cost.extraTaskHours),
      "formula": .string(CostWords.formula),
      "revisions": .array(
        cost.revisions.map { part($0, count: "tasks", hours: "taskHours") }),
      "balancers": .array(
        cost.balancers.map { part($0, count: "hours", hours: "capacityUnitHours") }),
    ])
  }

  private static func part(
    _ part: CostSummary.Part, count: String, hours: String
  ) -> JSONNode {
    .object([
      "name": .string(part.name), count: .number(part.count), hours: interval(part.hours),
      "cost": interval(part.cost),
    ])
  }

  static func interval(_ interval: ConfidenceInterval) -> JSONNode {
    .object([
      "mean": .number(interval.estimate), "low": .number(interval.low),
      "high": .number(interval.high),
    ])
  }
}
