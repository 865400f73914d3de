import CloudModel
import Experiments
import Foundation
import RehearsalFixtures
import SimulationKernel
import Testing

/// A gate whose error rates are known exactly, run by the model: an alarm on the first error.
///
/// The deployment begins at 1:00; tasks run 15 s later, and production moves to them at once. The
/// bake ends ten minutes after the shift, at 11:15. Errors of a minute are known half a minute
/// after it, and ECS polls every quarter, so the minute up to 10:00 is the last one judged in
/// time, at 10:30: 525 s of traffic. Errors are a Poisson process of rate λe, so the gate stays
/// silent with probability exp(−λ e · 525 s).
@Suite struct AlarmGateTests {
  private static let exposure = 525.0

  #if DEBUG
    private static let worlds = 100
  #else
    private static let worlds = 4_000
  #endif

  @Test func `false rollbacks and misses are as often as the law of the alarm says`() async throws {
    var lab = CanaryLab(alarmGateScenario(), execute: ModelExecutor.execute)
    lab.worlds = Self.worlds
    lab.jobs = 2
    lab.defects = [.errors(0.002)]
    lab.variants[0].scenario.confidenceLevel = 0.999
    let result = try await lab.run()
    let good = try #require(result.cell(of: .good))
    let bad = try #require(result.cell(of: .defective(.errors(0.002))))
    #expect(good.caught.contains(1 - exp(-0.0005 * Self.exposure)))
    #expect(bad.promoted.contains(exp(-0.0025 * Self.exposure)))
    #expect(good.undecided.estimate == 0 && bad.undecided.estimate == 0)
    // From the first evaluation with candidate traffic to the last one before the bake ends.
    for spread in [good.detection, bad.detection] {
      #expect((30...570).contains(spread.median.estimate))
      #expect((30...570).contains(spread.p90.estimate))
    }
  }

  @Test func `the clock of these worlds is the one that the exposure is reckoned from`() throws {
    var cloud = alarmGateScenario().cloud
    cloud.revisions[0].errorRate = 0
    cloud.revisions[1].errorRate = 0
    let good = try account(of: cloud)
    #expect(good.trafficSteps == [TrafficStep(at: .zero + .seconds(75), percent: 100)])
    #expect(good.outcome == .succeeded)
    // Errors that begin in the minute after 10:00 are judged in time only if they could be.
    cloud.revisions[1].errorRate = 1
    let bad = try account(of: cloud)
    #expect(bad.detected == .zero + .seconds(150))
  }

  private func account(of cloud: CloudDescription) throws -> RolloutAccount {
    let outcome = Run.perform(cloud, seed: 7, replication: 0, recorder: RunRecorder(cloud))
    return try #require(outcome.accounts.rollouts.first)
  }

  @Test func `a world whose good build is rolled back never promotes the bad one`() throws {
    let deployment = try StudiedDeployment(alarmGateScenario(errorRate: 0.002).cloud)
    for number in 0..<12 {
      func isCaught(_ build: Build) throws -> Bool {
        let cloud = deployment.cloud(of: build)
        let outcome = Run.perform(cloud, seed: 7, replication: number, recorder: RunRecorder(cloud))
        return try #require(outcome.accounts.rollouts.first).outcome == .rolledBack
      }
      if try isCaught(.good) { #expect(try isCaught(.defective(.errors(0.01)))) }
    }
  }
}
