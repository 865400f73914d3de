import CloudModel
import SimulationKernel

private struct HealthyTargets: Sendable {
  var targetGroup = ""
  var atLeast = 1
}

private struct SchemaPhase: Sendable {
  var schema = ""
  var phase = ""
}

private struct DatabasePlace: Sendable {
  var database = ""
  var region: String?
}

private struct SuccessShare: Sendable {
  var source = ""
  var atLeast = 0.99
  var window = TimeSpan.minutes(1)
}

private struct Emptiness: Sendable {
  var source: String?
  var listener: String?
}

private struct ReportedHealth: Sendable {
  var name = ""
  var healthy = true
}

private struct ReplicatedWrites: Sendable {
  var table = ""
  var from = ""
}

private struct Divergence: Sendable {
  var table = ""
  var atMost = 0
}

private struct AlarmState: Sendable {
  var name = ""
  var inAlarm = true
}

extension ValueShape where Value == WaitCondition {
  /// `{"healthyTargets": {"targetGroup": "green", "atLeast": 4}}`.
  static let waitCondition: ValueShape = .definition(
    "condition", noun: "a condition", example: .object([.init("steady", .string("shop"))])
  ) { anyCondition }

  private static let anyCondition: ValueShape = .keyed(
    "a condition", "What is waited for.",
    [
      .deployment, .targets, .alarm, .schemaPhase, .healthCheck, .replicated, .divergence, .steady,
      .database, .success, .drained,
    ])
}

extension ValueShape where Value == DeadlineAction {
  static let onDeadline: ValueShape = .words("a consequence") {
    switch $0 {
    case .fail: "The plan ends, and the run counts as stuck."
    case .continue: "The plan goes on."
    }
  }
}

extension ObjectShape where Root == WaitDescription {
  static let wait = ObjectShape("a wait", WaitDescription()) {
    Field("for", \.condition, .waitCondition, "What is waited for.", .required)
    Field(
      "deadline", \.deadline, .duration(in: .zero...CloudRanges.longestRun),
      "How long it is waited for.")
    Field("onDeadline", \.onDeadline, .onDeadline, "What happens at the deadline.")
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

  fileprivate static let healthCheck = KeyVariant(
    "healthCheck", "A health check of Route 53 reports it.",
    .object(
      ObjectShape("what a health check reports", ReportedHealth()) {
        Field("name", \.name, .reference(to: .healthCheck), "Which health check.", .required)
        Field("healthy", \.healthy, .boolean, "Whether it reports healthy.")
      }),
    make: { WaitCondition.healthCheck(name: $0.name, isHealthy: $0.healthy) },
    extract: {
      if case .healthCheck(let name, let isHealthy) = $0 {
        ReportedHealth(name: name, healthy: isHealthy)
      } else {
        nil
      }
    })

  fileprivate static let replicated = KeyVariant(
    "replicated",
    "All writes that a region has when the wait begins have reached the table's other replicas.",
    .object(
      ObjectShape("replicated writes", ReplicatedWrites()) {
        Field("table", \.table, .reference(to: .table), "Of which table.", .required)
        Field("from", \.from, .reference(to: .region), "Acknowledged in which region.", .required)
      }),
    make: { WaitCondition.replicated(table: $0.table, from: $0.from) },
    extract: {
      if case .replicated(let table, let region) = $0 {
        ReplicatedWrites(table: table, from: region)
      } else {
        nil
      }
    })

  fileprivate static let divergence = KeyVariant(
    "divergence", "Few enough items differ between a table's replicas.",
    .object(
      ObjectShape("a divergence", Divergence()) {
        Field("table", \.table, .reference(to: .table), "Of which table.", .required)
        Field(
          "atMost", \.atMost, .integer(in: 0...1_000_000_000),
          "How many items may hold different versions.")
      }),
    make: { WaitCondition.divergence(table: $0.table, atMost: $0.atMost) },
    extract: {
      if case .divergence(let table, let count) = $0 {
        Divergence(table: table, atMost: count)
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

  fileprivate static let steady = KeyVariant(
    "steady", "The service has as many healthy tasks as it wants.", .reference(to: .service),
    make: { WaitCondition.steady(service: $0) },
    extract: { if case .steady(let service) = $0 { service } else { nil } })

  fileprivate static let database = KeyVariant(
    "databaseAvailable", "A database takes writes.",
    .object(
      ObjectShape("a database's place", DatabasePlace()) {
        Field("database", \.database, .reference(to: .database), "Which database.", .required)
        Field("region", \.region, .region, "Where; anywhere if it is not given.")
      }),
    make: { WaitCondition.databaseAvailable(database: $0.database, region: $0.region) },
    extract: {
      if case .databaseAvailable(let database, let region) = $0 {
        DatabasePlace(database: database, region: region)
      } else {
        nil
      }
    })

  fileprivate static let success = KeyVariant(
    "successShare", "Enough requests of a source succeed, after the wait began.",
    .object(
      ObjectShape("a share of successes", SuccessShare()) {
        Field("source", \.source, .reference(to: .source), "Of which source.", .required)
        Field("atLeast", \.atLeast, .share(), "The least part of its requests.")
        Field(
          "window", \.window, .duration(in: .seconds(1) ... .minutes(60)), "Over how long.")
      }),
    make: {
      WaitCondition.successShare(source: $0.source, atLeast: $0.atLeast, window: $0.window)
    },
    extract: {
      if case .successShare(let source, let atLeast, let window) = $0 {
        SuccessShare(source: source, atLeast: atLeast, window: window)
      } else {
        nil
      }
    })

  fileprivate static let drained = KeyVariant(
    "drained", "No request of a source, and none to a listener, is in flight.",
    .object(
      ObjectShape("what is empty", Emptiness()) {
        Field("source", \.source, .reference(to: .source), "Which source; any if not given.")
        Field("listener", \.listener, .listener, "Which listener; any if not given.")
      }),
    make: { WaitCondition.drained(source: $0.source, listener: $0.listener) },
    extract: {
      if case .drained(let source, let listener, _) = $0 {
        Emptiness(source: source, listener: listener)
      } else {
        nil
      }
    })
}
