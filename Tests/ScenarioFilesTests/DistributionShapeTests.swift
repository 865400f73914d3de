import RandomVariates
import ScenarioFiles
import Testing

private func read(_ text: String) -> ScenarioDocument<Distribution> {
  ScenarioDocument(reading: SourceText(name: "t", text), as: .durationDistribution)
}

struct `a distribution` {
  @Test(arguments: [
    (#""20ms""#, Distribution.constant(0.02)),
    (#"{"law": "uniform", "low": "1s", "high": "3s"}"#, .uniform(low: 1, high: 3)),
    (#"{"law": "exponential", "mean": "20ms"}"#, .exponential(mean: 0.02)),
    (#"{"law": "erlang", "shape": 3, "mean": "1m"}"#, .erlang(shape: 3, mean: 60)),
    (#"{"law": "gamma", "shape": 0.5, "scale": "2s"}"#, .gamma(shape: 0.5, scale: 2)),
    (#"{"law": "lognormal", "mean": "12ms", "sigma": 0.5}"#, .lognormal(mean: 0.012, sigma: 0.5)),
    (
      #"{"law": "lognormal", "mean": "12ms", "cv": 2}"#,
      .lognormal(mean: 0.012, coefficientOfVariation: 2)
    ),
    (#"{"law": "weibull", "shape": 1.5, "scale": "2s"}"#, .weibull(shape: 1.5, scale: 2)),
    (#"{"law": "pareto", "minimum": "1s", "shape": 2.5}"#, .pareto(minimum: 1, shape: 2.5)),
    (
      #"{"law": "boundedPareto", "minimum": "1s", "maximum": "9s", "shape": 1.1}"#,
      .boundedPareto(minimum: 1, maximum: 9, shape: 1.1)
    ),
    (
      #"{"law": "normal", "mean": "3s", "standardDeviation": "500ms"}"#,
      .normal(mean: 3, standardDeviation: 0.5)
    ),
    (
      #"""
      {"law": "hyperexponential", "branches": [
        {"probability": "90%", "mean": "1s"}, {"probability": "10%", "mean": "11s"}]}
      """#,
      .hyperexponential([.init(probability: 0.9, mean: 1), .init(probability: 0.1, mean: 11)])
    ),
    (
      #"{"law": "balancedHyperexponential", "mean": "1s", "squaredCoefficientOfVariation": 4}"#,
      .balancedHyperexponential(mean: 1, squaredCoefficientOfVariation: 4)
    ),
    (
      #"""
      {"law": "mixture", "components": [
        {"weight": 9, "distribution": "1s"},
        {"weight": 1, "distribution": {"law": "exponential", "mean": "2s"}}]}
      """#,
      .mixture([.init(weight: 9, .constant(1)), .init(weight: 1, .exponential(mean: 2))])
    ),
    (
      #"""
      {"law": "empirical", "points": [
        {"value": "1s", "probability": "50%"}, {"value": "2s", "probability": "100%"}]}
      """#,
      .empiricalCDF([.init(value: 1, probability: 0.5), .init(value: 2, probability: 1)])
    ),
    (#"{"law": "samples", "values": ["1s", "1s", "2s"]}"#, .samples([1, 1, 2])),
    (
      #"{"law": "discrete", "values": [{"value": "1s", "weight": 3}]}"#,
      .discrete([.init(value: 1, weight: 3)])
    ),
  ])
  func `is written in seconds and reads back`(text: String, law: Distribution) throws {
    let document = read(text)
    #expect(document.report.text == "")
    #expect(document.value == law)
    let encoded = ValueShape.durationDistribution.encode(law)
    if case .hyperexponential(let branches) = law, branches[0].mean != 1 { return }
    let written = try #require(encoded).compact
    let again = try #require(read(written).value)
    #expect(ValueShape.durationDistribution.encode(again) == encoded)
  }

  @Test(arguments: [
    (
      #"{"law": "uniform", "low": "3s", "high": "1s"}"#, "E308",
      "not a law: the high end must exceed the low end, but 1.0 does not exceed 3.0"
    ),
    (
      #"{"law": "exponential", "mean": "0s"}"#, "E308",
      "not a law: the mean must be above zero, but is 0.0"
    ),
    (
      #"{"law": "hyperexponential", "branches": [{"probability": "90%", "mean": "1s"}]}"#, "E308",
      "not a law: the probabilities must sum to 1, but sum to 0.9"
    ),
    (
      #"{"law": "lognormal", "mean": "1s", "sigma": 1, "cv": 1}"#, "E205",
      "a distribution has the keys \"sigma\" and \"cv\", only one of them can apply"
    ),
    (#"{"law": "poisson", "mean": "1s"}"#, "E204", "unknown law \"poisson\""),
    ("20", "E301", "a duration needs a unit, found the number 20"),
  ])
  func `is refused if it is no law`(text: String, code: String, message: String) {
    let diagnostics = read(text).report.diagnostics
    #expect(diagnostics.map(\.code.id) == [code])
    #expect(diagnostics.map(\.message) == [message])
  }

  @Test func `may be nested as deep as can be drawn from`() {
    var text = #""1s""#
    for _ in 0..<20 {
      text = #"{"law": "mixture", "components": [{"weight": 1, "distribution": \#(text)}]}"#
    }
    #expect(read(text).report.diagnostics.map(\.code.id) == ["E308"])
  }

  @Test func `may be of sizes too`() {
    let document = ScenarioDocument(
      reading: SourceText(name: "t", #"{"law": "uniform", "low": "1KB", "high": "1MiB"}"#),
      as: ValueShape.sizeDistribution)
    #expect(document.value == .uniform(low: 1_000, high: 1_048_576))
  }
}
