import CanaryAnalysis
import RandomVariates
import SimulationKernel
import Testing

@Suite struct ThresholdJudgeTests {
  private func threshold(
    _ breach: Condition = Condition(.greater, 0.05), looks: Int? = 4,
    _ change: (inout ThresholdSettings.Rule) -> Void = { _ in }
  ) -> AnalysisConfiguration {
    var rule = ThresholdSettings.Rule(
      metric: AnalysisMetric(name: "errors", kind: .errorRate), breach: breach)
    change(&rule)
    return .threshold(
      ThresholdSettings(rules: [rule], schedule: AnalysisSchedule(looks: looks)))
  }

  @Test(arguments: [
    (Condition.Relation.greater, [4, 5], 6), (.greaterOrEqual, [4], 5),
  ])
  func `the limit itself is a breach only with an equals sign`(
    relation: Condition.Relation, fine: [Int], breach: Int
  ) {
    let config = threshold(Condition(relation, 0.05), looks: 1)
    for failures in fine {
      #expect(verdict(config, [counted(failures, of: 100)])?.outcome == .successful)
    }
    #expect(
      verdict(config, [counted(breach, of: 100)])?.reason
        == .limitBroken(
          metric: "errors", number: Double(breach) / 100, Condition(relation, 0.05), inARow: 1))
  }

  @Test func `three breaches in a row are not two and one`() {
    let config = threshold { $0.breachesInARow = 3 }
    let bad = counted(50, of: 100)
    let good = counted(0, of: 100)
    #expect(verdict(config, [bad, bad, good, bad])?.outcome == .successful)
    #expect(verdict(config, [good, bad, bad, bad])?.outcome == .failed)
  }

  @Test func `too few requests are not judged, exactly the minimum is`() {
    let config = threshold(looks: 1) { $0.minimumRequests = 10 }
    #expect(
      verdict(config, [counted(9, of: 9)])
        == AnalysisVerdict(.inconclusive, .nothingToJudge(metrics: ["errors"], looks: 1)))
    #expect(verdict(config, [counted(10, of: 10)])?.outcome == .failed)
  }

  @Test(arguments: [
    (ThresholdSettings.MissingData.ignored, true), (.breaching, true), (.notBreaching, false),
  ])
  func `a hole between two breaches`(missing: ThresholdSettings.MissingData, fails: Bool) {
    let config = threshold(looks: 3) {
      $0.breachesInARow = 2
      $0.missingData = missing
    }
    let bad = counted(50, of: 100)
    let outcome = verdict(config, [bad, counted(candidate: nil), bad])?.outcome
    #expect(outcome == (fails ? .failed : .successful))
  }

  @Test(arguments: [
    (ThresholdSettings.MissingData.ignored, AnalysisVerdict.Outcome.inconclusive),
    (.breaching, .failed), (.notBreaching, .successful),
  ])
  func `nothing but holes`(
    missing: ThresholdSettings.MissingData, outcome: AnalysisVerdict.Outcome
  ) {
    let config = threshold { $0.missingData = missing }
    let holes = [Measurement](repeating: counted(0, of: 0), count: 4)
    #expect(verdict(config, holes)?.outcome == outcome)
  }

  @Test func `relative to the baseline`() {
    func config(_ subject: Subject, _ limit: Double) -> AnalysisConfiguration {
      threshold(Condition(.greater, limit), looks: 1) { $0.subject = subject }
    }
    let twice = counted(
      candidate: RequestCounts(requests: 100, failures: 4),
      baseline: RequestCounts(requests: 200, failures: 4))
    #expect(verdict(config(.ratioToBaseline, 1.9), [twice])?.outcome == .failed)
    #expect(verdict(config(.ratioToBaseline, 2), [twice])?.outcome == .successful)
    #expect(verdict(config(.differenceFromBaseline, 0.019), [twice])?.outcome == .failed)
    #expect(verdict(config(.differenceFromBaseline, 0.021), [twice])?.outcome == .successful)
    let noBaseline = counted(4, of: 100)
    #expect(verdict(config(.ratioToBaseline, 2), [noBaseline])?.outcome == .inconclusive)
    let cleanBaseline = counted(
      candidate: RequestCounts(requests: 100, failures: 1),
      baseline: RequestCounts(requests: 100, failures: 0))
    #expect(verdict(config(.ratioToBaseline, 50), [cleanBaseline])?.outcome == .failed)
    let bothClean = counted(
      candidate: RequestCounts(requests: 100, failures: 0),
      baseline: RequestCounts(requests: 100, failures: 0))
    #expect(verdict(config(.ratioToBaseline, 1), [bothClean])?.outcome == .successful)
  }

  @Test func `adding up remembers the past`() {
    let course = [counted(0, of: 100), counted(12, of: 100)]
    let windows = threshold(Condition(.greater, 0.1), looks: 2)
    let sums = threshold(Condition(.greater, 0.1), looks: 2) { $0.accumulates = true }
    #expect(verdict(windows, course)?.outcome == .failed)
    #expect(verdict(sums, course)?.outcome == .successful)
  }

  @Test func `it waits an interval before each look`() {
    var run = AnalysisRun(threshold(looks: 2))
    #expect(run.start() == .measureAgain(after: .minutes(1), metrics: [0]))
    #expect(run.measured(counted(0, of: 1)) == .measureAgain(after: .minutes(1), metrics: [0]))
    #expect(
      run.measured(counted(0, of: 1))
        == .ended(AnalysisVerdict(.successful, .nothingFound(looks: 2))))
  }
}
