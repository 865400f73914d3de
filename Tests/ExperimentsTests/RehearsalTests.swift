import CloudModel
import Experiments
import RehearsalFixtures
import Synchronization
import Testing

@Suite struct ReplicationRunnerTests {
  private func runner(jobs: Int, stopCheck: @escaping StopCheck = { nil }) -> ReplicationRunner {
    ReplicationRunner(
      cloud: smallCloud(), seed: 1, eventLimit: .max, jobs: jobs,
      execute: Script { requests($0 + 1) }.execute, stopCheck: stopCheck)
  }

  @Test(arguments: [1, 2, 3, 8])
  func `replications arrive in order whatever the number of jobs`(jobs: Int) async throws {
    var seen: [Int] = []
    let reason = try await runner(jobs: jobs).run(0..<20) { record in
      seen.append(record.index)
      #expect(record.numbers.merged().ended == record.index + 1)
      return true
    }
    #expect(seen == Array(0..<20))
    #expect(reason == nil)
  }

  @Test(arguments: [1, 2, 8])
  func `nothing arrives behind the one that is refused`(jobs: Int) async throws {
    var seen: [Int] = []
    _ = try await runner(jobs: jobs).run(0..<20) { record in
      seen.append(record.index)
      return record.index < 4
    }
    #expect(seen == Array(0...4))
  }

  @Test func `a check between replications can stop them`() async throws {
    let calls = Counter()
    let stopCheck: StopCheck = { calls.next() > 3 ? .time : nil }
    var seen: [Int] = []
    let reason = try await runner(jobs: 1, stopCheck: stopCheck).run(0..<20) { record in
      seen.append(record.index)
      return true
    }
    #expect(reason == .time)
    #expect(seen == [0, 1, 2])
  }
}

/// Counts calls from several tasks.
private final class Counter: Sendable {
  private let value = Atomic<Int>(0)
  func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}

@Suite struct RehearsalTests {
  private func scenario(_ threshold: String, metric: String = "failed") -> Scenario {
    var scenario = Scenario()
    scenario.cloud = smallCloud()
    scenario.replications = ReplicationPolicy(minimum: 2, maximum: 9)
    scenario.objectives = [ObjectiveDescription(metric: metric, thresholds: [threshold])]
    return scenario
  }

  private func run(_ scenario: Scenario, _ script: Script) async throws -> RehearsalResult {
    try await Rehearsal(scenario, jobs: 2, execute: script.execute).run()
  }

  @Test func `replications are added only while an objective is undecided`() async throws {
    let clean = Script { _ in requests(1000) }
    #expect(try await run(scenario("rate<1%"), clean).replications == 2)
    // 2,000 requests without a failure leave up to 0.18 %; 4,000 leave up to 0.092 %.
    let stricter = try await run(scenario("rate<0.1%"), clean)
    #expect(stricter.replications == 4)
    #expect(stricter.verdict == .pass)
    let strictest = try await run(scenario("rate<0.01%"), clean)
    #expect(strictest.replications == 9)
    #expect(strictest.verdict == .inconclusive)
  }

  @Test func `a failed objective ends the search at once`() async throws {
    var both = scenario("rate<0.01%")
    both.objectives.append(ObjectiveDescription(metric: "latency", thresholds: ["max<10ms"]))
    let result = try await run(both, Script { _ in requests(1000) })
    #expect(result.verdict == .fail)
    #expect(result.replications == 2)
    #expect(result.score.value < 60)
  }

  @Test func `a stuck rollout caps the score below 40`() async throws {
    var script = cutoverScript()
    script.rollouts[0].outcome = .stuck
    script.rollouts[0].finished = nil
    let result = try await run(cutoverScenario(), script)
    #expect(result.score.cap == .rolloutUnfinished)
    #expect(result.score.value < 40)
    #expect(result.verdict == .fail)
  }

  @Test func `a plan that stuck in one replication fails the rehearsal`() async throws {
    let clean = Script { _ in requests(1000) }
    #expect(try await run(scenario("rate<1%"), clean).verdict == .pass)
    var stuck = clean
    stuck.change = { $0.planFailed = true }
    let result = try await run(scenario("rate<1%"), stuck)
    #expect(result.verdict == .fail)
    #expect(result.plansFailed == result.replications)
    #expect(result.objectives.allSatisfy { $0.judgment == .met })
    // A run that was cut off had no time for its plan.
    stuck.reachesHorizon = { _ in false }
    #expect(try await run(scenario("rate<1%"), stuck).verdict == .incomplete)
  }

  @Test func `a broken law is an error that shows the law`() async throws {
    var script = Script { _ in requests(10) }
    script.change = { $0.offered += 1 }
    let failing = script
    let error = await #expect(throws: RehearsalFailure.self) {
      try await run(scenario("rate<1%"), failing)
    }
    guard case .lawsBroken(let violations)? = error else {
      Issue.record("\(String(describing: error)) is not about laws")
      return
    }
    #expect(violations.map(\.law) == [.requestConservation])
  }

  @Test func `a later run that was cut off is left out`() async throws {
    var script = Script { _ in requests(1000) }
    script.reachesHorizon = { $0 != 1 }
    let result = try await run(scenario("rate<1%"), script)
    #expect(result.verdict == .incomplete)
    #expect(result.replications == 1)
    #expect(result.requests.offered == 1000)
  }

  @Test func `without one complete replication there is no result`() async throws {
    let rehearsal = Rehearsal(
      scenario("rate<1%"), jobs: 1, execute: Script { _ in [] }.execute,
      stopCheck: { .interrupted })
    await #expect(throws: RehearsalFailure.nothingComplete(.interrupted)) {
      try await rehearsal.run()
    }
  }

  @Test func `more combinations than memory allows are refused before anything runs`() async throws
  {
    var wide = scenario("rate<1%")
    wide.cloud.traffic[0].classes = Array(repeating: wide.cloud.traffic[0].classes[0], count: 300)
    wide.cloud.targetGroups = Array(repeating: wide.cloud.targetGroups[0], count: 300)
    wide.cloud.revisions = Array(repeating: wide.cloud.revisions[0], count: 300)
    let scenario = wide
    await #expect(throws: RehearsalFailure.nothingComplete(.memory)) {
      try await run(scenario, Script { _ in requests(1) })
    }
  }

  @Test func `an objective that cannot be read is an error before anything runs`() async throws {
    await #expect(throws: ExpressionError.self) {
      try await run(scenario("rate<1"), Script { _ in requests(1) })
    }
  }

  @Test func `the error budget is the strictest plain share, or its default`() async throws {
    let clean = Script { _ in requests(1000, failures: 1) }
    let result = try await run(scenario("rate<1%"), clean)
    #expect(result.score.terms[0].why == "1 − failed 0.1 % / budget 1 %")
    let other = try await run(scenario("avg<1s", metric: "latency"), clean)
    #expect(other.score.terms[0].why == "1 − failed 0.1 % / budget 0.1 %")
  }

  @Test func `failures are summed by cause, most frequent first`() async throws {
    let script = Script { _ in
      requests(50, failures: 2, outcome: .noTarget) + requests(50, failures: 3)
    }
    let result = try await run(scenario("rate<50%"), script)
    #expect(result.requests.causes.map(\.cause) == [.targetError, .noTarget])
    #expect(result.requests.causes.map(\.count) == [6, 4])
    #expect(result.requests.failed == 10)
  }
}
