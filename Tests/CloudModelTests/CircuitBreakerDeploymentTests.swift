import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct CircuitBreakerDeploymentTests {
  private func service(
    desired: Int = 4, _ edit: (inout ServiceCloud) -> Void
  ) -> Rehearsed {
    var service = ServiceCloud(desired: desired)
    service.deployment.circuitBreaker = CircuitBreakerDescription()
    edit(&service)
    return service.run()
  }

  @Test func `tasks that die on the spot trip it and the old revision is untouched`() {
    let run = service { $0.candidate.crash.beforeRunning = 1 }
    #expect(run.rollout.failure == .circuitBreaker)
    #expect(run.rollout.outcome == .rolledBack)
    #expect(run.rollout.detected == .zero + .seconds(130))
    #expect(run.rollout.finished == .zero + .seconds(130))
    #expect(run.rollout.trafficSteps.isEmpty)
    #expect(run.accounts.failed == 0)
  }

  @Test func `without breaker the deployment tries for ever and backs off`() {
    var cloud = ServiceCloud(desired: 1, horizon: 4000)
    cloud.candidate.crash.beforeRunning = 1
    let run = cloud.run()
    // Each attempt takes 30 s; from the third failure on 10, 20, 40, … seconds pass before one.
    #expect(run.starts.prefix(6) == [0, 30, 60, 100, 150, 220])
    #expect(run.times { $0 == .cannotStartConsistently } == [90])
    #expect(run.rollout.outcome == .running)
  }

  @Test func `tasks that never answer trip it after the first ones ran`() {
    let run = service { $0.candidate.healthEndpoint.answers = .error }
    #expect(run.rollout.failure == .circuitBreaker)
    #expect(run.rollout.outcome == .rolledBack)
    let failures = run.recorder.journal.compactMap {
      if case .circuitBreakerCounted(let failures, 3) = $0.happening { failures } else { nil }
    }
    #expect(failures == [1, 2, 3])
    #expect(run.accounts.failed == 0)
  }

  @Test func `without rollback the service keeps what it has`() {
    let run = service {
      $0.deployment.circuitBreaker?.rollback = false
      $0.candidate.crash.beforeRunning = 1
    }
    #expect(run.rollout.outcome == .failed)
    #expect(run.revisions(after: 0) == [0])
  }

  @Test func `with nothing completed to go back to the deployment stalls`() {
    let run = service {
      $0.candidate.crash.beforeRunning = 1
      // The user takes the first deployment back, and deploys again before that is done.
      $0.limit(0, 100)
      for (name, action) in [
        ("back", PlanAction.rollBack(service: "web")),
        ("again", .deploy(service: "web", revision: "v2")),
      ] {
        var step = PlanStepDescription()
        step.name = name
        step.after = .seconds(5)
        step.action = action
        $0.cloud.plan.append(step)
      }
    }
    #expect(run.accounts.rollouts.map(\.outcome) == [.failed, .stuck])
    #expect(run.accounts.rollouts[1].failure == .circuitBreaker)
  }

  @Test func `a task that crashes after RUNNING is not counted, unless the scenario says so`() {
    for counts in [false, true] {
      let run = service {
        $0.deployment.circuitBreaker?.countsExitsAfterRunning = counts
        $0.candidate.crash.afterRunning = .constant(5)
      }
      #expect(run.rollout.failure == (counts ? .circuitBreaker : nil))
    }
  }
}
