import Experiments

/// What a run costs, in words.
package enum CostWords {
  /// How the parts make the whole.
  package static let formula =
    "total = tasks + load balancers; extra = tasks − desired count at the start × length"

  /// `0.61 USD: tasks 0.55, load balancers 0.05; 0.18 (3.2 task-hours) above the steady fleet`.
  package static func sentence(_ cost: CostSummary) -> String {
    let extra = cost.extra.estimate
    let hours = UnitText.quantity(cost.extraTaskHours.estimate.magnitude, .hours)
    return "\(UnitText.money(cost.total.estimate)) \(cost.currency): tasks "
      + "\(UnitText.money(cost.tasks.estimate)), load balancers "
      + "\(UnitText.money(cost.loadBalancers.estimate)); "
      + "\(UnitText.money(extra.magnitude)) and \(hours) of tasks "
      + "\(extra < 0 ? "below" : "above") the steady fleet"
  }
}
