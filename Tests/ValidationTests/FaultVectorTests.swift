import CloudModel
import OutputAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// Targets that break for a while, and what a load balancer makes of it.
@Suite struct `Targets that break and mend` {
  private func checkedFleet(
    _ count: Int, interval: Double, threshold: Int, horizon: Double
  ) -> CloudDescription {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 1), work: .constant(0.001), targets: count,
      horizon: .seconds(horizon))
    cloud.traffic = []
    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].healthCheck.interval = .seconds(interval)
    cloud.targetGroups[0].healthCheck.unhealthyThreshold = threshold
    return cloud
  }

  /// Expected: the share of phases at which so many checks fall into the outage,
  /// d / I − (k − 1).
  @Test(arguments: [("H-BLIP-02", 15.0, 2), ("H-BLIP-03", 25, 3)])
  func `a short outage is noticed by chance`(id: String, outage: Double, threshold: Int) {
    #if DEBUG
      let runs = 10
    #else
      let runs = 200
    #endif
    var cloud = checkedFleet(200, interval: 10, threshold: threshold, horizon: 200)
    cloud.faults = [fault(on: "fleet", count: 200, .refuse, at: 100, for: outage)]
    var noticed = 0
    for replication in 0..<runs {
      noticed += run(cloud, seed: 37, replication: replication).changes(to: .unhealthy).count
    }
    let count = Double(200 * runs)
    let share = Double(noticed) / count
    tabulate(id, "noticed", share, expected: 0.5)
    #expect(abs(share - 0.5) < 4 * (0.25 / count).squareRoot(), "\(id): \(share)")
  }

  @Test func `T-ALB-03: a mended target is healthy after five passed checks`() {
    var cloud = checkedFleet(400, interval: 30, threshold: 2, horizon: 800)
    cloud.faults = [fault(on: "fleet", count: 400, .refuse, at: 100, for: 200)]
    let spans = run(cloud).changes(to: .healthy).map { $0.at - 300 }.filter { $0 > 0 }
    let tally = Tally(spans)
    #expect(tally.count == 400)
    // An answer takes a millisecond.
    #expect(tally.minimum >= 120 && tally.maximum <= 150.001)
    #expect(abs(tally.mean - 135) < 4 * tally.standardError)
  }

  @Test func `M-11: a passed check in between starts the count anew`() {
    var cloud = checkedFleet(1, interval: 10, threshold: 3, horizon: 100)
    cloud.targetGroups[0].healthCheck.firstCheck = .zero
    cloud.faults = [
      fault(on: "fleet", .refuse, at: 5, for: 20), fault(on: "fleet", .refuse, at: 35),
    ]
    #expect(run(cloud).changes(to: .unhealthy).map(\.at) == [60])
  }

  @Test(arguments: [2, 5, 10])
  func `H-REC-02, T-ALB-01: a new target needs one passed check, whatever the threshold`(
    healthyThreshold: Int
  ) {
    let run = ServiceRun(
      oneService(desired: 1, horizon: 1000) {
        $0.targetGroups[0].healthCheck.interval = .seconds(30)
        $0.targetGroups[0].healthCheck.firstCheck = .seconds(7)
        $0.targetGroups[0].healthCheck.healthyThreshold = healthyThreshold
        $0.plan = [step("scale", at: 100, .scale(service: "web", desiredCount: 2))]
      })
    #expect(run.states(.initial).last == 30)
    #expect(run.states(.healthy).last == 37)
  }

  @Test func `M-23: a target in slow start takes a linear share`() {
    var cloud = checkedFleet(4, interval: 10, threshold: 2, horizon: 400)
    cloud.targetGroups[0].slowStart = .seconds(100)
    cloud.targetGroups[0].healthCheck.firstCheck = .seconds(5)
    cloud.targetGroups[0].healthCheck.healthyThreshold = 2
    cloud.faults = [fault(on: "fleet", .refuse, at: 50, for: 50)]
    cloud.traffic =
      oneFleet(
        arrivals: .constant(rate: 500), work: .constant(0), horizon: .seconds(1)
      ).traffic
    cloud.traffic[0].start = .seconds(130)
    cloud.traffic[0].end = .seconds(260)
    let recorder = run(cloud)
    let mended = recorder.changes(to: .healthy).last?.at ?? .nan
    func share(around age: Double) -> Double {
      let window = recorder.attempts.filter { abs($0.sent.seconds - mended - age) <= 5 }
      return Double(window.count { $0.target == 0 }) / Double(window.count)
    }
    #expect(abs(share(around: 50) - 0.142857143) < 0.001, "\(share(around: 50))")
    #expect(abs(share(around: 120) - 0.25) < 0.001, "\(share(around: 120))")
  }

  @Test func `T-ALB-10: a target that drops packets costs 10 s and a 504`() {
    var cloud = oneFleet(
      arrivals: .constant(rate: 1), work: .constant(0.001), horizon: .seconds(60))
    cloud.traffic[0].end = .seconds(20)
    cloud.faults = [fault(on: "fleet", .unreachable, at: 0)]
    let records = run(cloud).attempts
    #expect(records.count >= 19)
    #expect(
      records.allSatisfy {
        $0.outcome == .connectTimeout && $0.ended - $0.sent == .seconds(10)
      })
  }

  @Test func `T-ALB-07: a request outlives the deregistration delay and gets a 502`() {
    let run = ServiceRun(
      oneService(desired: 2, horizon: 400) {
        $0.targetGroups[0].deregistrationDelay = .seconds(30)
        $0.traffic =
          oneFleet(
            arrivals: .constant(rate: 1), work: .constant(45), horizon: .seconds(1)
          ).traffic
        $0.revisions[0].serving.workers = nil
        $0.traffic[0].start = .seconds(89.5)
        $0.traffic[0].end = .seconds(99)
        $0.plan = [step("scale", at: 100, .scale(service: "web", desiredCount: 1))]
      })
    let cut = run.attempts.filter { $0.outcome == .deregistrationDelayElapsed }
    #expect(cut.count >= 4)
    #expect(cut.allSatisfy { $0.ended == .zero + .seconds(130) })
    #expect(run.attempts.count { $0.isSuccess } == run.attempts.count - cut.count)
    #expect(Set(cut.map(\.target)).count == 1)
  }

  @Test func `T-ALB-08: an idle target drains for the whole deregistration delay`() {
    let run = ServiceRun(
      oneService(desired: 2, horizon: 1000) {
        $0.targetGroups[0].deregistrationDelay = .seconds(300)
        $0.plan = [step("scale", at: 100, .scale(service: "web", desiredCount: 1))]
      })
    #expect(run.states(.draining) == [0])
    #expect(run.states(.unused) == [300])
  }

  /// Whether a group of weight 0 honors its cookies is a parameter, because AWS does not say.
  @Test(arguments: [true, false])
  func `T-ALB-06: clients with a blue cookie stay on blue when all weight moves`(honors: Bool) {
    var cloud = oneFleet(
      arrivals: .constant(rate: 20), work: .constant(0.001), horizon: .seconds(5000))
    cloud.targetGroups = [targetGroup("blue"), targetGroup("green")]
    cloud.targetGroups[0].healthCheck.enabled = false
    cloud.targetGroups[1].healthCheck.enabled = false
    var forward = ForwardDescription()
    forward.stickiness = .seconds(3600)
    forward.zeroWeightHonorsCookies = honors
    forward.renewsCookies = false
    forward.targetGroups = [weighted("blue", 100), weighted("green", 0)]
    cloud.loadBalancers[0].listeners[0].defaultAction = .forward(forward)
    cloud.fleets = [
      fleet("blue", of: "v1", count: 2, in: "blue"),
      fleet("green", of: "v1", count: 2, in: "green"),
    ]
    cloud.traffic[0].client.sessions = 20
    cloud.plan = [
      step(
        "shift", at: 100,
        .shift(rule: "alb/production", weights: [weighted("blue", 0), weighted("green", 100)]))
    ]
    let records = run(cloud).attempts
    let before = records.filter { $0.sent.seconds < 100 }
    // Every client has got its cookie in the first hundred seconds.
    let sticky = records.filter { (101...3590).contains($0.sent.seconds) }
    let expired = records.filter { $0.sent.seconds > 3701 }
    #expect(before.allSatisfy { $0.group == 0 })
    #expect(sticky.allSatisfy { $0.group == (honors ? 0 : 1) })
    #expect(expired.allSatisfy { $0.group == 1 })
  }

  private func weighted(_ group: String, _ weight: Int) -> WeightedGroupDescription {
    var weighted = WeightedGroupDescription()
    weighted.targetGroup = group
    weighted.weight = weight
    return weighted
  }

  /// A connection serves the first request after its time, and no other; only a new one may lead
  /// to another node. Without cross-zone the target tells the node.
  @Test func `T-ALB-11: a connection ends with the first request after its keep-alive`() {
    var cloud = oneFleet(
      arrivals: .constant(rate: 1.0 / 7), work: .constant(0.001), targets: 2,
      horizon: .seconds(7 * 516 * 20))
    cloud.zones = ["a", "b"]
    cloud.targetGroups[0].crossZone = false
    cloud.loadBalancers[0].clientKeepAlive = .seconds(3600)
    cloud.traffic[0].client.sessions = 1
    cloud.traffic[0].client.keepAlive = true
    let targets = run(cloud).inOrder.map(\.target)
    // The 516th request on a connection is the first one later than 3600 s.
    let changes = targets.indices.dropFirst().filter { targets[$0] != targets[$0 - 1] }
    #expect(changes.allSatisfy { $0 % 516 == 0 }, "\(changes)")
    #expect(changes.count >= 3)
  }
}
