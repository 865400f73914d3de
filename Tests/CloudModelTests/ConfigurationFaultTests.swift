import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Faults with which targets answer, but badly, or are thought to.
@Suite struct ConfigurationFaultTests {
  private func fleet(_ faults: [FaultDescription], targets: Int = 1) -> KeepingRecorder {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.1), targets: targets, workers: nil,
      horizon: .seconds(60))
    cloud.targetGroups[0].healthCheck.enabled = true
    cloud.targetGroups[0].healthCheck.interval = .seconds(5)
    cloud.targetGroups[0].healthCheck.timeout = .seconds(2)
    cloud.targetGroups[0].healthCheck.firstCheck = .seconds(1)
    cloud.targetGroups[0].healthCheck.healthyThreshold = 2
    cloud.targetGroups[0].healthCheck.unhealthyThreshold = 2
    cloud.faults = faults
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(outcome.accounts.conservesRequests)
    return recorder
  }

  private func tenths(_ recorder: KeepingRecorder) -> [Double] {
    recorder.attempts.sorted { $0.due < $1.due }
      .map { (($0.ended - $0.due).seconds * 1e4).rounded() / 1e3 }
  }

  private func changes(_ recorder: KeepingRecorder, to wanted: TargetState) -> [Double] {
    recorder.journal.compactMap { entry in
      if case .targetHealth(_, wanted, _) = entry.happening, entry.at > .zero {
        entry.at.seconds
      } else {
        nil
      }
    }
  }

  @Test func `a bad configuration answers with errors until it ends`() {
    let bad = FaultKind.badConfiguration(.init(of: "fleet", errorRate: 1))
    let failed = fleet([FaultDescription(bad, at: 10.5, for: 20)]).attempts.filter { !$0.isSuccess }
    #expect(failed.map(\.due.seconds).sorted() == (11...30).map(Double.init))
  }

  @Test func `a bad configuration slows down, and two of them more`() {
    let bad = { FaultKind.badConfiguration(.init(of: nil, slowness: $0)) }
    let times = tenths(
      fleet([
        FaultDescription(bad(2), at: 10.5, for: 20), FaultDescription(bad(3), at: 20.5, for: 20),
      ]))
    #expect(times[0..<10].allSatisfy { $0 == 1 })
    #expect(times[10..<20].allSatisfy { $0 == 2 })
    #expect(times[20..<30].allSatisfy { $0 == 6 })
    #expect(times[30..<40].allSatisfy { $0 == 3 })
    #expect(times[40...].allSatisfy { $0 == 1 })
  }

  @Test func `a configuration that fails health checks takes targets out and lets them back`() {
    let bad = FaultKind.badConfiguration(.init(of: nil, failsHealthChecks: true))
    let recorder = fleet([FaultDescription(bad, at: 10.5, for: 20)])
    // Checks are at 1, 6, 11, 16, 21, 26, 31, 36, … seconds.
    #expect(changes(recorder, to: .unhealthy) == [16])
    #expect(changes(recorder, to: .healthy).map { $0.rounded(.down) } == [36])
  }

  @Test func `a configuration meets a share of the targets`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 500), work: .constant(0), targets: 500, workers: nil,
      horizon: .seconds(2))
    cloud.faults = [
      FaultDescription(
        .badConfiguration(.init(of: "fleet", errorRate: 1)), at: 0, share: 0.4)
    ]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 3, replication: 0, recorder: recorder)
    let bad = Set(recorder.attempts.filter { !$0.isSuccess }.map(\.target))
    let good = Set(recorder.attempts.filter(\.isSuccess).map(\.target))
    #expect(bad.isDisjoint(with: good))
    let error = (0.4 * 0.6 / 500).squareRoot()
    #expect(abs(Double(bad.count) / 500 - 0.4) < 3 * error)
  }

  @Test func `tasks that start later get the bad configuration as well`() {
    var service = ServiceCloud(desired: 1, horizon: 300)
    service.cloud.plan = []
    service.cloud.faults = [
      FaultDescription(.badConfiguration(.init(of: "web", errorRate: 1)), at: 50),
      FaultDescription(.targetsLost(of: "web", count: 1, mode: .crash), at: 100),
    ]
    let late = service.run().recorder.attempts.filter { $0.sent.seconds > 200 }
    #expect(!late.isEmpty)
    #expect(late.allSatisfy { $0.outcome == .targetError })
  }

  @Test func `a step of the plan takes a bad configuration back, and new tasks do not get it`() {
    var service = ServiceCloud(desired: 1, horizon: 300)
    var revert = PlanStepDescription()
    revert.at = .seconds(80)
    revert.action = .revertConfiguration(of: "web")
    service.cloud.plan = [revert]
    service.cloud.faults = [
      FaultDescription(.badConfiguration(.init(of: nil, errorRate: 1)), at: 50),
      FaultDescription(.targetsLost(of: "web", count: 1, mode: .crash), at: 100),
    ]
    let attempts = service.run().recorder.attempts
    let bad = attempts.filter { $0.outcome == .targetError }.map(\.sent.seconds)
    #expect(bad.allSatisfy { $0 >= 50 && $0 <= 80 })
    #expect(bad.count >= 299)
    #expect(attempts.filter { $0.sent.seconds > 200 }.allSatisfy { $0.isSuccess })
  }

  @Test func `impaired targets are those that lived when it began`() {
    let slow = FaultKind.targetsImpaired(
      .init(of: "fleet", count: 1, slowness: 3, added: .milliseconds(50)))
    let recorder = fleet([FaultDescription(slow, at: 10.5, for: 20)], targets: 2)
    let times = tenths(recorder)
    #expect(times[0..<10].allSatisfy { $0 == 1 })
    #expect(Set(times[10..<30]) == [1, 3.5])
    #expect(times[10..<30].count { $0 == 3.5 } == 10)
    #expect(times[30...].allSatisfy { $0 == 1 })
  }

  @Test func `health checks that flap take good targets out, and end with the fault`() {
    let flap = FaultKind.loadBalancerHealthChecksFlap(.init(of: "alb"))
    let recorder = fleet([FaultDescription(flap, at: 10.5, for: 20)])
    #expect(changes(recorder, to: .unhealthy) == [16])
    #expect(changes(recorder, to: .healthy).map { $0.rounded(.down) } == [36])
    // Without any healthy target the load balancer sends to all of them.
    #expect(recorder.attempts.allSatisfy { $0.isSuccess })
  }

  @Test func `a share of checks that flaps takes targets out now and then`() {
    let flap = FaultKind.loadBalancerHealthChecksFlap(.init())
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0), targets: 100, workers: nil,
      horizon: .seconds(1000))
    cloud.targetGroups[0].healthCheck.enabled = true
    cloud.targetGroups[0].healthCheck.interval = .seconds(10)
    cloud.targetGroups[0].healthCheck.unhealthyThreshold = 2
    cloud.faults = [FaultDescription(flap, at: 0, share: 0.2)]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    // A run of two failures among 100 checks begins about 100 · 0.2² · 0.8 times a target.
    let count = Double(changes(recorder, to: .unhealthy).count)
    #expect(count > 100 && count < 400)
  }

  @Test func `an isolated zone is unreachable, and is itself again`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0), workers: nil, horizon: .seconds(60))
    cloud.traffic[0].client.timeout = .seconds(2)
    cloud.traffic[0].client.connectTimeout = .seconds(1)
    cloud.faults = [FaultDescription(.zoneIsolated(.init(zone: "a")), at: 10.5, for: 20)]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let failed = recorder.attempts.filter { !$0.isSuccess }.map(\.due.seconds).sorted()
    #expect(failed == (11...30).map(Double.init))
  }

  @Test func `a share of calls fails, another one is slow`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 10), work: .constant(0), workers: nil, horizon: .seconds(200))
    var database = DependencyDescription()
    database.name = "db"
    database.latency = .constant(0.01)
    cloud.dependencies = [database]
    cloud.revisions[0].calls = ["db"]
    cloud.faults = [
      FaultDescription(.dependencyDown(dependency: "db"), at: 0, share: 0.2),
      FaultDescription(
        .dependencySlow(dependency: "db", factor: 5, added: .zero), at: 0, share: 0.5),
    ]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let count = Double(recorder.attempts.count)
    let failed = Double(recorder.attempts.count { !$0.isSuccess }) / count
    // One draw decides both: of the half that is slow the fifth that fails is a part.
    let slow = Double(recorder.attempts.count { ($0.ended - $0.due).seconds > 0.04 }) / count
    #expect(abs(failed - 0.2) < 3 * (0.16 / count).squareRoot())
    #expect(abs(slow - 0.3) < 3 * (0.21 / count).squareRoot())
  }
}
