import CloudModel
import SimulationKernel
import Testing

private func fault(
  _ kind: FaultKind, at start: Double, for span: Double? = nil, share: Double? = nil
) -> FaultDescription {
  var fault = FaultDescription()
  fault.at = .seconds(start)
  fault.duration = span.map { .seconds($0) }
  fault.share = share
  fault.kind = kind
  return fault
}

private func add(_ region: String) -> PlanStepDescription {
  var step = PlanStepDescription()
  step.action = .addReplica(of: .table("orders"), region: region)
  return step
}

/// Regions with 10 ms each way between any two, and no items to speak of that a new replica copies.
private func cloud(_ regions: [String], holding: Int? = nil, horizon: Double) -> ReplicationCloud {
  var it = ReplicationCloud(regions: regions, horizon: horizon)
  for number in it.cloud.network.roundTrips.indices {
    it.cloud.network.roundTrips[number].time = .milliseconds(20)
  }
  it.cloud.tables[0].keys.count = 1_000
  it.cloud.tables[0].replicas = Array(it.cloud.tables[0].replicas.prefix(holding ?? regions.count))
  return it
}

/// Whose writes are at risk in which disaster.
@Suite struct `Recovery points of tables` {
  @Test(arguments: [2, 3])
  func `who is left over has lost nothing`(replicas: Int) {
    var it = cloud(["a", "b", "c"], holding: replicas, horizon: 60)
    it.ask(.write, in: "b", .constant(rate: 20))
    it.cloud.faults = [fault(.regionLost(RegionLost(region: "a")), at: 20.005)]
    let losses = it.run().losses
    #expect(losses.map(\.region) == ["a"])
    #expect(losses.map(\.writes) == [0])
  }

  @Test func `it is the region that is cut off which has writes to lose`() {
    var it = cloud(["a", "b"], horizon: 60)
    it.cloud.tables[0].replication.lag = .constant(1)
    it.ask(.write, in: "a", .constant(rate: 20))
    it.cloud.faults = [fault(.regionIsolated(RegionIsolated(region: "b")), at: 20.005, for: 20)]
    let idle = it.run().losses
    #expect(idle.map(\.region) == ["b"])
    #expect(idle.map(\.writes) == [0])
    it.cloud.faults = [fault(.regionIsolated(RegionIsolated(region: "a")), at: 20.005, for: 20)]
    let busy = it.run().losses
    #expect(busy.map(\.region) == ["a"])
    #expect(busy.map(\.writes) == [20])
    #expect(busy.allSatisfy { $0.cause == .isolated })
  }

  @Test func `a cut between two isolates neither, and cuts to all the others do`() {
    var it = cloud(["a", "b", "c"], horizon: 60)
    it.ask(.write, in: "a", .constant(rate: 20))
    let cuts = ["b", "c"].map { fault(.linkCut(LinkCut(from: "a", to: $0)), at: 20.005, for: 20) }
    it.cloud.faults = [cuts[0]]
    #expect(it.run().losses.isEmpty)
    it.cloud.faults = cuts
    #expect(it.run().losses.map(\.region) == ["a"])
    var two = cloud(["a", "b"], horizon: 60)
    two.ask(.write, in: "a", .constant(rate: 20))
    two.cloud.faults = [cuts[0]]
    #expect(two.run().losses.isEmpty)
  }

  @Test func `a slow way is part of the recovery point`() {
    var it = cloud(["a", "b"], horizon: 120)
    it.cloud.tables[0].replication.lag = .constant(1)
    it.ask(.write, in: "a", .constant(rate: 20))
    it.cloud.faults = [
      fault(.linkSlow(LinkSlow(from: "a", to: "b", added: .seconds(30))), at: 5, for: 100),
      fault(.regionLost(RegionLost(region: "a")), at: 60.005),
    ]
    let account = it.run()
    #expect(abs((account.losses.first?.oldest ?? 0) - 31) < 0.06)
    #expect(account.losses.first?.writes == 620)
    #expect(account.links[0].longestLag == 31)
    // Losses are sent again: the mean of 0.2 s, 0.6 s, 1.4 s and so on.
    it.cloud.faults = [fault(.packetLoss(PacketLoss(from: "a", to: "b", loss: 0.2)), at: 0)]
    let link = it.run().links[0]
    #expect(abs((link.meanLag ?? 0) - 16.0 / 15) < 0.03)
  }
}

@Suite struct `Partly cut tables` {
  @Test func `a share of the attempts gets nothing through`() {
    var it = cloud(["a", "b"], holding: 1, horizon: 100)
    it.cloud.tables[0].client.attemptTimeout = .seconds(1)
    it.ask(.write, in: "b", .constant(rate: 50))
    it.cloud.faults = [
      fault(.regionIsolated(RegionIsolated(region: "a")), at: 20.005, for: 60, share: 0.5)
    ]
    let hit = run(it.cloud).attempts.filter { (20.005..<78).contains($0.sent.seconds) }
    let failed = hit.filter { $0.outcome == .callTimedOut }
    #expect(hit.count > 2_800)
    let share = Double(failed.count) / Double(hit.count)
    #expect(abs(share - 0.5) < 4 * (0.25 / Double(hit.count)).squareRoot())
    // Another attempt takes another connection.
    it.cloud.tables[0].client.attempts = 10
    let again = run(it.cloud).attempts.filter { (20.005..<60).contains($0.sent.seconds) }
    #expect(again.count { !$0.isSuccess } < again.count / 100)
  }

  @Test func `replication goes on over the other connections`() {
    var it = cloud(["a", "b"], horizon: 100)
    it.cloud.tables[0].replication.lag = .constant(1)
    it.ask(.write, in: "a", .constant(rate: 20), to: 80)
    it.cloud.faults = [
      fault(.regionIsolated(RegionIsolated(region: "b")), at: 10, for: 60, share: 0.2)
    ]
    let account = it.run()
    // 0.2 s for a fifth, 0.4 s more for a fifth of those, and so on: 1/15 s for 60 of 80 s.
    #expect(abs((account.links[0].meanLag ?? 0) - 1.05) < 0.03)
    #expect(account.losses.isEmpty)
    #expect(account.regions.allSatisfy { $0.conservesWrites && $0.pendingAtEnd == 0 })
  }

  @Test func `a participant behind a cut connection does not vote`() {
    var it = cloud(["a", "b", "c"], horizon: 100)
    it.cloud.tables[0].consistency = .strong
    it.ask(.write, in: "a", .constant(rate: 50))
    it.cloud.faults = [
      fault(.regionIsolated(RegionIsolated(region: "a")), at: 0, share: 0.5)
    ]
    let attempts = run(it.cloud).attempts
    let refused = attempts.count { $0.outcome == .tableUnavailable }
    let (share, count) = (Double(refused) / Double(attempts.count), Double(attempts.count))
    #expect(abs(share - 0.25) < 4 * (0.1875 / count).squareRoot())
  }
}

@Suite struct `Replicas that a plan adds` {
  @Test func `branches add theirs too`() {
    var it = cloud(["a", "b", "c"], holding: 1, horizon: 60)
    it.cloud.tables[0].replication.newReplica = .constant(10)
    it.ask(.write, in: "a", .constant(rate: 10), to: 50)
    var step = PlanStepDescription()
    step.action = .parallel([[add("b")], [add("c")]])
    it.cloud.plan = [step]
    #expect(it.cloud.addedReplicas(of: it.cloud.tables[0]) == ["b", "c"])
    let links = it.run().links.filter { $0.from == "a" }
    #expect(links.map(\.to) == ["b", "c"])
    #expect(links.allSatisfy { abs(Double($0.delivered) - 400) <= 2 })
  }

  @Test func `a replica of a region that is lost waits for it`() {
    var it = cloud(["a", "b", "c"], holding: 2, horizon: 300)
    it.cloud.tables[0].replication.newReplica = .constant(30)
    it.ask(.write, in: "a", .constant(rate: 10), to: 290)
    it.cloud.plan = [add("c")]
    it.cloud.faults = [fault(.regionLost(RegionLost(region: "c")), at: 5, for: 60)]
    let account = it.run()
    // At 30 s it is gone, at 90 s it is there again.
    let delivered = account.links.first { $0.from == "a" && $0.to == "c" }?.delivered
    #expect(abs(Double(delivered ?? 0) - 2_000) <= 4)
    #expect(account.losses.isEmpty)
  }

  @Test func `the expected memory knows them`() {
    var it = cloud(["a", "b"], holding: 1, horizon: 60)
    it.cloud.tables[0].keys.count = 1_000_000
    let one = ExpectedSize(of: it.cloud).bytes
    it.cloud.plan = [add("b")]
    #expect(ExpectedSize(of: it.cloud).bytes - one == 96e6)
  }
}

@Suite struct `Time-outs of tables' clients` {
  @Test(arguments: [(0.5, 0.05), (0.2, 0.05), (0.8, 0.05)])
  func `the way there and back is part of an attempt`(share: Double, timeout: Double) {
    // 80 ms there and back, and only 50 ms of patience: too short on either leg.
    var it = cloud(["a", "b"], holding: 1, horizon: 30)
    it.cloud.network.roundTrips[0] = RoundTripDescription(
      from: "b", to: "a", time: .milliseconds(80), share: share)
    it.cloud.tables[0].client.attemptTimeout = .seconds(timeout)
    it.ask(.write, in: "b", .constant(rate: 10), to: 29)
    let recorder = KeepingRecorder()
    let a = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder).accounts.tables[0]
      .regions[0]
    #expect(recorder.attempts.count > 280)
    #expect(recorder.attempts.allSatisfy { $0.outcome == .callTimedOut })
    #expect(recorder.attempts.allSatisfy { abs(($0.ended - $0.sent).seconds - timeout) < 1e-6 })
    // Written all the same, and nobody heard of it.
    #expect(a.acknowledged == a.calls)
    #expect(a.timedOut == a.calls)
  }

  @Test func `a write whose answer finds no way back is there`() {
    var it = cloud(["a", "b"], holding: 1, horizon: 30)
    it.cloud.tables[0].client.attemptTimeout = .seconds(1)
    it.ask(.write, in: "b", .constant(rate: 10), to: 25)
    it.cloud.faults = [fault(.linkCut(LinkCut(from: "a", to: "b", oneWay: true)), at: 10.005)]
    let a = it.run().regions[0]
    #expect(a.acknowledged == a.calls)
    #expect(abs(Double(a.timedOut) - 150) <= 1)
  }
}

@Suite struct `Capacity of replicas` {
  private func provisioned(_ writes: Double) -> CapacityDescription {
    var capacity = ProvisionedDescription()
    capacity.reads = 1e6
    capacity.writes = writes
    capacity.burst = .zero
    return .provisioned(capacity)
  }

  @Test func `a throttled replica is asked again when it has capacity, and not before`() {
    var it = cloud(["a", "b"], horizon: 60)
    it.cloud.tables[0].replication.drainRate = 1e7
    it.cloud.tables[0].replicas[1].capacity = provisioned(5)
    it.ask(.write, in: "a", .constant(rate: 20))
    let outcome = Run.perform(it.cloud, seed: 1, replication: 0, recorder: KeepingRecorder())
    let delivered = outcome.accounts.tables[0].links[0].delivered
    #expect(abs(Double(delivered) - 300) <= 10)
    #expect(outcome.eventCount < 20_000)
  }

  @Test func `a strong write uses the capacity of the region that acknowledges it`() {
    var it = cloud(["a", "b", "c"], horizon: 30)
    it.cloud.tables[0].consistency = .strong
    // Nearest to a is b.
    it.cloud.network.roundTrips[0].time = .milliseconds(10)
    it.ask(.write, in: "a", .constant(rate: 20), to: 25)
    let account = it.run()
    #expect(
      account.regions.map(\.writeUnits)
        == account.regions.map { _ in account.regions[0].writeUnits })
    // Without capacity there the next one acknowledges, and it is not said to be behind.
    it.cloud.tables[0].replicas[1].capacity = provisioned(5)
    it.ask(.strongRead, in: "b", .constant(rate: 20))
    let recorder = KeepingRecorder()
    let throttled = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder)
      .accounts.tables[0]
    #expect(recorder.attempts.allSatisfy { $0.isSuccess })
    #expect(abs(throttled.regions[1].writeUnits - 150) <= 8)
    #expect(
      throttled.regions[1].throttled[ThrottleReason.provisionedThroughputExceeded.rawValue] > 300)
    // With none in either, the write is throttled.
    it.cloud.tables[0].replicas[2].capacity = provisioned(5)
    let refused = run(it.cloud).attempts.count { $0.outcome == .tableThrottled }
    #expect(refused > 200)
  }

  @Test func `a throttled write locks no item`() {
    var it = cloud(["a", "b", "c"], horizon: 60)
    it.cloud.tables[0].consistency = .strong
    it.cloud.tables[0].keys.count = 1
    it.cloud.tables[0].replicas[2].capacity = provisioned(1)
    it.ask(.write, in: "a", .constant(rate: 1), from: 0.5)
    it.ask(.write, in: "c", .constant(rate: 95))
    // What c's own writes leave of its unit decides little: b acknowledges those of a.
    let account = it.run()
    let a = account.regions[0]
    #expect(a.calls == 59)
    #expect(a.writeConflicts < 20)
  }
}

@Suite struct `Transactions that meet` {
  private func conflicts(
    _ first: TableOperation, _ second: TableOperation, items: Int = 2, keys: Int = 2
  ) -> (refused: [UInt64], account: TableRegionAccount) {
    var it = ReplicationCloud(regions: ["a"], horizon: 30)
    it.cloud.tables[0].keys.count = keys
    it.cloud.tables[0].writeTime = .constant(0.5)
    it.cloud.tables[0].readTime = .constant(0.5)
    it.cloud.tables[0].client.attempts = 5
    it.ask(first, in: "a", .constant(rate: 1), to: 20)
    it.ask(second, in: "a", .constant(rate: 1), from: 0.25, to: 20)
    for number in it.cloud.revisions.indices
    where it.cloud.revisions[number].calls[0].operation.isTransaction {
      it.cloud.revisions[number].calls[0].items = items
    }
    let recorder = KeepingRecorder()
    let account = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder)
      .accounts.tables[0].regions[0]
    let refused = [0, 1].map { source in
      UInt64(recorder.attempts.count { $0.source == source && $0.outcome == .tableUnavailable })
    }
    return (refused, account)
  }

  /// Each second one of each kind comes, the second 0.25 s after the first, which takes 0.5 s.
  @Test(arguments: [
    (TableOperation.transactionalWrite, TableOperation.transactionalWrite, true),
    (.transactionalWrite, .write, true), (.transactionalWrite, .update, true),
    (.transactionalWrite, .transactionalRead, true), (.write, .transactionalRead, true),
    (.transactionalWrite, .read, false), (.transactionalWrite, .strongRead, false),
    (.write, .transactionalWrite, false), (.write, .write, false),
    (.transactionalRead, .transactionalWrite, false),
    (.transactionalRead, .transactionalRead, false),
  ])
  func `an operation is refused for a transaction under way`(
    first: TableOperation, second: TableOperation, isRefused: Bool
  ) {
    let keys = first.isTransaction && second.isTransaction ? 2 : first == .write ? 1 : 2
    let items = keys
    let (refused, account) = conflicts(first, second, items: items, keys: keys)
    #expect(refused[0] == 0)
    #expect(refused[1] == (isRefused ? 19 : 0))
    // No SDK tries it again.
    #expect(account.transactionConflicts == refused[1])
    #expect(account.failedCalls == refused[1])
    #expect(account.retries == 0)
  }

  @Test func `its items are all different`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 30)
    it.cloud.tables[0].keys.count = 100
    it.ask(.transactionalWrite, in: "a", .constant(rate: 1), to: 1.5)
    it.ask(.read, in: "b", .constant(rate: 1), from: 10)
    it.cloud.revisions[0].calls[0].items = 100
    let account = it.run()
    #expect(account.regions[0].acknowledged == 100)
    // Each item was written once: none was overtaken by another write of the same.
    #expect(account.regions[0].superseded == 0)
    #expect(account.regions[1].staleReads == 0)
  }
}

@Suite struct `Tables without regions` {
  @Test func `strong consistency refuses what it cannot ask for, and ends no run`() {
    for witness in [nil, "a"] {
      var it = ReplicationCloud(regions: ["a"], horizon: 10)
      it.cloud.tables[0].replicas = []
      it.cloud.tables[0].consistency = .strong
      it.cloud.tables[0].witness = witness
      it.ask(.write, in: "a", .constant(rate: 1))
      #expect(it.run().regions.count == 1)
    }
  }
}
