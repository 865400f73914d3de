import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Connections between clients and nodes. With cross-zone off, the target tells the node.
@Suite struct ClientConnectionTests {
  /// One kept-alive client, two zones with a target each, a request every `gap` seconds.
  private func targets(
    of gap: Double, work: Double, timeout: Double? = nil
  ) -> Set<Int32> {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 1 / gap), work: .constant(work), targets: 2, workers: nil,
      horizon: .seconds(gap * 25))
    cloud.zones = ["a", "b"]
    cloud.loadBalancers[0].idleTimeout = .seconds(60)
    cloud.targetGroups[0].crossZone = false
    cloud.traffic[0].client.sessions = 1
    cloud.traffic[0].client.keepAlive = true
    cloud.traffic[0].client.timeout = timeout.map { .seconds($0) }
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    return Set(recorder.attempts.map(\.target))
  }

  @Test func `a connection is idle from its last answer on, not from its last request`() {
    #expect(targets(of: 70, work: 50).count == 1)
    #expect(targets(of: 120, work: 50).count == 2)
  }

  @Test func `a client that gives up closes its connection, and may reach another node next`() {
    #expect(targets(of: 20, work: 50, timeout: 5).count == 2)
    #expect(targets(of: 20, work: 4, timeout: 5).count == 1)
  }

  @Test func `nothing that happens to a target reaches a client behind a dead node`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 20), work: .constant(20), workers: nil, horizon: .seconds(100))
    cloud.zones = ["a", "b"]
    cloud.fleets[0].zones = ["b"]
    cloud.traffic[0].end = .seconds(4)
    cloud.traffic[0].client.timeout = .seconds(30)
    for (at, kind) in [
      (5.0, FaultKind.zoneLost(zone: "a")),
      (8.0, FaultKind.targetsLost(of: "fleet", count: 1, mode: .crash)),
    ] {
      var fault = FaultDescription()
      fault.at = .seconds(at)
      fault.kind = kind
      cloud.faults.append(fault)
    }
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let closed = recorder.attempts.filter { $0.outcome == .targetClosed }
    let waited = recorder.attempts.filter { $0.outcome == .clientTimeout }
    #expect(outcome.accounts.conservesRequests)
    #expect(closed.count + waited.count == Int(outcome.accounts.offered))
    #expect(closed.count > 20)
    #expect(waited.count > 20)
    #expect(closed.allSatisfy { $0.ended.seconds == 8 })
    #expect(waited.allSatisfy { $0.ended - $0.sent == .seconds(30) })
  }

  @Test func `an idle timeout does not answer for a dead node either`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 20), work: .constant(90), workers: nil, horizon: .seconds(200))
    cloud.zones = ["a", "b"]
    cloud.fleets[0].zones = ["b"]
    cloud.loadBalancers[0].idleTimeout = .seconds(10)
    cloud.traffic[0].end = .seconds(4)
    cloud.traffic[0].client.timeout = .seconds(30)
    var fault = FaultDescription()
    fault.at = .seconds(5)
    fault.kind = .zoneLost(zone: "a")
    cloud.faults = [fault]
    let recorder = KeepingRecorder()
    _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let outcomes = Set(
      recorder.attempts.map {
        [$0.outcome == .idleTimeout ? 10 : 30, ($0.ended - $0.sent).seconds]
      })
    #expect(outcomes == [[10, 10], [30, 30]])
  }
}
