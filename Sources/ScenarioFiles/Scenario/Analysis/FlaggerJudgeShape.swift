import CanaryAnalysis
import SimulationKernel

extension ObjectShape where Root == FlaggerSettings {
  private static var guide: String { "Flagger 1.41, Canary v1beta1" }

  static let flaggerAnalysis = ObjectShape("Flagger's analysis", FlaggerSettings()) {
    Field(
      "metrics", \.checks,
      .named(.object(check), name: \.metric.name, keys: .free, count: 1...100), "Its checks.")
    Field(
      "interval", \.interval, .duration(in: .seconds(10) ... .minutes(1_440)), "Between checks.",
      source: guide)
    Field(
      "threshold", \.threshold, .integer(in: 0...10_000),
      "So many failed checks in all fail the analysis.", source: guide)
    Field(
      "iterations", \.iterations, .integer(in: 1...10_000),
      "So many passed checks are enough.", source: guide)
  }

  private static let check = ObjectShape<FlaggerSettings.Check>(
    "a check",
    FlaggerSettings.Check(
      metric: AnalysisMetric(name: "", kind: .errorRate, window: .minutes(1)))
  ) {
    Field("query", \.metric.kind, .metricKind, "What is measured.", .required)
    Field(
      "interval", \.metric.window, .duration(in: .seconds(10) ... .longestWindow),
      "How far back the query looks.", source: guide)
    Field("thresholdRange", \.range, .object(range), "What passes.", .required)
  }

  private static let range = ObjectShape<FlaggerRange>("a range", FlaggerRange()) {
    Field("min", \.min, .number(in: 0...1e12), "At least; percent or milliseconds.")
    Field("max", \.max, .number(in: 0...1e12), "At most; percent or milliseconds.")
  }
}

/// Flagger's `thresholdRange`, in the unit that Flagger shows: percent for rates, milliseconds for
/// durations.
struct FlaggerRange: Sendable {
  var min: Double?
  var max: Double?
}

extension FlaggerSettings.Check {
  var range: FlaggerRange {
    get { FlaggerRange(min: minimum, max: maximum) }
    set { (minimum, maximum) = (newValue.min, newValue.max) }
  }
}
