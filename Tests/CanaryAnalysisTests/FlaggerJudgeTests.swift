import CanaryAnalysis
import SimulationKernel
import Testing

@Suite struct FlaggerJudgeTests {
  private func flagger(
    _ check: FlaggerSettings.Check = .requestSuccessRate(), threshold: Int = 2,
    iterations: Int? = nil
  ) -> AnalysisConfiguration {
    .flagger(FlaggerSettings(checks: [check], threshold: threshold, iterations: iterations))
  }

  /// What one measurement says.
  private func look(
    _ check: FlaggerSettings.Check, _ measurement: Measurement
  ) -> AnalysisLook? {
    var run = AnalysisRun(flagger(check))
    _ = run.start()
    _ = run.measured(measurement)
    return run.lastLook
  }

  @Test func `a success rate at the minimum passes, below it fails`() {
    #expect(look(.requestSuccessRate(minimum: 99), counted(1, of: 100)) == .passed)
    #expect(look(.requestSuccessRate(minimum: 99), counted(101, of: 10_000)) == .failed)
  }

  @Test func `a duration at the maximum passes, above it fails`() {
    #expect(look(.requestDuration(maximum: 500), latency(0.5)) == .passed)
    #expect(look(.requestDuration(maximum: 500), latency(0.500001)) == .failed)
    // Limits of durations are whole milliseconds.
    #expect(look(.requestDuration(maximum: 500.9), latency(0.5005)) == .failed)
  }

  @Test func `a range has both ends`() {
    let range = FlaggerSettings.Check(
      metric: AnalysisMetric(name: "requests", kind: .requestCount), minimum: 10, maximum: 20)
    #expect(
      [9, 10, 20, 21].map { look(range, counted(0, of: $0)) } == [
        .failed, .passed, .passed, .failed,
      ])
  }

  @Test func `a query without values is a failed check`() {
    #expect(look(.requestSuccessRate(), counted(0, of: 0)) == .missing)
    #expect(look(.requestSuccessRate(), counted(candidate: nil)) == .missing)
    let silence = [Measurement](repeating: counted(candidate: nil), count: 3)
    #expect(
      verdict(flagger(), silence)?.reason
        == .failedChecks(count: 2, threshold: 2, metric: "request-success-rate", number: nil))
  }

  @Test func `failed checks are counted in all, and the rollback comes an interval later`() {
    var run = AnalysisRun(flagger())
    let again = AnalysisStep.measureAgain(after: .minutes(1), metrics: [0])
    #expect(run.start() == again)
    #expect(run.measured(counted(50, of: 100)) == again)
    #expect(run.measured(counted(0, of: 100)) == again)
    #expect(
      run.measured(counted(50, of: 100)) == .measureAgain(after: .minutes(1), metrics: []))
    let verdict = AnalysisVerdict(
      .failed,
      .failedChecks(count: 2, threshold: 2, metric: "request-success-rate", number: 50))
    #expect(run.measured(Measurement()) == .ended(verdict))
  }

  @Test func `a look of a rollout measures at once and answers at once`() {
    let settings = FlaggerSettings(threshold: 5, iterations: 10)
    for (measurement, outcome) in [
      (both(failures: 1, latency: 0.4), AnalysisVerdict.Outcome.successful),
      (both(failures: 2, latency: 0.4), .failed), (both(failures: 0, latency: 0.6), .failed),
      (Measurement(), .failed),
    ] {
      var run = AnalysisRun(.flagger(settings), isLook: true)
      #expect(run.start() == .measureAgain(after: .zero, metrics: [0, 1]))
      guard case .ended(let verdict) = run.measured(measurement) else {
        Issue.record("it wants to measure again")
        continue
      }
      #expect(verdict.outcome == outcome)
    }
  }

  /// Of 100 requests, and their 99th percentile [s].
  private func both(failures: Int, latency: Double) -> Measurement {
    let counts = RequestCounts(requests: 100, failures: failures)
    return Measurement([
      MetricReading(metric: 0, baseline: .missing, candidate: ArmReading(counts: counts)),
      MetricReading(metric: 1, baseline: .missing, candidate: ArmReading(value: latency)),
    ])
  }

  @Test func `a look goes back a minute if its checks do not say how far`() {
    let check = FlaggerSettings.Check(
      metric: AnalysisMetric(name: "success rate", kind: .successRate), minimum: 99)
    let run = AnalysisRun(.flagger(FlaggerSettings(checks: [check])), isLook: true)
    #expect(run.metrics.map(\.window) == [.minutes(1)])
  }

  @Test func `only Flagger's checks become a look, other judges take their time`() {
    var run = AnalysisRun(.alwaysValid(AlwaysValidSettings()), isLook: true)
    #expect(run.start() == .measureAgain(after: .minutes(1), metrics: [0]))
  }

  @Test func `a stop before the rollback does not save the canary`() {
    var run = AnalysisRun(flagger(threshold: 1))
    _ = run.start()
    _ = run.measured(counted(50, of: 100))
    #expect(run.stop().outcome == .failed)
  }

  @Test func `a threshold of zero is one`() {
    let bad = [counted(50, of: 100), Measurement()]
    #expect(verdict(flagger(threshold: 0), bad)?.outcome == .failed)
  }

  @Test func `an interval below ten seconds is ten seconds`() {
    var run = AnalysisRun(.flagger(FlaggerSettings(interval: .seconds(1))))
    #expect(run.start() == .measureAgain(after: .seconds(10), metrics: [0, 1]))
  }

  @Test func `the first failed check ends the round`() {
    var run = AnalysisRun(.flagger(FlaggerSettings(threshold: 1)))
    _ = run.start()
    _ = run.measured(
      Measurement([
        MetricReading(
          metric: 0, baseline: .missing,
          candidate: ArmReading(counts: RequestCounts(requests: 100, failures: 2))),
        MetricReading(metric: 1, baseline: .missing, candidate: ArmReading(value: 9)),
      ]))
    guard case .failedChecks(_, _, let metric, let number) = run.stop().reason else {
      Issue.record("\(run.stop())")
      return
    }
    #expect(metric == "request-success-rate")
    #expect(number == 98)
  }

  @Test func `enough passed checks succeed, failed ones between them do not matter`() {
    let course = [0, 50, 0, 0].map { counted($0, of: 100) }
    #expect(
      verdict(flagger(iterations: 3), course)
        == AnalysisVerdict(.successful, .nothingFound(looks: 4)))
  }
}
