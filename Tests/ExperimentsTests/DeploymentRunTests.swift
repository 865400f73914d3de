import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

/// Whole deployments, run by the model: the laws hold and the results tell what happened.
@Suite struct DeploymentRunTests {
  private func scenario(strategy: StrategyDescription) -> Scenario {
    var scenario = Scenario()
    scenario.cloud = smallCloud(rate: 20, horizon: .minutes(15))
    scenario.cloud.fleets = []
    var candidate = scenario.cloud.revisions[0]
    candidate.name = "v2"
    scenario.cloud.revisions.append(candidate)
    for index in scenario.cloud.targetGroups.indices {
      scenario.cloud.targetGroups[index].healthCheck.enabled = true
      scenario.cloud.targetGroups[index].healthCheck.interval = .seconds(10)
      scenario.cloud.targetGroups[index].deregistrationDelay = .seconds(30)
    }
    if case .forward(var forward) = scenario.cloud.loadBalancers[0].listeners[0].defaultAction {
      var green = WeightedGroupDescription()
      green.targetGroup = "green"
      green.weight = 0
      forward.targetGroups.append(green)
      scenario.cloud.loadBalancers[0].listeners[0].defaultAction = .forward(forward)
    }
    var service = ServiceDescription()
    service.name = "shop"
    service.revision = "v1"
    service.desiredCount = 2
    service.targetGroup = "blue"
    service.alternateTargetGroup = "green"
    service.productionRule = "alb/production"
    service.deployment.strategy = strategy
    scenario.cloud.services = [service]
    var step = PlanStepDescription()
    step.at = .minutes(1)
    step.action = .deploy(service: "shop", revision: "v2")
    scenario.cloud.plan = [step]
    scenario.replications = ReplicationPolicy(minimum: 2, maximum: 2)
    scenario.objectives = [
      ObjectiveDescription(metric: "rollout.outcome", thresholds: ["==succeeded"]),
      ObjectiveDescription(metric: "rollout.duration{service:shop}", thresholds: ["<15m"]),
    ]
    return scenario
  }

  @Test(arguments: [StrategyDescription.rolling, .blueGreen])
  func `a good revision replaces the old one`(strategy: StrategyDescription) async throws {
    let result = try await Rehearsal(
      scenario(strategy: strategy), jobs: 2, execute: ModelExecutor.execute
    ).run()
    #expect(result.verdict == .pass)
    let rollout = try #require(result.rollouts.first)
    #expect(rollout.outcome == .succeeded)
    #expect(rollout.candidateRequests > 0)
    #expect(result.revisions.map(\.name) == ["v1", "v2"])
    #expect(result.revisions.allSatisfy { $0.requests > 0 })
    #expect(result.score.terms.map(\.name).contains(.cost))
    #expect(!result.events.isEmpty)
  }
}
