import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

/// A global table whose first region is lost with 30 of its 1,000 acknowledged writes; the second
/// has written over 5 more.
private func orders() -> TableAccount {
  var (lost, kept) = (
    TableRegionAccount(region: "us-east-1"), TableRegionAccount(region: "eu-west-1")
  )
  (lost.acknowledged, lost.replicated, lost.lost) = (1000, 970, 30)
  (lost.overruled, lost.overruledOnReturn) = (5, 3)
  (kept.acknowledged, kept.replicated, kept.pendingAtEnd) = (200, 190, 10)
  kept.overruled = 1
  (lost.writesInConflict, kept.writesInConflict) = (4, 3)
  (kept.reads, kept.staleReads) = (400, 8)
  var account = TableAccount(name: "orders")
  account.regions = [lost, kept]
  account.losses = [
    RegionLossAccount(
      region: "us-east-1", at: .zero + .seconds(100), cause: .lost, writes: 30, oldest: 1.5)
  ]
  return account
}

@Suite struct DataLossTests {
  private func result(
    _ metric: String, _ thresholds: String..., plan: [PlanStepDescription] = [],
    change: (inout RunAccounts) -> Void = { _ in }
  ) async throws -> RehearsalResult {
    var scenario = failoverScenario()
    scenario.cloud.plan = plan
    var table = TableDescription()
    table.name = "orders"
    table.replicas = [ReplicaDescription(), ReplicaDescription()]
    scenario.cloud.tables = [table]
    scenario.objectives = [ObjectiveDescription(metric: metric, thresholds: thresholds)]
    var accounts = RunAccounts()
    accounts.tables = [orders()]
    change(&accounts)
    let (tables, steps) = (accounts.tables, accounts.steps)
    var script = failoverScript()
    let others = script.change
    script.change = { kept in
      others(&kept)
      kept.tables = tables
      kept.steps = steps
    }
    return try await Rehearsal(scenario, jobs: 1, execute: script.execute).run()
  }

  @Test(arguments: [
    ("rpo.writes", "<100", 30.0), ("rpo.seconds", "<1m", 1.5),
    ("replication.conflicts", "<1000", 7),
    ("replication.lostSilently", "<1000", 6), ("failback.lost", "<1000", 3),
    ("replication.staleReads", "rate<50%", 0.02), ("rpo.writes{table:orders}", "<100", 30),
  ])
  func `the fate of writes is a metric`(metric: String, limit: String, value: Double) async throws {
    let observed = try await result(metric, limit).objectives[0].observed.estimate
    #expect(abs(observed - value) < 1e-12)
  }

  @Test func `results say what became of every table's writes`() async throws {
    let replica = try #require(try await result("rpo.writes", "<100").recovery.replicas.first)
    #expect(replica.name == "orders" && replica.mode == "MREC" && replica.hadLoss)
    #expect(replica.acknowledged.estimate == 1200)
    #expect(replica.lost.estimate == 30)
    #expect(replica.recoveryPointSeconds.estimate == 1.5)
    #expect(replica.staleShare.estimate == 0.02)
  }

  @Test func `more lost writes than an objective allows cap the score below 20`() async throws {
    let result = try await result("rpo.writes", "<10")
    #expect(result.verdict == .fail)
    #expect(result.score.cap == .writesLost)
    #expect(result.score.value < 20)
    let term = try #require(result.score.terms.first { $0.name == .data })
    // 10 of 30 allowed; 6 silent of 1,200 are five times the budget, which is worse.
    #expect(term.value == 0)
    #expect(term.why == "min(1, 10 / RPO 30, 1 − silent 0.5 % / 0.1 %)")
  }

  @Test func `without an objective a minute of lost writes costs half of the term`() throws {
    var inputs = ScoreInputs(failedShare: 0, errorBudget: 0.001)
    inputs.recoveryPoints = [.init(observed: 60, allowed: .infinity)]
    let term = try #require(Score.terms(inputs, ScoreWeights()).first { $0.name == .data })
    #expect(term.value == 0.5)
    #expect(term.why == "min(1, 60 s / (60 s + RPO 60 s), 1 − silent 0 % / 0.1 %)")
  }

  @Test func `a step that waits in vain is named with what it waited for`() async throws {
    let result = try await result("rto", "<10m") { accounts in
      var step = StepAccount(name: "promote eu-west-1")
      step.outcome = .failed
      step.stuckOn = "orders in eu-west-1 to be available"
      accounts.steps = [step, StepAccount(name: "drain")]
    }
    let stuck = try #require(result.recovery.stuckSteps.first)
    #expect(result.recovery.stuckSteps.count == 1)
    #expect(stuck.name == "promote eu-west-1" && stuck.count == 3)
    #expect(stuck.waitedFor == "orders in eu-west-1 to be available")
  }

  @Test func `a person's notice and decision are parts of the time`() async throws {
    var decision = PlanStepDescription()
    decision.action = .decide(DecisionDescription())
    let result = try await result("rto", "<10m", plan: [decision]) { accounts in
      var step = StepAccount(name: "decide")
      step.outcome = .done
      (step.detected, step.decided) = (.zero + .seconds(110), .zero + .seconds(128))
      accounts.steps = [step]
    }
    let failover = try #require(result.recovery.failovers.first)
    #expect(failover.parts.map(\.length.estimate).prefix(3) == [10, 18, 2])
  }
}
