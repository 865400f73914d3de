import CloudModel
import SimulationKernel

extension ObjectShape where Root == Route53Description {
  private static var guide: String { "Route 53 developer guide, 2026-11" }

  static let route53 = ObjectShape("Route 53", Route53Description()) {
    Field(
      "statusSpread", \.statusSpread, .delay,
      "From a change of health until the name servers answer by it; AWS does not say.")
    Field(
      "negativeTimeToLive", \.negativeTimeToLive, .recordTimeToLive,
      "How long resolvers keep that there is no answer.", source: guide + ", SOA and NS records")
    Field(
      "emptyTargetGroup", \.targetEvaluation.emptyTargetGroup,
      .words("a meaning") {
        switch $0 {
        case .unhealthy: "It makes its load balancer unhealthy, as Route 53's guide has it."
        case .ignored: "It does not count, unless all are empty, as the ELB guide has it."
        }
      }, "What an empty target group means to a record that evaluates its load balancer.",
      source: guide)
    Field(
      "neededGroups", \.targetEvaluation.neededGroups,
      .words("a number of target groups") {
        switch $0 {
        case .every: "All of them."
        case .any: "One is enough."
        }
      }, "Which target groups must be healthy for a load balancer to be.", source: guide)
    Field(
      "locations", \.locations,
      .named(.object(placed), name: \.place, keys: .free, count: 0...1_000),
      "Where places are; regions of AWS are known.")
  }

  private static let placed = ObjectShape<LocationDescription>(
    "a location", LocationDescription()
  ) {
    Field("area", \.location, .object(.location), "By codes, for geolocation.")
    Field("coordinates", \.coordinates, .object(.coordinates), "For geoproximity.")
    Field(
      "addresses", \.addresses, .addressBlock,
      "The block that its resolvers are in, for IP-based routing.")
  }
}

extension ObjectShape where Root == RoutingControlsDescription {
  static let routingControls = ObjectShape("routing controls", RoutingControlsDescription()) {
    Field(
      "controls", \.controls,
      .amounts(
        .onOrOff, prototype: RoutingControlDescription(), name: \.name, amount: \.isOn,
        keys: .declare(.routingControl), count: 0...100),
      "Each with its state at the start.")
    Field(
      "safetyRules", \.safetyRules,
      .named(.object(rule), name: \.name, keys: .declare(.safetyRule), count: 0...100),
      "What must hold for them to be changed.")
  }

  private static let names = ValueShape<[String]>.list(
    of: .reference(to: .routingControl), count: 1...100)

  private static let rule = ObjectShape<SafetyRuleDescription>(
    "a safety rule", SafetyRuleDescription()
  ) {
    Field(
      "kind", \.kind,
      .words("a kind of rule") {
        switch $0 {
        case .assertion: "Must hold of what its controls are set to."
        case .gating: "Must hold of its controls while the targets are set."
        }
      }, "What it guards.")
    Field("controls", \.controls, names, "The controls that it looks at.", .required)
    Field("targets", \.targets, names, "Gating: the controls that it guards.")
    Field(
      "condition", \.condition,
      .words("a condition") {
        switch $0 {
        case .atLeast: "So many are on."
        case .and: "All are on."
        case .or: "One is on."
        }
      }, "What must hold.")
    Field("threshold", \.threshold, .integer(in: 0...100), "ATLEAST: how many.")
    Field("inverted", \.isInverted, .boolean, "Whether it must not hold.")
    Field(
      "waitPeriod", \.waitPeriod, .duration(in: .zero...CloudRanges.longestDelay),
      "How long after a change another one is refused.",
      source: "ARC developer guide, safety rules, 2026-11")
  }
}

extension ValueShape where Value == Bool {
  /// The states of a routing control, in the API's words.
  static let onOrOff = ValueShape.choice(
    "a state", [Choice("On", true, "Healthy."), Choice("Off", false, "Unhealthy.")])
}

extension ObjectShape where Root == RecordChangeDescription {
  static let recordChange = ObjectShape("a change of records", RecordChangeDescription()) {
    Field("name", \.name, .reference(to: .hostedName), "Which DNS name.", .required)
    Field("upsert", \.upsert, .records, "Records that are new, or replace the one of their name.")
    Field(
      "delete", \.delete,
      .list(of: .text(.text(length: 1...200), noun: "a record's name"), count: 1...100),
      "Records that are deleted.")
  }
}

extension ObjectShape where Root == RoutingControlChangeDescription {
  static let routingControlChange = ObjectShape(
    "a change of routing controls", RoutingControlChangeDescription()
  ) {
    Field(
      "set", \.set,
      .amounts(
        .onOrOff, prototype: RoutingControlState(), name: \.name, amount: \.isOn,
        keys: .refer(.routingControl), count: 1...100), "Their new states.", .required)
    Field(
      "override", \.override, .list(of: .reference(to: .safetyRule), count: 1...100),
      "Safety rules that are not asked this time.")
  }
}
