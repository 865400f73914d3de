import CloudModel
import OutputAnalysis
import SimulationKernel
import Testing

/// How long Route 53's checkers take to notice that an endpoint is gone, or back.
///
/// Expected: each of n checkers changes its mind after F results, one every interval and the time
/// that a request takes, counted from a phase of its own; the check's report falls with the u-th
/// checker and rises with the (n + 1 − u)-th, and the k-th of n uniform phases has the Beta law of
/// k and n + 1 − k (Route 53 developer guide, "How Route 53 determines whether a health check is
/// healthy", 2026-11).
@Suite struct `Route 53 health checks` {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var checkers = 16
    var interval: Double
    var threshold = 3
    var failure: Failure
    /// Which checker in turn decides.
    var deciding: Int
    /// Soonest and latest [s].
    var bounds: ClosedRange<Double>
    var mean: Double
    /// Means that other readings of the rules would have [s].
    var wrong: [Double] = []
    var testDescription: String { "\(id), \(failure)" }
  }

  enum Failure: Sendable {
    /// Answers 502 at once, accepts and stays silent, packets vanish (HTTP and TCP).
    case refused, silent, blackHole, blackHoleOfTCP
    /// Was refused until then, and answers again.
    case recovery

    /// How long a failing request takes [s].
    var time: Double {
      switch self {
      case .refused, .recovery: 0
      case .silent: 2
      case .blackHole: 4
      case .blackHoleOfTCP: 10
      }
    }
  }

  private static let failure = 100.0
  private static let checks = 100

  #if DEBUG
    private static let runs = 2
  #else
    private static let runs = 600
  #endif

  /// One load balancer whose only target, or whose power, fails at a time; many equal checks of it.
  private static func cloud(_ one: Case) -> CloudDescription {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 1), work: .constant(0.01), targets: 1,
      horizon: .seconds(failure + one.bounds.upperBound + 1))
    cloud.traffic = []
    var fault = FaultDescription()
    fault.at = .seconds(failure)
    switch one.failure {
    case .refused: cloud.revisions[0].healthEndpoint.answers = .refuse
    case .silent: cloud.revisions[0].healthEndpoint.answers = .hang
    case .blackHole, .blackHoleOfTCP:
      fault.kind = .zoneLost(zone: "a")
      cloud.faults = [fault]
    case .recovery:
      fault.kind = .targetsLost(of: "fleet", count: 1, mode: .refuse)
      fault.at = .zero
      fault.duration = .seconds(failure)
      cloud.faults = [fault]
    }
    cloud.revisions[0].healthEndpoint.after = .seconds(failure)
    cloud.healthChecks = (0..<checks).map { number in
      var endpoint = EndpointCheckDescription()
      endpoint.of = "alb"
      endpoint.type = one.failure == .blackHoleOfTCP ? .tcp : .http
      endpoint.requestInterval = .seconds(one.interval)
      endpoint.failureThreshold = one.threshold
      endpoint.checkers = one.checkers
      var check = RouteHealthCheckDescription()
      check.name = "check \(number)"
      check.kind = .endpoint(endpoint)
      return check
    }
    return cloud
  }

  @Test(arguments: [
    Case(
      id: "H-R53-02", interval: 10, failure: .refused, deciding: 14, bounds: 20...30,
      mean: 28.2352941, wrong: [25, 25.2941176, 29.4117647, 30]),
    Case(
      id: "H-R53-04", interval: 30, failure: .blackHole, deciding: 14, bounds: 72...102,
      mean: 96.7058824, wrong: [89, 87.8823529, 100.235294, 88.7058824, 90]),
    Case(
      id: "H-R53-05", interval: 30, failure: .silent, deciding: 14, bounds: 66...96,
      mean: 90.7058824, wrong: [82, 81.8823529, 94.2352941, 86.7058824, 90]),
    Case(
      id: "H-R53-07", checkers: 8, interval: 30, failure: .refused, deciding: 7, bounds: 60...90,
      mean: 83.3333333, wrong: [75, 76.6666667, 86.6666667, 90]),
    Case(
      id: "H-R53-08", checkers: 24, interval: 10, threshold: 2, failure: .refused, deciding: 20,
      bounds: 10...20, mean: 18, wrong: [15, 15.2, 19.6, 20]),
    // Detection times by kind of failure.
    Case(
      id: "30 s", interval: 30, failure: .refused, deciding: 14, bounds: 60...90, mean: 84.7058824),
    Case(
      id: "30 s, F = 1", interval: 30, threshold: 1, failure: .refused, deciding: 14,
      bounds: 0...30, mean: 24.7058824),
    Case(
      id: "10 s, F = 1", interval: 10, threshold: 1, failure: .refused, deciding: 14,
      bounds: 0...10, mean: 8.23529412),
    Case(
      id: "10 s", interval: 10, failure: .silent, deciding: 14, bounds: 26...36, mean: 34.2352941),
    Case(
      id: "10 s", interval: 10, failure: .blackHole, deciding: 14, bounds: 32...42,
      mean: 40.2352941),
    Case(
      id: "10 s, F = 1", interval: 10, threshold: 1, failure: .blackHole, deciding: 14,
      bounds: 4...14, mean: 12.2352941),
    Case(
      id: "30 s", interval: 30, failure: .blackHoleOfTCP, deciding: 14, bounds: 90...120,
      mean: 114.705882),
    Case(
      id: "10 s", interval: 10, failure: .blackHoleOfTCP, deciding: 14, bounds: 50...60,
      mean: 58.2352941),
    Case(
      id: "30 s", interval: 30, failure: .recovery, deciding: 3, bounds: 60...90, mean: 65.2941176),
    Case(
      id: "10 s", interval: 10, failure: .recovery, deciding: 3, bounds: 20...30,
      mean: 21.7647059),
  ])
  func `notice as late as the deciding one of their checkers`(_ one: Case) {
    var spans: [Double] = []
    let cloud = Self.cloud(one)
    for replication in 0..<Self.runs {
      let accounts = Run.perform(
        cloud, seed: 53, replication: replication, recorder: KeepingRecorder()
      ).accounts
      for check in accounts.healthChecks {
        let flip = check.flips.last { $0.isHealthy == (one.failure == .recovery) }
        spans.append((flip?.at.seconds ?? .infinity) - Self.failure)
      }
    }
    let (n, k) = (Double(one.checkers), Double(one.deciding))
    let deviation = one.interval * (k * (n + 1 - k) / (n + 2)).squareRoot() / (n + 1)
    let count = Double(spans.count)
    let tally = Tally(spans)
    tabulate(one.id, "mean", tally.mean, expected: one.mean)
    #expect(one.bounds.contains(tally.minimum) && one.bounds.contains(tally.maximum))
    #expect(abs(tally.mean - one.mean) < 4 * deviation / count.squareRoot(), "\(tally.mean)")
    // The kurtosis of these Beta laws stays below 6.
    #expect(abs(tally.standardDeviation / deviation - 1) < 4 * (5 / (4 * count)).squareRoot())
    // Only a large run can tell the nearest of them from the right one.
    for wrong in one.wrong where abs(wrong - one.mean) > 8 * deviation / count.squareRoot() {
      #expect(abs(tally.mean - wrong) > 4 * deviation / count.squareRoot())
    }
  }

  /// H-R53-10: checkers, how many of them report healthy, and what the check says.
  @Test(arguments: [
    (16, 2, false), (16, 3, true), (15, 2, false), (15, 3, true), (11, 1, false), (11, 2, true),
    (50, 9, false), (50, 10, true), (100, 18, false), (100, 19, true), (8, 1, false), (8, 2, true),
    (6, 1, false), (5, 1, true), (5, 0, false),
  ])
  func `H-R53-10: are healthy with more than 18 % of the checkers`(
    _ checkers: Int, _ healthy: Int, _ isHealthy: Bool
  ) {
    #expect(CheckerPanel.isHealthy(healthy, of: checkers) == isHealthy)
  }

  /// H-R53-11: sixteen checkers in sixteen places, of which some are cut off.
  @Test(arguments: [(13, true), (14, false)])
  func `H-R53-11: a partition that hides the endpoint from some checkers`(
    _ hidden: Int, _ isHealthy: Bool
  ) {
    // A round trip longer than the limit for a connection is as good as a cut.
    var cloud = oneFleet(
      arrivals: .poisson(rate: 1), work: .constant(0.01), targets: 1, horizon: .seconds(200))
    cloud.traffic = []
    cloud.regions = [RegionDescription(name: "us-east-1", zones: ["a"])]
    var endpoint = EndpointCheckDescription()
    endpoint.of = "alb"
    endpoint.requestInterval = .seconds(10)
    endpoint.regions = (0..<16).map { "place-\($0)" }
    cloud.network.roundTrips = endpoint.regions.enumerated().map { number, place in
      RoundTripDescription(
        from: place, to: "us-east-1", time: number < hidden ? .seconds(5) : .milliseconds(100))
    }
    var check = RouteHealthCheckDescription()
    check.name = "check"
    check.kind = .endpoint(endpoint)
    cloud.healthChecks = [check]
    let accounts = Run.perform(
      cloud, seed: 1, replication: 0, recorder: KeepingRecorder()
    ).accounts
    #expect(accounts.healthChecks[0].flips.isEmpty == isHealthy)
  }

  /// Of probes that fail by halves each checker is unhealthy half of the time, and the check when
  /// fourteen of sixteen are: 137 / 65,536.
  @Test func `hardly ever give up an endpoint that fails by halves`() {
    var cloud = oneFleet(
      arrivals: .poisson(rate: 1), work: .constant(0.01), targets: 1, horizon: .minutes(120))
    cloud.traffic = []
    cloud.revisions[0].healthEndpoint.flakiness = 0.5
    cloud.healthChecks = (0..<12).map { number in
      var endpoint = EndpointCheckDescription()
      endpoint.of = "alb"
      endpoint.requestInterval = .seconds(10)
      var check = RouteHealthCheckDescription()
      check.name = "check \(number)"
      check.kind = .endpoint(endpoint)
      return check
    }
    let horizon = 7_200.0
    let accounts = Run.perform(
      cloud, seed: 1, replication: 0, recorder: KeepingRecorder()
    ).accounts
    var shares: [Double] = []
    for check in accounts.healthChecks {
      var unhealthy = 0.0
      for (number, flip) in check.flips.enumerated() where !flip.isHealthy {
        let end =
          number + 1 < check.flips.count ? check.flips[number + 1].at.seconds : horizon
        unhealthy += end - flip.at.seconds
      }
      shares.append(unhealthy / horizon)
    }
    let tally = Tally(shares)
    let expected = 137.0 / 65_536
    #expect(
      abs(tally.mean - expected) < 4 * tally.standardDeviation / Double(shares.count).squareRoot())
    #expect(tally.mean > 0)
  }
}
