import CloudModel
import RandomVariates
import SimulationKernel
import Testing

@Suite struct RollingDeploymentTests {
  @Test func `four tasks at 100 and 200 percent are replaced in one batch`() {
    let run = ServiceCloud(desired: 4).run()
    #expect(run.starts == [0, 0, 0, 0])
    #expect(run.states(.healthy).suffix(4) == [40, 40, 40, 40])
    #expect(run.stops == [40, 40, 40, 40])
    #expect(run.gone == [60, 60, 60, 60])
    #expect(run.mostRunning(initially: 4) == 8)
    #expect(run.revisions(after: 40) == [1])
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.rollout.finished == .zero + .seconds(160))
    #expect(run.accounts.failed == 0)
    #expect(run.accounts.conservesRequests)
  }

  @Test func `the share of the candidate is noted`() {
    let run = ServiceCloud(desired: 4).run()
    #expect(run.trafficSteps == [[40, 100]])
    #expect(run.rollout.strategy == "rolling")
    #expect(run.rollout.stableRevision == "v1")
  }

  @Test(arguments: [(countsStopping: false, last: 450.0), (countsStopping: true, last: 780.0)])
  func `ten tasks in waves of five take as long as their stops let them`(
    _ row: (countsStopping: Bool, last: Double)
  ) {
    var service = ServiceCloud(desired: 10, horizon: 2000)
    service.limit(100, 150)
    service.deployment.countsStoppingInMaximum = row.countsStopping
    service.cloud.launch.provisioning = .constant(.seconds(50))
    service.cloud.targetGroups[0].deregistrationDelay = .seconds(300)
    service.cloud.revisions[0].stop.exitTime = .constant(30)
    service.cloud.revisions[0].stop.stopTimeout = .seconds(120)
    let run = service.run()
    #expect(run.gone.last == row.last)
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.accounts.failed == 0)
  }

  @Test func `without room above, half stops first and half remains`() {
    var service = ServiceCloud(desired: 4)
    service.limit(50, 100)
    let run = service.run()
    #expect(run.stops.prefix(2) == [0, 0])
    #expect(run.starts == [0, 0, 40, 40])
    #expect(run.stops.suffix(2) == [40, 40])
    #expect(run.rollout.outcome == .succeeded)
  }

  @Test func `a service that can neither start nor stop hangs and says so`() {
    var service = ServiceCloud(desired: 1)
    service.limit(50, 100)
    let run = service.run()
    #expect(run.times { $0 == .cannotStartOrStop } == [0])
    #expect(run.starts.isEmpty)
    #expect(run.rollout.outcome == .stuck)
    #expect(run.rollout.finished == nil)
  }

  @Test func `a deployment alarm takes the service back while it bakes`() {
    var service = ServiceCloud(desired: 2)
    service.watchErrors(of: "blue")
    service.deployment.bakeTime = .minutes(5)
    service.candidate.errorRate = 1
    let run = service.run()
    #expect(run.stage(.bakeTime) == 60)
    #expect(run.rollout.failure == .alarm)
    #expect(run.rollout.outcome == .rolledBack)
    // The minute to 180 s holds errors and is read 30 s later; polls come every 15 s.
    #expect(run.rollout.detected == .zero + .seconds(220))
    #expect(run.rollout.rolledBack == .zero + .seconds(260))
    #expect(run.revisions(after: 160) == [0])
  }

  @Test func `an alarm that rings already is not watched`() {
    var service = ServiceCloud(desired: 2)
    service.watchErrors(of: "blue")
    service.cloud.revisions[0].errorRate = 1
    service.cloud.plan[0].at = .seconds(100)
    service.deployment.bakeTime = .minutes(2)
    service.candidate.errorRate = 1
    let run = service.run()
    #expect(run.rollout.outcome == .succeeded)
    #expect(run.rollout.failure == nil)
  }

  @Test func `a failing alarm without rollback leaves everything as it stands`() {
    var service = ServiceCloud(desired: 2)
    service.watchErrors(of: "blue", rollback: false)
    service.deployment.bakeTime = .minutes(5)
    service.candidate.errorRate = 1
    let run = service.run()
    #expect(run.rollout.outcome == .failed)
    #expect(run.revisions(after: 300) == [1])
  }

  @Test func `a service without load balancer waits 40 seconds before a task counts`() {
    var service = ServiceCloud(desired: 2)
    service.cloud.services[0].targetGroup = nil
    let run = service.run()
    #expect(run.stops == [70, 70])
  }

  @Test func `scaling during a deployment is followed`() {
    var service = ServiceCloud(desired: 2)
    var scale = PlanStepDescription()
    scale.name = "scale"
    scale.after = .seconds(10)
    scale.action = .scale(service: "web", desiredCount: 5)
    service.cloud.plan.append(scale)
    let run = service.run()
    #expect(run.starts == [0, 0, 10, 10, 10])
    #expect(run.rollout.outcome == .succeeded)
  }

  @Test func `the scheduler's rounds delay what it does`() {
    var service = ServiceCloud(desired: 1)
    service.cloud.propagation.schedulerInterval = .seconds(7)
    let run = service.run()
    // 100 s lies between the rounds at 98 s and 105 s.
    #expect(run.starts == [5])
    let rounds = run.stops.map { ($0 + 100).truncatingRemainder(dividingBy: 7) }
    #expect(rounds == [0])
  }

  @Test func `a deployment of a service without tasks is done at once`() {
    for strategy in [StrategyDescription.rolling, .blueGreen] {
      var service = ServiceCloud(desired: 0)
      service.deployment.strategy = strategy
      let run = service.run()
      #expect(run.rollout.outcome == .succeeded)
      #expect(run.rollout.finished == .zero + .seconds(100))
    }
  }

  @Test func `a new deployment ends the one before it`() {
    var service = ServiceCloud(desired: 2)
    var again = PlanStepDescription()
    again.name = "again"
    again.after = .seconds(10)
    again.action = .deploy(service: "web", revision: "v1")
    service.cloud.plan.append(again)
    let run = service.run()
    #expect(run.accounts.rollouts.map(\.outcome) == [.failed, .succeeded])
    #expect(run.accounts.rollouts[0].failure == .stoppedByUser)
  }
}
