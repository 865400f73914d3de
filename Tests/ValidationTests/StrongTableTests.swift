import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Tables with strong consistency between regions: who acknowledges, how long it takes, and who is
/// refused when regions are gone.
@Suite struct `Strongly consistent tables` {
  private let regions = ["us-east-1", "us-east-2", "us-west-2"]

  /// Round trips of 12, 65 and 55 ms; the service itself takes no time.
  private func cloud(witness: String? = nil, horizon: Double = 30) -> ReplicationCloud {
    var it = ReplicationCloud(regions: regions, horizon: horizon)
    it.cloud.network.roundTrips = [
      RoundTripDescription(from: regions[0], to: regions[1], time: .milliseconds(12)),
      RoundTripDescription(from: regions[0], to: regions[2], time: .milliseconds(65)),
      RoundTripDescription(from: regions[1], to: regions[2], time: .milliseconds(55)),
    ]
    it.cloud.tables[0].consistency = .strong
    it.cloud.tables[0].replication.lag = .constant(0.1)
    it.cloud.tables[0].client.attemptTimeout = .seconds(1)
    it.cloud.tables[0].witness = witness
    it.cloud.tables[0].replicas.removeAll { $0.region == witness }
    return it
  }

  private func loss(of region: String, at seconds: Double, for span: Double? = nil)
    -> FaultDescription
  {
    var fault = FaultDescription()
    fault.at = .seconds(seconds)
    fault.duration = span.map { .seconds($0) }
    fault.kind = .zoneLost(zone: "\(region)-1")
    return fault
  }

  private func succeeds(_ attempt: AttemptRecord) -> Bool { attempt.isSuccess }

  @Test(arguments: [(0, 12.0), (1, 12), (2, 55)])
  func `X-MRSC-01: a write and a strong read take the way to the nearest other region`(
    region: Int, added: Double
  ) {
    for operation in [TableOperation.write, .strongRead, .read] {
      var it = cloud()
      it.ask(operation, in: regions[region], .constant(rate: 10))
      let attempts = run(it.cloud).attempts
      let expected = operation == .read ? 0 : added
      let mean =
        attempts.reduce(0) { $0 + ($1.ended - $1.sent).seconds * 1e3 } / Double(attempts.count)
      tabulate("X-MRSC-01", "\(operation) in \(regions[region]) [ms]", mean, expected: expected)
      #expect(attempts.count > 290)
      #expect(
        attempts.allSatisfy {
          $0.isSuccess && abs(($0.ended - $0.sent).seconds * 1e3 - expected) < 0.001
        })
    }
  }

  @Test func `X-MRSC-01: nothing is lost with one region, and nothing is taken without two`() {
    var it = cloud()
    it.ask(.write, in: regions[1], .constant(rate: 50))
    it.ask(.write, in: regions[0], .constant(rate: 50))
    it.cloud.faults = [loss(of: regions[0], at: 10.005), loss(of: regions[2], at: 20.005)]
    let recorder = KeepingRecorder()
    let account = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder)
      .accounts.tables[0]
    #expect(account.losses.allSatisfy { $0.writes == 0 })
    #expect(account.regions.allSatisfy { $0.lost == 0 && $0.conservesWrites })
    // us-east-2 goes on, with the farther region, until that is gone too.
    let east = recorder.attempts.filter { $0.source == 0 }
    let between = east.filter { (10.1..<19.9).contains($0.sent.seconds) }
    #expect(between.allSatisfy { $0.isSuccess && abs(($0.ended - $0.sent).seconds - 0.055) < 1e-6 })
    let after = east.filter { $0.sent.seconds > 20.1 }
    #expect(after.count > 400)
    #expect(after.allSatisfy { $0.outcome == .tableUnavailable })
    #expect(account.regions[1].unavailable == UInt64(after.count + 5))
  }

  @Test func `G4: with a witness one replica may go, but not the witness with it`() {
    for (lost, outcome) in [
      ([regions[0]], AttemptOutcome.success), ([regions[2]], .success),
      ([regions[0], regions[2]], .tableUnavailable),
    ] {
      var it = cloud(witness: regions[2])
      it.ask(.write, in: regions[1], .constant(rate: 20))
      it.ask(.strongRead, in: regions[1], .constant(rate: 20))
      it.ask(.read, in: regions[1], .constant(rate: 20))
      it.cloud.faults = lost.map { loss(of: $0, at: 10) }
      let late = run(it.cloud).attempts.filter { $0.sent.seconds > 10.1 }
      #expect(late.filter { $0.source < 2 }.allSatisfy { $0.outcome == outcome })
      #expect(late.filter { $0.source == 2 }.allSatisfy(succeeds))
    }
  }

  @Test func `G4: a region that is cut off reads eventually, and the others go on`() {
    var it = cloud()
    for region in regions { it.ask(.write, in: region, .constant(rate: 20)) }
    it.ask(.strongRead, in: regions[2], .constant(rate: 20))
    it.ask(.read, in: regions[2], .constant(rate: 20))
    var fault = FaultDescription()
    fault.at = .seconds(10)
    fault.kind = .regionIsolated(RegionIsolated(region: regions[2]))
    it.cloud.faults = [fault]
    let late = run(it.cloud).attempts.filter { $0.sent.seconds > 10.1 }
    for (source, outcome) in [
      AttemptOutcome.success, .success, .tableUnavailable, .tableUnavailable, .success,
    ].enumerated() {
      #expect(late.filter { $0.source == UInt16(source) }.allSatisfy { $0.outcome == outcome })
    }
  }

  @Test func `G5: a region that comes back is refused until it has caught up`() {
    var it = cloud()
    it.cloud.tables[0].replication.drainRate = 50
    it.ask(.write, in: regions[0], .constant(rate: 10))
    it.ask(.strongRead, in: regions[2], .constant(rate: 10))
    it.ask(.read, in: regions[2], .constant(rate: 10))
    it.cloud.faults = [loss(of: regions[2], at: 5, for: 10)]
    let attempts = run(it.cloud).attempts
    // 101 writes, and those that come meanwhile: 2.5 s at 50 a second.
    let strong = attempts.filter { $0.source == 1 && $0.sent.seconds > 15.05 }
    let refused = strong.filter { $0.outcome == .tableUnavailable }.map(\.sent.seconds)
    #expect((20...28).contains(refused.count))
    #expect((refused.max() ?? 0) < 17.8)
    #expect(attempts.filter { $0.source == 0 }.allSatisfy(succeeds))
    #expect(
      attempts.filter { $0.source == 2 && $0.sent.seconds > 15.05 }.allSatisfy(succeeds))
  }

  @Test func `two regions that write the same item at the same time get an error`() {
    var it = cloud()
    it.cloud.tables[0].keys.count = 1
    it.ask(.write, in: regions[0], .constant(rate: 10))
    it.ask(.write, in: regions[1], .constant(rate: 10))
    let account = it.run()
    let conflicts = account.regions.reduce(0) { $0 + $1.writeConflicts }
    let writes = account.regions.reduce(0) { $0 + $1.acknowledged }
    // They come at the same instants: one of each two is refused.
    #expect(conflicts > 290)
    #expect(conflicts + writes >= 596)
    #expect(account.regions.allSatisfy { $0.writesInConflict == 0 })
  }
}

/// The SDKs' retries in the model: what callers see of a table that throttles.
@Suite struct `Throttled tables` {
  private func run(_ mode: RetryMode, attempts: Int? = nil) -> (AttemptRecord?, TableAccount) {
    var it = ReplicationCloud(regions: ["a"], horizon: 100)
    var capacity = ProvisionedDescription()
    capacity.writes = 1e-9
    it.cloud.tables[0].capacity = .provisioned(capacity)
    it.cloud.tables[0].client.retries = mode
    it.cloud.tables[0].client.attempts = attempts
    it.ask(.write, in: "a", .constant(rate: 1), to: 2.5)
    let recorder = KeepingRecorder()
    let outcome = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder)
    return (recorder.inOrder.last, outcome.accounts.tables[0])
  }

  @Test func `legacy retries hold a request for 25.55 s`() {
    let (last, account) = run(.legacy)
    #expect(last?.outcome == .tableThrottled)
    #expect(abs(((last?.ended ?? .zero) - (last?.sent ?? .zero)).seconds - 25.55) < 1e-6)
    // The first of two writes finds a full bucket.
    let a = account.regions[0]
    #expect((a.calls, a.attempts, a.retries, a.failedCalls) == (2, 11, 9, 1))
    #expect(
      a.throttled[ThrottleReason.provisionedThroughputExceeded.rawValue] == 10)
  }

  @Test(arguments: [(RetryMode.standard, 3, 3.0), (.standard2026, 4, 7), (.adaptive, 3, 3)])
  func `the other modes give up sooner`(mode: RetryMode, attempts: UInt64, longest: Double) {
    let (last, account) = run(mode)
    #expect(last?.outcome == .tableThrottled)
    // An adaptive client may wait for its turn as well: two seconds at half an attempt a second.
    let turns = mode == .adaptive ? 2 * Double(attempts) : 0
    #expect(((last?.ended ?? .zero) - (last?.sent ?? .zero)).seconds <= longest + turns)
    #expect(account.regions[0].attempts == 1 + attempts)
  }
}
