import CloudModel
import SimulationKernel
import Testing

/// What every strategy promises, whatever the service looks like.
@Suite struct StrategyContractTests {
  enum Candidate: CaseIterable {
    case good, failsToStart, failsItsChecks, answersWithErrors
  }

  static let strategies: [StrategyDescription] =
    [.rolling, .blueGreen, .codeDeploy(codeDeploy)] + StrategyDescription.fromKubernetes

  private static var codeDeploy: CodeDeployDescription {
    var codeDeploy = CodeDeployDescription()
    codeDeploy.terminationWait = .minutes(5)
    return codeDeploy
  }

  private func service(
    _ strategy: StrategyDescription, _ candidate: Candidate, desired: Int, zones: Int
  ) -> ServiceCloud {
    var service = ServiceCloud(desired: desired, horizon: 1500)
    service.cloud.zones = (0..<zones).map { "zone \($0)" }
    service.deployment.strategy = strategy
    service.deployment.bakeTime = .minutes(5)
    service.deployment.circuitBreaker = CircuitBreakerDescription()
    if case .argoBlueGreen = strategy {
      service.deployment.analyses = [.successRate(for: strategy)]
    } else {
      service.watchErrors(of: strategy.replacesInPlace ? "blue" : "green")
    }
    service.cloud.traffic[0].arrivals = .poisson(rate: 2)
    switch candidate {
    case .good: break
    case .failsToStart: service.candidate.crash.beforeRunning = 1
    case .failsItsChecks: service.candidate.healthEndpoint.answers = .error
    case .answersWithErrors: service.candidate.errorRate = 0.5
    }
    // ECS's blue/green has no circuit breaker: somebody has to give up.
    var back = PlanStepDescription()
    back.name = "give up"
    back.at = .seconds(800)
    back.action = .rollBack(service: "web")
    let neverEnds = !strategy.givesUp && candidate != .good && candidate != .answersWithErrors
    if neverEnds { service.cloud.plan.append(back) }
    return service
  }

  @Test(arguments: strategies, Candidate.allCases)
  func `a deployment ends with one release, and the old one if it failed`(
    _ strategy: StrategyDescription, _ candidate: Candidate
  ) {
    for (desired, zones) in [(1, 1), (3, 2), (8, 3)] {
      let run = service(strategy, candidate, desired: desired, zones: zones).run(seed: 7)
      let succeeded = candidate == .good
      #expect(run.rollout.outcome == (succeeded ? .succeeded : .rolledBack))
      #expect((run.rollout.failure == nil) == succeeded)
      #expect(run.revisions(after: 1100) == [succeeded ? 1 : 0])
      #expect(run.accounts.conservesRequests)
      let lost = run.accounts.failed
      let mayLose = candidate == .answersWithErrors || strategy.leavesGap
      #expect((lost > 0) == mayLose, "\(lost) lost")
      #expect(run.live(initially: desired) == desired)
    }
  }

  @Test(arguments: strategies)
  func `bringing a good release never takes the service below its minimum`(
    _ strategy: StrategyDescription
  ) {
    for (desired, zones) in [(1, 1), (3, 2), (8, 3)] {
      let run = service(strategy, .good, desired: desired, zones: zones).run(seed: 7)
      let least = strategy.leastHealthy(of: desired)
      #expect(run.fewestHealthy(initially: desired) >= least, "\(desired) tasks")
    }
  }

  @Test(arguments: StrategyDescription.withAnalyses, [0, 0.5])
  func `an analysis decides which release stays, and no request gets lost on the way`(
    _ strategy: StrategyDescription, _ errorRate: Double
  ) {
    var service = ServiceCloud(desired: 4, horizon: 2000)
    service.deployment.strategy = strategy
    service.deployment.analyses = [.successRate(for: strategy)]
    if strategy.hasStages {
      var hook = HookDescription()
      hook.stage = .productionTrafficShift
      hook.decision = .analysis("success rate")
      service.deployment.hooks = [hook]
    }
    service.candidate.errorRate = errorRate
    let run = service.run(seed: 7)
    let succeeded = errorRate == 0
    #expect(run.rollout.outcome == (succeeded ? .succeeded : .rolledBack))
    let reason: DeploymentFailure = strategy.hasStages ? .hookFailed : .analysisFailed
    #expect(run.rollout.failure == (succeeded ? nil : reason))
    let ends = run.times { if case .deploymentEnded = $0 { true } else { false } }
    #expect(ends.count == 1)
    #expect(run.revisions(after: 1600) == [succeeded ? 1 : 0])
    #expect(run.accounts.conservesRequests)
    #expect((run.accounts.failed == 0) == succeeded)
    #expect(run.live(initially: 4) == 4)
  }
}
