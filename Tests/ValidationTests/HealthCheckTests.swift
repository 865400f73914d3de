import CloudModel
import Foundation
import OutputAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// Checks that fail for no reason, for too much load, or that cost requests until they count.
@Suite struct `Health checks` {
  struct Flapping: Sendable, CustomTestStringConvertible {
    var id: String
    var failure: Double
    var checksToEjection: Double
    var checksToRecover: Double
    var unavailable: Double
    /// Relative tolerance of the unavailable share, for 400,000 checks.
    var tolerance: Double
    /// What 1/p² would say.
    var wrongChecks: Double
    var testDescription: String { id }
  }

  /// Expected: waiting for a run of failures, (1 − p^k) / (p^k (1 − p)).
  @Test(arguments: [
    Flapping(
      id: "H-FLAP-01", failure: 0.01, checksToEjection: 10_100, checksToRecover: 5.15357128,
      unavailable: 0.000509994355, tolerance: 0.44, wrongChecks: 10_000),
    Flapping(
      id: "H-FLAP-02", failure: 0.1, checksToEjection: 110, checksToRecover: 6.93508781,
      unavailable: 0.0593071587, tolerance: 0.071, wrongChecks: 100),
  ])
  func `flaky checks eject healthy targets now and then`(_ flapping: Flapping) {
    #if DEBUG
      let checks = 200_000
    #else
      let checks = 4_000_000
    #endif
    let horizon = Double(checks / 20 * 10)
    var cloud = oneFleet(
      arrivals: .poisson(rate: 1), work: .constant(0.01), targets: 20, horizon: .seconds(horizon))
    cloud.traffic = []
    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].healthCheck.interval = .seconds(10)
    cloud.revisions[0].healthEndpoint.flakiness = flapping.failure
    let journal = run(cloud, seed: 19)
    var toRecover = Tally()
    var ejections = 0.0
    for target in 0..<20 {
      let falls = journal.changes(to: .unhealthy).filter { $0.target == target }.map(\.at)
      let rises = journal.changes(to: .healthy).filter { $0.target == target }.map(\.at)
      ejections += Double(falls.count)
      // The state at time zero is a rise too.
      for (fall, rise) in zip(falls, rises.dropFirst()) {
        toRecover.record(((rise - fall) / 10).rounded())
      }
    }
    let toEjection = (Double(checks) - toRecover.sum) / ejections
    let share = toRecover.sum / Double(checks)
    tabulate(
      flapping.id, "checks to ejection", toEjection, expected: flapping.checksToEjection)
    tabulate(
      flapping.id, "checks to recover", toRecover.mean, expected: flapping.checksToRecover)
    tabulate(flapping.id, "unavailable", share, expected: flapping.unavailable)
    // A waiting time for rare runs is nearly exponential: its deviation is its mean.
    let slack = 4 * flapping.checksToEjection / ejections.squareRoot()
    #expect(abs(toEjection - flapping.checksToEjection) < slack, "\(toEjection)")
    let recoverySlack = 4 * recoveryDeviation(flapping.failure) / ejections.squareRoot()
    #expect(abs(toRecover.mean - flapping.checksToRecover) < recoverySlack, "\(toRecover.mean)")
    let tolerance = flapping.tolerance * (400_000 / Double(checks)).squareRoot()
    #expect(abs(share / flapping.unavailable - 1) < tolerance, "\(share)")
    if abs(flapping.wrongChecks - flapping.checksToEjection) > slack {
      #expect(abs(toEjection - flapping.wrongChecks) > slack)
    }
  }

  /// Standard deviation of the checks until five in a row have passed (Feller 1968, XIII.7).
  private func recoveryDeviation(_ failure: Double) -> Double {
    let run = pow(1 - failure, 5)
    let variance = (1 - 11 * failure * run - run * run * (1 - failure)) / pow(failure * run, 2)
    return variance.squareRoot()
  }

  struct Overload: Sendable, CustomTestStringConvertible {
    var id: String
    var rate: Double
    var timeout: Double
    /// Share of checks that fail: the sojourn's tail, e^−(μ−λ)T.
    var failing: Double
    var testDescription: String { id }
  }

  /// Checks that wait like requests fail when the queue is long, though nothing is broken.
  ///
  /// Thresholds of one make every result visible as a state.
  @Test(arguments: [
    Overload(id: "H-LOAD-02", rate: 19.5, timeout: 5, failing: 0.0820849986),
    Overload(id: "H-LOAD-03", rate: 19.8, timeout: 2, failing: 0.670320046),
  ])
  func `checks that share the queue fail under load`(_ overload: Overload) {
    #if DEBUG
      let (requests, interval) = (100_000.0, 50.0)
    #else
      let (requests, interval) = (60_000_000.0, 300.0)
    #endif
    let horizon = requests / overload.rate
    var cloud = oneFleet(
      arrivals: .poisson(rate: overload.rate), work: .exponential(mean: 0.05),
      horizon: .seconds(horizon))
    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].healthCheck.interval = .seconds(interval)
    cloud.targetGroups[0].healthCheck.timeout = .seconds(overload.timeout)
    cloud.targetGroups[0].healthCheck.healthyThreshold = 1
    cloud.targetGroups[0].healthCheck.unhealthyThreshold = 1
    cloud.revisions[0].healthEndpoint.sharesQueue = true
    cloud.revisions[0].healthEndpoint.responseTime = .exponential(mean: 0.05)
    let journal = StateJournal()
    _ = Run.perform(cloud, seed: 23, replication: 0, recorder: journal)
    let failed = journal.failedChecks(interval: interval, until: horizon)
    let share = failed / (horizon / interval)
    tabulate(overload.id, "failing checks", share, expected: overload.failing)
    #expect(failed > 0, "as if checks bypassed the queue")
    #if !DEBUG
      #expect(abs(share / overload.failing - 1) < 0.1, "\(share)")
    #endif
  }

  /// Keeps only when the one target changed its state.
  private final class StateJournal: Recorder {
    private var falls: [Double] = []
    private var rises: [Double] = []

    func record(_ batch: borrowing AttemptBatch) {}
    func record(_ datapoint: MetricDatapoint) {}

    func record(_ entry: JournalEntry) {
      guard case .targetHealth(_, let state, _) = entry.happening else { return }
      if state == .unhealthy { falls.append(entry.at.seconds) }
      if state == .healthy, entry.at > .zero { rises.append(entry.at.seconds) }
    }

    /// From a failure to the next pass there is one interval for each failed check.
    func failedChecks(interval: Double, until horizon: Double) -> Double {
      var failed = 0.0
      for (index, fall) in falls.enumerated() {
        let rise = index < rises.count ? rises[index] : horizon
        failed += ((rise - fall) / interval).rounded(.up)
      }
      return failed
    }
  }

  struct BlackHole: Sendable, CustomTestStringConvertible {
    var id: String
    var rate: Double
    var share: Double
    /// Relative tolerance of the share, and the requests that it is for.
    var tolerance: Double
    var basis: Double
    /// Failed requests until the target is ejected.
    var lost: Double
    var testDescription: String { id }
  }

  /// A target that fails at once always looks idle (exact birth-death chain).
  @Test(arguments: [
    BlackHole(
      id: "H-BLACK-02", rate: 140, share: 0.259422928, tolerance: 0.013, basis: 344_630,
      lost: 544.788149),
    BlackHole(
      id: "H-BLACK-03", rate: 60, share: 0.142691815, tolerance: 0.018, basis: 322_808,
      lost: 128.422633),
  ])
  func `least outstanding requests feeds a black hole`(_ hole: BlackHole) {
    #if DEBUG
      let requests = 40_000.0
      let trials = 40
    #else
      let requests = 1_000_000.0
      let trials = 1000
    #endif
    var cloud = fleetWithDeadTarget(
      arrivals: .poisson(rate: hole.rate), good: 9, algorithm: .leastOutstandingRequests)
    cloud.horizon = .seconds(requests / hole.rate)
    let records = run(cloud, seed: 29).attempts
    let share = Double(records.count { $0.target == 0 }) / Double(records.count)
    let tolerance = hole.tolerance * (hole.basis / requests).squareRoot()
    #expect(abs(share / hole.share - 1) < tolerance, "\(share)")
    #expect(abs(share - 0.1) > tolerance * 0.1)
    #expect(records.allSatisfy { $0.isSuccess == ($0.target != 0) })

    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].healthCheck.interval = .seconds(10)
    cloud.horizon = .seconds(21)
    let lost = lostRequests(in: cloud, trials: trials)
    tabulate(hole.id, "share", share, expected: hole.share)
    tabulate(hole.id, "lost", lost.mean, expected: hole.lost)
    #expect(abs(lost.mean - hole.lost) < 4 * lost.standardError, "\(lost.mean)")
  }

  struct Loss: Sendable, CustomTestStringConvertible {
    var id: String
    var good: Int
    var rate: Double
    var interval: Double
    var mean: Double
    var deviation: Double
    var testDescription: String { id }
  }

  /// Expected: Poisson thinning over a uniform detection time.
  @Test(arguments: [
    Loss(id: "H-LOSS-01", good: 3, rate: 400, interval: 10, mean: 1500, deviation: 291.261624),
    Loss(id: "H-LOSS-03", good: 2, rate: 300, interval: 5, mean: 750, deviation: 146.912672),
  ])
  func `a dead target costs its share of the requests until it is ejected`(_ loss: Loss) {
    #if DEBUG
      let trials = 30
    #else
      let trials = 400
    #endif
    var cloud = fleetWithDeadTarget(
      arrivals: .poisson(rate: loss.rate), good: loss.good, algorithm: .roundRobin)
    cloud.targetGroups[0].healthCheck = .init()
    cloud.targetGroups[0].healthCheck.interval = .seconds(loss.interval)
    cloud.horizon = .seconds(2 * loss.interval + 1)
    let lost = lostRequests(in: cloud, trials: trials)
    let slack = 4 * loss.deviation / Double(trials).squareRoot()
    tabulate(loss.id, "lost", lost.mean, expected: loss.mean)
    #expect(abs(lost.mean - loss.mean) < slack, "\(lost.mean)")
    #expect(lost.minimum >= 0.9 * loss.mean * 2 / 3 && lost.maximum < 1.1 * loss.mean * 4 / 3)
    let spread = lost.standardDeviation / loss.deviation
    #expect(abs(spread - 1) < 4 / (2 * Double(trials)).squareRoot(), "\(spread)")
  }

  private func lostRequests(in cloud: CloudDescription, trials: Int) -> Tally {
    Tally(
      (0..<trials).map { trial in
        Double(run(cloud, seed: 31, replication: trial).attempts.count { !$0.isSuccess })
      })
  }

  /// One target that answers everything, checks included, with an error at once; others are good.
  private func fleetWithDeadTarget(
    arrivals: ArrivalDescription, good: Int, algorithm: RoutingAlgorithm
  ) -> CloudDescription {
    var cloud = oneFleet(
      arrivals: arrivals, work: .exponential(mean: 0.05), horizon: .seconds(100))
    cloud.targetGroups[0].algorithm = algorithm
    cloud.revisions = [revision("dead"), revision("good")]
    cloud.revisions[0].errorRate = 1
    cloud.revisions[0].errorWork = 0
    cloud.revisions[0].healthEndpoint.answers = .error
    cloud.fleets = [
      fleet("dead", of: "dead", count: 1, in: "group"),
      fleet("good", of: "good", count: good, in: "group"),
    ]
    return cloud
  }
}
