import CanaryAnalysis
import SimulationKernel

extension ObjectShape where Root == KayentaSettings {
  private static var guide: String { "Kayenta, NetflixACAJudge, 2026-11" }

  static let kayenta = ObjectShape("a canary configuration", KayentaSettings(metrics: [])) {
    Field(
      "metrics", \.metrics,
      .named(.object(.kayentaMetric), name: \.metric.name, keys: .free, count: 1...100),
      "Its metrics.", .required)
    Field(
      "groupWeights", \.groupWeights,
      .named(.object(weight), name: \.group, keys: .free, count: 0...100),
      "What each group counts; the others share what is left of 100.")
    Field(
      "pass", \.passThreshold, .number(in: 0...100), "A final score of this passes.", source: guide)
    Field(
      "marginal", \.marginalThreshold, .number(in: 0...100), "A score below this fails.",
      source: guide)
    Field(
      "marginalOutcome", \.marginalOutcome, .words("an outcome") { $0.meaning },
      "What a final score between the two means.")
    Field("confidence", \.confidence, .share(in: 0.5...0.9999), "Of the shift.", source: guide)
    Field("tolerance", \.tolerance, .share(), "What the shift must clear.", source: guide)
    Field(
      "initialDelay", \.initialDelay, .duration(in: .zero ... .minutes(1_440)),
      "Before the first point.")
    Field("step", \.step, .duration(in: .seconds(10) ... .minutes(60)), "The time of one point.")
    Field(
      "pointsPerJudgment", \.pointsPerJudgment, .integer(in: 1...10_000),
      "Points between two judgments.", source: guide)
    Field("judgments", \.judgments, .integer(in: 1...1_000), "How many judgments.")
    Field(
      "lookback", \.lookback,
      .words("a lookback") {
        switch $0 {
        case .growing: "All points since the start."
        case .sliding: "Those since the judgment before."
        }
      }, "Which points a judgment sees.")
  }

  private static let weight = ObjectShape<KayentaSettings.GroupWeight>(
    "a weight", KayentaSettings.GroupWeight(group: "", weight: 0)
  ) {
    Field("weight", \.weight, .number(in: 0...100), "Its part of 100.", .required)
  }
}

extension ObjectShape where Root == KayentaMetric {
  fileprivate static let kayentaMetric = ObjectShape(
    "a metric", KayentaMetric(metric: AnalysisMetric(name: "", kind: .errorRate)),
    fields)

  private static func fields() -> [Field<KayentaMetric>] { data() + effects() }

  @FieldList<KayentaMetric>
  private static func data() -> [Field<KayentaMetric>] {
    Field("query", \.metric.kind, .metricKind, "What is measured.", .required)
    Field(
      "groups", \.groups,
      .list(of: .text(.name(), noun: "a group"), count: 1...20), "The groups it counts in.")
    Field(
      "direction", \.direction,
      .words("a direction") {
        switch $0 {
        case .increase: "More is bad."
        case .decrease: "Less is bad."
        case .either: "Both are."
        }
      }, "What is bad.")
    Field(
      "nanStrategy", \.missingValues,
      .words("a strategy") {
        switch $0 {
        case .remove: "They are left out."
        case .replace: "They are zero."
        }
      }, "What points without data are.")
    Field(
      "removesOutliers", \.removesOutliers, .boolean, "Whether points far outside are left out.")
    Field(
      "outlierFactor", \.outlierFactor, .number(in: 0...1_000),
      "So many interquartile ranges are far.")
  }

  @FieldList<KayentaMetric>
  private static func effects() -> [Field<KayentaMetric>] {
    Field(
      "effectSize", \.effectSize,
      .words("an effect size") {
        switch $0 {
        case .meanRatio: "The candidate's mean by the baseline's."
        case .commonLanguage: "The part of pairs in which the candidate is higher."
        }
      }, "How a shift is measured.")
    Field("allowedIncrease", \.allowedIncrease, .number(in: 0...1_000), "A smaller rise passes.")
    Field("allowedDecrease", \.allowedDecrease, .number(in: 0...1_000), "A smaller fall passes.")
    Field(
      "criticalIncrease", \.criticalIncrease, .number(in: 0...1_000),
      "A rise of this fails the canary.")
    Field(
      "criticalDecrease", \.criticalDecrease, .number(in: 0...1_000),
      "A fall of this fails the canary.")
    Field("critical", \.isCritical, .boolean, "Whether its failure alone fails the canary.")
    Field("mustHaveData", \.mustHaveData, .boolean, "Whether missing data fails it.")
    Field("muted", \.isMuted, .boolean, "Whether it is left out of the score.")
    Field(
      "shiftRule", \.shiftRule,
      .words("a rule") {
        switch $0 {
        case .tolerance: "The interval of the shift lies beyond the tolerance, as in Kayenta."
        case .significance: "The rank test is significant, whatever the size."
        }
      }, "When a shift counts.")
    Field("comparesSpread", \.comparesSpread, .boolean, "Whether a change of spread fails it.")
  }
}
