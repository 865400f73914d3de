import CloudModel
import SimulationKernel
import Testing

struct `a scenario with kinds of resolvers and clients` {
  private static let cloud =
    FullScenario.document(in: FullClients.text).value?.cloud ?? CloudDescription()
  private var cloud: CloudDescription { Self.cloud }

  @Test func `describes resolvers`() {
    var provider = ResolversDescription()
    provider.name = "isp"
    provider.share = 0.7
    provider.count = 50
    provider.skew = 0.5
    provider.minimumTimeToLive = .seconds(5)
    provider.maximumTimeToLive = .minutes(60)
    provider.maximumNegativeTimeToLive = .minutes(5)
    provider.prefetch = 0.1
    provider.extendingShare = 0.0874
    provider.extensionFactor = 15
    provider.pinnedShare = 0.02
    provider.pinnedFor = .minutes(720)
    provider.serveStale = .minutes(1_440)
    var open = ResolversDescription()
    open.name = "open"
    open.share = 0.3
    open.sizes = .measured([5, 3, 2])
    open.place = "public"
    var near = ResolversDescription()
    near.name = "near"
    near.share = 0
    near.place = "public"
    near.clientSubnet = true
    #expect(cloud.names[0].resolvers == [provider, open, near])
    #expect(cloud.names[1].resolvers.isEmpty)
    var general = ResolversDescription()
    general.count = 20
    #expect(cloud.resolvers == [general])
    // Of "isp" and "near" for the only place of clients, of "open" for all.
    #expect(cloud.resolverCount == 50 + 3 + 1_000 + 20)
    #expect(cloud.places == ["eu-west-1", "public"])
  }

  @Test func `describes clients of names`() {
    let client = cloud.traffic[0].client
    #expect(client.resolvers == ["isp", "open"])
    #expect(client.resolveTimeout == .seconds(5))
    #expect(client.lifetime == .minutes(60))
    #expect(client.connectionLife == .minutes(5))
    #expect(client.retry.address == .next)
    #expect(
      client.caches.map(\.keeps) == [
        .remaining, .restart, .span(.seconds(30)), .forever, .nothing,
      ])
    #expect(client.caches.map(\.share) == [0.5, 0.2, 0.1, 0.1, 0.1])
    #expect(cloud.traffic[1].client == ClientDescription())
  }

  @Test func `describes zonal shifts`() {
    var shift = ZonalShiftDescription()
    shift.isEnabled = true
    shift.autoshift = true
    shift.startsAfter = .minutes(4)
    shift.endsAfter = .minutes(6)
    var practice = PracticeRunDescription()
    (practice.at, practice.every, practice.lasts) = (.minutes(10), .minutes(20), .minutes(5))
    practice.away = "euw1-az2"
    practice.outcomeAlarms = ["errors"]
    practice.blockingAlarms = ["errors"]
    practice.blockedWindows = [BlockedWindow(at: .minutes(30), duration: .minutes(2))]
    shift.practice = practice
    #expect(cloud.loadBalancers[0].zonalShift == shift)
    #expect(cloud.propagation.zonalShift == .seconds(10))
    var step = ZonalShiftStep()
    (step.loadBalancer, step.away, step.expires) = ("alb", "euw1-az1", .minutes(30))
    #expect(
      cloud.plan.map(\.action) == [.zonalShift(step), .cancelZonalShift(loadBalancer: "alb")])
  }
}
