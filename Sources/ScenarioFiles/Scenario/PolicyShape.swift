import Experiments

extension ObjectShape where Root == PolicySettings {
  /// `{"skip": ["P101", {"rule": "P111", "reason": "a rehearsal of just that"}]}`.
  static let policy = ObjectShape("a policy", PolicySettings()) {
    Field(
      "skip", \.skips, .list(of: .policySkip, count: 0...100),
      "Rules whose findings are known and accepted.")
    Field(
      "smallestDefect", \.smallestDefect, .share(in: 0.000_001...1),
      "The part of requests that a defect breaks and that a gate is meant to see.")
  }
}

extension ValueShape where Value == PolicySkip {
  fileprivate static let policySkip: ValueShape = .either(
    string: rule.converted(
      to: { PolicySkip(rule: $0) }, from: { $0.reason == nil ? $0.rule : nil }),
    otherwise: .object(withReason), noun: "a rule")

  private static let withReason = ObjectShape("a rule", PolicySkip()) {
    Field("rule", \.rule, rule, "Its number.", .required)
    Field("reason", \.reason, .text(.text(length: 1...300), noun: "a reason"), "Why.", .required)
  }

  private static let rule = ValueShape<String>.choice(
    "a rule that can be skipped",
    DiagnosticCode.all.filter { $0.severity != .error || $0.id.hasPrefix("P") }
      .map { Choice($0.id, $0.id, $0.title + ".") })
}
