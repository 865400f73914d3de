/// What a scenario says to those who review its plan.
package struct PolicySettings: Sendable, Equatable {
  /// Rules whose findings are known and accepted.
  package var skips: [PolicySkip] = []
  /// The smallest defect that a gate is meant to see: the share of requests that it breaks [0…1].
  package var smallestDefect = 0.01

  package init() {}
}

/// A rule that does not count, and why.
package struct PolicySkip: Sendable, Hashable {
  /// Such as `P101`.
  package var rule: String
  package var reason: String?

  package init(rule: String = "", reason: String? = nil) {
    self.rule = rule
    self.reason = reason
  }
}
