import CloudModel
import SimulationKernel
import Testing

/// Tables under services: conditions, scaling, new replicas, callers elsewhere.
@Suite struct `Tables under services` {
  @Test func `a condition is looked at where the write is made`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 60)
    it.cloud.tables[0].keys.count = 1
    it.cloud.tables[0].replication.lag = .constant(10)
    for region in ["a", "b"] { it.ask(.create, in: region, .constant(rate: 1)) }
    let recorder = KeepingRecorder()
    let account = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder)
      .accounts.tables[0]
    // Both regions find nothing under the key, and both create it; one of them in vain.
    #expect(account.regions.map(\.acknowledged) == [1, 1])
    #expect(account.regions.allSatisfy { $0.conditionalFailures == $0.calls - 1 })
    #expect(account.regions.reduce(0) { $0 + $1.overruled } == 1)
    // A condition that does not hold is an answer, and is not tried again.
    #expect(recorder.attempts.allSatisfy { $0.isSuccess })
    #expect(account.regions.allSatisfy { $0.retries == 0 })
  }

  @Test func `an update fails if somebody was faster`() {
    var it = ReplicationCloud(regions: ["a"], horizon: 100)
    it.cloud.tables[0].keys.count = 1
    it.cloud.tables[0].writeTime = .constant(0.15)
    it.ask(.update, in: "a", .constant(rate: 10))
    let a = it.run().regions[0]
    // Each sees the version of the one before the last, until that one is refused too.
    #expect(abs(Double(a.conditionalFailures) / Double(a.calls) - 0.5) < 0.01)
    it.cloud.tables[0].writeTime = .constant(0.05)
    #expect(it.run().regions[0].conditionalFailures == 0)
  }

  @Test func `automatic scaling ends the throttling`() {
    var it = ReplicationCloud(regions: ["a"], horizon: 600)
    var capacity = ProvisionedDescription()
    capacity.writes = 10
    capacity.burst = .zero
    capacity.scaling = CapacityScalingDescription()
    it.cloud.tables[0].capacity = .provisioned(capacity)
    it.cloud.tables[0].client.attempts = 1
    it.ask(.write, in: "a", .constant(rate: 20))
    let attempts = run(it.cloud).attempts
    let refused = attempts.filter { $0.outcome == .tableThrottled }.map(\.sent.seconds)
    // It sees what was consumed, not what was asked for: 10, of which 70 % are 15, and so on.
    #expect((refused.max() ?? 0) > 180)
    #expect((refused.max() ?? 0) < 420)
    #expect(refused.count { $0 < 60 } > 550)
  }

  @Test func `a replica is added while the table is used`() {
    var it = ReplicationCloud(regions: ["a", "b", "c"], horizon: 300)
    it.cloud.tables[0].replicas.removeLast()
    it.cloud.tables[0].keys.count = 1_000
    it.cloud.tables[0].replication.newReplica = .constant(100)
    // A million bytes at 50,000 a second are 20 s more.
    it.cloud.tables[0].itemSize = 1_000
    it.cloud.tables[0].replication.fillRate = 50_000
    it.ask(.write, in: "a", .constant(rate: 10), to: 290)
    it.ask(.read, in: "c", .constant(rate: 10), from: 200)
    var step = PlanStepDescription()
    step.at = .seconds(30)
    step.action = .addReplica(of: .table("orders"), region: "c")
    it.cloud.plan = [step]
    let account = it.run()
    let delivered = account.links.first { $0.from == "a" && $0.to == "c" }?.delivered
    #expect(abs(Double(delivered ?? 0) - 1_400) < 12)
    #expect(account.regions.map(\.region) == ["a", "b", "c"])
    #expect(account.regions[2].reads > 900)
    #expect(account.regions.allSatisfy { $0.conservesWrites && $0.pendingAtEnd == 0 })
    // Nothing is added while the region's control plane is down; the step asks again 30 s later.
    var fault = FaultDescription()
    fault.at = .seconds(20)
    fault.duration = .seconds(20)
    fault.kind = .controlPlaneDown(ControlPlaneDown(.dynamoDB, region: "c"))
    it.cloud.faults = [fault]
    let late = it.run().links.first { $0.from == "a" && $0.to == "c" }?.delivered
    #expect(abs(Double(late ?? 0) - 1_100) < 12)
  }

  @Test func `a caller without a replica of its own pays the way`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 30)
    it.cloud.tables[0].replicas.removeLast()
    it.cloud.network.roundTrips[0].time = .milliseconds(80)
    it.ask(.read, in: "b", .constant(rate: 10))
    let attempts = run(it.cloud).attempts
    #expect(attempts.allSatisfy { abs(($0.ended - $0.sent).seconds - 0.08) < 1e-6 })
    // Cut off, it waits for its SDK's time-outs.
    var fault = FaultDescription()
    fault.at = .seconds(10)
    fault.kind = .regionIsolated(RegionIsolated(region: "a"))
    it.cloud.faults = [fault]
    it.cloud.tables[0].client.attemptTimeout = .seconds(2)
    let late = run(it.cloud).attempts.filter { (10.1..<27).contains($0.sent.seconds) }
    #expect(late.allSatisfy { $0.outcome == .callTimedOut })
    #expect(late.allSatisfy { abs(($0.ended - $0.sent).seconds - 2) < 1e-6 })
  }

  @Test func `a write that its client gave up is there all the same`() {
    var it = ReplicationCloud(regions: ["a"], horizon: 30)
    it.cloud.tables[0].writeTime = .constant(3)
    it.cloud.tables[0].client.attemptTimeout = .seconds(1)
    it.ask(.write, in: "a", .constant(rate: 1), to: 10.5)
    let recorder = KeepingRecorder()
    let a = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder)
      .accounts.tables[0].regions[0]
    #expect(recorder.attempts.allSatisfy { $0.outcome == .callTimedOut })
    #expect((a.acknowledged, a.timedOut) == (10, 10))
  }

  @Test func `an alarm hears of replication that is late, and of none that stands still`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 900)
    it.cloud.tables[0].replication.lag = .constant(0.7)
    it.cloud.tables[0].replication.drainRate = 20
    it.ask(.write, in: "a", .constant(rate: 10))
    var fault = FaultDescription()
    fault.at = .seconds(60)
    fault.duration = .seconds(300)
    fault.kind = .regionIsolated(RegionIsolated(region: "b"))
    it.cloud.faults = [fault]
    var alarm = AlarmDescription()
    alarm.name = "late"
    alarm.metric = .replicationLatency
    alarm.of = "orders/a/b"
    alarm.statistic = .average
    alarm.threshold = 1_000
    alarm.period = .minutes(1)
    alarm.evaluationPeriods = 1
    it.cloud.alarms = [alarm]
    let rings = run(it.cloud).journal.compactMap { entry in
      entry.happening == .alarm(state: .inAlarm) ? entry.at.seconds : nil
    }
    // A pair of regions without arrivals has no datapoints: the alarm rings when they come again.
    #expect(rings.count == 1)
    #expect((400...600).contains(rings.first ?? 0))
  }

  private func fault(
    _ kind: FaultKind, at start: Double, for span: Double, share: Double? = nil
  ) -> FaultDescription {
    var fault = FaultDescription()
    fault.at = .seconds(start)
    fault.duration = .seconds(span)
    fault.share = share
    fault.kind = kind
    return fault
  }

  @Test func `faults of tables begin and end`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 60)
    it.cloud.tables[0].replication.lag = .constant(0.1)
    for region in ["a", "b"] { it.ask(.write, in: region, .constant(rate: 50)) }
    for (kind, outcome) in [
      (
        FaultKind.tableThrottled(.init(table: "orders", region: "a")), AttemptOutcome.tableThrottled
      ),
      (.tableImpaired(.init(table: "orders", region: "a", errorRate: 1)), .tableUnavailable),
      (.tablesUnreachable(.init(region: "a")), .tableUnavailable),
    ] {
      it.cloud.faults = [fault(kind, at: 20.005, for: 20)]
      for attempt in run(it.cloud).attempts {
        let isHit = attempt.source == 0 && (20.005..<40.005).contains(attempt.sent.seconds)
        #expect(attempt.outcome == (isHit ? outcome : .success), "\(kind.title)")
      }
    }
    it.cloud.faults = [
      fault(.tableThrottled(.init(table: "orders")), at: 0.005, for: 60, share: 0.3)
    ]
    let refused = run(it.cloud).attempts.count { $0.outcome == .tableThrottled }
    #expect(abs(Double(refused) / 6_000 - 0.3) < 4 * (0.21 / 6_000).squareRoot())
    it.cloud.faults = [
      fault(.tableImpaired(.init(table: "orders", added: .seconds(1))), at: 20.005, for: 20)
    ]
    #expect(
      run(it.cloud).attempts.allSatisfy {
        let isHit = (20.005..<40.005).contains($0.sent.seconds)
        return abs(($0.ended - $0.sent).seconds - (isHit ? 1 : 0)) < 1e-6
      })
  }

  @Test func `replication pauses, and a clock goes wrong`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 120)
    it.cloud.tables[0].replication.lag = .constant(0.5)
    it.cloud.tables[0].replication.drainRate = 100
    it.ask(.write, in: "a", .constant(rate: 10))
    it.cloud.faults = [
      fault(.replicationPaused(.init(table: "orders", region: "b")), at: 20, for: 60)
    ]
    let link = it.run().links[0]
    // Those of the half second before the pause wait too.
    #expect(abs(link.mostPending - 605) <= 1)
    #expect(abs(link.longestLag - 60.5) < 0.1)
    #expect(abs((link.catchUp ?? 0) - 605 / 90) < 0.2)
    // Region b writes 0.1 s after a, and loses while a's clock is a second ahead.
    var skewed = ReplicationCloud(regions: ["a", "b"], horizon: 120.5)
    skewed.cloud.tables[0].keys.count = 1
    skewed.cloud.tables[0].replication.lag = .constant(0.6)
    skewed.ask(.write, in: "a", .constant(rate: 0.5))
    skewed.ask(.write, in: "b", .constant(rate: 0.5), from: 0.1)
    skewed.cloud.faults = [
      fault(.clockSkew(.init(region: "a", ahead: .seconds(1))), at: 41, for: 40)
    ]
    let regions = skewed.run().regions
    #expect(regions.map(\.overruled) == [39, 20])
  }

  @Test func `a pause of replication begins to work some time after it has begun`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 120)
    it.cloud.tables[0].replication.lag = .constant(0.5)
    it.ask(.write, in: "a", .constant(rate: 10))
    let paused = ReplicationPaused(table: "orders", region: "b", onset: .seconds(40))
    it.cloud.faults = [fault(.replicationPaused(paused), at: 20, for: 60)]
    // The longest lag is what is left of the pause, and the half second before it.
    let lags = (1...40).map { it.run(seed: $0).links[0].longestLag - 0.5 }
    #expect(lags.allSatisfy { 19.8...60.1 ~= $0 })
    // Uniform in 20...60: four standard errors of the mean.
    let mean = lags.reduce(0, +) / 40
    #expect(abs(mean - 40) < 4 * 40 / (12.0 * 40).squareRoot())
    // An end before it works leaves replication alone.
    it.cloud.faults[0].duration = .milliseconds(1)
    #expect((1...5).allSatisfy { it.run(seed: $0).links[0].longestLag < 0.6 })
  }

  @Test func `the same requests meet the same items and the same lags`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 60)
    it.cloud.tables[0].keys.count = 50
    it.ask(.write, in: "a", .poisson(rate: 20))
    it.ask(.write, in: "b", .poisson(rate: 20))
    let one = it.run()
    #expect(it.run() == one)
    #expect(it.run(seed: 2) != one)
    // What else happens in the region moves nothing.
    it.ask(.read, in: "a", .poisson(rate: 50))
    let more = it.run()
    #expect(more.regions.map(\.writesInConflict) == one.regions.map(\.writesInConflict))
    #expect(more.links == one.links)
  }
}
