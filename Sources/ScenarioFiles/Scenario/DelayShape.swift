import CloudModel
import SimulationKernel

extension ValueShape where Value == DelayDescription {
  /// `"15s"`, or uniform `{"from": "10s", "to": "20s"}`.
  static let delay: ValueShape = .either(
    string: ValueShape<TimeSpan>.duration(in: .zero...CloudRanges.longestDelay).converted(
      to: { .constant($0) },
      from: { if case .constant(let span) = $0 { span } else { nil } }),
    otherwise: ValueShape<UniformDelay>.object(uniform).converted(
      to: { .uniform(from: $0.from, to: $0.to) },
      from: {
        if case .uniform(let from, let to) = $0 { UniformDelay(from: from, to: to) } else { nil }
      }),
    noun: "a duration or a range of durations")

  private struct UniformDelay: Sendable {
    var from = TimeSpan.zero
    var to = TimeSpan.zero
  }

  private static let uniform = ObjectShape("a range of durations", UniformDelay()) {
    Field(
      "from", \.from, .duration(in: .zero...CloudRanges.longestDelay), "The shortest.", .required)
    Field(
      "to", \.to, .duration(in: .zero...CloudRanges.longestDelay), "The longest.", .required)
  }
  .rule { delay, check in
    if delay.to < delay.from {
      check.fail(
        .emptyRange, at: "to",
        "the range ends at \(DurationText.text(of: delay.to)), before it begins at "
          + DurationText.text(of: delay.from),
        help: "exchange the two")
    }
  }
}

/// Bounds that are ours: wide enough for every honest scenario, narrow enough that no sum of
/// them leaves the clock's range.
enum CloudRanges {
  static let longestDelay = TimeSpan.minutes(24 * 60)
  /// Of a run.
  static let longestRun = TimeSpan.minutes(366 * 24 * 60)
  /// [1/s]
  static let highestRate = 1e7
  static let mostClients = 1_000_000
  static let mostSessions = 10_000_000
  /// A region has at most six zones; more only studies something else.
  static let mostZones = 32
  static let mostRegions = 16
  /// "100 rules of a load balancer without its default rules" (ELB quotas, 2026-11).
  static let rulesOfLoadBalancer = 100
  /// ELB quotas, 2026-11.
  static let listenersOfLoadBalancer = 50
  static let targetsOfGroup = 1_000
  static let groupsOfForward = 5
  static let conditionValuesOfRule = 5
  /// "Tasks per service" (ECS quotas, 2026-11).
  static let tasksOfService = 5_000
}
