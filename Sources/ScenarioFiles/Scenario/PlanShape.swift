import CloudModel
import SimulationKernel

private struct Deploy: Sendable {
  var service = ""
  var revision = ""
}

private struct Shift: Sendable {
  var rule = ""
  var weights: [WeightedGroupDescription] = []
}

private struct NameShift: Sendable {
  var name = ""
  var weights: [RecordWeightDescription] = []
}

private struct Migration: Sendable {
  var schema = ""
  var phase = ""
}

private struct Scaling: Sendable {
  struct Part: Sendable {
    var service = ""
    var percent = 100.0
  }

  enum Goal: Sendable {
    case count(Int)
    case part(Part)
  }

  var service = ""
  var goal = Goal.count(1)

  init() {}

  init?(_ action: PlanAction) {
    switch action {
    case .scale(let service, let count):
      self.service = service
      goal = .count(count)
    case .scaleLike(let service, let percent, let other):
      self.service = service
      goal = .part(Part(service: other, percent: percent))
    case .deploy, .shift, .shiftName, .changeRecords, .routingControls, .zonalShift,
      .cancelZonalShift, .stop, .rollBack, .migrate,
      .addReplica, .promote, .wait, .verify, .decide, .drain, .resume, .revertConfiguration,
      .parallel:
      return nil
    }
  }

  var action: PlanAction {
    switch goal {
    case .count(let count): .scale(service: service, desiredCount: count)
    case .part(let part): .scaleLike(service: service, percent: part.percent, of: part.service)
    }
  }
}

private struct ReplicaPlace: Sendable {
  var owner = ReplicaOwner.table("")
  var region = ""
}

private struct TaskCount: Sendable {
  var service = ""
  var count = 1
}

extension ObjectShape where Root == PlanStepDescription {
  private static let time = ValueShape<TimeSpan>.duration(in: .zero...CloudRanges.longestRun)

  static let planStep = ObjectShape("a step of the plan", PlanStepDescription()) {
    Field("name", \.name, .text(.name(length: 0...64), noun: "a name"), "What reports call it.")
    Field("at", \.at, time, "Not before this time of the run; at once if it is not given.")
    Field("after", \.after, time, "So long after the end of the step before.")
    Field(
      "when", \.when, .waitCondition, "It starts when this holds; at once if it is not given.")
    Field(
      "takes", \.takes, .durationDistribution,
      "How long somebody needs to carry it out; no time if it is not given.")
    Field(
      "deadline", \.deadline, time,
      "How long it waits for \"when\", and then for an interface that refuses or for its end.")
    Field("onDeadline", \.onDeadline, .onDeadline, "What happens at the deadline.")
    Field(
      "gracefulOnly", \.gracefulOnly, .boolean, "Whether an ungraceful run leaves it out.")
    Field(oneKeyOf: \.action, "What is done.", changes + preparations + runbook)
  }

  /// Of the software and its traffic.
  private static let changes: [KeyVariant<PlanAction>] = [
    KeyVariant(
      "deploy", "The service gets a new revision.", .object(deploy),
      make: { PlanAction.deploy(service: $0.service, revision: $0.revision) },
      extract: {
        if case .deploy(let service, let revision) = $0 {
          Deploy(service: service, revision: revision)
        } else {
          nil
        }
      }),
    KeyVariant(
      "shift", "A rule gets new weights.", .object(shift),
      make: { PlanAction.shift(rule: $0.rule, weights: $0.weights) },
      extract: {
        if case .shift(let rule, let weights) = $0 {
          Shift(rule: rule, weights: weights)
        } else {
          nil
        }
      }),
    KeyVariant(
      "shiftName", "Records of a DNS name get new weights.", .object(nameShift),
      make: { PlanAction.shiftName(name: $0.name, weights: $0.weights) },
      extract: {
        if case .shiftName(let name, let weights) = $0 {
          NameShift(name: name, weights: weights)
        } else {
          nil
        }
      }),
    KeyVariant(
      "changeRecords", "Records of a DNS name are made, replaced or deleted.",
      .object(.recordChange), make: PlanAction.changeRecords,
      extract: { if case .changeRecords(let change) = $0 { change } else { nil } }),
    KeyVariant(
      "routingControls", "Routing controls are set, all of them or none.",
      .object(.routingControlChange), make: PlanAction.routingControls,
      extract: { if case .routingControls(let change) = $0 { change } else { nil } }),
    KeyVariant(
      "zonalShift", "Traffic of a load balancer leaves one of its zones.",
      .object(.zonalShiftStep), make: PlanAction.zonalShift,
      extract: { if case .zonalShift(let shift) = $0 { shift } else { nil } }),
    KeyVariant(
      "cancelZonalShift", "The zonal shift of a load balancer ends.",
      .reference(to: .loadBalancer), make: { PlanAction.cancelZonalShift(loadBalancer: $0) },
      extract: { if case .cancelZonalShift(let name) = $0 { name } else { nil } }),
    KeyVariant(
      "scale", "The service gets a new desired count.", .object(scale), make: \.action,
      extract: Scaling.init),
    KeyVariant(
      "stop", "The oldest tasks of the service are stopped.", .object(stop),
      make: { PlanAction.stop(service: $0.service, count: $0.count) },
      extract: {
        if case .stop(let service, let count) = $0 {
          TaskCount(service: service, count: count)
        } else {
          nil
        }
      }),
    KeyVariant(
      "rollBack", "The service's deployment is rolled back.", .reference(to: .service),
      make: { PlanAction.rollBack(service: $0) },
      extract: { if case .rollBack(let service) = $0 { service } else { nil } }),
    KeyVariant(
      "migrate", "A schema migrates to its next phase, or back to the one before.",
      .object(migration),
      make: { PlanAction.migrate(schema: $0.schema, phase: $0.phase) },
      extract: {
        if case .migrate(let schema, let phase) = $0 {
          Migration(schema: schema, phase: phase)
        } else {
          nil
        }
      }),
    KeyVariant(
      "addReplica", "A table or a database gets a replica in another region.",
      .object(newReplica),
      make: { PlanAction.addReplica(of: $0.owner, region: $0.region) },
      extract: {
        if case .addReplica(let owner, let region) = $0 {
          ReplicaPlace(owner: owner, region: region)
        } else {
          nil
        }
      }),
  ]

  private static let deploy = ObjectShape<Deploy>("a deployment", Deploy()) {
    Field("service", \.service, .reference(to: .service), "Which service.", .required)
    Field("revision", \.revision, .reference(to: .revision), "The new revision.", .required)
  }

  private static let shift = ObjectShape<Shift>("a shift of traffic", Shift()) {
    Field("rule", \.rule, .rulePath, "Which listener or rule.", .required)
    Field("weights", \.weights, .weights, "The new weights of all its groups.", .required)
  }

  private static let nameShift = ObjectShape<NameShift>("a shift of a name", NameShift()) {
    Field("name", \.name, .reference(to: .hostedName), "Which DNS name.", .required)
    Field(
      "weights", \.weights, .recordWeights,
      "New weights of its records; those that are not named keep theirs.", .required)
  }

  private static let scale = ObjectShape<Scaling>("a scaling", Scaling()) {
    Field("service", \.service, .reference(to: .service), "Which service.", .required)
    Field(oneKeyOf: \.goal, "How many tasks.", goals)
  }

  private static let goals: [KeyVariant<Scaling.Goal>] = [
    KeyVariant(
      "desiredCount", "So many.", .integer(in: 0...CloudRanges.tasksOfService),
      make: Scaling.Goal.count,
      extract: { if case .count(let count) = $0 { count } else { nil } }),
    KeyVariant(
      "percentOf", "A part of what another service wants, rounded up; never fewer than it has.",
      .object(part), make: { Scaling.Goal.part($0) },
      extract: { if case .part(let part) = $0 { part } else { nil } }),
  ]

  private static let part = ObjectShape<Scaling.Part>("a part of a service", Scaling.Part()) {
    Field("service", \.service, .reference(to: .service), "Which other service.", .required)
    Field(
      "percent", \.percent, .percent(in: 1...1_000), "How many for every hundred of its tasks.",
      source: "ARC developer guide, 2026-11")
  }

  private static let migration = ObjectShape<Migration>("a step of a schema", Migration()) {
    Field("schema", \.schema, .reference(to: .schema), "Which schema.", .required)
    Field("to", \.phase, .schemaPhase, "The phase that it gets to.", .required)
  }

  private static let newReplica = ObjectShape<ReplicaPlace>("a new replica", ReplicaPlace()) {
    Field(oneKeyOf: \.owner, "Of what.", owners)
    Field("region", \.region, .region, "Where.", .required)
  }

  private static let owners: [KeyVariant<ReplicaOwner>] = [
    KeyVariant(
      "table", "Of this table.", .reference(to: .table), make: ReplicaOwner.table,
      extract: { if case .table(let name) = $0 { name } else { nil } }),
    KeyVariant(
      "database", "Of this database, in the place of what an earlier promotion left behind.",
      .reference(to: .database), make: ReplicaOwner.database,
      extract: { if case .database(let name) = $0 { name } else { nil } }),
  ]

  private static let stop = ObjectShape<TaskCount>("a stop of tasks", TaskCount()) {
    Field("service", \.service, .reference(to: .service), "Which service.", .required)
    Field("count", \.count, .integer(in: 1...CloudRanges.tasksOfService), "How many tasks.")
  }
}
