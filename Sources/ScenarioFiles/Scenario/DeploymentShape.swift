import CloudModel
import SimulationKernel

extension ObjectShape where Root == DeploymentDescription {
  private static var guide: String { "ECS API reference, 2026-11" }

  package static let deployment = ObjectShape("a deployment", DeploymentDescription()) {
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
      "How long both revisions stay up and alarms are watched; if it is not given, the longest "
        + "evaluation of a rolling deployment's alarms, at most 5m, and none for others.")
    Field(
      "hooks", \.hooks, .list(of: .object(.hook), count: 0...20),
      "Functions and people that are asked during a deployment with two fleets.")
    Field(
      "analyses", \.analyses,
      .named(.object(.analysis), name: \.name, keys: .free, count: 0...20),
      "What hooks and strategies may ask of the candidate's metrics.")
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
