import CanaryAnalysis
import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Canary and linear deployments as the world carries them out; times count from the deployment.
@Suite struct CanaryDeploymentTests {
  private func service(
    _ strategy: StrategyDescription, horizon: Double = 2000,
    _ edit: (inout ServiceCloud) -> Void = { _ in }
  ) -> Rehearsed {
    var service = ServiceCloud(desired: 4, horizon: horizon)
    service.deployment.strategy = strategy
    service.deployment.bakeTime = .minutes(5)
    edit(&service)
    return service.run()
  }

  private func canary(_ percent: Double, minutes: Double) -> StrategyDescription {
    var canary = CanaryDescription()
    canary.percent = percent
    canary.bakeTime = .minutes(minutes)
    return .canary(canary)
  }

  @Test func `the candidate is whole before it gets its small share, and all of it after the bake`()
  {
    let run = service(canary(12.5, minutes: 10))
    #expect(run.trafficSteps == [[40, 12.5], [640, 100]])
    #expect(run.stage(.bakeTime) == 640)
    #expect(run.stage(.cleanUp) == 940)
    #expect(run.mostRunning(initially: 4) == 8)
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.accounts.failed == 0)
  }

  @Test func `the share of the requests is the share of the weights`() {
    let run = service(canary(12.5, minutes: 25))
    let during = run.recorder.attempts.filter {
      (200..<1500).contains($0.sent.seconds - ServiceCloud.deployment)
    }
    let own = Double(during.count { $0.revision == 1 }) / Double(during.count)
    let error = (0.125 * 0.875 / Double(during.count)).squareRoot()
    #expect(abs(own - 0.125) < 4 * error, "\(own)")
  }

  @Test func `a linear shift of CodeDeploy stopped by an alarm goes back to nothing`() {
    var codeDeploy = CodeDeployDescription()
    codeDeploy.configuration = .predefined(.linear10PercentEvery1Minutes)
    // 160 errors of the minute that ends at 200 s are the first above 100; they can be read at
    // 230 s, and the next poll is at 240 s.
    let run = service(.codeDeploy(codeDeploy)) {
      $0.watchErrors(of: "green")
      $0.cloud.alarms[0].threshold = 100
      $0.cloud.alarms[0].metricDelay = .seconds(30)
      $0.candidate.errorRate = 1
    }
    #expect(run.trafficSteps == [[40, 10], [100, 20], [160, 30], [220, 40], [240, 0]])
    #expect(run.rollout.outcome == .rolledBack)
    #expect(run.rollout.failure == .alarm)
  }

  @Test func `a person approves in their own time`() {
    let run = service(.blueGreen) {
      var hook = HookDescription()
      hook.stage = .preProductionTrafficShift
      hook.decision = .approval(.succeeds)
      hook.delay = .constant(300)
      $0.deployment.hooks = [hook]
    }
    #expect(run.trafficSteps == [[340, 100]])
  }

  @Test func `a function in progress is heard only when it is called again`() {
    let run = service(.blueGreen) {
      $0.addHook(.postScaleUp, .succeeds, duration: 31)
      $0.deployment.hooks[0].callBackDelay = .seconds(30)
    }
    #expect(run.trafficSteps == [[100, 100]])
  }

  @Test func `CodeDeploy stops a fix while the alarm of what it mends rings; ECS lets it through`()
  {
    func fix(_ strategy: StrategyDescription) -> Rehearsed {
      service(strategy) {
        $0.watchErrors(of: "blue")
        $0.cloud.revisions[0].errorRate = 1
        $0.cloud.plan[0].at = .seconds(400)
      }
    }
    let stopped = fix(.codeDeploy(CodeDeployDescription()))
    #expect(stopped.rollout.failure == .alarm)
    #expect(stopped.rollout.trafficSteps.isEmpty)
    #expect(stopped.rollout.outcome == .rolledBack)
    #expect(fix(.blueGreen).rollout.outcome == .succeeded)
  }

  @Test func `CodeDeploy refuses a deployment while another one waits for its termination`() {
    let run = service(.codeDeploy(CodeDeployDescription())) {
      var second = $0.cloud.plan[0]
      second.at = .seconds(600)
      $0.cloud.plan.append(second)
    }
    #expect(run.accounts.rollouts.count == 1)
    #expect(run.times { $0 == .deploymentRefused(revision: "v2") } == [500])
    #expect(run.trafficSteps == [[40, 100]])
  }

  @Test func `a rolling deployment watches its alarms for their longest evaluation`() {
    let run = service(.rolling) {
      $0.deployment.bakeTime = nil
      $0.watchErrors(of: "blue")
      $0.cloud.alarms[0].evaluationPeriods = 3
    }
    #expect(run.stage(.cleanUp) == nil)
    let bake = run.stage(.bakeTime) ?? .nan
    #expect(run.rollout.finished == .zero + .seconds(100 + bake + 180))
  }

  // MARK: Analyses

  /// A hook at the canary's share that compares both fleets for ten minutes.
  private func analyzed(
    errorRate: Double, _ configuration: AnalysisConfiguration, rate: Double = 100
  ) -> Rehearsed {
    service(canary(10, minutes: 10)) {
      var analysis = AnalysisDescription()
      analysis.name = "errors"
      analysis.configuration = configuration
      var hook = HookDescription()
      hook.stage = .productionTrafficShift
      hook.decision = .analysis("errors")
      $0.deployment.analyses = [analysis]
      $0.deployment.hooks = [hook]
      $0.candidate.errorRate = errorRate
      $0.cloud.traffic[0].arrivals = .poisson(rate: rate)
    }
  }

  @Test func `an analysis that finds nothing lets the canary on`() {
    let run = analyzed(errorRate: 0, .alwaysValid(AlwaysValidSettings()))
    // Ten looks a minute apart, then the bake of the step.
    #expect(run.trafficSteps.first == [40, 10])
    #expect(run.trafficSteps[1] == [1240, 100])
    // At 100 % there is nothing to compare, and the hook succeeds at once.
    #expect(run.stage(.bakeTime) == 1240)
    #expect(run.rollout.outcome == .succeeded)
  }

  @Test func `an analysis that finds the candidate worse takes its traffic away at once`() {
    let run = analyzed(errorRate: 0.1, .alwaysValid(AlwaysValidSettings()))
    #expect(run.trafficSteps == [[40, 10], [100, 0]])
    #expect(run.rollout.failure == .hookFailed)
    #expect(run.rollout.outcome == .rolledBack)
  }

  @Test func `its verdict rests on the requests that both arms answered`() {
    let run = analyzed(errorRate: 0.1, .fisher(FisherSettings()))
    let verdicts = run.recorder.journal.compactMap { entry in
      if case .analysisEnded(_, let verdict) = entry.happening { verdict } else { nil }
    }
    guard case .rates(_, let baseline, let candidate, _, _)? = verdicts.first?.reason else {
      Issue.record("\(verdicts)")
      return
    }
    // From the first interval that begins after the shift to what can be queried at the last look.
    let counted = run.recorder.attempts.filter {
      $0.ended >= .zero + .seconds(140) && $0.ended < .zero + .seconds(730)
    }
    #expect(candidate.requests == counted.count { $0.revision == 1 })
    #expect(candidate.failures == counted.count { $0.revision == 1 && !$0.isSuccess })
    #expect(baseline.requests == counted.count { $0.revision == 0 })
    #expect(baseline.failures == 0)
  }
}
