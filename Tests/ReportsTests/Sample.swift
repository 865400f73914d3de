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

/// Three cutovers: as it is, the same with more failures, and without any.
private func cutovers(_ label: String, _ change: (inout Scenario) -> Void) -> [Variant] {
  (0..<3).map { index in
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
}

private let cutoverExecutor: ReplicationExecutor = {
  cloud, seed, replication, recorder, limit, stopCheck in
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
  var outcome = try script.execute(cloud, seed, replication, recorder, limit, stopCheck)
  outcome.fingerprint &+= limit
  return outcome
}

/// The comparison that every format's test writes.
func sampleComparison(
  label: String = "design", tolerance: Double? = nil, change: (inout Scenario) -> Void = { _ in }
) async throws -> ComparisonResult {
  try await VariantComparison(
    cutovers(label, change), tolerance: tolerance, jobs: 1, execute: cutoverExecutor
  ).run()
}

/// The search that every format's test writes.
func sampleTuning(
  label: String = "design", change: (inout Scenario) -> Void = { _ in }
) async throws -> TuningResult {
  let points = cutovers(label) { scenario in
    scenario.objectives[1].thresholds = ["rate<5%"]
    scenario.replications = ReplicationPolicy(minimum: 3, maximum: 9)
    change(&scenario)
  }
  var result = try await Tuning(points, jobs: 1, execute: cutoverExecutor).run()
  result.command = "rehearse run cutover.jsonc"
  return result
}
