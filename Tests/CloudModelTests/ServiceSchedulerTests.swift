import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Services without any deployment.
@Suite struct ServiceSchedulerTests {
  private func service(
    desired: Int = 3, horizon: Double = 1000, _ edit: (inout ServiceCloud) -> Void
  ) -> Rehearsed {
    var service = ServiceCloud(desired: desired, horizon: horizon)
    service.cloud.plan = []
    edit(&service)
    return service.run()
  }

  private func fault(_ kind: FaultKind, lasts: Double? = nil) -> FaultDescription {
    var fault = FaultDescription()
    fault.name = "fault"
    fault.at = .seconds(ServiceCloud.deployment)
    fault.duration = lasts.map { .seconds($0) }
    fault.kind = kind
    return fault
  }

  @Test func `nothing happens to a healthy service`() {
    let run = service { _ in }
    #expect(run.starts.isEmpty)
    #expect(run.stops.isEmpty)
    #expect(run.accounts.taskSeconds == 3000)
    #expect(run.accounts.conservesRequests)
  }

  @Test func `a crashed task is replaced at once`() {
    let run = service {
      $0.cloud.faults = [fault(.targetsLost(of: "web", count: 1, mode: .crash))]
    }
    #expect(run.starts == [0])
    #expect(run.gone == [0])
    #expect(run.states(.healthy).last == 40)
    #expect(run.times { $0 == .steadyState } == [40])
  }

  @Test func `an unhealthy task stops when its replacement is healthy`() {
    let run = service {
      $0.cloud.faults = [fault(.targetsLost(of: "web", count: 1, mode: .refuse))]
    }
    // Its checks fail at 0 s (the fault comes first) and 10 s.
    #expect(run.states(.unhealthy) == [10])
    #expect(run.starts == [10])
    #expect(run.stops == [50])
    #expect(run.gone == [70])
  }

  @Test func `without room an unhealthy task stops first`() {
    let run = service {
      $0.limit(50, 100)
      $0.cloud.faults = [fault(.targetsLost(of: "web", count: 1, mode: .refuse))]
    }
    #expect(run.stops == [10])
    #expect(run.starts == [10])
  }

  @Test func `the grace period of a task that has run for long is over`() {
    let run = service(desired: 1) {
      $0.cloud.services[0].healthCheckGracePeriod = .seconds(300)
      $0.cloud.faults = [fault(.targetsLost(of: "web", count: 1, mode: .refuse))]
    }
    #expect(run.starts == [10])
  }

  @Test func `a boot that outlasts the checks needs a grace period`() {
    for grace in [0.0, 120] {
      let run = service(desired: 1) {
        $0.cloud.revisions[0].startUp = .constant(60)
        $0.cloud.services[0].healthCheckGracePeriod = .seconds(grace)
        $0.cloud.faults = [fault(.targetsLost(of: "web", count: 1, mode: .crash))]
      }
      #expect((run.starts.count == 1) == (grace > 0), "\(run.starts)")
    }
  }

  @Test func `a container that fails its own check is replaced`() {
    let run = service(desired: 2) {
      var check = ContainerHealthCheckDescription()
      check.interval = .seconds(30)
      $0.cloud.revisions[0].containerHealthCheck = check
      $0.cloud.faults = [fault(.targetsLost(of: "web", count: 1, mode: .hang))]
      $0.cloud.services[0].targetGroup = nil
      $0.cloud.traffic = []
    }
    // Probes at 20, 50 and 80 s time out after 5 s each; the replacement takes 30 s and one probe.
    #expect(run.starts == [85])
    #expect(run.stops == [145])
    let causes = run.recorder.journal.compactMap {
      if case .taskStopping(_, let cause) = $0.happening { cause } else { nil }
    }
    #expect(causes == [.failedContainerHealthCheck])
  }

  @Test func `a task of a lost zone is replaced in another zone when its checks fail`() {
    let run = service(desired: 4) {
      $0.cloud.zones = ["a", "b"]
      $0.cloud.faults = [fault(.zoneLost(zone: "a"))]
    }
    let zones = run.recorder.journal.compactMap {
      if case .taskStarted(_, _, let zone) = $0.happening { zone } else { nil }
    }
    #expect(!zones.isEmpty)
    #expect(zones.suffix(2) == ["b", "b"])
    #expect(run.times { $0 == .steadyState }.count == 1)
    #expect(run.accounts.conservesRequests)
  }

  @Test func `ECS gives up the tasks of a lost zone by itself when nobody checks them`() {
    let run = service(desired: 4) {
      $0.cloud.zones = ["a", "b"]
      $0.cloud.services[0].targetGroup = nil
      $0.cloud.launch.zoneLossNotice = .seconds(120)
      $0.cloud.faults = [fault(.zoneLost(zone: "a"))]
      $0.cloud.traffic = []
    }
    #expect(run.starts == [120, 120])
    let zones = run.recorder.journal.compactMap {
      if case .taskStarted(_, _, let zone) = $0.happening { zone } else { nil }
    }
    #expect(zones == ["b", "b"])
  }

  @Test func `tasks that died with their zone are replaced even if the power comes back at once`() {
    let run = service(desired: 2) {
      $0.cloud.services[0].targetGroup = nil
      $0.cloud.launch.zoneLossNotice = .seconds(120)
      $0.cloud.faults = [fault(.zoneLost(zone: "a"), lasts: 10)]
      $0.cloud.traffic = []
    }
    #expect(run.starts == [120, 120])
    #expect(run.times { $0 == .steadyState } == [190])
  }

  @Test func `a service whose only zone is gone tries until the power is back`() {
    let run = service(desired: 1, horizon: 2000) {
      $0.cloud.launch.zoneLossNotice = .seconds(120)
      $0.cloud.faults = [fault(.zoneLost(zone: "a"), lasts: 400)]
      $0.cloud.traffic[0].client.timeout = .seconds(1)
    }
    #expect(run.starts.count >= 2)
    #expect(run.starts.allSatisfy { $0 < 800 })
    #expect(run.times { $0 == .steadyState }.count == 1)
    #expect(run.accounts.conservesRequests)
  }

  @Test func `a task that the user stops gets SIGTERM before it is drained`() {
    for drains in [false, true] {
      let run = service(desired: 2) {
        $0.cloud.services[0].stopOrder.drainBeforeTerminationByUser = drains
        var stop = PlanStepDescription()
        stop.name = "stop"
        stop.at = .seconds(ServiceCloud.deployment)
        stop.action = .stop(service: "web", count: 1)
        $0.cloud.plan = [stop]
      }
      #expect(run.stops == [0])
      #expect(run.gone == [drains ? 20 : 0])
      #expect(run.starts == [0])
    }
  }

  @Test func `scaling in drains, scaling out starts`() {
    let run = service(desired: 2) {
      for (name, at, count) in [("out", 100.0, 3), ("in", 200, 1)] {
        var step = PlanStepDescription()
        step.name = name
        step.at = .seconds(at)
        step.action = .scale(service: "web", desiredCount: count)
        $0.cloud.plan.append(step)
      }
    }
    #expect(run.starts == [0])
    #expect(run.stops == [100, 100])
    #expect(run.gone == [120, 120])
    #expect(run.accounts.failed == 0)
  }

  @Test func `500 tasks leave the account's bucket within 20 seconds`() {
    let run = service(desired: 0, horizon: 200) {
      $0.cloud.services[0].targetGroup = nil
      $0.cloud.traffic = []
      var step = PlanStepDescription()
      step.name = "out"
      step.at = .seconds(ServiceCloud.deployment)
      step.action = .scale(service: "web", desiredCount: 500)
      $0.cloud.plan = [step]
    }
    #expect(run.starts.count == 500)
    #expect(run.starts.last == 20)
    #expect(run.starts.count { $0 <= 5 } == 200)
  }

  @Test func `images share the registry and unpack each on its own`() {
    let run = service(desired: 0) {
      $0.cloud.services[0].targetGroup = nil
      $0.cloud.traffic = []
      $0.cloud.revisions[0].image.size = 1_000_000_000
      $0.cloud.revisions[0].image.unpackRate = 100e6
      $0.cloud.launch.pullBandwidthPerTask = 100e6
      $0.cloud.launch.pullBandwidthTotal = 200e6
      var step = PlanStepDescription()
      step.name = "out"
      step.at = .seconds(ServiceCloud.deployment)
      step.action = .scale(service: "web", desiredCount: 4)
      $0.cloud.plan = [step]
    }
    // 30 s of provisioning, 20 s at 50 MB/s each, 10 s to unpack.
    let running = run.times { if case .taskRunning = $0 { true } else { false } }
    #expect(running == [60, 60, 60, 60])
  }

  @Test func `an app that ignores SIGTERM is killed after its stop timeout`() {
    let run = service(desired: 1) {
      $0.cloud.revisions[0].stop.onTermination = .ignore
      var step = PlanStepDescription()
      step.name = "in"
      step.at = .seconds(ServiceCloud.deployment)
      step.action = .scale(service: "web", desiredCount: 0)
      $0.cloud.plan = [step]
    }
    #expect(run.gone == [50])
  }
}
