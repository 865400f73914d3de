import CanaryAnalysis
import SimulationKernel

extension ObjectShape where Root == ArgoSettings {
  private static var guide: String { "Argo Rollouts 1.8, AnalysisTemplate v1alpha1" }

  static let argoTemplate = ObjectShape("an analysis template", ArgoSettings(metrics: [])) {
    Field(
      "metrics", \.metrics,
      .named(.object(metric), name: \.metric.name, keys: .free, count: 1...100), "Its metrics.",
      .required)
  }

  private static let metric = ObjectShape<ArgoMetric>(
    "a metric", ArgoMetric(metric: AnalysisMetric(name: "", kind: .errorRate))
  ) {
    Field("query", \.metric.kind, .metricKind, "What is measured.", .required)
    Field(
      "window", \.metric.window, .duration(in: .seconds(10) ... .longestWindow),
      "How far back the query looks; to the measurement before if it is not given.")
    Field(
      "interval", \.interval, .duration(in: .seconds(1) ... .minutes(1_440)),
      "Between measurements.", source: guide)
    Field(
      "initialDelay", \.initialDelay, .duration(in: .zero ... .minutes(1_440)),
      "Before the first measurement.", source: guide)
    Field("count", \.count, .integer(in: 1...10_000), "How many measurements.", source: guide)
    Field(
      "successCondition", \.successCondition, .argoCondition, "What succeeds.", source: guide)
    Field("failureCondition", \.failureCondition, .argoCondition, "What fails.", source: guide)
    Field(
      "failureLimit", \.failureLimit, .integer(in: -1...10_000),
      "More failed measurements fail the metric; -1 never does.", source: guide)
    Field(
      "inconclusiveLimit", \.inconclusiveLimit, .integer(in: 0...10_000),
      "More inconclusive measurements pause the rollout.", source: guide)
    Field(
      "consecutiveErrorLimit", \.consecutiveErrorLimit, .integer(in: 0...10_000),
      "More measurements without a result in a row are an error.", source: guide)
    Field(
      "consecutiveSuccessLimit", \.consecutiveSuccessLimit, .integer(in: 0...10_000),
      "So many successes in a row are enough; 0 is off.", source: guide)
    Field("dryRun", \.isDryRun, .boolean, "Whether it has no effect.", source: guide)
  }
}

extension ValueShape where Value == ArgoCondition {
  /// `"result[0] >= 0.95"`, as Argo's users write it.
  fileprivate static let argoCondition = ValueShape<String>.text(
    .text(length: 1...200), noun: "a condition"
  )
  .called("a condition", example: .string("result[0] >= 0.95"))
  .parsed(
    as: ArgoConditionText.parse, else: .badText,
    { text in
      (
        message: "\(TerminalText.quote(text)) cannot be read as a condition on a result",
        help: "write it like \"result[0] >= 0.95\", if need be behind \"isNaN(result[0]) ||\", "
          + "\"len(result) == 0 ||\" or \"len(result) > 0 &&\""
      )
    }, from: ArgoConditionText.text)
}
