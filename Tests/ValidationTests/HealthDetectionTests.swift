import CloudModel
import OutputAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// How long a load balancer takes to notice that a target is gone.
///
/// Expected: a uniform phase between the failure and the next check, and the thresholds of AWS's
/// target group health checks (Elastic Load Balancing, "Health checks for your target groups").
@Suite struct `Noticing a failure` {
  struct Check: Sendable, CustomTestStringConvertible {
    var id: String
    var interval: Double
    var timeout: Double
    var threshold: Int
    var answer: HealthAnswer
    /// Soonest detection after the failure [s]; the latest is one interval more.
    var soonest: Double
    var wrong: [Double]
    var testDescription: String { id }
  }

  private static let failure = 100.0

  #if DEBUG
    private static let runs = 10
  #else
    private static let runs = 2000
  #endif

  /// A load balancer with `count` targets whose health endpoint fails from 100 s on.
  static func failingFleet(_ check: Check, count: Int) -> CloudDescription {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 1), work: .constant(0.01), targets: count,
      horizon: .seconds(failure + 10 * check.interval))
    cloud.traffic = []
    cloud.targetGroups[0].healthCheck.enabled = true
    cloud.targetGroups[0].healthCheck.interval = .seconds(check.interval)
    cloud.targetGroups[0].healthCheck.timeout = .seconds(check.timeout)
    cloud.targetGroups[0].healthCheck.unhealthyThreshold = check.threshold
    cloud.revisions[0].healthEndpoint.answers = check.answer
    cloud.revisions[0].healthEndpoint.after = .seconds(failure)
    return cloud
  }

  @Test(arguments: [
    Check(
      id: "H-DET-01, T-ALB-02", interval: 30, timeout: 5, threshold: 2, answer: .refuse,
      soonest: 30, wrong: [60, 70]),
    Check(
      id: "H-DET-03", interval: 10, timeout: 5, threshold: 2, answer: .error, soonest: 10,
      wrong: [20, 30]),
    Check(
      id: "H-DET-04", interval: 10, timeout: 5, threshold: 3, answer: .hang, soonest: 25,
      wrong: [45]),
    Check(
      id: "H-DET-07", interval: 10, timeout: 1, threshold: 3, answer: .refuse, soonest: 20,
      wrong: [30, 33]),
    Check(
      id: "T-ALB-02, hanging", interval: 30, timeout: 5, threshold: 2, answer: .hang, soonest: 35,
      wrong: [60, 70]),
  ])
  func `detection takes the thresholds and a uniform phase`(_ check: Check) {
    let cloud = Self.failingFleet(check, count: 200)
    var spans: [Double] = []
    for replication in 0..<Self.runs {
      let changes = run(cloud, seed: UInt64(check.soonest), replication: replication).changes(
        to: .unhealthy)
      #expect(changes.count == 200)
      spans += changes.map { $0.at - Self.failure }
    }
    let tally = Tally(spans)
    let count = Double(spans.count)
    let deviation = check.interval / 12.0.squareRoot()
    let mean = check.soonest + check.interval / 2
    tabulate(check.id, "mean", tally.mean, expected: mean)
    #expect(tally.minimum >= check.soonest && tally.maximum <= check.soonest + check.interval)
    #expect(abs(tally.mean - mean) < 4 * deviation / count.squareRoot(), "\(tally.mean)")
    #expect(abs(tally.standardDeviation / deviation - 1) < 4 / count.squareRoot())
    let sorted = spans.sorted()
    for share in [0.5, 0.95] {
      let expected = check.soonest + share * check.interval
      let slack = 4 * check.interval * (share * (1 - share) / count).squareRoot()
      #expect(abs(nearestRank(share, of: sorted) - expected) < slack, "\(share)")
    }
    for wrong in check.wrong {
      #expect(abs(tally.mean - wrong) > 4 * deviation / count.squareRoot())
    }
  }

  /// Every node has a phase of its own, so that the last one still sends when the first has
  /// stopped: a target's requests tell.
  @Test func `H-NODES-01: three nodes stop one after another`() {
    #if DEBUG
      let trials = 100
    #else
      let trials = 1000
    #endif
    let check = Check(
      id: "", interval: 10, timeout: 5, threshold: 2, answer: .error, soonest: 10, wrong: [])
    var cloud = Self.failingFleet(check, count: 1)
    cloud.zones = ["a", "b", "c"]
    cloud.revisions.append(revision("good"))
    cloud.revisions[0].serving.workers = nil
    cloud.revisions[1].serving.workers = nil
    cloud.fleets.append(fleet("good", of: "good", count: 1, in: "group"))
    cloud.horizon = .seconds(130)
    let source = oneFleet(
      arrivals: .constant(rate: 60), work: .constant(0), horizon: .seconds(1)
    ).traffic[0]
    cloud.traffic = [source]
    cloud.traffic[0].start = .seconds(95)
    var first = Tally()
    var last = Tally()
    var each = Tally()
    for trial in 0..<trials {
      let recorder = run(cloud, seed: 17, replication: trial)
      let sent = recorder.attempts.filter { $0.target == 0 && $0.sent.seconds >= Self.failure }
      first.record((recorder.changes(to: .unhealthy).first?.at ?? .nan) - Self.failure)
      last.record((sent.map(\.sent.seconds).max() ?? .nan) - Self.failure)
      // The target gets half of each node's third of the requests until that node stops.
      each.record(Double(sent.count) / 30)
    }
    tabulate("H-NODES-01", "first node", first.mean, expected: 12.5)
    tabulate("H-NODES-01", "last node", last.mean, expected: 17.5)
    tabulate("H-NODES-01", "each node", each.mean, expected: 15)
    // The extremes of three uniform phases deviate by 10 · √(3/80), and a target hears from each
    // node ten times a second.
    let slack = 4 * 1.936 / Double(trials).squareRoot() + 0.1
    #expect(abs(first.mean - 12.5) < slack, "\(first.mean)")
    #expect(abs(last.mean - 17.5) < slack, "\(last.mean)")
    #expect(abs(each.mean - 15) < slack, "\(each.mean)")
    // They do not flip together.
    #expect(last.mean - first.mean > 3)
  }
}
