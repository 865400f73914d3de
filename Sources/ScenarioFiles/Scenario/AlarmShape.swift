import CloudModel
import SimulationKernel

extension ObjectShape where Root == AlarmDescription {
  private static var guide: String { "CloudWatch user guide, 2026-11" }

  static let alarm = ObjectShape("an alarm", AlarmDescription()) {
    Field("metric", \.metric, .words("a metric") { $0.meaning }, "What it watches.", .required)
    Field(
      "of", \.of, .text(.text(length: 1...64), noun: "a target group, load balancer or service"),
      "Which target group, load balancer or service.", .required)
    Field(
      "statistic", \.statistic, .words("a statistic") { $0.meaning },
      "How the values of a period become one.")
    Field(
      "comparison", \.comparison, .words("a comparison") { $0.meaning },
      "How it is compared with the threshold.")
    Field(
      "threshold", \.threshold, .number(in: 0...1e15),
      "What it is compared with; TargetResponseTime is in seconds.", .required)
    Field(
      "period", \.period, .duration(in: .seconds(10) ... .seconds(86_400)),
      "10s, 20s, 30s or a multiple of 60s.", source: guide)
    Field(
      "evaluationPeriods", \.evaluationPeriods, .integer(in: 1...1_440),
      "How many periods are looked at.")
    Field(
      "datapointsToAlarm", \.datapointsToAlarm, .integer(in: 1...1_440),
      "How many of them must breach; all if it is not given.", source: guide)
    Field(
      "treatMissingData", \.treatMissingData, .words("a treatment") { $0.meaning },
      "What a period without data means.", source: guide)
    Field(
      "extraPeriods", \.extraPeriods, .integer(in: 0...100),
      "How many more periods are looked at where data is missing; AWS publishes no formula.")
    Field(
      "metricDelay", \.metricDelay, .duration(in: .zero...CloudRanges.longestDelay),
      "From a period's end until its data can be read; AWS does not say.")
  }
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
