import SimulationKernel

/// The routing controls of an ARC cluster: switches that health checks mirror, and the rules that
/// guard them.
///
/// | event                                   | rules hold after it | becomes   |
/// |-----------------------------------------|---------------------|-----------|
/// | update of some controls, as a whole     | yes, or overridden  | updated   |
/// |                                         | no                  | unchanged |
/// | the same within a rule's wait period    |                     | unchanged |
package struct RoutingControls: Sendable, Equatable {
  package private(set) var controls: [RoutingControlDescription]
  private let rules: [SafetyRuleDescription]
  /// When each rule's controls were last changed.
  private var lastChange: [SimulationTime?]

  package init(_ description: RoutingControlsDescription) {
    controls = description.controls
    rules = description.safetyRules
    lastChange = rules.map { _ in nil }
  }

  package func isOn(_ name: String) -> Bool {
    controls.first { $0.name == name }?.isOn ?? false
  }

  /// `UpdateRoutingControlStates`: all of it, or nothing.
  ///
  /// - Parameters:
  ///   - states: What the controls are set to; names that there are.
  ///   - overridden: `SafetyRulesToOverride`: rules that are not asked this time.
  /// - Returns: The rule that refused it, and why; `nil` if it was done.
  package mutating func update(
    _ states: [RoutingControlState], overriding overridden: [String] = [],
    at now: SimulationTime
  ) -> RoutingControlRefusal? {
    var next = controls
    for state in states {
      for control in next.indices where next[control].name == state.name {
        next[control].isOn = state.isOn
      }
    }
    let concerned = rules.indices.filter { rule in
      rules[rule].governed.contains { name in states.contains { $0.name == name } }
    }
    for rule in concerned where !overridden.contains(rules[rule].name) {
      if let last = lastChange[rule], now - last < rules[rule].waitPeriod {
        return RoutingControlRefusal(rule: rules[rule].name, reason: .waitPeriod)
      }
      let on = next.count { $0.isOn && rules[rule].controls.contains($0.name) }
      guard rules[rule].holds(on: on) else {
        return RoutingControlRefusal(rule: rules[rule].name, reason: .broken)
      }
    }
    let changed = zip(controls, next).filter { $0 != $1 }.map(\.1.name)
    for rule in concerned where rules[rule].governed.contains(where: changed.contains) {
      lastChange[rule] = now
    }
    controls = next
    return nil
  }
}

/// What one routing control is to be.
package struct RoutingControlState: Sendable, Equatable {
  package var name = ""
  package var isOn = true

  package init() {}

  package init(_ name: String, isOn: Bool) {
    self.name = name
    self.isOn = isOn
  }
}

/// Why a change of routing controls was not made.
package struct RoutingControlRefusal: Sendable, Equatable {
  package enum Reason: Sendable { case broken, waitPeriod }

  package var rule: String
  package var reason: Reason

  package init(rule: String, reason: Reason) {
    self.rule = rule
    self.reason = reason
  }
}
