import CloudModel
import OutputAnalysis

/// What the rehearsed time costs: means over the replications with their intervals.
package struct CostSummary: Sendable, Hashable {
  package var region: String
  package var currency: String
  /// Tasks and load balancers; not a number where a task size is missing, like all that
  /// follows from task prices.
  package var total: ConfidenceInterval
  package var tasks: ConfidenceInterval
  package var loadBalancers: ConfidenceInterval
  /// Billed [h].
  package var taskHours: ConfidenceInterval
  /// Desired counts at the start × length of the run [h], and their price.
  package var steadyTaskHours: Double
  package var steady: Double
  /// Above the steady fleet.
  package var extraTaskHours: ConfidenceInterval
  package var extra: ConfidenceInterval
  /// Only revisions that had tasks.
  package var revisions: [Part]
  package var balancers: [Part]

  /// One revision, or one load balancer.
  package struct Part: Sendable, Hashable {
    package var name: String
    /// Tasks of a revision, begun hours of a load balancer: mean over the replications.
    package var count: Double
    /// Task-hours, or hours of capacity units [h].
    package var hours: ConfidenceInterval
    package var cost: ConfidenceInterval
  }

  /// Whether there were tasks, each with a price.
  package var hasTaskPrices: Bool { taskHours.estimate > 0 && !tasks.estimate.isNaN }

  /// - Parameter runs: One for each replication, at least one.
  package init(_ runs: [RunCost], of cloud: CloudDescription, at prices: PriceTable, level: Double)
  {
    func mean(_ figure: (RunCost) -> Double) -> ConfidenceInterval {
      let values = runs.map(figure)
      guard !values.contains(where: \.isNaN) else {
        return ConfidenceInterval(estimate: .nan, halfWidth: .infinity, level: level)
      }
      return Judge.interval(of: values.map { Reading($0) }, .money, level)
    }
    region = prices.region
    currency = prices.currency
    total = mean { $0.total() }
    tasks = mean { $0.taskCost() }
    loadBalancers = mean(\.balancerCost)
    taskHours = mean { $0.taskHours() }
    steadyTaskHours = runs.first?.steadyHours() ?? 0
    steady = runs.first?.steadyCost() ?? 0
    extraTaskHours = mean { $0.extraTaskHours() }
    extra = mean { $0.extra() }
    revisions = cloud.revisions.indices.compactMap { revision in
      let selection = RunCost.Selection(revision: revision)
      guard runs.contains(where: { $0.tasks.contains(where: selection.contains) }) else {
        return nil
      }
      let counts = runs.map { $0.tasks.filter(selection.contains).reduce(0) { $0 + $1.count } }
      return Part(
        name: cloud.revisions[revision].name,
        count: Double(counts.reduce(0, +)) / Double(runs.count),
        hours: mean { $0.taskHours(selection) }, cost: mean { $0.taskCost(selection) })
    }
    balancers = cloud.loadBalancers.indices.map { number in
      Part(
        name: cloud.loadBalancers[number].name,
        count: Double(runs.reduce(0) { $0 + $1.balancers[number].hours }) / Double(runs.count),
        hours: mean { $0.balancers[number].capacityUnitHours },
        cost: mean { $0.balancers[number].cost })
    }
  }
}
