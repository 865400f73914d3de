import CanaryAnalysis
import RandomVariates
import SimulationKernel
import Testing

/// Good builds under gates that look again and again: which keep their promised rate of false
/// alarms, and which do not.
@Suite struct FalseAlarmTests {
  private static let looks = 30
  private static let schedule = AnalysisSchedule(looks: looks)

  /// The part of good builds that a gate fails: both arms fail 2 % of a hundred requests per look.
  private func falseAlarms(
    _ configuration: AnalysisConfiguration, runs: Int, candidateRequests: Int = 100,
    candidateRate: Double = 0.02
  ) -> Double {
    let key = StreamKey(seed: 5, replication: 0).derived("false alarms")
    let baseline = FailureDraw(requests: 100, rate: 0.02)
    let candidate = FailureDraw(requests: candidateRequests, rate: candidateRate)
    var failed = 0
    for number in 0..<runs {
      var stream = RandomStream(key.derived(UInt64(number)))
      var run = AnalysisRun(configuration)
      var step = run.start()
      while case .measureAgain = step {
        step = run.measured(
          counted(
            candidate: RequestCounts(
              requests: candidateRequests, failures: candidate.next(&stream)),
            baseline: RequestCounts(requests: 100, failures: baseline.next(&stream))))
      }
      if run.verdict?.outcome == .failed { failed += 1 }
    }
    return Double(failed) / Double(runs)
  }

  @Test(arguments: [100, 20])
  func `the always-valid judge keeps its rate under continuous looks`(requests: Int) {
    let runs = repetitions(debug: 300, release: 10_000)
    let share = falseAlarms(
      .alwaysValid(AlwaysValidSettings(schedule: Self.schedule)), runs: runs,
      candidateRequests: requests)
    #expect(share <= 0.05 + fourErrors(of: 0.05, in: runs))
  }

  @Test func `the sequential judge keeps its rate, too`() {
    let runs = repetitions(debug: 300, release: 10_000)
    let share = falseAlarms(
      .sequential(SequentialSettings(schedule: Self.schedule)), runs: runs)
    // Wald's bound promises α/(1 − β).
    #expect(share <= 0.05 / 0.95 + fourErrors(of: 0.05, in: runs))
  }

  @Test(arguments: [FisherSettings.Looks.atTheEnd, .corrected])
  func `Fisher's test at one look, or corrected for all, keeps its rate`(
    looks: FisherSettings.Looks
  ) {
    let runs = repetitions(debug: 100, release: 3_000)
    let share = falseAlarms(
      .fisher(FisherSettings(looks: looks, schedule: Self.schedule)), runs: runs)
    #expect(share <= 0.05 + fourErrors(of: 0.05, in: runs))
  }

  @Test func `Fisher's test repeated without correction does not`() {
    let runs = repetitions(debug: 150, release: 3_000)
    let share = falseAlarms(
      .fisher(FisherSettings(looks: .uncorrected, schedule: Self.schedule)), runs: runs)
    #expect(share > 0.05 + fourErrors(of: 0.05, in: runs))
  }

  @Test func `a naive repeated threshold fails more than a third of good builds`() {
    // Five percent of a hundred requests, where two percent are normal: one look in sixty.
    let rule = ThresholdSettings.Rule(
      metric: AnalysisMetric(name: "errors", kind: .errorRate), breach: Condition(.greater, 0.05))
    let runs = repetitions(debug: 300, release: 10_000)
    let share = falseAlarms(
      .threshold(ThresholdSettings(rules: [rule], schedule: Self.schedule)), runs: runs)
    // Six or more of a hundred fail with a chance of 1.548 %, so in some of thirty looks
    // with 37.4 %.
    let expected = 0.374
    #expect((share - expected).magnitude < fourErrors(of: expected, in: runs) + 0.001)
  }

  @Test func `three breaches in a row make the same threshold quiet`() {
    let rule = ThresholdSettings.Rule(
      metric: AnalysisMetric(name: "errors", kind: .errorRate), breach: Condition(.greater, 0.05),
      breachesInARow: 3)
    let runs = repetitions(debug: 300, release: 10_000)
    let share = falseAlarms(
      .threshold(ThresholdSettings(rules: [rule], schedule: Self.schedule)), runs: runs)
    #expect(share < 0.01)
  }

  @Test func `what is quiet on good builds still finds bad ones`() {
    let runs = repetitions(debug: 100, release: 2_000)
    let bad = 0.06
    let configurations: [AnalysisConfiguration] = [
      .alwaysValid(AlwaysValidSettings(schedule: Self.schedule)),
      .sequential(SequentialSettings(schedule: Self.schedule)),
      .fisher(FisherSettings(looks: .corrected, schedule: Self.schedule)),
    ]
    for configuration in configurations {
      #expect(falseAlarms(configuration, runs: runs, candidateRate: bad) > 0.95)
    }
  }
}
