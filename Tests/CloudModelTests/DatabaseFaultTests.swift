import CloudModel
import RandomVariates
import SimulationKernel
import Testing

extension DatabaseCloud {
  mutating func fault(
    _ kind: FaultKind, at time: Double, for duration: Double? = nil, share: Double? = nil
  ) {
    cloud.faults.append(FaultDescription(kind, at: time, for: duration, share: share))
  }

  func account() -> DatabaseAccount { run().accounts.databases[0] }
}

/// What faults of hosts and zones do to databases. 10 writes a second come from the zone `a`.
@Suite struct DatabaseHostFaultTests {
  private func course(_ failover: DatabaseFailoverAccount?) -> [Double?] {
    [failover?.began, failover?.detected, failover?.promoted, failover?.published]
      .map { $0?.seconds }
  }

  private func setting(_ kind: DatabaseKind, zones: [String]) -> DatabaseCloud {
    var setting = DatabaseCloud(kind, replicas: [])
    setting.cloud.databases[0].zones = zones
    setting.write()
    return setting
  }

  @Test func `a zone without network takes its writer out of everybody's reach`() {
    var setting = setting(.multiAZInstance, zones: ["b", "c"])
    setting.fault(.zoneIsolated(.init(zone: "b")), at: 100, for: 300)
    let run = setting.run()
    #expect(run.accounts.databases[0].failovers.map(course) == [[100, 110, 150, 155]])
    let times = run.recorder.attempts.filter(\.isSuccess).map(\.ended.seconds)
    #expect(!times.contains { $0 > 100.1 && $0 < 155 })
    #expect(times.contains { $0 > 400 })
  }

  @Test func `a single writer that was cut off goes on as soon as it is back`() {
    var setting = setting(.instance, zones: ["b"])
    setting.fault(.zoneIsolated(.init(zone: "b")), at: 100, for: 300)
    let account = setting.account()
    #expect(account.downtime == 300)
    #expect(account.failovers.map(\.givenUp?.seconds) == [400])
  }

  @Test func `each fault of a database fails the host that writes when it begins`() {
    var setting = setting(.multiAZInstance, zones: ["a", "b"])
    setting.fault(.databaseDown(.init(database: "orders")), at: 100, for: 500)
    setting.fault(.databaseDown(.init(database: "orders")), at: 300, for: 50)
    // The first host is held until 600 s, so the second one starts again itself.
    #expect(
      setting.account().failovers.map(course) == [[100, 110, 150, 155], [300, 310, 550, 555]])
  }

  @Test func `a host whose zone has its power back stays down while a fault holds it`() {
    var setting = setting(.multiAZInstance, zones: ["a", "b"])
    setting.fault(.databaseDown(.init(database: "orders")), at: 100, for: 700)
    setting.lose(["a"], at: 200, for: 50)
    setting.fault(.databaseDown(.init(database: "orders")), at: 300, for: 50)
    #expect(setting.account().failovers.last?.promoted?.seconds == 550)
  }

  @Test func `a fault that begins while a host takes over fails that host`() {
    var setting = setting(.multiAZInstance, zones: ["a", "b"])
    setting.fault(.databaseDown(.init(database: "orders")), at: 100, for: 40)
    setting.fault(.databaseDown(.init(database: "orders")), at: 120, for: 500)
    // Detected again at 130 s; the first host is back at 140 s and starts again in 200 s.
    let failovers = setting.account().failovers
    #expect(failovers.map(\.began.seconds) == [100, 100])
    #expect(failovers.last?.promoted?.seconds == 340)
  }

  @Test func `a write of which nobody waits to hear is not acknowledged`() {
    var setting = setting(.multiAZInstance, zones: ["a", "b"])
    setting.cloud.databases[0].writeTime = .constant(0.05)
    setting.cloud.revisions[0].calls[0].client.timeout = .seconds(0.01)
    let account = setting.account()
    #expect(account.acknowledged == 0 && account.unheard > 9_000)
  }

  @Test func `a process that starts again asks for the address again`() {
    var cloud = simpleFleet(
      arrivals: .constant(rate: 10), work: .constant(0), workers: nil, horizon: .seconds(600))
    let setting = setting(.multiAZInstance, zones: ["b", "c"])
    (cloud.zones, cloud.databases) = (["a", "b", "c"], setting.cloud.databases)
    cloud.databases[0].region = nil
    cloud.databases[0].pool.nameCache = nil
    cloud.revisions[0].calls = setting.cloud.revisions[0].calls
    cloud.loadBalancers[0].zones = ["a"]
    cloud.faults = [FaultDescription(.databaseDown(.init(database: "orders")), at: 100)]
    func served() -> Bool {
      let recorder = KeepingRecorder()
      _ = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
      return recorder.attempts.contains { $0.due.seconds > 400 && $0.isSuccess }
    }
    #expect(!served())
    cloud.faults.append(
      FaultDescription(.targetsLost(of: "fleet", count: 1, mode: .crash), at: 300, for: 5))
    #expect(served())
  }

  @Test func `an instance that crashed stays so while its zone has no network`() {
    var world = FarRegions()
    world.fault(.targetsLost(of: "west", count: 1, mode: .crash), at: 5.5, for: 20)
    world.fault(.zoneIsolated(.init(zone: "w1")), at: 10.5, for: 5)
    #expect(world.failures(to: "west") == (6...25).map(Double.init))
    let outcome = Run.perform(world.cloud, seed: 1, replication: 0, recorder: KeepingRecorder())
    #expect(abs(outcome.accounts.targets[0].lifetime - 40) < 1e-6)
  }
}

/// What faults of the ways do to databases, and what people can do about it. The writer is in
/// `east`, a copy in `west`; 10 writes a second come from `east`.
@Suite struct DatabaseWayTests {
  private func setting(
    _ kind: DatabaseKind, lag: Double = 1, replicas: [String] = ["west"]
  ) -> DatabaseCloud {
    var setting = DatabaseCloud(kind, replicas: replicas)
    setting.write()
    setting.cloud.databases[0].replicationLag = .constant(lag)
    return setting
  }

  private func cut(_ share: Double?) -> [Bool] {
    var setting = setting(.instance, replicas: [])
    setting.cloud.databases[0].region = "west"
    setting.cloud.revisions[0].serving.workers = nil
    setting.cloud.services[0].desiredCount = 16
    setting.cloud.horizon = .seconds(400)
    setting.fault(.linkCut(.init(from: "east", to: "west")), at: 100, share: share)
    return setting.run().recorder.attempts.filter { $0.due.seconds > 100 }.map(\.isSuccess)
  }

  @Test func `a share of a cut meets a share of the connections`() {
    #expect(!cut(nil).contains(true))
    // Each of the processes has a connection, and opens others until one gets through.
    let part = cut(0.9)
    #expect(part.count { !$0 } > 5 && part.count { $0 } > 100)
  }

  @Test func `a stream to a copy is one connection, of which a share stops`() {
    var stopped = 0
    let runs = 40
    for seed in 0..<UInt64(runs) {
      var setting = setting(.auroraGlobal)
      setting.cloud.horizon = .seconds(120)
      setting.fault(.linkCut(.init(from: "east", to: "west")), at: 80, share: 0.5)
      let outcome = Run.perform(
        setting.cloud, seed: seed, replication: 0, recorder: KeepingRecorder())
      let pending = outcome.accounts.databases[0].pending
      #expect(pending == [10] || pending == [11] || pending.allSatisfy { $0 > 390 })
      stopped += pending[0] > 390 ? 1 : 0
    }
    // Four standard deviations of a binomial law.
    #expect(abs(stopped - runs / 2) <= Int(4 * (Double(runs) / 4).squareRoot()))
  }

  @Test func `a slow way is added to the lag`() {
    var setting = setting(.auroraGlobal)
    setting.fault(
      .linkSlow(.init(from: "east", to: "west", added: .seconds(60))), at: 100)
    setting.lose(["a", "b", "c"], at: 300.05)
    setting.promote(in: "west", at: 400, losesData: true)
    let account = setting.account()
    #expect(abs(account.recoveryPoint - 61) <= 0.11)
    #expect(abs(Double(account.lost) - 610) <= 1)
  }

  @Test func `a promotion that is given up loses nothing, and the writer goes on`() {
    var setting = setting(.multiAZInstance, lag: 30)
    setting.promote(in: "west", at: 300, losesData: true)
    setting.cloud.plan[0].deadline = .seconds(30)
    setting.cloud.plan[0].onDeadline = .continue
    setting.lose(["x"], at: 350, for: 20)
    setting.promote(in: "west", at: 500, losesData: false)
    let account = setting.account()
    #expect(account.failovers.map(\.givenUp?.seconds) == [350, nil])
    #expect(account.lost == 0 && account.conservesWrites)
    // Thirty seconds for the last write, and then the promotion.
    #expect(abs((account.failovers.last?.promoted?.seconds ?? 0) - 630) < 0.2)
    // A read replica's old primary goes on meanwhile.
    #expect(account.acknowledged > 4_800)
  }

  @Test func `a planned change is refused while the copy is out of reach`() {
    var setting = setting(.auroraGlobal)
    setting.fault(.linkCut(.init(from: "east", to: "west")), at: 290, for: 200)
    setting.promote(in: "west", at: 300)
    setting.cloud.plan[0].deadline = .seconds(60)
    let run = setting.run()
    #expect(run.accounts.steps[0].stuckOn == "the API of RDS: refuses")
    #expect(run.accounts.databases[0].downtime == 0)
    #expect(run.accounts.databases[0].failovers.isEmpty)
  }

  @Test(arguments: [(deadline: 40.0, timeout: 100.0), (deadline: 1_000, timeout: 70)])
  func `a planned change that gets stuck is given up`(
    _ times: (deadline: Double, timeout: Double)
  ) {
    var setting = setting(.auroraGlobal, lag: 30)
    setting.fault(.linkCut(.init(from: "east", to: "west")), at: 310, for: 400)
    setting.promote(in: "west", at: 300)
    setting.cloud.plan[0].deadline = .seconds(times.deadline)
    setting.cloud.databases[0].failover.switchoverTimeout = .seconds(times.timeout)
    let account = setting.account()
    #expect(account.downtime == min(times.deadline, times.timeout))
    #expect(account.failovers.map(\.promoted) == [nil])
    #expect(account.lost == 0 && account.conservesWrites)
  }

  /// A planned change over a way that is cut, in the first of two branches.
  private func stuckBranch(_ other: PlanStepDescription?) -> DatabaseCloud {
    var setting = setting(.auroraGlobal, lag: 30)
    setting.fault(.linkCut(.init(from: "east", to: "west")), at: 310, for: 400)
    setting.promote(in: "west", at: 300)
    setting.cloud.plan[0].deadline = .seconds(1_000)
    setting.cloud.databases[0].failover.switchoverTimeout = .seconds(100)
    var both = PlanStepDescription()
    both.action = .parallel([setting.cloud.plan] + (other.map { [[$0]] } ?? []))
    both.deadline = .seconds(other == nil ? 340 : 1_000)
    both.onDeadline = .continue
    setting.cloud.plan = [both]
    return setting
  }

  @Test func `a planned change is given up with the branches that it stands in`() {
    #expect(stuckBranch(nil).account().downtime == 40)
  }

  @Test func `a step that never began gives up no other step's change`() {
    var late = PlanStepDescription()
    late.at = .seconds(300)
    late.action = .promote(database: "orders", region: "west", losesData: nil)
    late.when = .databaseAvailable(database: "orders", region: "west")
    late.deadline = .seconds(10)
    late.onDeadline = .continue
    #expect(stuckBranch(late).account().downtime == 100)
  }

  @Test func `nobody tells the old primary of a global database behind a partition`() {
    var setting = setting(.auroraGlobal)
    setting.fault(.regionIsolated(.init(region: "east")), at: 100, for: 300)
    setting.promote(in: "west", at: 200, losesData: true)
    let account = setting.account()
    // What it takes until 400 s, and what was on its way at 100 s, is lost.
    #expect(abs(Double(account.lost) - 3_010) <= 15)
    #expect(abs(account.recoveryPoint - 101) <= 0.2)
    #expect(account.conservesWrites && account.stored > 6_000)
    // From then on it follows.
    #expect(account.pending.count == 1 && account.pending.allSatisfy { $0 <= 11 })
  }

  @Test func `without a partition it is told at once`() {
    var setting = setting(.auroraGlobal)
    setting.promote(in: "west", at: 200, losesData: true)
    let account = setting.account()
    #expect(account.lost <= 11 && account.conservesWrites)
  }

  @Test func `a new replica in the old Region makes the way back`() {
    var setting = setting(.multiAZInstance)
    setting.cloud.databases[0].failover.newReplica = .constant(60)
    setting.lose(["a", "b", "c"], at: 100, for: 100)
    setting.promote(in: "west", at: 110, losesData: true)
    var step = PlanStepDescription()
    step.at = .seconds(300)
    step.action = .addReplica(of: .database("orders"), region: "east")
    setting.cloud.plan.append(step)
    setting.promote(in: "east", at: 400)
    let run = setting.run()
    let account = run.accounts.databases[0]
    #expect(!run.accounts.planFailed)
    #expect(run.accounts.steps.map(\.ended?.seconds)[..<2] == [210, 360])
    let back = account.failovers.last
    #expect(back?.lost == 0 && abs((back?.promoted?.seconds ?? 0) - 501) < 0.2)
    #expect(account.conservesWrites)
  }

  @Test func `without it the old Region is refused`() {
    var setting = setting(.multiAZInstance)
    setting.promote(in: "west", at: 110, losesData: true)
    setting.promote(in: "east", at: 400, losesData: true)
    setting.cloud.plan[1].deadline = .seconds(60)
    #expect(setting.run().accounts.steps[1].stuckOn == "the API of RDS: refuses")
  }
}
