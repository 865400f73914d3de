import CloudModel
import Experiments
import OutputAnalysis
import RehearsalFixtures
import SimulationKernel
import Testing

/// What common random numbers are worth.
@Suite struct SharedRandomnessTests {
  /// Two tasks with so many workers each.
  private func cloud(workers: Int) -> CloudDescription {
    var cloud = smallCloud(
      rate: 200, work: .lognormal(mean: 0.02, sigma: 1), horizon: .seconds(60))
    cloud.revisions[0].serving.workers = workers
    return cloud
  }

  private func meanLatencies(workers: Int, seed: UInt64) async throws -> ReplicationMeans {
    let objective = Objective(
      metric: Metric(.latency), threshold: try Threshold(parsing: "avg<1s", of: .latency))
    let runner = ReplicationRunner(
      cloud: cloud(workers: workers), seed: seed, eventLimit: .max, jobs: 2,
      execute: ModelExecutor.execute)
    var means = ReplicationMeans()
    _ = try await runner.run(0..<10) { record in
      means.record(MetricReader(record, errorBudget: 0.001, level: 0.95).read(objective).value)
      return true
    }
    return means
  }

  @Test func `they shrink the interval of a difference at least fivefold`() async throws {
    let six = try await meanLatencies(workers: 6, seed: 7)
    let five = try await meanLatencies(workers: 5, seed: 7)
    let elsewhere = try await meanLatencies(workers: 6, seed: 8)
    let paired = six.differences(from: five).interval()
    let independent = elsewhere.differences(from: five).interval()
    #expect(independent.halfWidth > 5 * paired.halfWidth)
    #expect(paired.isEntirelyBelow(0))
    #expect(independent.contains(paired.estimate))
  }
}
