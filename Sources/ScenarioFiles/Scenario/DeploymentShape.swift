import CloudModel
import SimulationKernel

extension ObjectShape where Root == DeploymentDescription {
  private static var guide: String { "ECS API reference, 2026-11" }

  static let deployment = ObjectShape("a deployment", DeploymentDescription()) {
    Field("strategy", \.strategy, .strategy, "How revisions are replaced.")
    Field(
      "minimumHealthyPercent", \.minimumHealthyPercent, .integer(in: 0...100),
      "Healthy tasks that must remain, of the desired count.", source: guide)
    Field(
      "maximumPercent", \.maximumPercent, .integer(in: 0...10_000),
      "Running tasks that are allowed, of the desired count.", source: guide)
    Field(
      "countsStoppingInMaximum", \.countsStoppingInMaximum, .boolean,
      "Whether stopping tasks count against the maximum; AWS contradicts itself.")
    Field(
      "order", \.order,
      .words("an order") {
        switch $0 {
        case .startFirst: "A task stops first only where none can start."
        case .stopFirst: "Tasks stop down to the minimum at once."
        }
      }, "What comes first where both are allowed; AWS does not say.")
    Field(
      "circuitBreaker", \.circuitBreaker, .object(circuitBreaker),
      "Ends a rolling deployment whose tasks fail.")
    Field("alarms", \.alarms, .object(alarms), "Alarms that end a deployment.")
    Field(
      "bakeTime", \.bakeTime, .duration(in: .zero ... .minutes(1_440)),
      "How long both revisions stay up and alarms are watched.")
    Field(
      "hooks", \.hooks, .list(of: .object(.hook), count: 0...20),
      "Functions that are asked during a blue/green deployment.")
    Field(
      "healthyAfterRunning", \.healthyAfterRunning,
      .duration(in: .zero...CloudRanges.longestDelay),
      "When a task that nobody checks counts as healthy.", source: guide)
  }

  private static let circuitBreaker = ObjectShape<CircuitBreakerDescription>(
    "a circuit breaker", CircuitBreakerDescription()
  ) {
    Field("rollback", \.rollback, .boolean, "Whether the last revision comes back.")
    Field(
      "resetOnHealthyTask", \.resetOnHealthyTask, .boolean,
      "Whether a healthy task starts the count anew.", source: "ECS developer guide, 2026-11")
    Field(
      "threshold", \.threshold, .breakerThreshold, "How many failures are too many.",
      source: "ECS developer guide, 2026-11")
    Field(
      "countsExitsAfterRunning", \.countsExitsAfterRunning, .boolean,
      "Whether a task that exits by itself after RUNNING counts as a failure; AWS does not say.")
  }

  private static let alarms = ObjectShape<DeploymentAlarmsDescription>(
    "deployment alarms", DeploymentAlarmsDescription()
  ) {
    Field(
      "names", \.names, .list(of: .reference(to: .alarm), count: 1...100), "Which alarms.",
      .required)
    Field("rollback", \.rollback, .boolean, "Whether the last revision comes back.")
    Field(
      "pollInterval", \.pollInterval, .duration(in: .seconds(1) ... .minutes(60)),
      "How often they are looked at; AWS does not say.")
  }
}

extension ValueShape where Value == StrategyDescription {
  /// A word, or an object for a strategy with settings.
  fileprivate static let strategy: ValueShape = .either(
    string: .choice(
      "a strategy",
      [
        Choice("rolling", .rolling, "ECS replaces tasks within the two percentages."),
        Choice("blueGreen", .blueGreen, "ECS starts a second fleet and moves the traffic."),
        Choice(
          "codeDeployAllAtOnce", .codeDeployAllAtOnce(CodeDeployDescription()),
          "CodeDeploy does the same, all at once."),
      ]),
    otherwise: .keyed(
      "a strategy", "How revisions are replaced.",
      [
        KeyVariant(
          "codeDeployAllAtOnce", "CodeDeploy's blue/green, all at once.", .object(codeDeploy),
          make: StrategyDescription.codeDeployAllAtOnce,
          extract: { if case .codeDeployAllAtOnce(let settings) = $0 { settings } else { nil } })
      ]),
    noun: "a strategy")

  private static let codeDeploy = ObjectShape("CodeDeploy's settings", CodeDeployDescription()) {
    Field(
      "terminationWait", \.terminationWait, .duration(in: .zero ... .minutes(2_880)),
      "How long the old tasks stay.", source: "CodeDeploy API reference, 2026-11")
    Field(
      "rollbackOnFailure", \.rollbackOnFailure, .boolean,
      "Whether a failed deployment gives the traffic back.")
    Field(
      "rollbackOnAlarm", \.rollbackOnAlarm, .boolean, "Whether an alarm gives the traffic back.")
  }
}

extension ValueShape where Value == BreakerThreshold {
  fileprivate static let breakerThreshold: ValueShape = .keyed(
    "a threshold", "How many failures are too many.",
    [
      KeyVariant(
        "boundedPercent", "Of the desired count, at least 3 and at most 200.",
        .integer(in: 1...100), make: BreakerThreshold.boundedPercent,
        extract: { if case .boundedPercent(let percent) = $0 { percent } else { nil } }),
      KeyVariant(
        "unboundedPercent", "Of the desired count.", .integer(in: 1...100),
        make: BreakerThreshold.unboundedPercent,
        extract: { if case .unboundedPercent(let percent) = $0 { percent } else { nil } }),
      KeyVariant(
        "count", "This many.", .integer(in: 1...10_000), make: BreakerThreshold.count,
        extract: { if case .count(let count) = $0 { count } else { nil } }),
    ])
}

extension ObjectShape where Root == HookDescription {
  fileprivate static let hook = ObjectShape("a hook", HookDescription()) {
    Field(
      "stage", \.stage, .words("a lifecycle stage") { $0.meaning }, "When it is asked.", .required)
    Field(
      "duration", \.duration, .duration(in: .zero ... .minutes(1_440)), "How long it takes.")
    Field(
      "outcome", \.outcome,
      .words("an outcome") {
        switch $0 {
        case .succeeds: "The deployment goes on."
        case .fails: "The deployment rolls back."
        case .hangs: "It never answers."
        }
      }, "What it answers.")
    Field(
      "timeout", \.timeout, .duration(in: .minutes(1) ... .minutes(1_440)),
      "How long ECS waits for it.", source: "ECS developer guide, 2026-11")
  }
}

extension LifecycleStage {
  fileprivate var meaning: String {
    switch self {
    case .reconcileService: "Only with more than one active revision at the start."
    case .preScaleUp: "Before green tasks start."
    case .scaleUp: "Green tasks start."
    case .postScaleUp: "Green is healthy and has no traffic."
    case .testTrafficShift: "The test rule moves to green."
    case .postTestTrafficShift: "Test traffic is on green."
    case .preProductionTrafficShift: "Before production traffic moves."
    case .productionTrafficShift: "Production traffic moves to green."
    case .postProductionTrafficShift: "Production traffic is on green."
    case .bakeTime: "Both revisions stay up."
    case .cleanUp: "Blue tasks stop."
    }
  }
}
