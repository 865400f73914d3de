import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// What becomes of requests, checks and processes when something breaks meanwhile.
@Suite struct FaultedServingTests {
  private func fault(_ at: Double, for duration: Double?, _ kind: FaultKind) -> FaultDescription {
    var fault = FaultDescription()
    fault.at = .seconds(at)
    fault.duration = duration.map { .seconds($0) }
    fault.kind = kind
    return fault
  }

  private func perform(_ cloud: CloudDescription) -> KeepingRecorder {
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    #expect(outcome.accounts.conservesRequests)
    return recorder
  }

  @Test func `a retry brings the whole work, even if the first attempt was interrupted`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(10), horizon: .seconds(60))
    cloud.revisions[0].serving.discipline = .preemptivePriority
    cloud.traffic[0].end = .seconds(1.5)
    cloud.traffic[0].client.timeout = .seconds(9)
    cloud.traffic[0].client.cancellation = true
    cloud.traffic[0].client.retry.attempts = 2
    cloud.traffic[0].client.retry.backoff = .drawn(.constant(0))
    var urgent = cloud.traffic[0]
    urgent.name = "urgent"
    urgent.start = .seconds(5)
    urgent.end = .seconds(6.5)
    urgent.classes[0].name = "urgent"
    urgent.classes[0].priority = 1
    urgent.classes[0].work = .constant(1)
    urgent.client = ClientDescription()
    cloud.traffic.append(urgent)
    let patient = perform(cloud).attempts.filter { $0.source == 0 }
    // Ten seconds of work never fit into nine.
    #expect(patient.map(\.outcome) == [.clientTimeout, .clientTimeout])
  }

  @Test func `a hung process does not hear SIGTERM and goes with SIGKILL`() {
    var service = ServiceCloud(desired: 2, horizon: 600)
    service.cloud.plan = []
    service.cloud.faults = [
      fault(200, for: nil, .targetsLost(of: "web", count: 1, mode: .hang))
    ]
    let run = service.run()
    // 20 s of draining and 30 s of stopTimeout.
    #expect(run.stops.count == 1)
    #expect(zip(run.stops, run.gone).map { $1 - $0 } == [50])
  }

  @Test func `a check in the request queue is no request of the first class`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 0.01), work: .constant(0.1), workers: 4, horizon: .seconds(900))
    cloud.targetGroups[0].healthCheck.enabled = true
    cloud.revisions[0].healthEndpoint.sharesQueue = true
    var slow = ClassWorkDescription()
    slow.requestClass = "all"
    slow.work = .constant(20)
    cloud.revisions[0].work = [slow]
    cloud.revisions[0].errorRate = 1
    let states = perform(cloud).journal.filter {
      if case .targetHealth(_, .unhealthy, _) = $0.happening { true } else { false }
    }
    #expect(states.isEmpty)
  }

  @Test func `a check that a crash interrupts has failed, and not mismatched`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.1), workers: nil, horizon: .seconds(100))
    cloud.targetGroups[0].healthCheck.enabled = true
    cloud.targetGroups[0].healthCheck.firstCheck = .seconds(10)
    cloud.revisions[0].healthEndpoint.sharesQueue = true
    cloud.revisions[0].healthEndpoint.responseTime = .constant(3)
    cloud.faults = [fault(41, for: nil, .targetsLost(of: "fleet", count: 1, mode: .crash))]
    let reasons = perform(cloud).journal.compactMap { entry -> TargetReason? in
      if case .targetHealth(_, .unhealthy, let reason) = entry.happening { reason } else { nil }
    }
    #expect(reasons == [.failedHealthChecks])
  }

  @Test func `a process that shares its cores exits when its last request is cancelled`() {
    var service = ServiceCloud(desired: 1, horizon: 300)
    service.cloud.revisions[0].serving.discipline = .processorSharing
    service.cloud.traffic[0].classes[0].work = .constant(40)
    service.cloud.traffic[0].client.timeout = .seconds(15)
    service.cloud.traffic[0].client.cancellation = true
    service.cloud.plan[0].action = .stop(service: "web", count: 1)
    let run = service.run()
    // Its last client gives up within 15 s; stopTimeout would come after 30 s.
    #expect(run.gone.count == 1)
    #expect(run.gone.allSatisfy { $0 > 14 && $0 <= 15 })
  }

  @Test func `cores that are shared are never busy for longer than they exist`() {
    for mode in [TargetFailureMode.hang, .crash] {
      var cloud = simpleFleet(
        arrivals: .constant(rate: 10), work: .constant(10), workers: 2, horizon: .seconds(100))
      cloud.revisions[0].serving.discipline = .processorSharing
      cloud.traffic[0].client.timeout = .seconds(20)
      cloud.traffic[0].client.cancellation = mode == .hang
      cloud.faults = [fault(50, for: 10, .targetsLost(of: "fleet", count: 1, mode: mode))]
      let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: KeepingRecorder())
      let account = outcome.accounts.targets[0]
      #expect(account.busy <= 2 * account.lifetime + 1e-6, "\(mode)")
      #expect(account.busy > account.lifetime * 1.5 * (mode == .hang ? 0.9 : 1), "\(mode)")
    }
  }

  @Test func `a crashed instance is back, and cold, at the end of its fault`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1), work: .constant(0.25), horizon: .seconds(100))
    cloud.revisions[0].coldStart = ColdStartDescription()
    cloud.revisions[0].coldStart?.slowness = 2
    cloud.revisions[0].coldStart?.wearsOffOver = .seconds(10)
    cloud.faults = [fault(20.5, for: 20, .targetsLost(of: "fleet", count: 1, mode: .crash))]
    let attempts = perform(cloud).attempts
    let failed = attempts.filter { !$0.isSuccess }
    #expect(failed.map(\.sent.seconds) == (21...40).map { Double($0) })
    let cold = attempts.filter { ($0.ended - $0.sent).seconds > 0.26 }
    #expect(cold.map(\.sent.seconds) == (41...50).map { Double($0) })
  }

  @Test func `a target without power is not mended by the end of another fault`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 5), work: .constant(0.1), targets: 2, workers: nil,
      horizon: .seconds(400))
    cloud.zones = ["a", "b"]
    cloud.faults = [
      fault(100, for: 200, .zoneLost(zone: "b")),
      fault(150, for: 50, .targetsLost(of: "fleet", count: 2, mode: .hang)),
    ]
    let recorder = perform(cloud)
    func successes(_ from: Double, _ to: Double) -> Int {
      recorder.attempts.count {
        $0.target == 1 && $0.isSuccess && $0.sent.seconds > from && $0.ended.seconds < to
      }
    }
    #expect(successes(0, 100) > 100)
    #expect(successes(100.2, 300) == 0)
    #expect(successes(300, 400) > 100)
  }
}
