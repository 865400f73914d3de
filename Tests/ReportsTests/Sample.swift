import CloudModel
import Experiments
import RehearsalFixtures
import Reports

/// The result that every format's test writes.
func sampleResult(
  name: String = "cutover", change: (inout Scenario) -> Void = { _ in }
) async throws -> RehearsalResult {
  var scenario = cutoverScenario(name: name)
  change(&scenario)
  return try await Rehearsal(scenario, jobs: 1, execute: cutoverScript().execute).run()
}

let plain = ReportStyle(version: "1.2.3")
