/// A rule that a plan should keep, asked before anything runs.
///
/// To add one: a file `<What>Rule.swift` with a type that conforms, its name in
/// ``PolicyCatalog/rules``, a scenario that breaks it in the tests, and its row in PolicyRules.md.
/// Its number is a promise: it is never given to another rule.
protocol PolicyRule: Sendable {
  /// Number, level, title, explanation and remedy; `rehearse explain` shows it like any other.
  var code: DiagnosticCode { get }

  /// What is wrong with a plan, and about which of its values.
  ///
  /// - Complexity: O(services · target groups · classes)
  func review(_ plan: ReviewedPlan) -> [Finding]
}

/// Every rule, in the order of their numbers.
enum PolicyCatalog {
  static let rules: [any PolicyRule] = [
    RollbackAlarmRule(), AlarmReachRule(), DrainRule(), StopTimeoutRule(), StartUpRule(),
    BreakerRule(), CandidateTrafficRule(), SparseMetricRule(), AlarmScopeRule(),
    RolloutCapacityRule(), WayBackRule(), LongDrainRule(),
  ]

  static let codes = rules.map(\.code)
}
