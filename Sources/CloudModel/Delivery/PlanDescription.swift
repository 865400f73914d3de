import SimulationKernel

/// One step of the plan. Steps run in order: the next one starts when this one has ended.
package struct PlanStepDescription: Sendable, Equatable {
  package var name = ""
  /// When it starts: not before this time of the run, and not before `after` has passed since
  /// the end of the step before.
  package var at: TimeSpan?
  package var after: TimeSpan = .zero
  package var action: PlanAction = .wait(.init())

  package init() {}
}

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
  /// StopTask on so many tasks of the service, the oldest first.
  case stop(service: String, count: Int)
  /// StopServiceDeployment with rollback.
  case rollBack(service: String)
  /// Begins the migration of a schema to its next phase, or back to the one before; ends at once,
  /// the migration goes on by itself.
  case migrate(schema: String, phase: String)
  /// Ends when the condition holds, or fails the plan at its deadline.
  case wait(WaitDescription)
}

/// The weight of one record of a DNS name.
package struct RecordWeightDescription: Sendable, Equatable {
  /// As in ``RecordDescription/name``.
  package var record = ""
  /// 0–255.
  package var weight = 1
  package init() {}
}

package struct RecordChangeDescription: Sendable, Equatable {
  /// The DNS name.
  package var name = ""
  /// Each replaces the record of its name, or is a new one.
  package var upsert: [RecordDescription] = []
  package var delete: [String] = []
  package init() {}
}

package struct RoutingControlChangeDescription: Sendable, Equatable {
  package var set: [RoutingControlState] = []
  /// `SafetyRulesToOverride`.
  package var override: [String] = []
  package init() {}
}

package struct WaitDescription: Sendable, Equatable {
  package var condition: WaitCondition = .deploymentFinished(service: "")
  package var deadline: TimeSpan = .minutes(60)
  /// What happens at the deadline.
  package var onDeadline: DeadlineAction = .fail
  package init() {}
}

package enum WaitCondition: Sendable, Equatable {
  /// The service's deployment has ended, whichever way.
  case deploymentFinished(service: String)
  case healthyTargets(targetGroup: String, atLeast: Int)
  case alarm(name: String, inAlarm: Bool)
  /// The schema has reached the phase.
  case schemaPhase(schema: String, phase: String)
}

package enum DeadlineAction: String, Sendable, CaseIterable {
  /// Steps that follow are not taken and the run counts as stuck.
  case fail
  case `continue`
}

extension PlanStepDescription {
  /// Its name, or what it does.
  package var title: String {
    guard name.isEmpty else { return name }
    switch action {
    case .deploy(let service, let revision): return "deploy \(revision) to \(service)"
    case .shift(let rule, _): return "shift \(rule)"
    case .shiftName(let name, _): return "shift \(name)"
    case .zonalShift(let shift): return "shift \(shift.loadBalancer) away from \(shift.away)"
    case .cancelZonalShift(let name): return "cancel the zonal shift of \(name)"
    case .changeRecords(let change): return "change records of \(change.name)"
    case .routingControls(let change):
      let controls = change.set.map { "\($0.name) \($0.isOn ? "on" : "off")" }
      return "set \(controls.joined(separator: ", "))"
    case .scale(let service, let count): return "scale \(service) to \(count)"
    case .stop(let service, let count): return "stop \(count) of \(service)"
    case .rollBack(let service): return "roll \(service) back"
    case .migrate(let schema, let phase): return "migrate \(schema) to \(phase)"
    case .wait(let wait): return "wait for \(wait.condition.title)"
    }
  }
}

extension WaitCondition {
  fileprivate var title: String {
    switch self {
    case .deploymentFinished(let service): "the deployment of \(service)"
    case .healthyTargets(let group, let count): "\(count) healthy targets in \(group)"
    case .alarm(let name, let inAlarm): "\(name) \(inAlarm ? "in alarm" : "out of alarm")"
    case .schemaPhase(let schema, let phase): "\(schema) to be \(phase)"
    }
  }
}
