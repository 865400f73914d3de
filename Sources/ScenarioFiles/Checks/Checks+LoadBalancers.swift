import CloudModel

extension ScenarioChecks {
  mutating func checkLoadBalancers() {
    var owners: [String: String] = [:]
    for balancer in cloud.loadBalancers {
      let path = ValuePath.of("loadBalancers", balancer.name)
      checkQuotas(of: balancer, at: path)
      for listener in balancer.listeners {
        checkRules(of: listener, at: path + "listeners" + listener.name)
      }
      for (action, path) in balancer.actions {
        guard case .forward(let forward) = action else { continue }
        checkForward(forward, at: path + "forward")
      }
      for group in balancer.targetGroups {
        guard let owner = owners.updateValue(balancer.name, forKey: group) else { continue }
        report(
          .sharedGroup, at: path, isAboutKey: true,
          "the target group \"\(group)\" belongs to \"\(owner)\" already",
          help: "describe a second target group for \"\(balancer.name)\"")
      }
    }
  }

  private mutating func checkQuotas(of balancer: LoadBalancerDescription, at path: ValuePath) {
    let rules = balancer.listeners.reduce(0) { $0 + $1.rules.count }
    if rules > CloudRanges.rulesOfLoadBalancer {
      report(
        .quota, at: path, isAboutKey: true,
        "\(rules) rules, a load balancer has at most \(CloudRanges.rulesOfLoadBalancer)")
    }
    if balancer.listeners.count > CloudRanges.listenersOfLoadBalancer {
      report(
        .quota, at: path, isAboutKey: true,
        "\(balancer.listeners.count) listeners, a load balancer has at most "
          + "\(CloudRanges.listenersOfLoadBalancer)")
    }
  }

  private mutating func checkRules(of listener: ListenerDescription, at path: ValuePath) {
    var priorities: Set<Int> = []
    var names: Set<String> = []
    for (index, rule) in listener.rules.enumerated() {
      let place = path.appending("rules").appending(index)
      if !priorities.insert(rule.priority).inserted {
        report(
          .repeatedPriority, at: place + "priority",
          "there are two rules with the priority \(rule.priority)",
          help: "give each rule a priority of its own")
      } else if !names.insert(rule.name).inserted {
        report(
          .repeatedName, at: place + "name",
          "there are two rules with the name \(TerminalText.quote(rule.name))")
      }
      let values = rule.conditions.reduce(0) { $0 + $1.valueCount }
      if values > CloudRanges.conditionValuesOfRule {
        report(
          .quota, at: place + "if",
          "\(values) condition values, a rule has at most \(CloudRanges.conditionValuesOfRule)")
      }
    }
  }

  private mutating func checkForward(_ forward: ForwardDescription, at path: ValuePath) {
    let groups = forward.targetGroups
    if groups.count > CloudRanges.groupsOfForward {
      report(
        .quota, at: path,
        "\(groups.count) target groups, a forward has at most \(CloudRanges.groupsOfForward)")
    }
    if groups.allSatisfy({ $0.weight == 0 }) {
      report(
        .zeroWeights, at: path, "the weights of the forward sum to zero",
        help: "give at least one target group a weight")
    }
    let sticky = groups.first { targetGroup($0.targetGroup)?.stickiness != nil }
    if groups.count > 1, forward.stickiness == nil, let sticky {
      report(
        .groupStickinessMissing, at: path,
        "the target group \"\(sticky.targetGroup)\" is sticky and the forward is not",
        help: "write {\"targetGroups\": {…}, \"stickiness\": \"1h\"}")
    }
  }
}

extension ConditionDescription {
  var valueCount: Int {
    switch self {
    case .path(let values), .host(let values), .method(let values), .source(let values),
      .header(_, let values):
      values.count
    }
  }
}
