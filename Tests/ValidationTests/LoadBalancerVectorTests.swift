import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// AWS's documented behavior of an Application Load Balancer, case by case (Elastic Load
/// Balancing user guide: target groups, health checks, troubleshooting).
@Suite struct `Load balancer vectors` {
  /// Two groups behind weights 90 and 10, with a second each of empty service.
  private func blueGreen(green: Int, greenIs answer: HealthAnswer) -> CloudDescription {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 400), work: .constant(0.001), horizon: .seconds(200))
    cloud.targetGroups = [targetGroup("blue"), targetGroup("green")]
    cloud.revisions = [revision("stable"), revision("candidate")]
    cloud.revisions[1].healthEndpoint.answers = answer
    cloud.loadBalancers = [balancer(forwardingTo: [("blue", 90), ("green", 10)])]
    cloud.fleets = [fleet("blue", of: "stable", count: 3, in: "blue")]
    if green > 0 { cloud.fleets.append(fleet("green", of: "candidate", count: green, in: "green")) }
    // After every check that could fail has failed.
    cloud.traffic[0].start = .seconds(100)
    return cloud
  }

  private func isTenth(_ records: [AttemptRecord], _ holds: (AttemptRecord) -> Bool) -> Bool {
    let share = Double(records.count(where: holds)) / Double(records.count)
    return abs(share - 0.1) < 4 * (0.09 / Double(records.count)).squareRoot()
  }

  @Test func `T-ALB-04: a weighted group without targets answers its share with 503`() {
    let records = run(blueGreen(green: 0, greenIs: .ok)).attempts
    #expect(isTenth(records) { $0.outcome == .noTarget })
    #expect(records.allSatisfy { $0.isSuccess || $0.outcome == .noTarget })
  }

  @Test func `T-ALB-05: a weighted group of unhealthy targets keeps its share`() {
    let recorder = run(blueGreen(green: 2, greenIs: .error))
    #expect(recorder.changes(to: .unhealthy).count == 2)
    #expect(isTenth(recorder.attempts) { $0.group == 1 && $0.isSuccess })
    #expect(recorder.journal.contains { $0.happening == .failOpen(active: true, zone: "a") })
  }

  @Test(arguments: [(30.0, AttemptOutcome.clientTimeout, 30.0), (90, .idleTimeout, 60)])
  func `T-ALB-09: a request that is never answered ends with the first timeout`(
    clientTimeout: Double, outcome: AttemptOutcome, after: Double
  ) {
    var cloud = oneFleet(
      arrivals: .constant(rate: 1), work: .constant(100_000), horizon: .seconds(200))
    cloud.loadBalancers[0].idleTimeout = .seconds(60)
    cloud.revisions[0].serving.workers = nil
    cloud.traffic[0].client.timeout = .seconds(clientTimeout)
    cloud.traffic[0].end = .seconds(10)
    let records = run(cloud).attempts
    #expect(records.count >= 9)
    #expect(records.allSatisfy { $0.outcome == outcome && ($0.ended - $0.sent).seconds == after })
  }

  @Test func `T-ALB-12: without cross-zone a zone without targets answers 503`() {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 400), work: .constant(0.001), targets: 2, horizon: .seconds(30))
    cloud.zones = ["a", "b", "c"]
    cloud.targetGroups[0].crossZone = false
    cloud.fleets[0].zones = ["a", "b"]
    let records = run(cloud, seed: 4).attempts
    let share = Double(records.count { $0.outcome == .noTarget }) / Double(records.count)
    #expect(abs(share - 1.0 / 3) < 4 * (2.0 / 9 / Double(records.count)).squareRoot(), "\(share)")
    cloud.targetGroups[0].crossZone = true
    #expect(run(cloud, seed: 4).attempts.allSatisfy { $0.isSuccess })
  }

  /// Four targets in turn in zones a and b, and a shift away from a from 100 s to 400 s.
  private func shifted(crossZone: Bool) -> CloudDescription {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 100), work: .constant(0.001), targets: 4, horizon: .seconds(500))
    cloud.zones = ["a", "b"]
    cloud.targetGroups[0].crossZone = crossZone
    cloud.loadBalancers[0].zonalShift.isEnabled = true
    var shift = ZonalShiftStep()
    shift.loadBalancer = cloud.loadBalancers[0].name
    shift.away = "a"
    shift.expires = .minutes(5)
    var step = PlanStepDescription()
    step.at = .seconds(100)
    step.action = .zonalShift(shift)
    cloud.plan = [step]
    return cloud
  }

  /// The share of the requests between two times that went to targets in zone a [s].
  private func shareInA(_ recorder: KeepingRecorder, from start: Double, to end: Double) -> Double {
    let within = recorder.attempts.filter { $0.sent.seconds >= start && $0.sent.seconds < end }
    return Double(within.count { $0.target % 2 == 0 }) / Double(within.count)
  }

  @Test func `T-ALB-13: a zonal shift takes a zone's targets and its address out of use`() {
    let whole = run(shifted(crossZone: true))
    #expect(whole.attempts.allSatisfy { $0.isSuccess })
    #expect(abs(shareInA(whole, from: 0, to: 100) - 0.5) < 0.02)
    #expect(shareInA(whole, from: 100, to: 400) == 0)
    #expect(abs(shareInA(whole, from: 400, to: 500) - 0.5) < 0.02)
    let told = whole.journal.filter { $0.subject == "alb" && $0.at > .zero }
    func shift(_ status: ZonalShiftStatus, applied: Bool) -> Happening {
      .zonalShift(zone: "a", status: status, isApplied: applied, isAutoshift: false)
    }
    #expect(
      told.map(\.happening) == [
        shift(.active, applied: true), .zoneInDNS(zone: "a", present: false),
        shift(.expired, applied: false), .zoneInDNS(zone: "a", present: true),
      ])
    #expect(told.map(\.at.seconds) == [100, 100, 400, 400])
    // Without cross-zone, who still has the address is served by the zone behind it: up to 60 s.
    let apart = run(shifted(crossZone: false))
    #expect(apart.attempts.allSatisfy { $0.isSuccess })
    let half = shareInA(apart, from: 129, to: 131)
    #expect(abs(half - 0.25) < 4 * (0.1875 / 200).squareRoot(), "\(half)")
    #expect(shareInA(apart, from: 160, to: 400) == 0)
  }

  @Test func `T-ALB-13: a zonal shift of a load balancer that fails open has no effect`() {
    var cloud = shifted(crossZone: true)
    cloud.targetGroups[0].healthCheck = .init()
    cloud.revisions[0].healthEndpoint.answers = .error
    let recorder = run(cloud)
    #expect(abs(shareInA(recorder, from: 120, to: 390) - 0.5) < 0.02)
    #expect(
      recorder.journal.contains {
        $0.happening
          == .zonalShift(zone: "a", status: .active, isApplied: false, isAutoshift: false)
      })
  }

  /// Below half of the targets healthy, and not at half, all of them are routed to.
  @Test(arguments: [(4, 10), (5, 5)])
  func `T-ALB-14: the fail-open percentage is a strict bound`(healthy: Int, eligible: Int) {
    var cloud = oneFleet(
      arrivals: .constant(rate: 100), work: .constant(0.001), horizon: .seconds(140))
    cloud.traffic[0].start = .seconds(100)
    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].routingMinimumPercent = 50
    cloud.revisions.append(revision("bad"))
    cloud.revisions[1].healthEndpoint.answers = .error
    cloud.fleets = [
      fleet("good", of: "v1", count: healthy, in: "group"),
      fleet("bad", of: "bad", count: 10 - healthy, in: "group"),
    ]
    #expect(Set(run(cloud).attempts.map(\.target)).count == eligible)
  }

  /// AWS's own example: two zones with ten targets each, bounds of 50 %, six fail in zone b.
  @Test(arguments: [false, true])
  func `T-ALB-HEALTH: a zone below both thresholds fails open and leaves DNS`(crossZone: Bool) {
    var cloud = oneFleet(
      arrivals: .constant(rate: 400), work: .constant(0.001), horizon: .seconds(400))
    cloud.zones = ["a", "b"]
    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].crossZone = crossZone
    cloud.targetGroups[0].routingMinimumPercent = 50
    cloud.targetGroups[0].dnsMinimumPercent = 50
    cloud.revisions.append(revision("bad"))
    cloud.revisions[1].healthEndpoint.answers = .error
    cloud.fleets = [
      fleet("a", of: "v1", count: 10, in: "group"), fleet("b", of: "v1", count: 4, in: "group"),
      fleet("broken", of: "bad", count: 6, in: "group"),
    ]
    cloud.fleets[0].zones = ["a"]
    cloud.fleets[1].zones = ["b"]
    cloud.fleets[2].zones = ["b"]
    let recorder = run(cloud)
    // Checks take up to 60 s; the address goes 60 s later, and resolvers keep it for 60 s more.
    let detected = recorder.attempts.filter { (61...75).contains($0.sent.seconds) }
    let settled = recorder.attempts.filter { $0.sent.seconds > 200 }
    if crossZone {
      #expect(Set(detected.map(\.target)) == Set(0..<14))
      #expect(Set(settled.map(\.target)) == Set(0..<14))
    } else {
      #expect(Set(detected.map(\.target)) == Set(0..<20))
      #expect(Set(settled.map(\.target)) == Set(0..<10))
    }
    let leaves = recorder.journal.contains { $0.happening == .zoneInDNS(zone: "b", present: false) }
    #expect(leaves == !crossZone)
  }
}
