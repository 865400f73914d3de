import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Published, derived and measured figures of replication between regions.
///
/// Each is run through the model: users, a service that asks a table, the table. Tolerances are
/// four standard deviations of what the size of a run allows; optimized builds take the sizes of
/// the cases.
@Suite struct `Global tables` {
  #if DEBUG
    private static let isSmall = true
  #else
    private static let isSmall = false
  #endif

  /// A region's only zone loses its power at some instant of a second.
  private func loss(of region: String, at seconds: Double, for span: Double? = nil)
    -> FaultDescription
  {
    var fault = FaultDescription()
    fault.at = .seconds(seconds)
    fault.spread = span == nil ? .seconds(1) : .zero
    fault.duration = span.map { .seconds($0) }
    fault.kind = .zoneLost(zone: "\(region)-1")
    return fault
  }

  /// Lost writes, and the age of the oldest [s], of runs in which the writing region is lost.
  private func losses(
    writes rate: Double, lag: Distribution, after seconds: Double, runs: Int
  ) -> (writes: [Double], oldest: [Double]) {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: seconds + 2)
    it.cloud.tables[0].replication.lag = lag
    it.ask(.write, in: "a", .poisson(rate: rate))
    it.cloud.faults = [loss(of: "a", at: seconds)]
    var writes: [Double] = []
    var oldest: [Double] = []
    for replication in 0..<runs {
      let account = it.run(replication: replication)
      let a = account.regions[0]
      #expect(a.conservesWrites)
      #expect(account.losses.first.map { $0.writes } == a.lost)
      #expect(a.oldestLost == account.losses.first?.oldest)
      writes.append(Double(a.lost))
      oldest.append(a.oldestLost ?? 0)
    }
    return (writes, oldest)
  }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  @Test(arguments: [
    (id: "X-RPO-02", sigma: 0.0, oldest: 0.798, deviation: 0.002, warmUp: 3.0),
    (id: "X-RPO-03", sigma: 0.832_554_611, oldest: 9.32760976, deviation: 5.95, warmUp: 40),
  ])
  func `a region that is lost takes what it has not sent`(
    _ row: (id: String, sigma: Double, oldest: Double, deviation: Double, warmUp: Double)
  ) {
    let runs = Self.isSmall ? 6 : row.sigma == 0 ? 2_000 : 400
    let seen = losses(
      writes: 500, lag: .lognormal(mean: 0.8, sigma: row.sigma), after: row.warmUp, runs: runs)
    let root = Double(runs).squareRoot()
    tabulate(row.id, "lost writes", mean(seen.writes), expected: 400)
    tabulate(row.id, "age of the oldest", mean(seen.oldest), expected: row.oldest)
    #expect(abs(mean(seen.writes) - 400) < 4 * 20 / root)
    #expect(abs(mean(seen.oldest) - row.oldest) < 4 * row.deviation / root)
    guard runs > 100 else { return }
    let variance = seen.writes.reduce(0) { $0 + ($1 - 400) * ($1 - 400) } / Double(runs)
    #expect(abs(variance / 400 - 1) < 4 * (2 / Double(runs)).squareRoot())
  }

  /// PostgreSQL on one machine, 300 writes a second and a delay on the way to the replica, killed:
  /// 7.2, 33, 91.7 and 301 acknowledged writes were missing.
  @Test(arguments: [(0.02, 7.2), (0.1, 33), (0.3, 91.7), (1, 301)])
  func `a crash loses the writes of one delay, as measured`(delay: Double, measured: Double) {
    let runs = Self.isSmall ? 10 : 400
    let seen = losses(writes: 300, lag: .constant(delay), after: 3, runs: runs)
    let expected = 300 * delay
    tabulate("PostgreSQL", "lost at a delay of \(delay) s", mean(seen.writes), expected: measured)
    #expect(abs(mean(seen.writes) - expected) < 4 * (expected / Double(runs)).squareRoot())
    #expect(abs(mean(seen.writes) - measured) < 2 * expected.squareRoot() + 3)
  }

  @Test func `a planned cutover that waits for replication loses nothing`() {
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 60)
    it.cloud.tables[0].replication.lag = .lognormal(mean: 1, sigma: 1)
    it.ask(.write, in: "a", .poisson(rate: 300), to: 10)
    var wait = PlanStepDescription()
    wait.at = .seconds(10)
    wait.action = .wait(WaitDescription())
    var waiting = WaitDescription()
    waiting.condition = .replicated(table: "orders", from: "a")
    wait.action = .wait(waiting)
    it.cloud.plan = [wait]
    it.cloud.faults = [loss(of: "a", at: 58)]
    let recorder = KeepingRecorder()
    let accounts = Run.perform(it.cloud, seed: 1, replication: 0, recorder: recorder).accounts
    let ended = recorder.journal.first { $0.happening == .stepEnded }?.at.seconds ?? 0
    #expect(!accounts.planFailed)
    #expect((11...55).contains(ended))
    #expect(accounts.tables[0].losses.map(\.writes) == [0])
    #expect(accounts.tables[0].regions[0].lost == 0)
    // Without the wait some of them are gone.
    it.cloud.faults[0].at = .seconds(9)
    #expect(it.run().regions[0].lost > 100)
  }

  @Test func `X-STALL-01: a stall of ten minutes is made up for in a thousand seconds`() {
    let scale = Self.isSmall ? 50.0 : 1
    var it = ReplicationCloud(regions: ["a", "b"], horizon: 1_800)
    it.cloud.tables[0].replication.lag = .constant(0.5)
    it.cloud.tables[0].replication.drainRate = 800 / scale
    it.ask(.write, in: "a", .constant(rate: 500 / scale))
    it.cloud.faults = [loss(of: "b", at: 10, for: 600)]
    let link = it.run().links[0]
    tabulate("X-STALL-01", "backlog", Double(link.mostPending) * scale, expected: 300_000)
    tabulate("X-STALL-01", "catch-up", link.catchUp ?? 0, expected: 1_000)
    tabulate("X-STALL-01", "longest lag", link.longestLag, expected: 600)
    #expect(abs(Double(link.mostPending) * scale / 300_000 - 1) < 0.01)
    #expect(abs((link.catchUp ?? 0) / 1_000 - 1) < 0.01)
    #expect(abs(link.longestLag / 600 - 1) < 0.01)
    it.cloud.faults = [loss(of: "b", at: 10, for: 700), loss(of: "a", at: 610, for: 100)]
    let lost = it.run().losses.last
    #expect(abs(Double(lost?.writes ?? 0) * scale / 300_000 - 1) < 0.01)
  }

  @Test(arguments: [
    (id: "X-LWW-01", rate: 100.0, share: 0.0198013267, tolerance: 0.19),
    (id: "X-LWW-03", rate: 1_000, share: 0.181269247, tolerance: 0.012),
  ])
  func `two regions that write the same items meet so many conflicts`(
    _ row: (id: String, rate: Double, share: Double, tolerance: Double)
  ) {
    let span = Self.isSmall && row.rate > 500 ? 15.0 : 180
    var it = ReplicationCloud(regions: ["a", "b"], horizon: span)
    it.cloud.tables[0].keys.count = 10_000
    it.cloud.tables[0].replication.lag = .constant(1)
    for region in ["a", "b"] { it.ask(.write, in: region, .poisson(rate: row.rate)) }
    let account = it.run()
    let writes = account.regions.reduce(0.0) { $0 + Double($1.acknowledged) }
    let conflicting = account.regions.reduce(0.0) { $0 + Double($1.writesInConflict) }
    // The first and the last second have half of their neighbors.
    let half = row.rate / 10_000
    let edge = 2 * (1 - (PortableMath.exp(-half) - PortableMath.exp(-2 * half)) / half)
    let share = ((span - 2) * row.share + edge) / span
    let tolerance = row.tolerance * (180 / span).squareRoot()
    tabulate(row.id, "share of writes", conflicting / writes, expected: row.share)
    #expect(abs(conflicting / writes / share - 1) < tolerance)
    // In each pair one loses; a write that meets several may lose once only.
    let overruled = account.regions.reduce(0.0) { $0 + Double($1.overruled) }
    #expect(abs(overruled / writes / (share / 2) - 1) < 0.06 + tolerance)
  }

  @Test func `X-STALE-01: a remote read is stale while a write is on its way`() {
    let span = Self.isSmall ? 3_000.0 : 40_000
    // A stretch without writes on their way lasts two seconds on average.
    let tolerance = 4 * (0.39346934 * 0.60653066 / (span / 4)).squareRoot()
    for (lag, stale) in [(Distribution.constant(1), 0.39346934), (.exponential(mean: 1), 1.0 / 3)] {
      var it = ReplicationCloud(regions: ["a", "b"], horizon: span)
      it.cloud.tables[0].keys.count = 1
      it.cloud.tables[0].replication.lag = lag
      it.ask(.write, in: "a", .poisson(rate: 0.5))
      it.ask(.read, in: "b", .poisson(rate: 2))
      let b = it.run().regions[1]
      let behind = Double(b.readsBehind) / Double(b.reads)
      let seen = Double(b.staleReads) / Double(b.reads)
      tabulate("X-STALE-01", "behind, \(lag)", behind, expected: 0.39346934)
      #expect(abs(behind - 0.39346934) < tolerance)
      // A newer write that arrived first hides one that is on its way.
      #expect(abs(seen - stale) < tolerance)
    }
  }

  @Test func `X-SKEW-01: a clock that is behind makes the later write lose`() {
    let pairs = Self.isSmall ? 2_000 : 40_000
    var gaps = RandomStream(StreamKey(seed: 20_261_121, replication: 0).derived("gaps"))
    let law = Sampler(.exponential(mean: 0.2))
    var later = RequestTrace()
    for pair in 0..<pairs {
      let time = Double(pair + 1) * 10 + law.sample(using: &gaps)
      later.arrivals.append(.seconds(time))
    }
    var it = ReplicationCloud(regions: ["a", "b"], horizon: Double(pairs + 1) * 10 + 5)
    it.cloud.tables[0].keys.count = 1
    it.cloud.tables[0].replication.lag = .constant(5)
    it.cloud.tables[0].replicas[0].clockAhead = .milliseconds(100)
    it.ask(.write, in: "a", .constant(rate: 0.1))
    it.ask(.write, in: "b", .trace(later))
    let b = it.run().regions[1]
    let share = Double(b.overruled) / Double(b.acknowledged)
    tabulate("X-SKEW-01", "later write lost", share, expected: 0.39346934)
    #expect(abs(share - 0.39346934) < 4 * (0.2386 / Double(pairs)).squareRoot())
  }
}
