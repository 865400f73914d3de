import CloudModel
import SimulationKernel

extension ObjectShape where Root == LoadBalancerDescription {
  private static var guide: String { "ELB user guide, 2026-11" }

  static let loadBalancer = ObjectShape("a load balancer", LoadBalancerDescription()) {
    Field(
      "region", \.region, .region,
      "Its region, where the scenario has regions.")
    Field(
      "zones", \.zones, .zones,
      "Its enabled zones, with a node each; empty enables all of its region.")
    Field(
      "idleTimeout", \.idleTimeout, .duration(in: .seconds(1) ... .seconds(4_000)),
      "How long a connection may be silent.", source: guide)
    Field(
      "clientKeepAlive", \.clientKeepAlive, .duration(in: .seconds(60) ... .seconds(604_800)),
      "How long a client's connection lives.", source: guide)
    Field(
      "connectTimeout", \.connectTimeout, .duration(in: .milliseconds(1) ... .seconds(60)),
      "How long a node waits for a target to accept; AWS fixes it at 10s.", source: guide)
    Field(
      "zonalShift", \.zonalShift, .object(.zonalShift),
      "Whether its traffic may be shifted out of a zone.")
    Field(
      "listeners", \.listeners,
      .named(.object(.listener), name: \.name, keys: .free, count: 1...1_000),
      "Its listeners.", .required)
  }
}

extension ObjectShape where Root == ListenerDescription {
  static let listener = ObjectShape("a listener", ListenerDescription()) {
    Field("port", \.port, .integer(in: 1...65_535), "Where it listens.")
    Field(
      "default", \.defaultAction, .action, "What is done with a request that no rule takes.",
      .required)
    Field(
      "rules", \.rules, .list(of: .rule, count: 0...1_000),
      "Tried by ascending priority before the default.")
  }
}

extension ValueShape where Value == ListenerRuleDescription {
  /// A rule without a name is called by its priority.
  fileprivate static let rule = ValueShape<ListenerRuleDescription>.object(rules).converted(
    to: { (rule: ListenerRuleDescription) -> ListenerRuleDescription in
      guard rule.name.isEmpty else { return rule }
      var rule = rule
      rule.name = String(rule.priority)
      return rule
    },
    from: { Optional($0) })

  private static let rules = ObjectShape("a listener rule", ListenerRuleDescription()) {
    Field(
      "name", \.name, .text(.name(length: 0...64), noun: "a name"),
      "What a plan calls it; empty calls it by its priority.")
    Field(
      "priority", \.priority, .integer(in: 1...50_000), "The lowest is tried first.", .required)
    Field("if", \.conditions, .conditions, "All must hold.")
    Field("then", \.action, .action, "What is done with the request.", .required)
  }
}

extension ValueShape where Value == ActionDescription {
  static let action: ValueShape = .definition(
    "action", noun: "an action", example: .object([.init("forward", .string("blue"))])
  ) { actions }

  private static let actions: ValueShape = .keyed(
    "an action", "What is done with a request.",
    [
      KeyVariant(
        "forward", "It goes to a target.", .forward, make: ActionDescription.forward,
        extract: { if case .forward(let forward) = $0 { forward } else { nil } }),
      KeyVariant(
        "fixedResponse", "The load balancer answers with this status.",
        .integer(in: 200...599).checked(.outOfRange) { status in
          [2, 4, 5].contains(status / 100)
            ? nil : ("\(status) is out of range", "allowed are 200 to 299 and 400 to 599")
        },
        make: { ActionDescription.fixedResponse(status: $0) },
        extract: { if case .fixedResponse(let status) = $0 { status } else { nil } }),
      KeyVariant(
        "redirect", "The client is sent elsewhere with this status.",
        .integer(in: 301...302), make: { ActionDescription.redirect(status: $0) },
        extract: { if case .redirect(let status) = $0 { status } else { nil } }),
    ])
}

extension ValueShape where Value == ForwardDescription {
  /// `"blue"`, `{"blue": 90, "green": 10}`, or an object with more to say.
  fileprivate static let forward: ValueShape = .either(
    string: ValueShape<String>.reference(to: .targetGroup).converted(
      to: { name in
        var forward = ForwardDescription()
        var group = WeightedGroupDescription()
        group.targetGroup = name
        forward.targetGroups = [group]
        return forward
      },
      from: { forward in
        guard forward == simple(forward), forward.targetGroups.count == 1,
          forward.targetGroups.first?.weight == 1
        else { return nil }
        return forward.targetGroups.first?.targetGroup
      }),
    otherwise: .object(
      with: "targetGroups", .object(long),
      otherwise: ValueShape<[WeightedGroupDescription]>.weights.converted(
        to: { groups in
          var forward = ForwardDescription()
          forward.targetGroups = groups
          return forward
        },
        from: { $0 == simple($0) ? $0.targetGroups : nil }),
      noun: "weights of target groups"),
    noun: "a target group or weights of target groups")

  /// The forward with nothing but its weights.
  private static func simple(_ forward: ForwardDescription) -> ForwardDescription {
    var simple = ForwardDescription()
    simple.targetGroups = forward.targetGroups
    return simple
  }

  private static let long = ObjectShape("a forward", ForwardDescription()) {
    Field("targetGroups", \.targetGroups, .weights, "Their weights.", .required)
    Field(
      "stickiness", \.stickiness, .duration(in: .seconds(1) ... .seconds(604_800)),
      "How long a client stays with its target group.", source: "ELB user guide, 2026-11")
    Field(
      "zeroWeightHonorsCookies", \.zeroWeightHonorsCookies, .boolean,
      "Whether a group of weight 0 still serves clients that have its cookie; AWS does not say.")
    Field(
      "renewsCookies", \.renewsCookies, .boolean,
      "Whether each request renews the cookie's life; AWS does not say.")
  }
}

extension ValueShape where Value == [WeightedGroupDescription] {
  /// `{"blue": 90, "green": 10}`.
  static let weights: ValueShape = .amounts(
    .integer(in: 0...999), prototype: WeightedGroupDescription(), name: \.targetGroup,
    amount: \.weight, keys: .refer(.targetGroup), count: 1...100
  ).called(
    "weights of target groups",
    example: .object([.init("blue", .integer(90)), .init("green", .integer(10))]))
}

extension ValueShape where Value == [String] {
  /// Some of the scenario's zones.
  static let zones: ValueShape = .list(
    of: .text(.name(), noun: "a zone's name"), count: 0...CloudRanges.mostZones)
}
