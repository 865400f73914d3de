import CanaryAnalysis
import CloudModel
import Experiments
import RehearsalFixtures
import SimulationKernel
import Testing

/// Gates that promise a level keep it over A/A worlds; a naive one that looks every minute does
/// not, and the lab says so.
///
/// Half of a request per second meets each side of a canary for ten minutes; one in twenty fails
/// on either.
@Suite struct StatisticalGateTests {
  #if DEBUG
    private static let worlds = 60
  #else
    private static let worlds = 2_000
  #endif

  private func lab(bakeTime: TimeSpan, _ change: (inout DeploymentDescription) -> Void) -> CanaryLab
  {
    var scenario = alarmGateScenario(errorRate: 0.05)
    scenario.cloud.horizon = .minutes(40)
    var canary = CanaryDescription()
    canary.percent = 50
    canary.bakeTime = bakeTime
    scenario.cloud.services[0].deployment.strategy = .canary(canary)
    scenario.cloud.services[0].deployment.bakeTime = .zero
    change(&scenario.cloud.services[0].deployment)
    var lab = CanaryLab(scenario, execute: ModelExecutor.execute)
    lab.worlds = Self.worlds
    lab.jobs = 2
    return lab
  }

  private static let judges: [AnalysisConfiguration] = [
    .alwaysValid(AlwaysValidSettings()), .fisher(FisherSettings()),
    .sequential(SequentialSettings(hypothesis: .rates(healthy: 0.05, defective: 0.15))),
  ]

  private func analyzed(_ judge: AnalysisConfiguration) -> CanaryLab {
    lab(bakeTime: .minutes(1)) { deployment in
      var analysis = AnalysisDescription()
      analysis.name = "errors"
      analysis.configuration = judge
      // What is undecided after ten looks says nothing against the candidate.
      analysis.inconclusive = .succeeds
      var hook = HookDescription()
      hook.stage = .productionTrafficShift
      hook.decision = .analysis("errors")
      deployment.analyses = [analysis]
      deployment.hooks = [hook]
      deployment.alarms = nil
    }
  }

  @Test(arguments: judges)
  func `a statistical gate keeps the level that it promises`(judge: AnalysisConfiguration)
    async throws
  {
    let result = try await analyzed(judge).run()
    let good = try #require(result.cell(of: .good))
    // Taken from the scenario: nobody has to repeat it.
    #expect((result.limits.nominal.map { $0 >= 0.05 && $0 < 0.053 }) == true)
    #expect(result.limits.level(of: good) != .isBroken)
    #expect(good.undecided.estimate == 0)
  }

  /// Four errors among the thirty requests of a minute are 13 % instead of 5 %; a Poisson number
  /// with a mean of 1.5 reaches four with a chance of 6.6 %, and almost nine such minutes are judged.
  @Test func `a naive threshold at every look does not keep it`() async throws {
    var lab = lab(bakeTime: .minutes(10)) { _ in }
    lab.variants[0].scenario.cloud.alarms[0].threshold = 4
    lab.limits.nominal = 0.05
    let result = try await lab.run()
    let good = try #require(result.cell(of: .good))
    #expect(result.limits.level(of: good) == .isBroken)
  }

  @Test func `a deployment promises what its only analysis promises`() {
    var deployment = DeploymentDescription()
    #expect(deployment.promisedFalseAlarms == nil)
    var analysis = AnalysisDescription()
    analysis.configuration = .fisher(FisherSettings(alpha: 0.01))
    deployment.analyses = [analysis]
    #expect(deployment.promisedFalseAlarms == 0.01)
    deployment.alarms = DeploymentAlarmsDescription()
    deployment.alarms?.names = ["errors"]
    #expect(deployment.promisedFalseAlarms == nil)
    deployment.alarms = nil
    deployment.analyses = [analysis, analysis]
    #expect(deployment.promisedFalseAlarms == nil)
    analysis.configuration = .threshold(ThresholdSettings(rules: []))
    deployment.analyses = [analysis]
    #expect(deployment.promisedFalseAlarms == nil)
  }
}
