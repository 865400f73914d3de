import CanaryAnalysis

extension ObjectShape where Root == ThresholdSettings {
  static let threshold = ObjectShape("fixed limits", ThresholdSettings(rules: [])) {
    Field("rules", \.rules, .list(of: .writtenRule, count: 1...100), "The limits.", .required)
    Field("schedule", \.schedule, .object(.analysisSchedule), "When it measures.")
  }

}

/// A limit as it is written: with the unit of what it limits.
private struct WrittenRule: Sendable {
  var rule = ThresholdSettings.Rule(
    metric: AnalysisMetric(name: "", kind: .errorRate), breach: Condition(.greater, 0))
  var breach = WrittenLimit(condition: Condition(.greater, 0), unit: .share)

  init(_ rule: ThresholdSettings.Rule? = nil) {
    guard let rule else { return }
    self.rule = rule
    breach = WrittenLimit(condition: rule.breach, unit: rule.unit)
  }

  /// A metric without a name of its own goes by what it measures.
  var value: ThresholdSettings.Rule {
    var value = rule
    value.breach = breach.condition
    if value.metric.name.isEmpty {
      value.metric.name =
        ValueShape.metricKind.encode(rule.metric.kind)?.compact
        .replacing("\"", with: "") ?? ""
    }
    return value
  }
}

extension ThresholdSettings.Rule {
  /// The unit that its limit needs.
  fileprivate var unit: WrittenLimit.Unit {
    if subject == .ratioToBaseline { return .none }
    switch metric.kind {
    case .errorRate, .successRate: return .share
    case .requestCount, .failureCount: return .none
    case .meanLatency, .latencyPercentile: return .duration
    }
  }
}

extension ValueShape where Value == ThresholdSettings.Rule {
  fileprivate static let writtenRule = ValueShape<WrittenRule>.object(rule)
    .converted(to: { $0.value }, from: { WrittenRule($0) })

  private static let rule = ObjectShape<WrittenRule>("a limit", WrittenRule()) {
    Field("metric", \.rule.metric.kind, .metricKind, "What is measured.", .required)
    Field(
      "name", \.rule.metric.name, .text(.name(length: 0...64), noun: "a name"),
      "What reports call it; what it measures if it is not given.")
    Field(
      "window", \.rule.metric.window, .duration(in: .seconds(10) ... .longestWindow),
      "How far back a measurement looks; to the one before if it is not given.")
    Field("of", \.rule.subject, .words("a number") { $0.meaning }, "Which number is compared.")
    Field("breach", \.breach, .limit, "What is a breach.", .required)
    Field(
      "minimumRequests", \.rule.minimumRequests, .integer(in: 0...1_000_000_000),
      "A look at fewer requests counts as missing.")
    Field(
      "breachesInARow", \.rule.breachesInARow, .integer(in: 1...10_000),
      "So many breaches in a row fail the analysis.")
    Field(
      "accumulates", \.rule.accumulates, .boolean,
      "Whether a look judges all requests since the start.")
    Field(
      "missingData", \.rule.missingData, .words("a treatment") { $0.meaning },
      "What a look without a number means.")
  }
  .rule { written, check in
    guard written.breach.unit != written.rule.unit else { return }
    check.fail(
      .missingUnit, at: "breach",
      "the limit of this number is \(written.rule.unit.noun)",
      help: "write it like \"\(written.rule.unit.example)\"")
  }
}

extension ValueShape where Value == WrittenLimit {
  /// `"> 5%"`, `">= 800ms"`, `"> 1.5"`.
  fileprivate static let limit = ValueShape<String>.text(.text(length: 1...64), noun: "a limit")
    .called("a limit", example: .string("> 5%"))
    .parsed(
      as: LimitText.parse, else: .badText,
      { text in
        (
          message: "\(TerminalText.quote(text)) is not a limit",
          help: "write a relation and a number, like \"> 5%\", \">= 800ms\" or \"> 1.5\""
        )
      }, from: LimitText.text)
}

extension Subject {
  fileprivate var meaning: String {
    switch self {
    case .candidate: "The candidate's."
    case .ratioToBaseline: "The candidate's by the baseline's."
    case .differenceFromBaseline: "The candidate's less the baseline's."
    }
  }
}

extension ThresholdSettings.MissingData {
  fileprivate var meaning: String {
    switch self {
    case .ignored: "Neither a breach nor the end of a row of breaches."
    case .breaching: "A breach."
    case .notBreaching: "The end of a row of breaches."
    }
  }
}
