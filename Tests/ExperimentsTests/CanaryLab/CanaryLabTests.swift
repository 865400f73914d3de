import CloudModel
import Experiments
import RehearsalFixtures
import Synchronization
import Testing

/// The lab's bookkeeping, over worlds that are made up.
@Suite struct CanaryLabTests {
  private func lab(
    _ outcome: @escaping @Sendable (Bool, Double, Int) -> RolloutOutcome?
  ) -> CanaryLab {
    var lab = CanaryLab(alarmGateScenario(), execute: scriptedWorlds(outcome))
    lab.defects = [.errors(0.1)]
    lab.worlds = 20
    return lab
  }

  /// Of good builds every tenth is rolled back, of bad ones every fourth is promoted.
  private static let usual: @Sendable (Bool, Double, Int) -> RolloutOutcome? = {
    isGood, _, number in
    if isGood { return number % 10 == 0 ? .rolledBack : .succeeded }
    return number % 4 == 0 ? .succeeded : .rolledBack
  }

  @Test func `rates are shares of all worlds`() async throws {
    let result = try await lab(Self.usual).run()
    let good = try #require(result.cell(of: .good))
    let bad = try #require(result.cell(of: .defective(.errors(0.1))))
    #expect(good.worlds == 20)
    #expect(good.caught.estimate == 0.1)
    #expect(bad.promoted.estimate == 0.25)
    #expect(bad.caught.estimate == 0.75)
    // Clopper and Pearson for 2 of 20.
    #expect((good.caught.low * 1e4).rounded() == 123)
    #expect((good.caught.high * 1e4).rounded() == 3170)
  }

  @Test func `what is undecided is neither caught nor promoted, and is told apart`() async throws {
    let ends: [RolloutOutcome?] = [.succeeded, .rolledBack, .failed, .stuck, .running, nil]
    var lab = lab { _, _, number in ends[number % 6] }
    lab.worlds = 12
    let cell = try #require(try await lab.run().cell(of: .good))
    let counted = cell.ends.map { "\($0.end): \($0.count)" }
    #expect(
      counted == [
        "promoted: 2", "rolledBack: 2", "stopped: 2", "stuck: 2", "running: 2", "notStarted: 2",
      ])
    #expect(cell.promoted.estimate == 2 / 12.0)
    #expect(cell.caught.estimate == 4 / 12.0)
    #expect(cell.undecided.estimate == 6 / 12.0)
    #expect(cell.caughtAtWorst.estimate == 10 / 12.0)
    #expect(cell.promotedAtWorst.estimate == 8 / 12.0)
  }

  @Test(arguments: [RolloutOutcome.rolledBack, .failed])
  func `what the plan ended says nothing about the gate`(outcome: RolloutOutcome) async throws {
    var lab = lab { _, _, _ in outcome }
    let found = lab.execute
    lab.execute = { cloud, seed, number, recorder, limit, check in
      var world = try found(cloud, seed, number, recorder, limit, check)
      world.accounts.rollouts[0].failure = .stoppedByUser
      return world
    }
    let cell = try #require(try await lab.run().cell(of: .good))
    #expect(cell.count(of: .superseded) == 20)
    #expect(cell.caught.estimate == 0)
    #expect(cell.undecided.estimate == 1)
    #expect(cell.detection.count == 0)
  }

  @Test func `times and requests are those of the builds that were caught`() async throws {
    let result = try await lab(Self.usual).run()
    let bad = try #require(result.cell(of: .defective(.errors(0.1))))
    // Detected 4, 5 or 6 s after the start at 2 s; the first candidate request came at 5 s.
    #expect(bad.detection.count == 15)
    #expect(bad.detection.median.estimate == 5)
    #expect(bad.detectionFromFirstRequest.median.estimate == 2)
    #expect(bad.restoration.median.estimate == 3)
    #expect(bad.candidateRequests.median.estimate == 50)
    #expect(bad.candidateFailed.median.estimate == 10)
    // Over all pairs, the promoted ones included.
    #expect(bad.excessFailures?.count == 20)
    #expect(bad.excessFailures?.mean.estimate == 10)
    #expect(result.cell(of: .good)?.excessFailures == nil)
  }

  @Test func `the scenario's own traffic is always tried, in rising order`() async throws {
    var lab = lab(Self.usual)
    lab.traffic = [3, 0.3, 3]
    let result = try await lab.run()
    let goods = result.cells.filter(\.build.isGood)
    #expect(goods.map(\.traffic) == [0.3, 1, 3])
    #expect(result.curves.map { $0.points.map(\.traffic) } == [[0.3, 1, 3]])
  }

  @Test func `a candidate that differs is tried as it is written`() async throws {
    var lab = lab(Self.usual)
    lab.variants[0].scenario.cloud.revisions[1].errorRate = 0.3
    let result = try await lab.run()
    #expect(result.cells.map(\.build) == [.good, .defective(.asWritten), .defective(.errors(0.1))])
    lab.variants[0].scenario.cloud.revisions[1].errorRate = 0.0005
    lab.defects = []
    let onlyGood = try await lab.run()
    #expect(onlyGood.cells.map(\.build) == [.good])
    #expect(!onlyGood.deployment.differs)
  }

  @Test func `one job and two give the same result`() async throws {
    var lab = lab(Self.usual)
    lab.traffic = [0.5]
    let one = try await lab.run()
    lab.jobs = 2
    let two = try await lab.run()
    #expect(one.cells == two.cells)
    #expect(one.fingerprint == two.fingerprint)
  }

  @Test func `without a wish the number of worlds follows from their events`() async throws {
    var lab = lab(Self.usual)
    lab.worlds = nil
    let cheap = try await lab.run()
    #expect(cheap.cells.map(\.worlds) == [200, 200])
    let costly = lab.execute
    lab.execute = { cloud, seed, number, recorder, limit, check in
      var outcome = try costly(cloud, seed, number, recorder, limit, check)
      outcome.eventCount = 5_000_000
      return outcome
    }
    // 2 kinds of 5 million events: 50 worlds fit into 600 million, 75 do not.
    #expect(try await lab.run().cells.map(\.worlds) == [50, 50])
  }

  @Test func `what was computed before an interrupt is kept and marked`() async throws {
    var lab = lab(Self.usual)
    let asked = Mutex(0)
    lab.stopCheck = {
      asked.withLock { count in
        count += 1
        return count > 14 ? .interrupted : nil
      }
    }
    let result = try await lab.run()
    #expect(result.verdict == .incomplete)
    #expect(result.stopReason == .interrupted)
    // Each world asks twice: before it starts and while it runs.
    #expect(result.cells.map(\.worlds) == [4, 3])
    #expect(result.cell(of: .defective(.errors(0.1)))?.excessFailures?.count == 3)
  }

  @Test func `an interrupt before the first world leaves nothing`() async throws {
    var lab = lab(Self.usual)
    lab.stopCheck = { .interrupted }
    await #expect(throws: RehearsalFailure.nothingComplete(.interrupted)) { try await lab.run() }
  }

  @Test func `a broken law is a defect and no result`() async throws {
    var lab = lab(Self.usual)
    let sound = lab.execute
    lab.execute = { cloud, seed, number, recorder, limit, check in
      var outcome = try sound(cloud, seed, number, recorder, limit, check)
      outcome.accounts.offered += 1
      return outcome
    }
    let failure = await #expect(throws: RehearsalFailure.self) { try await lab.run() }
    guard case .lawsBroken = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func `progress counts worlds`() async throws {
    let seen = Mutex<[String]>([])
    var lab = lab(Self.usual)
    lab.worlds = 2
    lab.progress = { done, planned in seen.withLock { $0.append("\(done)/\(planned)") } }
    _ = try await lab.run()
    #expect(seen.withLock { $0 } == ["1/4", "2/4", "3/4", "4/4"])
  }
}

@Suite struct GateLimitTests {
  private func result(
    caught: Int, undecided: Int = 0, of worlds: Int, _ change: (inout GateLimits) -> Void
  ) async throws -> GateResult {
    var lab = CanaryLab(
      alarmGateScenario(),
      execute: scriptedWorlds { _, _, number in
        number < caught ? .rolledBack : number < caught + undecided ? .running : .succeeded
      })
    lab.worlds = worlds
    change(&lab.limits)
    return try await lab.run()
  }

  @Test(arguments: [
    (0, 0, Verdict.pass), (30, 0, .fail), (5, 0, .inconclusive), (0, 5, .inconclusive),
  ])
  func `false rollbacks are judged on their interval, undecided worlds against the gate`(
    caught: Int, undecided: Int, verdict: Verdict
  ) async throws {
    // 95 % intervals of 100: 0 gives 0 … 3.6 %, 5 gives 1.6 … 11.3 %, 30 gives 21.2 … 40 %.
    let result = try await result(caught: caught, undecided: undecided, of: 100) {
      $0.falseRollbacks = 0.04
    }
    #expect(result.verdict == verdict)
    #expect(result.judgments.count == 1)
  }

  @Test func `without limits nothing is judged`() async throws {
    let result = try await result(caught: 30, of: 100) { _ in }
    #expect(result.verdict == .pass)
    #expect(result.judgments.isEmpty)
  }

  @Test(arguments: [(0, LevelJudgment.holds), (30, .isBroken), (5, .cannotTell)])
  func `a nominal level holds, does not, or cannot be told`(
    caught: Int, judgment: LevelJudgment
  ) async throws {
    let result = try await result(caught: caught, of: 100) { $0.nominal = 0.04 }
    let cell = try #require(result.cell(of: .good))
    #expect(result.limits.level(of: cell) == judgment)
    #expect(result.verdict == .pass)
  }
}
