/// Routing controls in ARC, and the safety rules that guard them.
package struct RoutingControlsDescription: Sendable, Equatable {
  package var controls: [RoutingControlDescription] = []
  package var safetyRules: [SafetyRuleDescription] = []

  package init() {}
}

/// A switch that a health check mirrors: on is healthy.
package struct RoutingControlDescription: Sendable, Equatable {
  package var name = ""
  /// Its state when the run starts; ARC makes new controls off.
  package var isOn = false

  package init() {}

  package init(_ name: String, isOn: Bool) {
    self.name = name
    self.isOn = isOn
  }
}
