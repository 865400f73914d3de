import CloudModel
import SimulationKernel
import Testing

@Suite struct PlanInTheWorldTests {
  private func step(_ name: String, _ action: PlanAction) -> PlanStepDescription {
    var step = PlanStepDescription()
    step.name = name
    step.action = action
    return step
  }

  private func waits(
    _ condition: WaitCondition, deadline: Double, _ edit: (inout ServiceCloud) -> Void = { _ in }
  ) -> Rehearsed {
    var service = ServiceCloud(desired: 2)
    var wait = WaitDescription()
    wait.condition = condition
    wait.deadline = .seconds(deadline)
    service.cloud.plan.append(step("wait", .wait(wait)))
    edit(&service)
    return service.run()
  }

  @Test func `a wait ends with the deployment`() {
    let run = waits(.deploymentFinished(service: "web"), deadline: 600)
    let ends = run.times { $0 == .stepEnded }
    #expect(ends == [0, 60])
    #expect(!run.accounts.planFailed)
  }

  @Test func `a wait for a deployment that is stuck fails at its deadline`() {
    let run = waits(.deploymentFinished(service: "web"), deadline: 600) { $0.limit(75, 100) }
    #expect(run.times { $0 == .deadlinePassed } == [600])
    #expect(run.accounts.planFailed)
    #expect(run.rollout.outcome == .stuck)
  }

  @Test func `a wait for healthy targets ends with them`() {
    let run = waits(.healthyTargets(targetGroup: "blue", atLeast: 4), deadline: 600)
    #expect(run.times { $0 == .stepEnded } == [0, 40])
  }

  @Test func `a wait for an alarm ends with it`() {
    let run = waits(.alarm(name: "errors", inAlarm: true), deadline: 600) {
      $0.watchErrors(of: "blue")
      $0.deployment.alarms = nil
      $0.candidate.errorRate = 1
    }
    // Errors from 40 s on; the minute that ends at 80 s is read at 110 s.
    #expect(run.times { $0 == .stepEnded } == [0, 110])
  }

  @Test func `weights of a rule are a step of their own`() {
    var service = ServiceCloud(desired: 2)
    var weights = [WeightedGroupDescription(), WeightedGroupDescription()]
    weights[0].targetGroup = "blue"
    weights[0].weight = 0
    weights[1].targetGroup = "green"
    weights[1].weight = 100
    service.cloud.plan[0] = step("shift", .shift(rule: "alb/production", weights: weights))
    service.cloud.plan[0].at = .seconds(ServiceCloud.deployment)
    let run = service.run()
    // Green is empty, and a weighted forward never fails over.
    let after = run.recorder.attempts.filter { $0.sent.seconds > 100 }
    #expect(after.allSatisfy { $0.outcome == .noTarget })
    #expect(run.recorder.attempts.filter { $0.sent.seconds < 100 }.allSatisfy { $0.isSuccess })
  }

  @Test func `a manual rollback flips a blue,green deployment back`() {
    var service = ServiceCloud(desired: 2)
    service.deployment.strategy = .blueGreen
    service.deployment.bakeTime = .minutes(10)
    var back = step("back", .rollBack(service: "web"))
    back.after = .seconds(100)
    service.cloud.plan.append(back)
    let run = service.run()
    #expect(run.trafficSteps == [[40, 100], [100, 0]])
    #expect(run.rollout.failure == .stoppedByUser)
    #expect(run.rollout.outcome == .rolledBack)
  }
}

@Suite struct MetricsInTheWorldTests {
  private func values(
    _ run: Rehearsed, _ metric: String, group: String?
  ) -> [Int: Double] {
    let points = run.recorder.datapoints.filter { $0.metric == metric && $0.targetGroup == group }
    return Dictionary(points.map { ($0.minute, $0.sum) }, uniquingKeysWith: +)
  }

  @Test func `requests are counted per minute for the group and the load balancer`() {
    let run = ServiceCloud(desired: 2, horizon: 600).run()
    let counts = values(run, "RequestCount", group: "blue")
    #expect(counts.count == 10)
    #expect(counts.values.allSatisfy { abs($0 - 600) <= 1 })
    #expect(counts == values(run, "RequestCount", group: nil))
    #expect(values(run, "RequestCount", group: "green").isEmpty)
  }

  @Test func `a lost fleet shows in the load balancer's own errors only`() {
    var service = ServiceCloud(desired: 1, horizon: 300)
    service.cloud.plan = []
    var fault = FaultDescription()
    fault.at = .seconds(60)
    fault.duration = .seconds(30)
    fault.kind = .targetsLost(of: "web", count: 1, mode: .refuse)
    service.cloud.faults = [fault]
    service.cloud.services[0].healthCheckGracePeriod = .seconds(1000)
    let run = service.run()
    #expect(values(run, "HTTPCode_ELB_502_Count", group: nil) == [1: 300])
    #expect(values(run, "HTTPCode_ELB_5XX_Count", group: "blue").isEmpty)
    #expect(values(run, "TargetConnectionErrorCount", group: "blue") == [1: 300])
    #expect(run.accounts.failed == 300)
  }

  @Test func `an alarm of ten seconds is judged every ten seconds`() {
    var service = ServiceCloud(desired: 2, horizon: 400)
    service.cloud.plan = []
    service.cloud.dependencies = [DependencyDescription()]
    service.cloud.dependencies[0].name = "db"
    service.cloud.revisions[0].calls = ["db"]
    var fault = FaultDescription()
    fault.at = .seconds(155)
    fault.kind = .dependencyDown(dependency: "db")
    service.cloud.faults = [fault]
    service.watchErrors(of: "blue")
    service.deployment.alarms = nil
    service.cloud.alarms[0].period = .seconds(10)
    service.cloud.alarms[0].evaluationPeriods = 3
    service.cloud.alarms[0].metricDelay = .seconds(3)
    let run = service.run()
    // The periods that end at 160, 170 and 180 s breach; all are known at 183 s.
    #expect(run.times { $0 == .alarm(state: .inAlarm) } == [183 - ServiceCloud.deployment])
    #expect(values(run, "RequestCount", group: "blue").count == 6)
  }

  @Test func `the same seed gives the same run`() {
    func fingerprint(_ seed: UInt64) -> UInt64 {
      var service = ServiceCloud(desired: 4)
      service.cloud.launch.provisioning = .uniform(from: .seconds(10), to: .seconds(30))
      return Run.perform(
        service.cloud, seed: seed, replication: 0, recorder: KeepingRecorder()
      ).fingerprint
    }
    #expect(fingerprint(1) == fingerprint(1))
    #expect(fingerprint(1) != fingerprint(2))
  }

  @Test func `a group that empties within a minute still publishes what it got in it`() {
    var service = ServiceCloud(desired: 2)
    service.deployment.strategy = .blueGreen
    let run = service.run()
    // Shifted at 140 s, drained at 160 s: blue has served 20 s of the minute from 120 s on.
    #expect(values(run, "RequestCount", group: "blue")[2] == 200)
    #expect(values(run, "RequestCount", group: "blue")[3] == nil)
  }

  @Test func `requests that are routed by fail-open are counted`() {
    var service = ServiceCloud(desired: 2, horizon: 400)
    service.cloud.plan = []
    service.cloud.revisions[0].healthEndpoint.answers = .error
    service.cloud.revisions[0].healthEndpoint.after = .seconds(100)
    service.cloud.services[0].healthCheckGracePeriod = .seconds(1000)
    let run = service.run()
    let counts = values(run, "UnhealthyRoutingRequestCount", group: "blue")
    #expect(counts[0] == nil)
    #expect(counts[5] == 600)
  }

  @Test(arguments: [(errors: 0.0, perRequest: 1_000.0), (errors: 1.0, perRequest: 100.0)])
  func `the bytes of requests and successful answers are counted`(
    _ row: (errors: Double, perRequest: Double)
  ) {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.1), horizon: .seconds(180))
    cloud.traffic[0].classes[0].requestSize = 100
    cloud.traffic[0].classes[0].responseSize = 900
    cloud.revisions[0].errorRate = row.errors
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let points = recorder.datapoints.filter { $0.metric == "ProcessedBytes" }
    #expect(points.allSatisfy { $0.loadBalancer == "alb" && $0.targetGroup == nil })
    // The second minute holds sixty whole requests.
    #expect(points.dropFirst().first?.sum == 60 * row.perRequest)
  }

  @Test func `without sizes no bytes are published`() {
    let cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.1), horizon: .seconds(180))
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(!recorder.datapoints.contains { $0.metric == "ProcessedBytes" })
  }
}
