import CloudModel
import SimulationKernel
import Testing

@Suite struct ResolversInTheWorldTests {
  @Test func `a resolver that prefetches never lets a busy answer expire`() {
    var sites = TwoSites(timeToLive: 60, horizon: 600)
    let plain = sites.run().name
    sites.cloud.names[0].resolvers[0].prefetch = 0.1
    let ahead = sites.run().name
    // 60 s and the half to the next question; 54 s and the half.
    #expect((9...11).contains(plain.resolved))
    #expect((10...12).contains(ahead.resolved))
    #expect(ahead.resolved > plain.resolved)
    #expect(ahead.asked == plain.asked)
  }

  @Test func `each kind of resolvers has its share of the clients`() {
    var sites = TwoSites(timeToLive: 0, horizon: 2_000)
    var (quick, slow) = (ResolversDescription(), ResolversDescription())
    (quick.name, quick.share) = ("isp", 0.75)
    (slow.name, slow.share) = ("corporate", 0.25)
    (quick.extendingShare, slow.extendingShare) = (0, 0)
    slow.minimumTimeToLive = .minutes(1_000)
    sites.cloud.names[0].resolvers = [quick, slow]
    sites.move(at: 100)
    // Who asks a corporate resolver stays for good.
    let attempts = sites.run().attempts.filter { $0.sent.seconds > 101 }
    let share = Double(attempts.count(where: \.isSuccess)) / Double(attempts.count)
    #expect(abs(share - 0.25) < 4 * (0.25 * 0.75 / 1_900).squareRoot())
    // Clients that ask only the others have all moved.
    sites.cloud.traffic[0].client.resolvers = ["isp"]
    #expect(sites.timesOnOld().allSatisfy { $0 < 101 })
  }

  @Test func `resolvers have the sizes that were measured`() {
    var sites = TwoSites(timeToLive: 1_000, horizon: 100)
    sites.cloud.names[0].resolvers[0].sizes = .measured([0, 1, 0])
    // One resolver holds one answer for all, of any age.
    for seed in 1...20 as ClosedRange<UInt64> { #expect(sites.run(seed: seed).name.resolved <= 1) }
    sites.cloud.names[0].resolvers[0].sizes = .measured([1, 1, 1])
    let most = (1...20 as ClosedRange<UInt64>).map { sites.run(seed: $0).name.resolved }.max()
    #expect((most ?? 0) > 1)
  }

  @Test func `resolvers that pin an answer do not follow`() {
    var sites = TwoSites(timeToLive: 20, horizon: 2_000)
    sites.cloud.names[0].resolvers[0].count = 1_000
    sites.cloud.names[0].resolvers[0].skew = 0
    sites.cloud.names[0].resolvers[0].pinnedShare = 0.5
    sites.move(at: 10)
    let late = sites.run().attempts.filter { $0.sent.seconds > 100 }
    let share = Double(late.count(where: \.isSuccess)) / Double(late.count)
    // Ages are even over the day, and the test sees half an hour of it.
    #expect(abs(share - 0.5) < 4 * (0.25 / 1_000).squareRoot() + 0.02)
  }

  @Test func `resolvers without name servers answer from what they keep`() {
    var sites = TwoSites(timeToLive: 20, horizon: 200)
    var fault = FaultDescription()
    (fault.at, fault.duration) = (.seconds(60), .seconds(100))
    fault.kind = .resolverOutage(ResolverOutage(upstream: true))
    sites.cloud.faults = [fault]
    func failed() -> [Double] {
      sites.run().attempts.filter { $0.outcome == .nameNotResolved }.map(\.due.seconds)
    }
    let silent = failed()
    // What it held has up to 20 s to live.
    #expect((silent.first ?? 0) > 60 && (silent.first ?? 0) <= 81)
    #expect(silent.last == 159.5)
    #expect(silent.count > 78)
    sites.cloud.names[0].resolvers[0].serveStale = .minutes(60)
    #expect(sites.run().attempts.count { !$0.isSuccess } == 0)
    sites.cloud.names[0].resolvers[0].serveStale = .seconds(30)
    let later = sites.run().attempts.filter { !$0.isSuccess }.map(\.due.seconds)
    #expect((later.first ?? 0) > 90 && (later.first ?? 0) <= 111)
  }

  @Test func `that there is no answer is kept for its own time`() {
    // Nobody is in a place that has a record, until there is one for everybody.
    var sites = TwoSites(timeToLive: 60, horizon: 1_300)
    sites.cloud.names[0].records.removeAll()
    var step = PlanStepDescription()
    step.at = .seconds(100)
    var change = RecordChangeDescription()
    change.name = "shop"
    change.upsert = [TwoSites.record("old/web", weight: 1)]
    step.action = .changeRecords(change)
    sites.cloud.plan = [step]
    let attempts = sites.run().attempts
    let first = attempts.first(where: \.isSuccess)?.sent.seconds ?? .infinity
    #expect(attempts.prefix(while: { !$0.isSuccess }).allSatisfy { $0.outcome == .nameNotResolved })
    // The resolver asked at some time before 100 s and asks again 900 s later.
    #expect(first > 100 && first <= 1_001)
    sites.cloud.names[0].resolvers[0].maximumNegativeTimeToLive = .seconds(10)
    let sooner = sites.timesOnOld().first ?? .infinity
    #expect(sooner > 100 && sooner <= 111)
  }
}
