import CloudModel
import SimulationKernel

// Faults of what names lead to.
extension KeyVariant where Value == FaultKind {
  static let faultsOfNames: [KeyVariant] = [
    .kind(
      "A name is answered with something else.", .object(recordWrong), FaultKind.recordWrong),
    .kind(
      "A name is answered with nothing.",
      ValueShape<String>.reference(to: .hostedName)
        .converted(to: { RecordMissing(name: $0) }, from: \.name), FaultKind.recordMissing),
    .kind(
      "Route 53's checkers say something else than what they see.", .object(falseAlarms),
      FaultKind.healthCheckerFalseAlarms),
  ]

  private static let recordWrong = ObjectShape<RecordWrong>("a wrong record", RecordWrong()) {
    Field("name", \.name, .reference(to: .hostedName), "Of which name.", .required)
    Field(
      "to", \.to, .text(.text(length: 1...256), noun: "a listener, a name or an address"),
      "Where it leads.", .required)
  }

  private static let falseAlarms = ObjectShape<HealthCheckerFalseAlarms>(
    "false alarms", HealthCheckerFalseAlarms()
  ) {
    Field(
      "healthCheck", \.healthCheck, .reference(to: .healthCheck),
      "Of which health check; of all if it is not given.")
    Field("saysHealthy", \.saysHealthy, .boolean, "Whether they say that all is well.")
  }
}
