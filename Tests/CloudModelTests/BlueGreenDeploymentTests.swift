import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct BlueGreenDeploymentTests {
  private func service(
    desired: Int = 4, horizon: Double = 1000, _ edit: (inout ServiceCloud) -> Void = { _ in }
  ) -> Rehearsed {
    var service = ServiceCloud(desired: desired, horizon: horizon)
    service.deployment.strategy = .blueGreen
    service.deployment.bakeTime = .minutes(5)
    edit(&service)
    return service.run()
  }

  @Test func `traffic flips when green is healthy and blue goes after the bake`() {
    let run = service()
    #expect(run.stages() == Array(LifecycleStage.allCases.dropFirst()))
    #expect(run.trafficSteps == [[40, 100]])
    #expect(run.stage(.cleanUp) == 340)
    #expect(run.stops == [340, 340, 340, 340])
    #expect(run.rollout.finished == .zero + .seconds(460))
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.mostRunning(initially: 4) == 8)
    #expect(run.revisions(after: 40) == [1])
    #expect(run.accounts.failed == 0)
  }

  @Test func `an alarm in the bake flips to blue at once`() {
    let run = service {
      $0.watchErrors(of: "green")
      $0.candidate.errorRate = 1
    }
    #expect(run.rollout.failure == .alarm)
    #expect(run.rollout.detected == .zero + .seconds(220))
    #expect(run.rollout.rolledBack == .zero + .seconds(220))
    #expect(run.rollout.trafficSteps.map(\.percent) == [100, 0])
    #expect(run.rollout.outcome == .rolledBack)
    #expect(run.revisions(after: 120) == [0])
    #expect(run.starts.count == 4)
  }

  @Test func `a failing hook before the shift keeps every request on blue`() {
    let run = service { $0.addHook(.postScaleUp, .fails) }
    #expect(run.rollout.failure == .hookFailed)
    #expect(run.rollout.outcome == .rolledBack)
    #expect(run.revisions(after: 0) == [0])
    #expect(run.rollout.trafficSteps.isEmpty)
  }

  @Test func `a hook that hangs fails the deployment at its time-out`() {
    let run = service {
      $0.addHook(.postTestTrafficShift, .hangs)
      $0.deployment.hooks[0].timeout = .minutes(2)
    }
    #expect(run.rollout.failure == .hookTimedOut)
    #expect(run.rollout.detected == .zero + .seconds(260))
  }

  @Test func `hooks at the shifts are run again on the way back`() {
    let run = service {
      $0.addHook(.testTrafficShift, .succeeds)
      $0.addHook(.productionTrafficShift, .succeeds)
      $0.addHook(.postProductionTrafficShift, .fails)
    }
    let hooks = run.recorder.journal.compactMap {
      if case .hookEnded(_, let stage, _) = $0.happening { stage } else { nil }
    }
    #expect(
      hooks == [
        .testTrafficShift, .productionTrafficShift, .postProductionTrafficShift,
        .productionTrafficShift, .testTrafficShift,
      ])
    #expect(run.rollout.outcome == .rolledBack)
  }

  @Test func `a green fleet that never gets healthy is given up after a day`() {
    let run = service(desired: 1, horizon: 90_000) {
      $0.candidate.healthEndpoint.answers = .error
      $0.cloud.traffic = []
    }
    #expect(run.rollout.failure == .stageTimedOut)
    #expect(run.rollout.detected == .zero + .seconds(86_500))
  }

  @Test func `the second deployment takes the groups the other way round`() {
    let run = service(horizon: 2000) {
      var again = PlanStepDescription()
      again.name = "again"
      again.at = .seconds(1000)
      again.action = .deploy(service: "web", revision: "v1")
      $0.cloud.plan.append(again)
    }
    #expect(run.accounts.rollouts.map(\.outcome) == [.succeeded, .succeeded])
    #expect(run.revisions(after: 1000) == [0])
    #expect(run.accounts.failed == 0)
  }

  @Test func `CodeDeploy keeps the old tasks for its termination wait`() {
    let run = service(horizon: 5000) {
      $0.deployment.strategy = .codeDeploy(CodeDeployDescription())
    }
    #expect(run.stage(.cleanUp) == 3640)
    #expect(run.rollout.outcome == .succeeded)
  }

  @Test func `a rollback after the old tasks are gone is a deployment of its own`() {
    let run = service(horizon: 6000) {
      $0.deployment.strategy = .codeDeploy(CodeDeployDescription())
      var back = PlanStepDescription()
      back.name = "back"
      back.after = .minutes(75)
      back.action = .rollBack(service: "web")
      $0.cloud.plan.append(back)
    }
    #expect(run.accounts.rollouts.count == 2)
    #expect(run.accounts.rollouts[1].revision == "v1")
    #expect(run.revisions(after: 75 * 60 + 45) == [0])
  }
}
