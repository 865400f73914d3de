import CloudModel
import SimulationKernel

extension ObjectShape where Root == TargetGroupDescription {
  private static var guide: String { "ELB user guide, 2026-11" }

  static let targetGroup = ObjectShape("a target group", TargetGroupDescription()) {
    Field("algorithm", \.algorithm, .algorithm, "How a node picks a target.", source: guide)
    Field(
      "tieBreak", \.tieBreak,
      .words("a tie break") {
        switch $0 {
        case .random: "A random one."
        case .first: "The one that was registered first."
        }
      }, "Who wins among targets with equally few outstanding requests; AWS does not say.")
    Field(
      "anomalyMitigation", \.anomalyMitigation, .boolean,
      "Whether targets with errors get fewer requests; only with weighted_random.", source: guide)
    Field("anomaly", \.anomaly, .object(anomaly), "How anomalies are found and mitigated.")
    Field(
      "deregistrationDelay", \.deregistrationDelay, .duration(in: .zero ... .seconds(3_600)),
      "How long a deregistered target may finish its requests.", source: guide)
    Field(
      "slowStart", \.slowStart, .slowStart,
      "How long a new target gets less than its share; only with round_robin.", source: guide)
    Field(
      "crossZone", \.crossZone, .boolean, "Whether nodes send to targets of every zone.",
      source: guide)
    Field(
      "stickiness", \.stickiness, .duration(in: .seconds(1) ... .seconds(604_800)),
      "How long a client stays with its target.", source: guide)
    Field("healthCheck", \.healthCheck, .object(.healthCheck), "How health is found out.")
    Field(
      "routingMinimumCount", \.routingMinimumCount,
      .integer(in: 1...CloudRanges.targetsOfGroup),
      "With fewer healthy targets a node routes to every target.", source: guide)
    Field(
      "routingMinimumPercent", \.routingMinimumPercent, .number(in: 1...100),
      "With a smaller part of healthy targets a node routes to every target.", source: guide)
    Field(
      "dnsMinimumCount", \.dnsMinimumCount,
      .value(.integer(in: 1...CloudRanges.targetsOfGroup), or: "off"),
      "With fewer healthy targets a zone leaves DNS.", source: guide)
    Field(
      "dnsMinimumPercent", \.dnsMinimumPercent, .number(in: 1...100),
      "With a smaller part of healthy targets a zone leaves DNS.", source: guide)
    Field(
      "failOpenIncludesInitial", \.failOpenIncludesInitial, .boolean,
      "Whether targets in their first checks belong to every target; AWS does not say.")
  }

  private static let anomaly = ObjectShape<AnomalyDescription>(
    "anomaly settings", AnomalyDescription()
  ) {
    Field(
      "interval", \.interval, .duration(in: .seconds(1) ... .minutes(60)),
      "How often weights are adjusted.", source: "ELB user guide, 2026-11")
    Field("excess", \.excess, .share(), "By how much a share of errors stands out.")
    Field(
      "minimumRequests", \.minimumRequests, .integer(in: 1...1_000_000),
      "Answers in an interval without which nobody is judged.")
    Field("floor", \.floor, .share(), "The lowest weight of an anomalous target.")
    Field("decrease", \.decrease, .share(), "The factor of the weight per anomalous interval.")
    Field("increase", \.increase, .share(), "What a normal interval gives back.")
    Field("cap", \.cap, .share(), "The largest part of the targets that is mitigated.")
  }
}

extension ObjectShape where Root == HealthCheckDescription {
  private static var guide: String { "ELB user guide, 2026-11" }

  static let healthCheck = ObjectShape("a health check", HealthCheckDescription()) {
    Field(
      "path", \.path, .text(.text(length: 1...1_024), noun: "a path"), "What is asked for.",
      source: guide)
    Field(
      "interval", \.interval, .duration(in: .seconds(5) ... .seconds(300)), "Between two checks.",
      source: guide)
    Field(
      "timeout", \.timeout, .duration(in: .seconds(2) ... .seconds(120)),
      "How long an answer may take.", source: guide)
    Field(
      "healthyThreshold", \.healthyThreshold, .integer(in: 2...10),
      "How many passed checks in a row make an unhealthy target healthy.", source: guide)
    Field(
      "unhealthyThreshold", \.unhealthyThreshold, .integer(in: 2...10),
      "How many failed checks in a row make a target unhealthy.", source: guide)
    Field(
      "firstCheck", \.firstCheck, .duration(in: .zero ... .seconds(300)),
      "From the registration to each node's first check; drawn anew if it is not given.")
    Field(
      "enabled", \.enabled, .boolean,
      "Whether there are checks; AWS always checks, so this is for queueing studies.")
  }
}

extension ValueShape where Value == RoutingAlgorithm {
  fileprivate static let algorithm: ValueShape = .words("a routing algorithm") {
    switch $0 {
    case .roundRobin: "In turn."
    case .leastOutstandingRequests: "The target with the fewest requests in progress."
    case .weightedRandom: "At random, by weights."
    case .powerOfTwoChoices: "The better of two random targets; no algorithm of AWS."
    }
  }
}

extension ValueShape where Value == TimeSpan {
  /// Off, or 30 s to 900 s.
  fileprivate static let slowStart = ValueShape.duration(in: .zero ... .seconds(900))
    .checked(.outOfRange) { span in
      if span == .zero || span >= .seconds(30) { return nil }
      return (
        "\"\(DurationText.text(of: span))\" is out of range",
        "allowed is \"0s\" (off) or a duration from 30s to 15m"
      )
    }
}
