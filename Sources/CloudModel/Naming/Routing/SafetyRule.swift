import SimulationKernel

/// What must hold for routing controls to be changed: ARC refuses what would break it.
package struct SafetyRuleDescription: Sendable, Equatable {
  package var name = ""
  package var kind = SafetyRuleKind.assertion
  /// Controls whose states are looked at: the asserted ones, or the gating ones.
  package var controls: [String] = []
  /// A gating rule: controls that may be changed only while it holds.
  package var targets: [String] = []
  package var condition = SafetyCondition.or
  /// `ATLEAST`: how many must be on.
  package var threshold = 1
  /// Whether the condition must not hold.
  package var isInverted = false
  /// How long after a change a further one of the same controls is refused
  /// (ARC developer guide, safety rules, 2026-11).
  package var waitPeriod = TimeSpan.seconds(5)

  package init() {}
}

/// - assertion: must hold of what a change of its controls leads to.
/// - gating: must hold while other controls are changed.
package enum SafetyRuleKind: String, Sendable, CaseIterable {
  case assertion, gating
}

package enum SafetyCondition: String, Sendable, CaseIterable {
  case atLeast = "ATLEAST"
  case and = "AND"
  case or = "OR"
}

extension SafetyRuleDescription {
  /// Whether it holds of controls of which so many are on.
  func holds(on count: Int) -> Bool {
    let isMet =
      switch condition {
      case .atLeast: count >= threshold
      case .and: count == controls.count
      case .or: count > 0
      }
    return isMet != isInverted
  }

  /// The controls whose changes it has a say in.
  var governed: [String] {
    switch kind {
    case .assertion: controls
    case .gating: targets
    }
  }
}
