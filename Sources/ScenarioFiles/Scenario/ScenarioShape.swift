import CloudModel
import Experiments
import SimulationKernel

extension ValueShape where Value == Scenario {
  /// The whole of a scenario file.
  package static let scenario: ValueShape = scenario(named: "scenario")

  /// The same with the name of a scenario that gives none.
  static func scenario(named name: String) -> ValueShape {
    var prototype = Scenario()
    prototype.name = name
    return ValueShape.object(.scenario(prototype)).withKnownRoundTrips()
  }
}

extension ObjectShape where Root == Scenario {
  fileprivate static func scenario(_ prototype: Scenario) -> ObjectShape {
    ObjectShape("a scenario", prototype, fields)
  }

  private static func fields() -> [Field<Scenario>] { rehearsal() + cloud() + happenings() }

  /// The question, and how it is put.
  @FieldList<Scenario>
  private static func rehearsal() -> [Field<Scenario>] {
    Field(ignoring: "$schema", .text(), "Where editors find the schema.")
    Field(
      "name", \.name, .text(.name(), noun: "a name"),
      "What reports call it; the file's name if it is not given.")
    Field(
      "question", \.question, .text(.text(length: 1...1_000), noun: "a question"),
      "The question that the rehearsal answers.", .required)
    Field("duration", \.cloud.horizon, .runTime, "How long is simulated.", .required)
    Field("warmUp", \.cloud.warmUp, .warmUp, "The start that no statistic counts.")
    Field("seed", \.seed, .integer(in: 0...UInt64(Int64.max)), "Every draw follows from it.")
    Field("replications", \.replications, .replications, "How many times it is run.")
    Field(
      "confidence", \.confidenceLevel, .share(in: 0.5...0.9999), "The level of all intervals.")
  }

  /// What exists.
  @FieldList<Scenario>
  private static func cloud() -> [Field<Scenario>] {
    Field(
      "regions", \.cloud.regions, .regions,
      "Regions and their zones, in order; then \"zones\" is left out.")
    Field("network", \.cloud.network, .object(.network), "How far apart places are.")
    Field(
      "zones", \.cloud.ownZones,
      .list(of: .text(.name(), noun: "a zone's name"), count: 1...CloudRanges.mostZones),
      "Availability zones, in the order in which tasks are spread over them.")
    Field(
      "loadBalancers", \.cloud.loadBalancers,
      .named(.object(.loadBalancer), name: \.name, keys: .declare(.loadBalancer), count: 0...100),
      "Application Load Balancers.")
    Field(
      "names", \.cloud.names,
      .named(.object(.hostedName), name: \.name, keys: .declare(.hostedName), count: 0...100),
      "DNS names and their records, which lead to listeners or to other names.")
    Field(
      "healthChecks", \.cloud.healthChecks,
      .named(
        .object(.routeHealthCheck), name: \.name, keys: .declare(.healthCheck), count: 0...1_000),
      "Health checks of Route 53.")
    Field(
      "routingControls", \.cloud.routingControls, .object(.routingControls),
      "Routing controls in ARC.")
    Field("resolvers", \.cloud.resolvers, .resolvers, "Who asks for names.")
    Field("route53", \.cloud.route53, .object(.route53), "What all names have in common.")
    Field(
      "targetGroups", \.cloud.targetGroups,
      .named(.object(.targetGroup), name: \.name, keys: .declare(.targetGroup), count: 0...3_000),
      "Target groups.")
    Field(
      "revisions", \.cloud.revisions,
      .named(.object(.revision), name: \.name, keys: .declare(.revision), count: 0...1_000),
      "Revisions of the software.")
    Field(
      "dependencies", \.cloud.dependencies,
      .named(.object(.dependency), name: \.name, keys: .declare(.dependency), count: 0...1_000),
      "What the software calls and this model does not look into.")
    Field(
      "schemas", \.cloud.schemas,
      .named(.object(.schema), name: \.name, keys: .declare(.schema), count: 0...100),
      "Database schemas, and how they migrate.")
    Field(
      "databases", \.cloud.databases,
      .named(.database, name: \.name, keys: .declare(.database), count: 0...100),
      "Databases of RDS and Aurora.")
    Field(
      "tables", \.cloud.tables,
      .named(.object(.table), name: \.name, keys: .declare(.table), count: 0...100),
      "DynamoDB tables, in one region or in several.")
    Field(
      "services", \.cloud.services,
      .named(.object(.service), name: \.name, keys: .declare(.service), count: 0...1_000),
      "ECS services.")
    Field(
      "fleets", \.cloud.fleets,
      .named(.object(.fleet), name: \.name, keys: .declare(.fleet), count: 0...1_000),
      "Targets that belong to no service.")
  }

  /// What happens, and what is asked of it.
  @FieldList<Scenario>
  private static func happenings() -> [Field<Scenario>] {
    Field(
      "traffic", \.cloud.traffic,
      .named(.traffic, name: \.name, keys: .declare(.source), count: 0...200),
      "Sources of requests.")
    Field(
      "alarms", \.cloud.alarms,
      .named(.object(.alarm), name: \.name, keys: .declare(.alarm), count: 0...1_000),
      "CloudWatch alarms.")
    Field(
      "plan", \.cloud.plan, .list(of: .planStep, count: 0...1_000),
      "What is done, one step after the other.")
    Field("runbook", \.cloud.runbook, .object(.runbook), "How the plan's steps are carried out.")
    Field("faults", \.cloud.faults, .list(of: .fault, count: 0...1_000), "What breaks.")
    Field(
      "experiments", \.cloud.experiments, .list(of: .experiment, count: 0...100),
      "Faults that are injected together and that alarms can stop, as by AWS FIS.")
    Field("launch", \.cloud.launch, .object(.launch), "How fast tasks start.")
    Field(
      "propagation", \.cloud.propagation, .object(.propagation),
      "How long the control plane takes to reach the data plane.")
    Field("objectives", \.objectives, .objectives, "What is asked of the run.")
    Field(
      "errorBudget", \.errorBudget, .share(),
      "The part of requests that may fail; by default that of the objectives.")
    Field("score", \.weights, .object(.score), "How the score is reckoned.")
    Field(
      "policy", \.policy, .object(.policy), "What `rehearse validate` is to know about the plan.")
    Field(
      "stability", \.stability, .object(.stability),
      "When a system counts as recovered after its faults.")
    Field("prices", \.prices, .prices, "What tasks and load balancers cost.")
    Field("limits", \.limits, .object(.limits), "Where a rehearsal gives up.")
    Field(
      "drill", \.drill, .object(.drill), "What `rehearse drill` may break, when, and how long.")
  }
}

extension ValueShape where Value == TimeSpan {
  fileprivate static let runTime = ValueShape.duration(
    in: .milliseconds(1)...CloudRanges.longestRun)
  fileprivate static let warmUp = ValueShape.duration(in: .zero...CloudRanges.longestRun)
}
