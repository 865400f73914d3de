import CloudModel
import SimulationKernel

private let flaggerSource = "Flagger 1.41, Canary v1beta1"

extension ObjectShape where Root == FlaggerDescription {
  /// A Canary's `analysis` and the fields beside it, under their own names.
  static let flagger = ObjectShape("a Flagger canary", FlaggerDescription()) {
    Field(
      "analysis", \.analysis, .object(.flaggerAnalysis), "How the canary is looked at.", .required)
    Field(
      "progressDeadlineSeconds", \.progressDeadline, .wholeSeconds(in: 1...2_147_483_647),
      "How long the canary may take to become ready.", source: flaggerSource)
    Field(
      "skipAnalysis", \.skipAnalysis, .boolean, "Whether it is promoted as soon as it is ready.",
      source: flaggerSource)
    Field("confirmRollout", \.confirmRollout, .hookName, "The hook asked before it starts.")
    Field(
      "confirmPromotion", \.confirmPromotion, .hookName, "The hook asked before the promotion.")
    Field(
      "primary", \.primary, .object(.kubernetes), "How the primary is rolled to the new spec.")
  }

}

extension ObjectShape where Root == FlaggerAnalysis {
  fileprivate static let flaggerAnalysis = ObjectShape("a canary analysis", FlaggerAnalysis()) {
    Field(
      "interval", \.interval, .duration(in: .seconds(10) ... .minutes(1_440)),
      "The time between two looks.", source: flaggerSource)
    Field(
      "threshold", \.threshold, .integer(in: 1...10_000),
      "Failed looks after which it rolls back.", source: flaggerSource)
    Field(
      "maxWeight", \.maxWeight, .integer(in: 1...100),
      "The share of the traffic at which it is promoted, in percent.",
      source: flaggerSource)
    Field(
      "stepWeight", \.stepWeight, .integer(in: 0...100), "What each step adds, in percent.",
      source: flaggerSource)
    Field(
      "stepWeights", \.stepWeights, .list(of: .integer(in: 1...100), count: 0...100),
      "The shares themselves, in percent.")
    Field(
      "stepWeightPromotion", \.stepWeightPromotion, .integer(in: 0...100),
      "What each step gives back to the primary after the promotion, in percent.",
      source: flaggerSource)
    Field(
      "iterations", \.iterations, .integer(in: 0...10_000),
      "Looks at an A/B test or a blue/green deployment.", source: flaggerSource)
    Field(
      "match", \.match, .flaggerMatch, "Headers of the requests that go to the canary.")
    Field(
      "metrics", \.metrics, .flaggerMetrics, "Analyses that each look asks.")
  }
}

extension ValueShape where Value == [HeaderMatch] {
  /// `[{"headers": {"x-canary": {"exact": "insider"}}}]`.
  fileprivate static let flaggerMatch = ValueShape<[WrittenMatch]>.list(
    of: .object(
      ObjectShape("a match", WrittenMatch()) {
        Field(
          "headers", \.headers,
          .amounts(
            .headerValue, prototype: HeaderMatch(), name: \.name, amount: \.value, keys: .free,
            rule: .header, count: 1...10), "Headers and their values.", .required)
      }), count: 0...10
  ).converted(
    to: { $0.flatMap(\.headers) }, from: { $0.isEmpty ? [] : [WrittenMatch(headers: $0)] })
}

private struct WrittenMatch: Sendable {
  var headers: [HeaderMatch] = []
}

extension ValueShape where Value == [String] {
  /// `[{"name": "success-rate"}]`.
  fileprivate static let flaggerMetrics = ValueShape<[WrittenMetric]>.list(
    of: .object(
      ObjectShape("a metric", WrittenMetric()) {
        Field("name", \.name, .analysisName, "The analysis that is asked.", .required)
      }), count: 0...20
  ).converted(to: { $0.map(\.name) }, from: { $0.map { WrittenMetric(name: $0) } })
}

private struct WrittenMetric: Sendable {
  var name = ""
}
