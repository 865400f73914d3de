import CanaryAnalysis
import SimulationKernel
import Testing

@Suite struct AnalysisProblemTests {
  private let errors = AnalysisMetric(name: "errors", kind: .errorRate)
  private let latency = AnalysisMetric(name: "latency", kind: .latencyPercentile(99))
  private let windowed = AnalysisMetric(name: "windowed", kind: .errorRate, window: .minutes(5))

  @Test func `nothing to measure`() {
    #expect(AnalysisConfiguration.flagger(FlaggerSettings(checks: [])).problems == [.noMetric])
    #expect(AnalysisConfiguration.argo(ArgoSettings(metrics: [])).problems == [.noMetric])
    #expect(AnalysisConfiguration.threshold(ThresholdSettings(rules: [])).problems == [.noMetric])
    #expect(
      AnalysisConfiguration.kayenta(KayentaSettings(metrics: [])).problems == [.noMetric])
  }

  @Test func `time that does not pass`() {
    let still = AnalysisSchedule(initialDelay: .seconds(-1), interval: .zero, looks: 0)
    #expect(
      AnalysisConfiguration.fisher(FisherSettings(schedule: still)).problems == [
        .intervalNotPositive(.zero), .negativeTime(.seconds(-1)), .looksNotPositive(0),
      ])
  }

  @Test func `a correction for an unknown number of looks`() {
    let endless = AnalysisSchedule(looks: nil)
    #expect(
      AnalysisConfiguration.fisher(FisherSettings(looks: .corrected, schedule: endless)).problems
        == [.looksMissing])
    #expect(AnalysisConfiguration.fisher(FisherSettings(schedule: endless)).problems == [])
  }

  @Test func `latencies cannot be counted, and windows that overlap cannot be added`() {
    #expect(
      AnalysisConfiguration.fisher(FisherSettings(metric: latency)).problems
        == [.notCounted(metric: "latency")])
    #expect(
      AnalysisConfiguration.alwaysValid(AlwaysValidSettings(metric: windowed)).problems
        == [.overlappingWindow(metric: "windowed")])
    #expect(
      AnalysisConfiguration.kayenta(KayentaSettings(metrics: [KayentaMetric(metric: windowed)]))
        .problems == [.overlappingWindow(metric: "windowed")])
  }

  @Test func `chances and rates outside their bounds`() {
    let sequential = SequentialSettings(
      hypothesis: .rates(healthy: 0.02, defective: 0.01), falseAlarm: 0.6, miss: 0.5)
    #expect(
      AnalysisConfiguration.sequential(sequential).problems == [
        .outside(field: "defective", value: 0.01, low: 0.02, high: 1),
        .outside(field: "miss", value: 0.5, low: 0, high: 0.4),
      ])
    #expect(
      AnalysisConfiguration.alwaysValid(AlwaysValidSettings(alpha: 0)).problems
        == [.outside(field: "alpha", value: 0, low: 0, high: 1)])
    #expect(
      AnalysisConfiguration.sequential(SequentialSettings(hypothesis: .ratioToBaseline(1)))
        .problems == [.outside(field: "ratioToBaseline", value: 1, low: 1, high: .infinity)])
  }

  @Test func `what Argo refuses`() {
    let metric = ArgoMetric(
      metric: windowed, count: 3, failureLimit: 4, inconclusiveLimit: -1)
    #expect(
      AnalysisConfiguration.argo(ArgoSettings(metrics: [metric, metric])).problems == [
        .repeatedMetric("windowed"),
        .tooSmall(field: "inconclusiveLimit", value: -1, least: 0),
        .countWithoutInterval(metric: "windowed", count: 3),
        .limitAboveCount(metric: "windowed", field: "failureLimit", limit: 4, count: 3),
        .tooSmall(field: "inconclusiveLimit", value: -1, least: 0),
        .countWithoutInterval(metric: "windowed", count: 3),
        .limitAboveCount(metric: "windowed", field: "failureLimit", limit: 4, count: 3),
      ])
    let immediate = ArgoMetric(metric: errors)
    #expect(
      AnalysisConfiguration.argo(ArgoSettings(metrics: [immediate])).problems
        == [.emptyFirstWindow(metric: "errors")])
  }

  @Test func `a Flagger check without a range, or with an empty one`() {
    let checks = [
      FlaggerSettings.Check(metric: errors),
      FlaggerSettings.Check(metric: latency, minimum: 2, maximum: 1),
    ]
    #expect(
      AnalysisConfiguration.flagger(FlaggerSettings(checks: checks)).problems == [
        .noLimit(metric: "errors"), .emptyRange(metric: "latency", minimum: 2, maximum: 1),
      ])
  }

  @Test func `scores and weights that make no sense`() {
    let settings = KayentaSettings(
      metrics: [KayentaMetric(metric: errors)],
      groupWeights: [KayentaSettings.GroupWeight(group: "errors", weight: 101)], passThreshold: 50,
      marginalThreshold: 60, pointsPerJudgment: 0)
    #expect(
      AnalysisConfiguration.kayenta(settings).problems == [
        .unknownGroup("errors"), .weightsExceed(sum: 101),
        .marginalAbovePass(marginal: 60, pass: 50),
        .tooSmall(field: "pointsPerJudgment", value: 0, least: 1),
      ])
  }

  @Test func `which judges need a baseline`() {
    let alone: [AnalysisConfiguration] = [
      .flagger(FlaggerSettings()),
      .sequential(SequentialSettings(hypothesis: .rates(healthy: 0.01, defective: 0.1))),
      .threshold(
        ThresholdSettings(rules: [
          ThresholdSettings.Rule(metric: errors, breach: Condition(.greater, 1))
        ])),
    ]
    #expect(alone.allSatisfy { !$0.needsBaseline })
    let compared: [AnalysisConfiguration] = [
      .fisher(FisherSettings()), .alwaysValid(AlwaysValidSettings()),
      .sequential(SequentialSettings()),
      .kayenta(KayentaSettings(metrics: [KayentaMetric(metric: errors)])),
      .argo(
        ArgoSettings(metrics: [
          ArgoMetric(
            metric: errors,
            failureCondition: ArgoCondition(
              Condition(.greater, 2), subject: .ratioToBaseline))
        ])),
    ]
    #expect(compared.allSatisfy { $0.needsBaseline })
  }

  @Test func `our own mistakes trap`() async {
    await #expect(processExitsWith: .failure) { _ = RequestCounts(requests: 1, failures: 2) }
    await #expect(processExitsWith: .failure) {
      _ = MannWhitney(baseline: [.nan], candidate: [1])
    }
    await #expect(processExitsWith: .failure) { _ = RateRatioEvidence(ratio: 1) }
    await #expect(processExitsWith: .failure) {
      _ = SequentialBounds(falseAlarm: 0.5, miss: 0.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = SequentialProbabilityRatio(
        healthyRate: 0.2, defectiveRate: 0.1,
        bounds: SequentialBounds(falseAlarm: 0.05, miss: 0.05))
    }
  }
}

@Suite struct AnalysisReasonTests {
  private let good = RequestCounts(requests: 1_000, failures: 10)
  private let bad = RequestCounts(requests: 200, failures: 9)

  @Test(arguments: [
    (AnalysisReason.nothingFound(looks: 3), "nothing found in 3 measurements"),
    (.stopped(looks: 3), "stopped after 3 measurements without a finding"),
    (
      .limitBroken(
        metric: "errors", number: 0.0612345, Condition(.greaterOrEqual, 0.05), inARow: 2),
      "errors was 0.0612 against >= 0.05, 2 in a row"
    ),
    (
      .limitBroken(metric: "errors", number: nil, Condition(.less, 5), inARow: 1),
      "errors was missing against < 5, 1 in a row"
    ),
    (
      .nothingToJudge(metrics: ["a", "b"], looks: 4),
      "none of 4 measurements of a, b could be judged"
    ),
    (
      .failures(metric: "errors", count: 2, limit: 1),
      "errors failed 2 times, more than its limit of 1"
    ),
    (
      .inconclusives(metric: "errors", count: 2, limit: 1),
      "errors was inconclusive 2 times, more than its limit of 1"
    ),
    (
      .errors(metric: "errors", inARow: 5, limit: 4),
      "errors had no result 5 times in a row, more than its limit of 4"
    ),
    (
      .successesMissing(metric: "errors", inARow: 1, wanted: 3),
      "errors succeeded 1 times in a row at the end, not 3"
    ),
    (
      .failedChecks(count: 5, threshold: 5, metric: "rate", number: 98.25),
      "5 checks failed, threshold 5; the last on rate: 98.25"
    ),
    (
      .failedChecks(count: 5, threshold: 5, metric: "rate", number: nil),
      "5 checks failed, threshold 5; the last on rate: no values"
    ),
    (
      .score(
        66.67, pass: 95, marginal: 75, notPassed: [KayentaMetricLabel("latency", .high)]),
      "score 66.67; pass 95, marginal 75; latency High"
    ),
    (.criticalMetric("errors", .noData), "critical metric errors was Nodata"),
    (.tooFewMetricsWithData(missing: 1, of: 2), "1 of 2 metrics had no data"),
    (
      .evidence(metric: "errors", evidence: 3.00001, bound: 2.94444),
      "errors: evidence 3 reached the bound 2.9444"
    ),
    (
      .undecided(metric: "errors", evidence: -1.5, looks: 6),
      "errors: evidence -1.5 reached no bound in 6 measurements"
    ),
    (
      .tooFewRequests(metric: "errors", baseline: 500, candidate: 20, minimum: 100),
      "errors: 20 requests, baseline 500; at least 100 are needed"
    ),
  ])
  func `a reason in words`(reason: AnalysisReason, words: String) {
    #expect(reason.description == words)
  }

  @Test func `a test of rates in words`() {
    let reason = AnalysisReason.rates(
      metric: "errors", baseline: good, candidate: bad, pValue: 0.0009, alpha: 0.05)
    #expect(
      reason.description
        == "errors: 9 of 200 requests failed, baseline 10 of 1000; p = 0.0009, limit 0.05")
  }
}
