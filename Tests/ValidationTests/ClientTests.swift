import CloudModel
import OutputAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// What clients do to a system: they give up, they try again, they ask many at once.
@Suite struct `Clients` {
  /// Every answer is late once the queue is a timeout long, and the server works for nobody.
  @Test func `Q-TMO-04: without cancellation an overload ends all goodput`() {
    var cloud = oneFleet(
      arrivals: .constant(rate: 24), work: .constant(0.05), horizon: .seconds(600))
    cloud.traffic[0].client.timeout = .seconds(1)
    let paced = run(cloud).attempts.filter(\.isSuccess).map(\.sent.seconds)
    // Fluid: the wait grows by 0.2 s each second, to the timeout in 5 s.
    #expect(abs((paced.max() ?? 0) - 5) < 1)

    cloud.traffic[0].arrivals = .poisson(rate: 24)
    cloud.revisions[0].work = []
    cloud.traffic[0].classes[0].work = .exponential(mean: 0.05)
    let recorder = KeepingRecorder()
    let outcome = Run.perform(cloud, seed: 1, replication: 0, recorder: recorder)
    let late = recorder.attempts.filter { $0.sent.seconds > 120 }
    #expect(late.count > 10_000)
    #expect(late.allSatisfy { $0.outcome == .clientTimeout })
    let target = outcome.accounts.targets[0]
    let throughput = Double(target.departures) / 600
    let growth = Double(target.arrivals - target.departures) / 600
    // Four deviations of a Poisson count over 600 s.
    #expect(abs(throughput - 20) < 4 * (20.0 / 600).squareRoot(), "\(throughput)")
    #expect(abs(growth - 4) < 4 * (44.0 / 600).squareRoot(), "\(growth)")
  }

  @Test(arguments: [("Q-RAMP-01", 0.1, 1.11, 0.001), ("Q-RAMP-02", 0.5, 1.75, 0.125)])
  func `three attempts multiply the load by the geometric sum`(
    id: String, failure: Double, attempts: Double, failed: Double
  ) {
    let records = failing(share: failure, attempts: 3, requests: 20_000).attempts
    let requests = Double(records.count(where: \.isFinal))
    let mean = Double(records.count) / requests
    // Attempts per request are 1, 2 or 3: their variance follows from the same sum.
    let second = 1 + 3 * failure + 5 * failure * failure
    let tolerance = 4 * ((second - attempts * attempts) / requests).squareRoot()
    #expect(abs(mean - attempts) < tolerance, "\(id): \(mean)")
    let share = Double(records.count { $0.isFinal && !$0.isSuccess }) / requests
    #expect(abs(share - failed) < 4 * (failed * (1 - failed) / requests).squareRoot(), "\(share)")
    tabulate(id, "attempts", mean, expected: attempts)
    tabulate(id, "failed", share, expected: failed)
  }

  @Test func `M-21: full jitter sleeps half of the exponential waits`() {
    let records = failing(share: 1, attempts: 5, requests: 20_000).attempts.filter(\.isFinal)
    let sleeps = Tally(records.map { ($0.ended - $0.due).seconds })
    #expect(abs(sleeps.mean - 0.75) < 4 * sleeps.standardError, "\(sleeps.mean)")
    #expect(sleeps.maximum <= 1.5)
    #expect(abs(sleeps.mean - 1.5) > 4 * sleeps.standardError)
  }

  @Test func `M-22: in an outage three attempts make three times the load`() {
    let cloud = failing(share: 1, attempts: 3, requests: 20_000)
    #expect(cloud.attempts.count == 60_000)
  }

  /// Targets that answer at once, with an error for a share of the requests.
  private func failing(share: Double, attempts: Int, requests: Int) -> KeepingRecorder {
    let end = Double(requests) / 1000
    var cloud = oneFleet(
      arrivals: .constant(rate: 1000), work: .constant(0), horizon: .seconds(end + 100))
    cloud.traffic[0].end = .seconds(end + 0.0005)
    cloud.traffic[0].client.retry.attempts = attempts
    cloud.revisions[0].serving.workers = nil
    cloud.revisions[0].errorRate = share
    return run(cloud)
  }

  /// Ten leaves are asked at the same instant and each works alone; the caller, who waits for
  /// the slowest, stands outside of the model.
  @Test func `Q-FAN-01: the slowest of ten leaves`() {
    #if DEBUG
      let groups = 4000
    #else
      let groups = 100_000
    #endif
    var cloud = oneFleet(
      arrivals: .poisson(rate: 10), work: .exponential(mean: 0.05),
      horizon: .seconds(Double(groups) / 10 + 100))
    cloud.traffic[0].end = .seconds(Double(groups) / 10)
    cloud.traffic[0].batchSize = 10
    cloud.revisions[0].serving.workers = nil
    let leaves = run(cloud, seed: 3).inOrder.map { ($0.ended - $0.due).seconds }
    var slowest: [Double] = []
    for start in stride(from: 0, to: leaves.count - 9, by: 10) {
      slowest.append(leaves[start..<start + 10].reduce(0, max))
    }
    let tally = Tally(slowest)
    #expect(abs(tally.mean - 0.146448413) < 4 * tally.standardError, "\(tally.mean)")
    let count = Double(slowest.count)
    for (value, above) in [(0.13517776, 0.5), (0.34516184, 0.01), (0.230258509, 0.095617925)] {
      let share = Double(slowest.count { $0 > value }) / count
      #expect(abs(share - above) < 4 * (above * (1 - above) / count).squareRoot(), "\(share)")
    }
  }
}
