import CloudModel
import Experiments
import RandomVariates
import RehearsalFixtures
import SimulationKernel
import Testing

/// Traffic that is refused before a world of it is built.
@Suite struct TrafficLimitTests {
  /// 200,000 closed clients for twenty minutes, under traffic of which no world may be built.
  private func lab(traffic: Double, think: Double) -> CanaryLab {
    var scenario = alarmGateScenario()
    scenario.cloud.traffic[0].arrivals = .closed(clients: 200_000, think: .constant(think))
    var lab = CanaryLab(scenario) { _, _, _, _, _, _ in
      preconditionFailure("a world was built")
    }
    lab.traffic = [traffic]
    return lab
  }

  @Test func `clients that memory does not hold`() async {
    // 20 million of 512 bytes.
    let problem = GateProblem.tooMuchTraffic(100, .memory(10_240_000_000, limit: 8 << 30))
    await #expect(throws: problem) { try await lab(traffic: 100, think: 3600).run() }
    #expect(throws: Never.self) { try lab(traffic: 50, think: 3600).check() }
  }

  @Test func `requests that would not end`() {
    // Each client asks about every ten seconds: 1200 / 10.01 + 1 requests of four events.
    let problem = #expect(throws: GateProblem.self) { try lab(traffic: 30, think: 10).check() }
    guard case .tooMuchTraffic(30, .events(let events, limit: 2_000_000_000)) = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    let requests = 6e6 * (1200 / 10.01 + 1)
    #expect(events > requests * 4 && events < requests * 4 * 1.001)
  }

  /// A trace grows with the traffic, and is refused before it does.
  @Test func `a recorded trace`() {
    var scenario = alarmGateScenario()
    var trace = RequestTrace()
    trace.arrivals = [.seconds(1), .seconds(2)]
    scenario.cloud.traffic[0].arrivals = .trace(trace)
    let base = ExpectedSize(of: scenario.cloud)
    let more = ExpectedSize(of: scenario.cloud, traffic: 10)
    #expect(base.requests == 2)
    #expect(more.requests == 20)
    #expect(more.bytes - base.bytes == 18 * 16)
    #expect(more.healthChecks == base.healthChecks)
  }
}
