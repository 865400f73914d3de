import Experiments
import Foundation
import RehearsalFixtures
import Synchronization
import Testing

/// A thread for every job, so that a replication that waits keeps nobody else waiting.
///
/// The threads that tests share are as few as the cores, and other tests keep them for seconds.
private final class ThreadForEachJob: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

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
    let (received, reason) = try await withTaskExecutorPreference(ThreadForEachJob()) {
      var received: [Int] = []
      let reason = try await runner.run(0..<2) { record in
        received.append(record.index)
        return false
      }
      return (received, reason)
    }
    #expect(received == [0])
    #expect(reason == nil)
    #expect(seen.withLock { $0 } == .interrupted)
  }
}
