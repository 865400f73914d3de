import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Rules, zones and groups that change, or were never in use.
@Suite struct TrafficRulesTests {
  @Test func `targets in a zone that is not enabled are unused and get nothing`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 10), work: .constant(0.1), targets: 4, workers: nil,
      horizon: .seconds(100))
    cloud.zones = ["a", "b"]
    cloud.loadBalancers[0].zones = ["a"]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(Set(recorder.attempts.map(\.target)) == [0, 2])
    let unused = recorder.journal.compactMap { entry -> Int? in
      if case .targetHealth(let target, .unused, .notInUse) = entry.happening {
        target
      } else {
        nil
      }
    }
    #expect(unused == [1, 3])
  }

  @Test func `a group whose zones are all disabled answers 503`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 10), work: .constant(0.1), horizon: .seconds(10))
    cloud.zones = ["a", "b"]
    cloud.loadBalancers[0].zones = ["a"]
    cloud.fleets[0].zones = ["b"]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(Set(recorder.attempts.map(\.outcome)) == [.noTarget])
  }

  @Test func `tasks in a zone that is not enabled are never in service`() {
    var service = ServiceCloud(desired: 2, horizon: 400)
    service.cloud.zones = ["a", "b"]
    service.cloud.loadBalancers[0].zones = ["a"]
    let run = service.run()
    #expect(run.accounts.conservesRequests)
    #expect(run.recorder.attempts.allSatisfy { $0.isSuccess })
    #expect(run.rollout.outcome == .running)
  }

  @Test(arguments: [LifecycleStage.postProductionTrafficShift, nil])
  func `a side stops only when every node has left it`(_ failing: LifecycleStage?) {
    var service = ServiceCloud(desired: 2, horizon: 400)
    service.deployment.strategy = .blueGreen
    service.cloud.propagation.rules = .uniform(from: .zero, to: .seconds(9))
    if let failing { service.addHook(failing, .fails) }
    let run = service.run()
    #expect(run.rollout.outcome == (failing == nil ? .succeeded : .rolledBack))
    #expect(run.recorder.attempts.allSatisfy { $0.isSuccess })
  }

  @Test func `a deployment that is superseded leaves no node behind either`() {
    var service = ServiceCloud(desired: 2, horizon: 500)
    service.deployment.strategy = .blueGreen
    service.deployment.bakeTime = .minutes(10)
    service.cloud.propagation.rules = .uniform(from: .zero, to: .seconds(9))
    var again = service.cloud.plan[0]
    again.at = .seconds(250)
    service.cloud.plan.append(again)
    let run = service.run()
    #expect(run.accounts.rollouts.map(\.outcome) == [.failed, .running])
    // Nobody found it bad: it is just not wanted any more.
    #expect(run.accounts.rollouts.map(\.detected) == [nil, nil])
    #expect(run.recorder.attempts.allSatisfy { $0.isSuccess })
  }

  @Test func `a test rule takes in a group that it did not forward to`() {
    var service = ServiceCloud(desired: 1, horizon: 400)
    service.deployment.strategy = .blueGreen
    service.cloud.propagation.rules = .constant(.seconds(5))
    var extra = service.cloud.targetGroups[0]
    extra.name = "extra"
    service.cloud.targetGroups.append(extra)
    var forward = ForwardDescription()
    forward.stickiness = .seconds(60)
    forward.targetGroups = ["blue", "extra"].map { name in
      var weighted = WeightedGroupDescription()
      weighted.targetGroup = name
      return weighted
    }
    service.cloud.loadBalancers[0].listeners[1].defaultAction = .forward(forward)
    service.cloud.traffic[0].to = "alb/test"
    let run = service.run()
    #expect(run.accounts.conservesRequests)
    #expect(run.revisions(after: 60).contains(1))
  }

  @Test(arguments: [(status: 404, attempts: 1), (status: 503, attempts: 3)])
  func `a listener's own 4xx is not tried again and its 5xx is`(
    _ row: (status: Int, attempts: Int)
  ) {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.1), horizon: .seconds(60))
    cloud.loadBalancers[0].listeners[0].defaultAction = .fixedResponse(status: row.status)
    cloud.traffic[0].end = .seconds(10.5)
    cloud.traffic[0].client.retry.attempts = 3
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(recorder.attempts.count == 10 * row.attempts)
    #expect(recorder.attempts.allSatisfy { $0.outcome == .fixedResponse })
  }
}
