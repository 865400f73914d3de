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
    Field(oneKeyOf: \.action, "What is done.", actions)
  }

  private static let actions: [KeyVariant<PlanAction>] = [
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
      "scale", "The service gets a new desired count.", .object(scale),
      make: { PlanAction.scale(service: $0.service, desiredCount: $0.count) },
      extract: {
        if case .scale(let service, let count) = $0 {
          TaskCount(service: service, count: count)
        } else {
          nil
        }
      }),
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
      "wait", "The plan waits until a condition holds.", .object(.wait), make: PlanAction.wait,
      extract: { if case .wait(let wait) = $0 { wait } else { nil } }),
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

  private static let scale = ObjectShape<TaskCount>("a scaling", TaskCount()) {
    Field("service", \.service, .reference(to: .service), "Which service.", .required)
    Field(
      "desiredCount", \.count, .integer(in: 0...CloudRanges.tasksOfService), "How many tasks.",
      .required)
  }

  private static let migration = ObjectShape<Migration>("a step of a schema", Migration()) {
    Field("schema", \.schema, .reference(to: .schema), "Which schema.", .required)
    Field("to", \.phase, .schemaPhase, "The phase that it gets to.", .required)
  }

  private static let stop = ObjectShape<TaskCount>("a stop of tasks", TaskCount()) {
    Field("service", \.service, .reference(to: .service), "Which service.", .required)
    Field("count", \.count, .integer(in: 1...CloudRanges.tasksOfService), "How many tasks.")
  }
}

private struct HealthyTargets: Sendable {
  var targetGroup = ""
  var atLeast = 1
}

private struct SchemaPhase: Sendable {
  var schema = ""
  var phase = ""
}

private struct AlarmState: Sendable {
  var name = ""
  var inAlarm = true
}

extension ObjectShape where Root == WaitDescription {
  fileprivate static let wait = ObjectShape("a wait", WaitDescription()) {
    Field(
      "for", \.condition,
      .keyed("a condition", "What is waited for.", [.deployment, .targets, .alarm, .schemaPhase]),
      "What is waited for.", .required)
    Field(
      "deadline", \.deadline, .duration(in: .zero...CloudRanges.longestRun),
      "How long it is waited for.")
    Field(
      "onDeadline", \.onDeadline,
      .words("a consequence") {
        switch $0 {
        case .fail: "The plan ends, and the run counts as stuck."
        case .continue: "The plan goes on."
        }
      }, "What happens at the deadline.")
  }
}

extension KeyVariant where Value == WaitCondition {
  fileprivate static let deployment = KeyVariant(
    "deploymentFinished", "The service's deployment has ended, whichever way.",
    .reference(to: .service), make: { WaitCondition.deploymentFinished(service: $0) },
    extract: { if case .deploymentFinished(let service) = $0 { service } else { nil } })

  fileprivate static let targets = KeyVariant(
    "healthyTargets", "Enough targets are healthy.",
    .object(
      ObjectShape("a number of healthy targets", HealthyTargets()) {
        Field(
          "targetGroup", \.targetGroup, .reference(to: .targetGroup), "Of which group.", .required)
        Field(
          "atLeast", \.atLeast, .integer(in: 1...CloudRanges.tasksOfService), "How many.",
          .required)
      }),
    make: { WaitCondition.healthyTargets(targetGroup: $0.targetGroup, atLeast: $0.atLeast) },
    extract: {
      if case .healthyTargets(let group, let count) = $0 {
        HealthyTargets(targetGroup: group, atLeast: count)
      } else {
        nil
      }
    })

  fileprivate static let alarm = KeyVariant(
    "alarm", "An alarm is in a state.",
    .object(
      ObjectShape("an alarm's state", AlarmState()) {
        Field("name", \.name, .reference(to: .alarm), "Which alarm.", .required)
        Field("inAlarm", \.inAlarm, .boolean, "Whether it is in alarm.")
      }),
    make: { WaitCondition.alarm(name: $0.name, inAlarm: $0.inAlarm) },
    extract: {
      if case .alarm(let name, let inAlarm) = $0 {
        AlarmState(name: name, inAlarm: inAlarm)
      } else {
        nil
      }
    })

  fileprivate static let schemaPhase = KeyVariant(
    "schemaPhase", "A schema is in a phase.",
    .object(
      ObjectShape("a schema's phase", SchemaPhase()) {
        Field("schema", \.schema, .reference(to: .schema), "Which schema.", .required)
        Field("phase", \.phase, .schemaPhase, "Which phase.", .required)
      }),
    make: { WaitCondition.schemaPhase(schema: $0.schema, phase: $0.phase) },
    extract: {
      if case .schemaPhase(let schema, let phase) = $0 {
        SchemaPhase(schema: schema, phase: phase)
      } else {
        nil
      }
    })
}
