import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

@Suite struct ModelRunTests {
  private func scenario() -> Scenario {
    var scenario = Scenario()
    scenario.cloud = smallCloud()
    scenario.replications = ReplicationPolicy(minimum: 4, maximum: 4)
    scenario.objectives = [
      ObjectiveDescription(metric: "latency", thresholds: ["p(99)<1s", "avg<200ms"]),
      ObjectiveDescription(metric: "failed", thresholds: ["rate<1%", "count==0"]),
      ObjectiveDescription(metric: "latency{class:checkout}", thresholds: ["med<100ms"]),
      ObjectiveDescription(metric: "utilization{group:blue}", thresholds: ["<50%"]),
    ]
    return scenario
  }

  @Test func `a healthy fleet passes every objective and keeps every law`() async throws {
    let result = try await Rehearsal(scenario(), jobs: 1, execute: ModelExecutor.execute).run()
    #expect(result.verdict == .pass)
    #expect(result.replications == 4)
    #expect(result.requests.failed == 0)
    #expect(
      result.requests.offered == result.requests.succeeded + result.requests.inFlightAtEnd)
    // 100 requests a second over 20 seconds and 4 replications; five standard deviations.
    #expect(abs(Double(result.requests.offered) - 8000) < 5 * 8000.0.squareRoot())
    #expect(result.classes.map(\.name) == ["browse", "checkout"])
    #expect(result.groups[0].requests == result.requests.succeeded)
    #expect(result.groups[1].requests == 0)
  }

  @Test func `any number of jobs gives the same result`() async throws {
    let one = try await Rehearsal(scenario(), jobs: 1, execute: ModelExecutor.execute).run()
    let two = try await Rehearsal(scenario(), jobs: 2, execute: ModelExecutor.execute).run()
    let five = try await Rehearsal(scenario(), jobs: 5, execute: ModelExecutor.execute).run()
    #expect(one.fingerprint == two.fingerprint)
    #expect(one.latency == two.latency)
    #expect(one.objectives == two.objectives)
    #expect(one.score == two.score)
    #expect(one.timeline == five.timeline)
    #expect(one.fingerprint == five.fingerprint)
  }

  @Test func `a run that reaches its limit of events is kept and called incomplete`() async throws {
    var limited = scenario()
    limited.limits.events = 500
    let result = try await Rehearsal(limited, jobs: 2, execute: ModelExecutor.execute).run()
    #expect(result.verdict == .incomplete)
    #expect(result.stopReason == .events)
    #expect(result.replications == 1)
    #expect(result.requests.offered > 0)
  }
}
