/// What a step of the plan does.
package enum PlanAction: Sendable, Equatable {
  /// UpdateService with a new revision; ends at once, the deployment goes on by itself.
  case deploy(service: String, revision: String)
  /// ModifyListener or ModifyRule: `rule` as in ``ServiceDescription/productionRule``.
  case shift(rule: String, weights: [WeightedGroupDescription])
  /// ChangeResourceRecordSets: new weights for records of a DNS name.
  case shiftName(name: String, weights: [RecordWeightDescription])
  /// ChangeResourceRecordSets: records that are made, replaced or deleted, all or none.
  case changeRecords(RecordChangeDescription)
  /// UpdateRoutingControlStates, as one transaction.
  case routingControls(RoutingControlChangeDescription)
  /// StartZonalShift: traffic of a load balancer leaves one of its zones.
  case zonalShift(ZonalShiftStep)
  /// CancelZonalShift.
  case cancelZonalShift(loadBalancer: String)
  /// UpdateService with a new desired count.
  case scale(service: String, desiredCount: Int)
  /// UpdateService to a share of what another service wants, rounded up; never fewer than it has
  /// (ARC developer guide, "ec2-auto-scaling-block").
  case scaleLike(service: String, percent: Double, of: String)
  /// StopTask on so many tasks of the service, the oldest first.
  case stop(service: String, count: Int)
  /// StopServiceDeployment with rollback.
  case rollBack(service: String)
  /// Begins the migration of a schema to its next phase, or back to the one before; ends at once,
  /// the migration goes on by itself.
  case migrate(schema: String, phase: String)
  /// UpdateTable gives a table a replica in another region; ends at once, the region fills up by
  /// itself. CreateDBInstanceReadReplica replaces what a Region has of its own by a replica of a
  /// database's writer; ends when it follows.
  case addReplica(of: ReplicaOwner, region: String)
  /// Makes another Region's copy of a database the writer; ends when it takes writes. Without
  /// `losesData` it waits for the copy to have everything; `nil` is what the mode says.
  case promote(database: String, region: String, losesData: Bool?)
  /// Ends when the condition holds, or fails the plan at its deadline.
  case wait(WaitDescription)
  /// The same, as a check of what was done.
  case verify(WaitDescription)
  /// A person notices and decides; ends with the decision.
  case decide(DecisionDescription)
  /// Stops a source, and ends when nothing is in flight any more.
  case drain(DrainDescription)
  /// Lets a source that was drained send again.
  case resume(source: String)
  /// Takes a bad configuration back from a service or fleet: what it has of all that were pushed.
  case revertConfiguration(of: String)
  /// Takes several lists of steps at the same time, and ends when all of them have ended.
  case parallel([[PlanStepDescription]])
}

/// What a replica is one of, by name.
package enum ReplicaOwner: Sendable, Equatable {
  case table(String)
  case database(String)

  package var name: String {
    switch self {
    case .table(let name), .database(let name): name
    }
  }
}

extension PlanAction {
  /// What has to hold before the step has ended, after its operation was carried out.
  package var ending: WaitCondition? {
    switch self {
    case .wait(let wait), .verify(let wait): wait.condition
    case .promote(let database, let region, _):
      .databaseAvailable(database: database, region: region)
    case .addReplica(.database(let database), let region):
      .replicaFollows(database: database, region: region)
    case .drain(let drain):
      .drained(source: drain.source, listener: drain.listener, classes: drain.classes)
    case .deploy, .shift, .shiftName, .changeRecords, .routingControls, .zonalShift,
      .cancelZonalShift, .scale, .scaleLike, .stop,
      .rollBack, .migrate, .addReplica, .decide, .resume, .revertConfiguration, .parallel:
      nil
    }
  }

  /// The lists of steps that it holds.
  package var branches: [[PlanStepDescription]] {
    if case .parallel(let branches) = self { branches } else { [] }
  }
}

extension PlanStepDescription {
  /// Its name, or what it does.
  package var title: String {
    guard name.isEmpty else { return name }
    switch action {
    case .deploy(let service, let revision): return "deploy \(revision) to \(service)"
    case .shift(let rule, _): return "shift \(rule)"
    case .shiftName(let name, _): return "shift \(name)"
    case .changeRecords(let change): return "change records of \(change.name)"
    case .routingControls(let change):
      let controls = change.set.map { "\($0.name) \($0.isOn ? "on" : "off")" }
      return "set \(controls.joined(separator: ", "))"
    case .zonalShift(let shift): return "shift \(shift.loadBalancer) away from \(shift.away)"
    case .cancelZonalShift(let name): return "cancel the zonal shift of \(name)"
    case .addReplica(let owner, let region):
      return "add a replica of \(owner.name) in \(region)"
    case .scale(let service, let count): return "scale \(service) to \(count)"
    case .scaleLike(let service, _, let other): return "scale \(service) like \(other)"
    case .stop(let service, let count): return "stop \(count) of \(service)"
    case .rollBack(let service): return "roll \(service) back"
    case .migrate(let schema, let phase): return "migrate \(schema) to \(phase)"
    case .promote(let database, let region, _): return "promote \(database) in \(region)"
    case .wait(let wait): return "wait for \(wait.condition.title)"
    case .verify(let wait): return "verify \(wait.condition.title)"
    case .decide: return "decide"
    case .drain(let drain): return "drain \(drain.source ?? drain.listener ?? "nothing")"
    case .resume(let source): return "resume \(source)"
    case .revertConfiguration(let owner): return "revert the configuration of \(owner)"
    case .parallel(let branches): return "\(branches.count) branches"
    }
  }
}
