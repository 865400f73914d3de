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

/// A comparison of three cutovers: as it is, the same with more failures, and without any.
func sampleComparison(
  label: String = "design", tolerance: Double? = nil, change: (inout Scenario) -> Void = { _ in }
) async throws -> ComparisonResult {
  let variants = (0..<3).map { index in
    var scenario = cutoverScenario()
    var step = PlanStepDescription()
    step.action = .deploy(service: "web", revision: "v2")
    scenario.cloud.plan = [step]
    change(&scenario)
    // The seam to the scripts: nothing that a report shows.
    scenario.limits.events = UInt64(index) + 1
    return Variant(
      label: "\(label)=\(index)", settings: [Setting(path: label, value: "\(index)")],
      scenario: scenario)
  }
  return try await VariantComparison(
    variants, tolerance: tolerance, jobs: 1,
    execute: { cloud, seed, replication, recorder, limit, stopCheck in
      var script = cutoverScript()
      let attempts = script.attempts
      script.attempts = { replication in
        attempts(replication).enumerated().map { index, attempt in
          var changed = attempt
          if limit == 2, index % 10 == 0 { changed.outcome = .targetClosed }
          if limit == 3 { changed.outcome = .success }
          return changed
        }
      }
      return try script.execute(cloud, seed, replication, recorder, limit, stopCheck)
    }
  ).run()
}
