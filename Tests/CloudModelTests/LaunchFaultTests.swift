import CloudModel
import SimulationKernel
import Testing

/// Faults of the start of tasks, seen by the replacement of a task that crashes after 100 seconds:
/// it needs 30 s of provisioning, and its first check comes 10 s later.
@Suite struct LaunchFaultTests {
  private func run(
    _ faults: [FaultDescription], change: (inout CloudDescription) -> Void = { _ in }
  ) -> Rehearsed {
    var service = ServiceCloud(desired: 2, horizon: 600)
    service.cloud.plan = []
    service.cloud.faults =
      [FaultDescription(.targetsLost(of: "web", count: 1, mode: .crash), at: 100)] + faults
    change(&service.cloud)
    return service.run()
  }

  private func running(_ run: Rehearsed) -> [Double] {
    run.times { if case .taskRunning = $0 { true } else { false } }
  }

  private func healthy(_ run: Rehearsed) -> [Double] {
    run.states(.healthy).filter { $0 > 0 }
  }

  private func refusals(_ run: Rehearsed) -> [Double] {
    run.times { if case .launchRefused = $0 { true } else { false } }
  }

  @Test func `without faults the replacement serves after 40 seconds`() {
    let run = run([])
    #expect(run.starts == [0])
    #expect(running(run) == [30])
    #expect(healthy(run) == [40])
  }

  @Test func `a launch without capacity waits in PROVISIONING and is tried again`() {
    let run = run([FaultDescription(.capacityShortage(.init()), at: 90, for: 95)])
    // Tries at 0, 30 and 60 s are refused, the one at 90 s is not.
    #expect(refusals(run) == [0])
    #expect(run.starts == [90])
    #expect(healthy(run) == [130])
  }

  @Test func `a launch goes where there is capacity`() {
    let run = run([FaultDescription(.capacityShortage(.init(zone: "a")), at: 90)]) { cloud in
      cloud.zones = ["a", "b"]
      cloud.launch.capacityRetry = .seconds(5)
    }
    let zones = run.recorder.journal.compactMap { entry -> String? in
      if case .taskStarted(_, _, let zone) = entry.happening { zone } else { nil }
    }
    #expect(zones == ["b"])
    #expect(run.starts == [5])
  }

  @Test func `a shortage elsewhere does not matter`() {
    let run = run([FaultDescription(.capacityShortage(.init(zone: "b")), at: 90)]) { cloud in
      cloud.zones = ["a", "b"]
    }
    #expect(run.starts == [0])
  }

  @Test func `a share of the launches is refused`() {
    var service = ServiceCloud(desired: 1000, horizon: 50)
    service.cloud.plan = []
    service.cloud.traffic = []
    service.cloud.launch.bucket = 10_000
    service.cloud.launch.tasksPerMinute = 10_000
    service.cloud.launch.capacityRetry = .seconds(1000)
    service.cloud.faults = [
      FaultDescription(.targetsLost(of: "web", count: 1000, mode: .crash), at: 10),
      FaultDescription(.capacityShortage(.init()), at: 0, share: 0.3),
    ]
    let run = service.run()
    #expect(run.starts.count + refusals(run).count == 1000)
    let error = (0.3 * 0.7 / 1000).squareRoot()
    #expect(abs(Double(refusals(run).count) / 1000 - 0.3) < 3 * error)
  }

  @Test func `slow launches multiply and add up`() {
    let slow = { (factor: Double, added: Double) in
      FaultDescription(
        .launchesImpaired(.init(factor: factor, added: .seconds(added))), at: 90)
    }
    #expect(running(run([slow(2, 5), slow(3, 7)])) == [192])
  }

  @Test func `tasks without secrets hang until the store is back`() {
    let run = run([FaultDescription(.secretsStoreDown(.init(tasks: .hang)), at: 90, for: 200)])
    #expect(run.starts == [0])
    #expect(running(run) == [190])
  }

  @Test func `tasks without secrets exit, and the scheduler backs off`() {
    let run = run([FaultDescription(.secretsStoreDown(.init(tasks: .exit)), at: 90, for: 200)])
    let failed = run.times {
      if case .taskStopped = $0 { true } else { false }
    }
    // The crash, then tasks that live for 30 s; the waits are 10, 20 and 40 s from the third on.
    #expect(failed == [0, 30, 60, 90, 130, 180])
    #expect(run.starts == [0, 30, 60, 100, 150, 220])
    #expect(running(run) == [250])
  }

  @Test func `a pull waits for its registry, and gets the bandwidth that is left`() {
    let image = { (cloud: inout CloudDescription) in
      cloud.revisions[0].image.size = 1_000_000_000
    }
    // Ten seconds of pulling, from 30 s to 40 s.
    #expect(running(run([], change: image)) == [40])
    let down = FaultDescription(.imageRegistryDown(.init()), at: 135, for: 20)
    #expect(running(run([down], change: image)) == [60])
    let half = FaultDescription(.imageRegistryDown(.init()), at: 135, share: 0.5)
    #expect(running(run([half], change: image)) == [45])
    let slow = FaultDescription(.imageRegistrySlow(.init(factor: 0.1)), at: 135, for: 20)
    #expect(running(run([slow], change: image)) == [58])
    #expect(running(run([half, slow], change: image)) == [63])
  }

  @Test func `without its control plane ECS replaces nothing`() {
    let run = run([FaultDescription(.controlPlaneDown(.init(.ecs)), at: 90, for: 110)])
    #expect(run.starts == [100])
  }

  @Test func `without EC2's control plane nothing is launched`() {
    let run = run([FaultDescription(.controlPlaneDown(.init(.ec2)), at: 90, for: 110)])
    #expect(run.starts == [100])
  }

  @Test func `without their control plane load balancers do not hear of new targets`() {
    let run = run([FaultDescription(.controlPlaneDown(.init(.elb)), at: 90, for: 110)])
    #expect(running(run) == [30])
    #expect(healthy(run) == [110])
  }

  @Test func `a control plane is up when the last fault has let it go`() {
    let down = FaultKind.controlPlaneDown(.init(.ecs))
    let run = run([
      FaultDescription(down, at: 90, for: 50), FaultDescription(down, at: 120, for: 50),
    ])
    #expect(run.starts == [70])
  }

  @Test func `stopped tasks are replaced`() {
    let run = run([FaultDescription(.tasksStopped(.init(of: "web")), at: 200, share: 1)])
    #expect(run.stops == [100, 100])
    #expect(run.starts.count == 3)
  }
}
