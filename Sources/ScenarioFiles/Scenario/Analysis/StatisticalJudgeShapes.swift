import CanaryAnalysis

extension ObjectShape where Root == FisherSettings {
  static let fisher = ObjectShape("settings of Fisher's test", FisherSettings()) {
    Field(
      "alpha", \.alpha, .share(in: 0.000001...0.5),
      "The chance to fail a candidate that is no worse.")
    Field(
      "minimumRequests", \.minimumRequests, .integer(in: 0...1_000_000_000),
      "Fewer requests of either side are not judged.")
    Field(
      "looks", \.looks,
      .words("a way to look") {
        switch $0 {
        case .atTheEnd: "Once, after the last measurement."
        case .corrected: "At every measurement, with alpha divided by their number."
        case .uncorrected: "At every measurement with all of alpha: false alarms grow."
        }
      }, "When the test is made.")
    Field("schedule", \.schedule, .object(.analysisSchedule), "When it measures.")
  }
}

extension ObjectShape where Root == AlwaysValidSettings {
  static let alwaysValid = ObjectShape("settings of an always-valid test", AlwaysValidSettings()) {
    Field(
      "alpha", \.alpha, .share(in: 0.000001...0.5),
      "The chance to fail a candidate that is no worse, over all looks together.")
    Field(
      "minimumRequests", \.minimumRequests, .integer(in: 0...1_000_000_000),
      "With fewer requests of either side it is inconclusive.")
    Field("schedule", \.schedule, .object(.analysisSchedule), "When it measures.")
  }
}

extension ObjectShape where Root == SequentialSettings {
  static let sequential = ObjectShape("settings of a sequential test", SequentialSettings()) {
    Field(oneKeyOf: \.hypothesis, "What a defective candidate is.", hypotheses)
    Field(
      "falseAlarm", \.falseAlarm, .share(in: 0.000001...0.5),
      "The chance to fail a healthy candidate.")
    Field("miss", \.miss, .share(in: 0.000001...0.5), "The chance to pass a defective one.")
    Field("schedule", \.schedule, .object(.analysisSchedule), "When it measures.")
    Field(
      "undecided", \.undecided, .words("an outcome") { $0.meaning },
      "What no decision until the last measurement means.")
  }

  private static let hypotheses: [KeyVariant<SequentialSettings.Hypothesis>] = [
    KeyVariant(
      "rates", "Its error rate is the defective one, not the healthy one.", .object(rates),
      make: { .rates(healthy: $0.healthy, defective: $0.defective) },
      extract: {
        if case .rates(let healthy, let defective) = $0 {
          ErrorRates(healthy: healthy, defective: defective)
        } else {
          nil
        }
      }),
    KeyVariant(
      "ratioToBaseline", "It fails so many times as often as its baseline.",
      .number(in: 1.001...1_000_000), make: SequentialSettings.Hypothesis.ratioToBaseline,
      extract: { if case .ratioToBaseline(let ratio) = $0 { ratio } else { nil } }),
  ]

  private static let rates = ObjectShape<ErrorRates>("two error rates", ErrorRates()) {
    Field("healthy", \.healthy, .share(in: 0.0000001...0.999), "Of a healthy one.", .required)
    Field("defective", \.defective, .share(in: 0.0000001...0.999), "Of a bad one.", .required)
  }
}

private struct ErrorRates: Sendable {
  var healthy = 0.01
  var defective = 0.02
}

extension AnalysisVerdict.Outcome {
  var meaning: String {
    switch self {
    case .successful: "It passes."
    case .inconclusive: "It decides nothing."
    case .error: "It could not be made."
    case .failed: "It fails."
    }
  }
}
