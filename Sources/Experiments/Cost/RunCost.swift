import CloudModel

/// What one replication cost: its tasks, its load balancers, and the same tasks as they would
/// have been without the plan.
package struct RunCost: Sendable, Equatable {
  /// By service and revision; only those that had tasks.
  package private(set) var tasks: [FleetCost] = []
  /// What stands at time zero, kept until the end: desired count × length of the run.
  package private(set) var steady: [FleetCost] = []
  /// By load balancer.
  package private(set) var balancers: [BalancerCost]
  private let services: [String]
  private let revisions: [String]

  /// Tasks of one revision of one service.
  package struct FleetCost: Sendable, Equatable {
    package var service: Int
    package var revision: Int
    package var count: Int
    /// Billed [h].
    package var hours: Double
    /// Not a number if the revision's task size is not given.
    package var cost: Double
  }

  package struct BalancerCost: Sendable, Equatable {
    /// Begun hours.
    package var hours = 0
    /// Units summed over the hours.
    package var capacityUnitHours = 0.0
    package var cost = 0.0
  }

  /// Of a run in which nothing was used.
  package init() { (balancers, services, revisions) = ([], [], []) }

  /// - Parameter length: Of the run [s].
  package init(
    _ accounts: RunAccounts, of cloud: CloudDescription, at prices: PriceTable, length: Double
  ) {
    let hourly = cloud.revisions.map { $0.task.map(prices.hourlyPrice) ?? .nan }
    balancers = Array(repeating: BalancerCost(), count: cloud.loadBalancers.count)
    services = cloud.services.map(\.name)
    revisions = cloud.revisions.map(\.name)
    for task in accounts.taskUsage {
      let hours = prices.billedSeconds(of: task) / 3600
      add(task, hours: hours, cost: hours * hourly[task.revision])
    }
    for (number, service) in cloud.services.enumerated() {
      guard let revision = cloud.revisions.firstIndex(where: { $0.name == service.revision })
      else { continue }
      let hours = Double(service.desiredCount) * length / 3600
      steady.append(
        FleetCost(
          service: number, revision: revision, count: service.desiredCount, hours: hours,
          cost: hours == 0 ? 0 : hours * hourly[revision]))
    }
    for usage in accounts.balancerUsage {
      let units = prices.capacityUnit.units(of: usage)
      balancers[usage.loadBalancer].hours += 1
      balancers[usage.loadBalancer].capacityUnitHours += units
      balancers[usage.loadBalancer].cost +=
        prices.loadBalancerHour.amount + units * prices.capacityUnitHour.amount
    }
  }

  private mutating func add(_ task: TaskUsage, hours: Double, cost: Double) {
    let known = tasks.firstIndex { $0.service == task.service && $0.revision == task.revision }
    guard let known else {
      tasks.append(
        FleetCost(
          service: task.service, revision: task.revision, count: 1, hours: hours, cost: cost))
      return
    }
    tasks[known].count += 1
    tasks[known].hours += hours
    tasks[known].cost += cost
  }
}

extension RunCost {
  /// Which tasks a figure is about; `nil` stands for all.
  package struct Selection: Sendable, Hashable {
    package var service: Int?
    package var revision: Int?

    package init(service: Int? = nil, revision: Int? = nil) {
      self.service = service
      self.revision = revision
    }

    /// Whether nothing is left out, so that load balancers belong to it too.
    var isEverything: Bool { service == nil && revision == nil }

    func contains(_ fleet: FleetCost) -> Bool {
      (service ?? fleet.service) == fleet.service && (revision ?? fleet.revision) == fleet.revision
    }
  }

  /// The tasks of a service, of a revision, or both, by name.
  package func selection(service: String?, revision: String?) -> Selection {
    Selection(
      service: service.flatMap(services.firstIndex),
      revision: revision.flatMap(revisions.firstIndex))
  }

  /// Tasks, and the load balancers where everything is selected.
  package func total(_ selection: Selection = Selection()) -> Double {
    taskCost(selection) + (selection.isEverything ? balancerCost : 0)
  }

  package func taskCost(_ selection: Selection = Selection()) -> Double {
    tasks.filter(selection.contains).reduce(0) { $0 + $1.cost }
  }

  /// Billed time of tasks [h].
  package func taskHours(_ selection: Selection = Selection()) -> Double {
    tasks.filter(selection.contains).reduce(0) { $0 + $1.hours }
  }

  /// Cost of the tasks beyond that of the steady fleet; negative if there were fewer.
  package func extra(_ selection: Selection = Selection()) -> Double {
    taskCost(selection) - steadyCost(selection)
  }

  /// Task-hours beyond those of the steady fleet.
  package func extraTaskHours(_ selection: Selection = Selection()) -> Double {
    taskHours(selection) - steadyHours(selection)
  }

  package func steadyCost(_ selection: Selection = Selection()) -> Double {
    steady.filter(selection.contains).reduce(0) { $0 + $1.cost }
  }

  package func steadyHours(_ selection: Selection = Selection()) -> Double {
    steady.filter(selection.contains).reduce(0) { $0 + $1.hours }
  }

  package var balancerCost: Double { balancers.reduce(0) { $0 + $1.cost } }
}
