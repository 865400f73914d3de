import Experiments
import RehearsalFixtures
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
  @Test func `what is refused gives up the replications that still run`() async throws {
    let script = cutoverScript().execute
    let seen = Mutex<StopReason?>(nil)
    let runner = ReplicationRunner(
      cloud: cutoverScenario().cloud, seed: 1, eventLimit: .max, jobs: 2,
      execute: { cloud, seed, number, recorder, limit, stopCheck in
        if number == 1 {
          // A replication without an end; ten seconds are for a machine that forgets to stop it.
          let deadline = ContinuousClock.now + .seconds(10)
          var reason: StopReason?
          while reason == nil, ContinuousClock.now < deadline { reason = stopCheck() }
          seen.withLock { $0 = reason }
        }
        return try script(cloud, seed, number, recorder, limit, stopCheck)
      })
    var received: [Int] = []
    let reason = try await runner.run(0..<2) { record in
      received.append(record.index)
      return false
    }
    #expect(received == [0])
    #expect(reason == nil)
    #expect(seen.withLock { $0 } == .interrupted)
  }
}
