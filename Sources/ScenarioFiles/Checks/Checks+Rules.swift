import CloudModel

/// A listener, or one of its rules, that a path such as `alb/production` leads to.
struct ResolvedRule {
  var loadBalancer: LoadBalancerDescription
  var listener: ListenerDescription
  var action: ActionDescription

  var forward: ForwardDescription? {
    if case .forward(let forward) = action { forward } else { nil }
  }
}

extension ScenarioChecks {
  /// Finds what a path leads to; reports if that is nothing.
  mutating func rule(_ text: String, at path: ValuePath) -> ResolvedRule? {
    let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      .map(String.init)
    guard let balancer = loadBalancer(parts[0], at: path) else { return nil }
    guard parts.count > 1 else {
      report(
        .unclearName, at: path, "\(TerminalText.quote(text)) names no listener",
        help: "write \(JSONValue.quoted("\(text)/\(balancer.listeners.first?.name ?? "listener")"))"
      )
      return nil
    }
    guard let listener = listener(parts[1], of: balancer, at: path) else { return nil }
    guard parts.count == 3 else {
      return ResolvedRule(
        loadBalancer: balancer, listener: listener, action: listener.defaultAction)
    }
    guard let rule = listener.rules.first(where: { $0.name == parts[2] }) else {
      report(
        .unknownName, at: path,
        "the listener \"\(parts[0])/\(parts[1])\" has no rule \(TerminalText.quote(parts[2]))",
        help: Spelling.help(
          for: parts[2], among: listener.rules.map(\.name), called: "rules"))
      return nil
    }
    return ResolvedRule(loadBalancer: balancer, listener: listener, action: rule.action)
  }

  /// Finds the listener that traffic goes to; reports if there is none.
  mutating func destination(
    _ text: String, at path: ValuePath
  ) -> (loadBalancer: LoadBalancerDescription, listener: ListenerDescription)? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard let balancer = loadBalancer(parts[0], at: path) else { return nil }
    if parts.count == 2 {
      return listener(parts[1], of: balancer, at: path).map { (balancer, $0) }
    }
    guard let only = balancer.listeners.first, balancer.listeners.count == 1 else {
      let choices = balancer.listeners.map { JSONValue.quoted("\(balancer.name)/\($0.name)") }
      report(
        .unclearName, at: path,
        "\(TerminalText.quote(text)) has \(balancer.listeners.count) listeners",
        help: "write one of: \(choices.prefix(Spelling.listed).joined(separator: ", "))")
      return nil
    }
    return (balancer, only)
  }

  /// The listener that a path leads to, if it is right.
  func knownListener(_ text: String) -> ListenerDescription? {
    var silent = ScenarioChecks(cloud: cloud)
    return silent.destination(text, at: .of("names"))?.listener
  }

  private mutating func loadBalancer(
    _ name: String, at path: ValuePath
  ) -> LoadBalancerDescription? {
    if let balancer = cloud.loadBalancers.first(where: { $0.name == name }) { return balancer }
    reportUnknown(.loadBalancer, name, among: cloud.loadBalancers.map(\.name), at: path)
    return nil
  }

  private mutating func listener(
    _ name: String, of balancer: LoadBalancerDescription, at path: ValuePath
  ) -> ListenerDescription? {
    if let listener = balancer.listeners.first(where: { $0.name == name }) { return listener }
    report(
      .unknownName, at: path,
      "the load balancer \"\(balancer.name)\" has no listener \(TerminalText.quote(name))",
      help: Spelling.help(for: name, among: balancer.listeners.map(\.name), called: "listeners"))
    return nil
  }
}

extension LoadBalancerDescription {
  /// Every action, with where it stands in a scenario.
  var actions: [(action: ActionDescription, path: ValuePath)] {
    listeners.flatMap { listener in
      let path = ValuePath.of("loadBalancers", name, "listeners", listener.name)
      let rules = listener.rules.enumerated().map { index, rule in
        (action: rule.action, path: path.appending("rules").appending(index) + "then")
      }
      return [(action: listener.defaultAction, path: path + "default")] + rules
    }
  }
}
