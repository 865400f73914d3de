import CloudModel
import SimulationKernel

extension ObjectShape where Root == AlarmDescription {
  private static var guide: String { "CloudWatch user guide, 2026-11" }

  static let alarm = ObjectShape("an alarm", AlarmDescription()) {
    watched
    Field("of", \.of, .metricSubject, "Which target group, load balancer or service.")
    Field("statistic", \.statistic, .statistic, "How the values of a period become one.")
    Field(
      "metrics", \.metrics,
      .named(
        .object(mathMetric), name: \.name, keys: .free, rule: .metricName, count: 0...10),
      "The metrics that the expression calls by name.")
    Field(
      "comparison", \.comparison, .words("a comparison") { $0.meaning },
      "How it is compared with the threshold.")
    Field(
      "threshold", \.threshold, .number(in: -1e15...1e15),
      "What it is compared with; TargetResponseTime is in seconds, CPUUtilization in percent.")
    Field(
      "period", \.period, .duration(in: .seconds(10) ... .seconds(86_400)),
      "10s, 20s, 30s or a multiple of 60s.", source: guide)
    Field(
      "evaluationPeriods", \.evaluationPeriods, .integer(in: 1...8_640),
      "How many periods are looked at.")
    Field(
      "datapointsToAlarm", \.datapointsToAlarm, .integer(in: 1...8_640),
      "How many of them must breach; all if it is not given.", source: guide)
    Field(
      "treatMissingData", \.treatMissingData, .words("a treatment") { $0.meaning },
      "What a period without data means.", source: guide)
    Field(
      "lowSamples", \.lowSamples, .words("a treatment") { $0.meaning },
      "What a percentile of few samples means.", source: guide)
    Field(
      "extraPeriods", \.extraPeriods, .integer(in: 0...100),
      "How many more periods are looked at where data is missing; AWS publishes no formula.")
    Field(
      "metricDelay", \.metricDelay, .duration(in: .zero...CloudRanges.longestDelay),
      "From a period's end until its data can be read; AWS does not say.")
    Field(
      "initialState", \.initialState, .words("a state") { $0.meaning },
      "The state at the start; the time before counts as what it says.")
  }
  .rule { alarm, check in checkKeys(of: alarm, &check) }

  private static var watched: Field<AlarmDescription> {
    Field(
      oneKeyOf: [
        KeyVariant(
          "metric", "One metric.", .metric, make: Watched.metric,
          extract: { if case .metric(let metric) = $0 { metric } else { nil } }),
        KeyVariant(
          "expression", "Metric maths over \"metrics\".", .metricExpression,
          make: Watched.expression,
          extract: { if case .expression(let expression) = $0 { expression } else { nil } }),
        KeyVariant(
          "rule", "Other alarms: a composite alarm.", .alarmRule, make: Watched.rule,
          extract: { if case .rule(let rule) = $0 { rule } else { nil } }),
      ], "What it watches.", get: { Watched($0) }, set: { $1.apply(to: &$0) })
  }

  private static let mathMetric = ObjectShape<MathMetricDescription>(
    "a metric", MathMetricDescription()
  ) {
    Field("metric", \.metric, .metric, "What it is.", .required)
    Field("of", \.of, .metricSubject, "Which target group, load balancer or service.", .required)
    Field("statistic", \.statistic, .statistic, "How the values of a period become one.")
  }

  /// Which keys go with what is watched.
  private static func checkKeys(of alarm: AlarmDescription, _ check: inout RuleCheck) {
    let (needed, foreign): ([(key: String, example: String)], [String])
    let kind: String
    let single = ["of", "statistic"]
    switch alarm.source {
    case .metric:
      kind = "an alarm over one metric"
      (needed, foreign) = ([("of", "\"blue\""), ("threshold", "1")], ["metrics"])
    case .expression:
      kind = "an alarm over an expression"
      (needed, foreign) = ([("metrics", "{…}"), ("threshold", "0.01")], single)
    case .rule:
      kind = "a composite alarm"
      (needed, foreign) = (
        [],
        single + [
          "metrics", "comparison", "threshold", "period", "evaluationPeriods",
          "datapointsToAlarm", "treatMissingData", "lowSamples", "extraPeriods", "metricDelay",
          "initialState",
        ]
      )
    }
    for (key, example) in needed where !check.gives(key) {
      check.fail(
        .missingKey, at: key, "\(kind) needs the key \"\(key)\"",
        help: "add \"\(key)\": \(example)")
    }
    for key in foreign where check.gives(key) {
      check.fail(.foreignKey, at: key, "\(kind) has no \"\(key)\"", help: "remove it")
    }
  }
}

/// What an alarm watches, with what stands behind the key that says so.
private enum Watched: Sendable {
  case metric(AlarmMetric)
  case expression(MetricExpression)
  case rule(AlarmRule)

  init(_ alarm: AlarmDescription) {
    switch alarm.source {
    case .metric: self = .metric(alarm.metric)
    case .expression(let expression): self = .expression(expression)
    case .rule(let rule): self = .rule(rule)
    }
  }

  func apply(to alarm: inout AlarmDescription) {
    switch self {
    case .metric(let metric):
      alarm.source = .metric
      alarm.metric = metric
    case .expression(let expression): alarm.source = .expression(expression)
    case .rule(let rule): alarm.source = .rule(rule)
    }
  }
}

extension ValueShape where Value == AlarmMetric {
  /// A metric by its AWS name.
  static let metric: ValueShape = .definition(
    "metric", noun: "a metric", example: .string(AlarmMetric.targetErrors.rawValue)
  ) { words }

  private static let words: ValueShape = .words("a metric") { $0.meaning }
}

extension ValueShape where Value == AlarmStatistic {
  /// A statistic by its AWS name.
  static var statistic: ValueShape { .words("a statistic") { $0.meaning } }
}

extension ValueShape where Value == String {
  /// The name of what a metric is about.
  static var metricSubject: ValueShape {
    .text(.text(length: 1...64), noun: "a target group, load balancer or service")
  }
}

extension TextRule {
  /// What metric maths can call: letters, digits and `_`.
  fileprivate static let metricName = TextRule(
    length: 1...64, characters: "A-Za-z0-9_", words: "letters, digits and \"_\"",
    allows: { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
}

extension AlarmMetric {
  var meaning: String {
    switch self {
    case .requestCount: "Requests that were routed to a target."
    case .targetSuccesses: "Answers of targets without a 5xx."
    case .targetErrors: "Answers of targets with a 5xx."
    case .failOpenRequests: "Requests that fail-open routed to an unhealthy target."
    case .connectionErrors: "Connections that a target did not accept."
    case .targetResponseTime: "From the request to the target's answer."
    case .balancerClientErrors: "Answers of the load balancer itself with a 4xx."
    case .balancerErrors: "Answers of the load balancer itself with a 5xx."
    case .balancer500, .balancer502, .balancer503, .balancer504:
      "Answers of the load balancer itself with a \(rawValue.dropFirst(13).prefix(3))."
    case .processedBytes: "Bytes of requests and answers."
    case .healthyHostCount: "Healthy targets."
    case .unhealthyHostCount: "Unhealthy targets."
    case .requestCountPerTarget: "Requests for each healthy target."
    case .replicationLatency:
      "How long writes of a table take to another region, in milliseconds; of \"table/from/to\"."
    case .processorUtilization: "CPU of a service's RUNNING tasks, in percent."
    }
  }
}

extension AlarmStatistic {
  fileprivate var meaning: String {
    switch self {
    case .sum: "All together."
    case .average: "The mean."
    case .minimum: "The smallest."
    case .maximum: "The largest."
    case .p50, .p90, .p95, .p99: "The \(rawValue.dropFirst())th percentile."
    }
  }
}

extension AlarmComparison {
  fileprivate var meaning: String {
    switch self {
    case .greaterThanThreshold: "Above it."
    case .greaterThanOrEqualToThreshold: "At or above it."
    case .lessThanThreshold: "Below it."
    case .lessThanOrEqualToThreshold: "At or below it."
    }
  }
}

extension MissingDataTreatment {
  fileprivate var meaning: String {
    switch self {
    case .missing: "No state is concluded from it."
    case .ignore: "The state stays."
    case .breaching: "It breaches."
    case .notBreaching: "It does not breach."
    }
  }
}

extension LowSampleTreatment {
  fileprivate var meaning: String {
    switch self {
    case .evaluate: "It is judged like any other."
    case .ignore: "The state stays while a percentile p has fewer than 10 / (1 - p) samples."
    }
  }
}

extension AlarmState {
  fileprivate var meaning: String {
    switch self {
    case .okay: "All was well before."
    case .inAlarm: "It rings when the rehearsal starts."
    case .insufficientData: "There was no data before."
    }
  }
}
