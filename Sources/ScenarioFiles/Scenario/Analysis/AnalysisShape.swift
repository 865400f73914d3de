import CanaryAnalysis
import CloudModel
import SimulationKernel

extension ObjectShape where Root == AnalysisDescription {
  package static let analysis = ObjectShape("an analysis", AnalysisDescription()) {
    Field(oneKeyOf: \.configuration, "Who judges.", judges)
    Field(
      "metricDelay", \.metricDelay, .duration(in: .zero ... .minutes(15)),
      "From the end of ten seconds of metrics until they can be queried; depends on the tool.")
    Field(
      "inconclusive", \.inconclusive,
      .words("a consequence") {
        switch $0 {
        case .fails: "The hook fails."
        case .succeeds: "The hook succeeds."
        }
      }, "What a hook makes of an analysis that decides nothing.")
  }

  private static let judges: [KeyVariant<AnalysisConfiguration>] = [
    KeyVariant(
      "threshold", "Fixed limits.", .object(.threshold), make: AnalysisConfiguration.threshold,
      extract: { if case .threshold(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "argo", "The metrics of an Argo Rollouts AnalysisTemplate.", .object(.argoTemplate),
      make: AnalysisConfiguration.argo,
      extract: { if case .argo(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "flagger", "The checks of a Flagger Canary.", .object(.flaggerAnalysis),
      make: AnalysisConfiguration.flagger,
      extract: { if case .flagger(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "kayenta", "Spinnaker's automated canary analysis.", .object(.kayenta),
      make: AnalysisConfiguration.kayenta,
      extract: { if case .kayenta(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "fisher", "Fisher's exact test of both error rates.", .object(.fisher),
      make: AnalysisConfiguration.fisher,
      extract: { if case .fisher(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "sequential", "Wald's sequential test.", .object(.sequential),
      make: AnalysisConfiguration.sequential,
      extract: { if case .sequential(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "alwaysValid", "A comparison that may be looked at without end.", .object(.alwaysValid),
      make: AnalysisConfiguration.alwaysValid,
      extract: { if case .alwaysValid(let settings) = $0 { settings } else { nil } }),
  ]
}

extension ObjectShape where Root == AnalysisSchedule {
  static let analysisSchedule = ObjectShape("a schedule", AnalysisSchedule()) {
    Field(
      "initialDelay", \.initialDelay, .duration(in: .zero ... .minutes(1_440)),
      "Before the first interval.")
    Field(
      "interval", \.interval, .duration(in: .seconds(10) ... .minutes(1_440)),
      "Between measurements.")
    Field("looks", \.looks, .integer(in: 1...10_000), "How many measurements are taken.")
  }
}

extension ValueShape where Value == AnalysisMetric.Kind {
  static let metricKind: ValueShape = .choice(
    "a metric",
    [
      Choice("errorRate", .errorRate, "Failed requests by requests."),
      Choice("successRate", .successRate, "Requests that did not fail by requests."),
      Choice("requestCount", .requestCount, "Requests."),
      Choice("failureCount", .failureCount, "Failed requests."),
      Choice("meanLatency", .meanLatency, "The mean response time."),
    ]
      + [50, 90, 95, 99, 99.9].map { percent in
        let name = "p\(PlainDecimal.text(of: percent))"
        return Choice(
          name, .latencyPercentile(percent), "The response time that \(name.dropFirst()) % keep.")
      })
}

extension TimeSpan {
  /// The longest window of a metric.
  static let longestWindow = TimeSpan.minutes(1_440)
}
