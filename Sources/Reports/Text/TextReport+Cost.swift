import Experiments

extension TextReport {
  /// Only where every task has a price: load balancers alone answer nobody's question.
  var cost: [String] {
    let cost = result.cost
    guard cost.hasTaskPrices else { return [] }
    let lines = Paragraph.lines(
      Escape.terminal(CostWords.sentence(cost)), after: "  ", indentation: 2)
    return [
      palette.strong("Cost")
        + palette.faint(
          "  list prices of \(Escape.terminal(cost.region)), mean of the replications")
    ] + lines
      + cost.revisions.map { part in
        "  " + Layout.left(Escape.terminal(part.name), 30)
          + Layout.right(DecimalText.short(part.count, digits: 4) + " tasks", 14)
          + Layout.right(UnitText.quantity(part.hours.estimate, .hours), 12)
          + Layout.right(UnitText.money(part.cost.estimate), 12)
      }
      + cost.balancers.map { part in
        "  " + Layout.left(Escape.terminal(part.name), 30)
          + Layout.right(DecimalText.short(part.count, digits: 4) + " h", 14)
          + Layout.right(DecimalText.short(part.hours.estimate, digits: 3) + " LCU-h", 12)
          + Layout.right(UnitText.money(part.cost.estimate), 12)
      }
  }
}
