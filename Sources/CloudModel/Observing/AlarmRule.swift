/// When a composite alarm rings: `ALARM("a") AND NOT OK("b")`.
package indirect enum AlarmRule: Sendable, Equatable {
  /// The alarm with this name is in this state.
  case state(String, AlarmState)
  case not(AlarmRule)
  case both(AlarmRule, AlarmRule)
  case either(AlarmRule, AlarmRule)

  /// - Complexity: O(alarms in it)
  package func holds(_ state: (String) -> AlarmState) -> Bool {
    switch self {
    case .state(let name, let wanted): state(name) == wanted
    case .not(let rule): !rule.holds(state)
    case .both(let left, let right): left.holds(state) && right.holds(state)
    case .either(let left, let right): left.holds(state) || right.holds(state)
    }
  }

  /// Names of the alarms in it, each as often as it stands there.
  package var alarmNames: [String] {
    switch self {
    case .state(let name, _): [name]
    case .not(let rule): rule.alarmNames
    case .both(let left, let right), .either(let left, let right):
      left.alarmNames + right.alarmNames
    }
  }
}
