import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Every discipline, client and fault together: requests are conserved, and targets keep books.
@Suite struct FaultFuzzTests {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<150
  #else
    static let seeds: Range<UInt64> = 0..<5000
  #endif

  private func cloud(_ stream: inout RandomStream) -> CloudDescription {
    func below(_ bound: UInt32) -> Int { Int(stream.index(below: bound)) }
    func flip() -> Bool { below(2) == 0 }
    let arrivals: ArrivalDescription =
      flip() ? .poisson(rate: 10) : .closed(clients: 12, think: .exponential(mean: 1))
    var cloud = simpleFleet(
      arrivals: arrivals, work: .exponential(mean: 0.5), targets: 1 + below(4),
      workers: [1, 2, 4, nil][below(4)], algorithm: RoutingAlgorithm.allCases[below(4)],
      horizon: .seconds(150))
    cloud.zones = Array(["a", "b", "c"].prefix(1 + below(3)))
    cloud.loadBalancers[0].idleTimeout = [.seconds(2), .seconds(60)][below(2)]
    cloud.propagation.zoneRemoval = .seconds(Double(below(30)))
    cloud.targetGroups[0] = group(cloud.targetGroups[0], &stream)
    cloud.revisions[0] = revision(cloud.revisions[0], &stream)
    var urgent = RequestClassDescription()
    urgent.name = "urgent"
    urgent.priority = 1
    urgent.share = 0.3
    cloud.traffic[0].classes.append(urgent)
    cloud.traffic[0].client = client(&stream)
    for number in 0..<below(5) {
      cloud.faults.append(fault(number, zones: cloud.zones, &stream))
    }
    return cloud
  }

  private func group(
    _ plain: TargetGroupDescription, _ stream: inout RandomStream
  ) -> TargetGroupDescription {
    var group = plain
    group.crossZone = stream.index(below: 3) > 0
    group.healthCheck.enabled = stream.index(below: 3) > 0
    group.healthCheck.interval = .seconds(5)
    group.healthCheck.timeout = .seconds(2)
    group.stickiness = stream.index(below: 3) == 0 ? .seconds(20) : nil
    group.slowStart = stream.index(below: 3) == 0 ? .seconds(30) : .zero
    group.anomalyMitigation = stream.index(below: 2) == 0
    return group
  }

  private func revision(
    _ plain: RevisionDescription, _ stream: inout RandomStream
  ) -> RevisionDescription {
    var revision = plain
    revision.serving.discipline = ServiceDiscipline.allCases[Int(stream.index(below: 5))]
    revision.serving.queueLimit = [nil, 0, 3][Int(stream.index(below: 3))]
    revision.serving.queueTimeout = stream.index(below: 3) == 0 ? .exponential(mean: 1) : nil
    revision.errorRate = [0, 0.2][Int(stream.index(below: 2))]
    revision.setUpWhenIdle = stream.index(below: 3) == 0 ? .constant(0.2) : nil
    revision.healthEndpoint.sharesQueue = stream.index(below: 2) == 0
    revision.healthEndpoint.flakiness = [0, 0.2][Int(stream.index(below: 2))]
    return revision
  }

  private func client(_ stream: inout RandomStream) -> ClientDescription {
    var client = ClientDescription()
    client.timeout = [nil, .seconds(1), .seconds(3)][Int(stream.index(below: 3))]
    client.cancellation = stream.index(below: 2) == 0
    client.retry.attempts = 1 + Int(stream.index(below: 3))
    client.retry.backoff =
      stream.index(below: 2) == 0
      ? .drawn(.constant(0))
      : .exponential(
        base: .milliseconds(100), cap: .seconds(1), jitter: .equal)
    client.sessions = Int(stream.index(below: 2)) * 5
    client.keepAlive = stream.index(below: 2) == 0
    client.addressTimeToLive = .seconds(Double(stream.index(below: 20)))
    return client
  }

  private func fault(
    _ number: Int, zones: [String], _ stream: inout RandomStream
  ) -> FaultDescription {
    var fault = FaultDescription()
    fault.name = "fault \(number)"
    fault.at = .seconds(stream.uniform() * 120)
    fault.duration = stream.uniform() < 0.7 ? .seconds(stream.uniform() * 40) : nil
    if stream.uniform() < 0.4 {
      fault.kind = .zoneLost(zone: zones[Int(stream.index(below: UInt32(zones.count)))])
    } else {
      let mode = TargetFailureMode.allCases[Int(stream.index(below: 5))]
      fault.kind = .targetsLost(
        of: "fleet", count: 1 + Int(stream.index(below: 3)), mode: mode)
    }
    return fault
  }

  @Test func `whatever breaks, requests are conserved and targets keep their books`() {
    for seed in Self.seeds {
      var stream = RandomStream(StreamKey(seed: seed, replication: 7))
      let cloud = cloud(&stream)
      let recorder = KeepingRecorder()
      let outcome = Run.perform(
        cloud, seed: seed, replication: 0, recorder: recorder, eventLimit: 400_000)
      let accounts = outcome.accounts
      #expect(outcome.reachedHorizon, "seed \(seed)")
      #expect(accounts.conservesRequests, "seed \(seed)")
      let finals = recorder.attempts.filter(\.isFinal).map(\.request)
      #expect(Set(finals).count == finals.count, "seed \(seed)")
      #expect(UInt64(finals.count) == accounts.succeeded + accounts.failed, "seed \(seed)")
      #expect(recorder.attempts.allSatisfy { $0.ended >= $0.sent && $0.sent >= $0.due })
      if let timeout = cloud.traffic[0].client.timeout {
        #expect(recorder.attempts.allSatisfy { $0.ended - $0.sent <= timeout }, "seed \(seed)")
      }
      for target in accounts.targets {
        #expect(target.departures <= target.arrivals, "seed \(seed)")
        #expect(abs(target.area - target.stays) < 1e-6 * max(1, target.area), "seed \(seed)")
        let cores = Double(target.workers ?? 1_000_000)
        #expect(target.busy >= -1e-6, "seed \(seed)")
        #expect(target.busy <= cores * target.lifetime + 1e-3, "seed \(seed)")
      }
    }
  }
}
