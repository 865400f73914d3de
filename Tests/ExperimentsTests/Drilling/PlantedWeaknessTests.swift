import CloudModel
import Experiments
import RandomVariates
import RehearsalFixtures
import SimulationKernel
import Testing

/// Small clouds with one weak place each, which the search has to find.
@Suite struct PlantedWeaknessTests {
  private func scenario(
    _ family: String, failed limit: String, change: (inout CloudDescription) -> Void
  ) -> Scenario {
    var scenario = Scenario()
    scenario.name = "planted"
    scenario.cloud = smallCloud(rate: 60)
    change(&scenario.cloud)
    scenario.replications = ReplicationPolicy(minimum: 3, maximum: 3)
    scenario.objectives = [ObjectiveDescription(metric: "failed", thresholds: [limit])]
    scenario.drill.families = [family]
    scenario.drill.from = .seconds(2)
    scenario.drill.until = .seconds(10)
    scenario.drill.longest = .seconds(5)
    scenario.drill.faults = 1
    return scenario
  }

  private func drill(_ scenario: Scenario, budget: Int = 160) async throws -> DrillResult {
    var drill = Drill(scenario, jobs: 2, execute: ModelExecutor.execute)
    drill.budget = budget
    return try await drill.run()
  }

  /// What was found is what a rehearsal of it says, and no single move breaks the objective.
  private func check(_ result: DrillResult, _ scenario: Scenario) async throws -> FaultDescription {
    let smallest = try #require(result.smallest)
    #expect(result.verdict == .fail)
    #expect(result.isMinimal)
    var broken = scenario
    broken.cloud.faults += smallest.faults
    let rehearsed = try await Rehearsal(broken, jobs: 2, execute: ModelExecutor.execute).run()
    #expect(rehearsed.verdict == .fail)
    #expect(rehearsed.fingerprint == smallest.fingerprint)
    #expect(rehearsed.objectives == smallest.objectives)
    return try #require(smallest.faults.first)
  }

  @Test func `the zone in which all targets stand`() async throws {
    // Half of the clients meet the node of the other zone.
    let scenario = scenario("zoneLost", failed: "rate<18%") { cloud in
      cloud.zones = ["a", "b"]
      cloud.fleets[0].zones = ["b"]
    }
    let result = try await drill(scenario)
    #expect(try await check(result, scenario).kind == .zoneLost(zone: "b"))
    #expect(result.candidates.map(\.candidate.subject) == ["b", "a"])
  }

  @Test func `the fleet that has no target to spare`() async throws {
    let scenario = scenario("targetsLost", failed: "rate<5%") { cloud in
      var idle = cloud.fleets[0]
      idle.name = "idle"
      idle.targetGroup = "green"
      idle.count = 6
      cloud.fleets.insert(idle, at: 0)
    }
    let fault = try await check(try await drill(scenario), scenario)
    #expect(fault.kind.payload(TargetsLost.self)?.owner == "fleet")
  }

  @Test func `the slow dependency that nobody times out`() async throws {
    let scenario = scenario("dependencySlow", failed: "rate<5%") { cloud in
      var cache = DependencyDescription()
      cache.name = "cache"
      cache.latency = .constant(0.000_01)
      var database = cache
      database.name = "database"
      database.latency = .constant(0.005)
      cloud.dependencies = [cache, database]
      cloud.revisions[0].calls = [CallDescription(to: "cache"), CallDescription(to: "database")]
      cloud.revisions[0].serving.queueLimit = 5
    }
    let fault = try await check(try await drill(scenario), scenario)
    let found = try #require(fault.kind.payload(DependencySlow.self))
    #expect(found.dependency == "database")
    // Two targets of two workers for 60 requests a second of 10 ms: 67 ms for each, at most.
    #expect(found.factor >= 10)
  }

  @Test func `a plan that bears everything passes`() async throws {
    let scenario = scenario("dependencyDown", failed: "rate<50%") { cloud in
      var cache = DependencyDescription()
      cache.name = "cache"
      cloud.dependencies = [cache]
      cloud.revisions[0].calls = [CallDescription(to: "cache")]
    }
    let result = try await drill(scenario, budget: 40)
    #expect(result.verdict == .pass)
    #expect(result.smallest == nil)
    let harm = try #require(result.candidates.first?.harm)
    #expect(harm.pressure > 0.3 && harm.pressure < 1)
  }

  @Test func `a plan that fails by itself is not searched`() async throws {
    let scenario = scenario("zoneLost", failed: "rate<1%") { $0.revisions[0].errorRate = 0.1 }
    let result = try await drill(scenario)
    #expect(result.verdict == .fail && result.failsByItself)
    #expect(result.runs == 3)
    #expect(result.smallest == nil && result.schedules == 0)
  }

  @Test func `a scenario with nothing to miss or nothing to break is refused`() async throws {
    var aimless = scenario("zoneLost", failed: "rate<1%") { _ in }
    aimless.objectives = []
    await #expect(throws: DrillProblem.noObjectives) { try await drill(aimless) }
    let safe = scenario("dependencyDown", failed: "rate<1%") { _ in }
    await #expect(throws: DrillProblem.nothingToBreak) { try await drill(safe) }
  }

  @Test(arguments: 1...8)
  func `a tiny budget ends in good order`(budget: Int) async throws {
    let scenario = scenario("zoneLost", failed: "rate<18%") { _ in }
    do {
      let result = try await drill(scenario, budget: budget)
      #expect(result.runs <= budget)
      // One candidate and three replications of it are soon confirmed.
      #expect(result.verdict == (budget < 6 ? .incomplete : .fail))
      #expect(result.stopReason == (budget < 6 ? .budget : nil))
      #expect(!result.isMinimal)
    } catch RehearsalFailure.nothingComplete(let reason) {
      #expect(reason == .budget && budget < 3)
    }
  }

  @Test func `a run beyond the limit of events says nothing, and does not end the search`()
    async throws
  {
    var scenario = scenario("targetsLost", failed: "rate<50%") { cloud in
      cloud.traffic[0].client.retry.attempts = 100
    }
    let whole = try await Rehearsal(scenario, jobs: 2, execute: ModelExecutor.execute).run()
    scenario.limits.events = (whole.performance?.events ?? 0) / 3 + 500
    let result = try await drill(scenario, budget: 24)
    #expect(result.cutOff > 0)
    #expect(result.verdict == .incomplete && result.stopReason == .events)
  }
}
