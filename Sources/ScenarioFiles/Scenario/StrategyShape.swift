import CloudModel
import SimulationKernel

extension ValueShape where Value == StrategyDescription {
  /// A word, or an object for a strategy with settings.
  static let strategy: ValueShape = .either(
    string: .choice(
      "a strategy",
      [
        Choice("rolling", .rolling, "ECS replaces tasks within the two percentages."),
        Choice("blueGreen", .blueGreen, "ECS starts a second fleet and moves the traffic."),
        Choice(
          "canary", .canary(CanaryDescription()),
          "The same with a small share of the traffic first."),
        Choice(
          "linear", .linear(LinearDescription()),
          "The same with equal shares, one after the other."),
        Choice(
          "codeDeploy", .codeDeploy(CodeDeployDescription()),
          "CodeDeploy's blue/green, all at once."),
      ]),
    otherwise: .keyed(
      "a strategy", "How revisions are replaced.",
      aws + kubernetes),
    noun: "a strategy")

  // Two lists, because the compiler gives up on one of this length.

  private static let aws: [KeyVariant<StrategyDescription>] = [
    KeyVariant(
      "canary", "ECS canary: a small share first, then everything.", .object(canary),
      make: StrategyDescription.canary,
      extract: { if case .canary(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "linear", "ECS linear: equal shares, one after the other.", .object(linear),
      make: StrategyDescription.linear,
      extract: { if case .linear(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "codeDeploy", "CodeDeploy's blue/green.", .object(codeDeploy),
      make: StrategyDescription.codeDeploy,
      extract: { if case .codeDeploy(let settings) = $0 { settings } else { nil } }),
  ]

  private static let kubernetes: [KeyVariant<StrategyDescription>] = [
    KeyVariant(
      "kubernetes", "A Kubernetes Deployment.", .object(.kubernetes),
      make: StrategyDescription.kubernetes,
      extract: { if case .kubernetes(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "argoCanary", "A canary of Argo Rollouts.", .object(.argoCanary),
      make: StrategyDescription.argoCanary,
      extract: { if case .argoCanary(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "argoBlueGreen", "A blue/green rollout of Argo Rollouts.", .object(.argoBlueGreen),
      make: StrategyDescription.argoBlueGreen,
      extract: { if case .argoBlueGreen(let settings) = $0 { settings } else { nil } }),
    KeyVariant(
      "flagger", "A Flagger canary.", .object(.flagger), make: StrategyDescription.flagger,
      extract: { if case .flagger(let settings) = $0 { settings } else { nil } }),
  ]

  private static var guide: String { "ECS API reference, 2026-11" }

  private static let canary = ObjectShape("canary settings", CanaryDescription()) {
    Field(
      "canaryPercent", \.percent, .percent(in: 0.1...100), "The candidate's first share.",
      source: guide)
    Field(
      "canaryBakeTime", \.bakeTime, .duration(in: .zero ... .minutes(1_440)),
      "How long it stands.", source: guide)
  }

  private static let linear = ObjectShape("linear settings", LinearDescription()) {
    Field(
      "stepPercent", \.stepPercent, .percent(in: 3...100), "What each step adds.",
      source: guide)
    Field(
      "stepBakeTime", \.stepBakeTime, .duration(in: .zero ... .minutes(1_440)),
      "How long each step but the last stands.", source: guide)
  }

  private static let codeDeploy = ObjectShape("CodeDeploy's settings", CodeDeployDescription()) {
    Field(
      "configuration", \.configuration, .codeDeployConfiguration, "How traffic moves.",
      source: "CodeDeploy user guide, 2026-11")
    Field(
      "terminationWait", \.terminationWait, .duration(in: .zero ... .minutes(2_880)),
      "How long the old tasks stay.", source: "CodeDeploy API reference, 2026-11")
    Field(
      "rollbackOnFailure", \.rollbackOnFailure, .boolean,
      "Whether a failed deployment gives the traffic back.")
    Field(
      "rollbackOnAlarm", \.rollbackOnAlarm, .boolean, "Whether an alarm gives the traffic back.")
  }
}

/// `TimeBasedCanary` and `TimeBasedLinear`.
private struct TimedShift: Sendable {
  var percent = 10.0
  var interval = TimeSpan.minutes(5)
}

extension ValueShape where Value == CodeDeployConfiguration {
  /// A predefined configuration by its name, or one's own.
  fileprivate static let codeDeployConfiguration: ValueShape = .either(
    string: .choice(
      "a deployment configuration",
      Value.Predefined.allCases.map { Choice($0.rawValue, .predefined($0), $0.meaning) }),
    otherwise: .keyed(
      "a deployment configuration", "One's own deployment configuration.",
      [
        KeyVariant(
          "timeBasedCanary", "A share first, then everything.",
          .object(timed("a time-based canary", "canaryPercentage", "canaryInterval")),
          make: { .timeBasedCanary(percent: $0.percent, interval: $0.interval) },
          extract: {
            if case .timeBasedCanary(let percent, let interval) = $0 {
              TimedShift(percent: percent, interval: interval)
            } else {
              nil
            }
          }),
        KeyVariant(
          "timeBasedLinear", "Equal shares.",
          .object(timed("a time-based linear shift", "linearPercentage", "linearInterval")),
          make: { .timeBasedLinear(percent: $0.percent, interval: $0.interval) },
          extract: {
            if case .timeBasedLinear(let percent, let interval) = $0 {
              TimedShift(percent: percent, interval: interval)
            } else {
              nil
            }
          }),
      ]),
    noun: "a deployment configuration")

  private static func timed(
    _ noun: String, _ percentage: String, _ interval: String
  ) -> ObjectShape<TimedShift> {
    ObjectShape(noun, TimedShift()) {
      Field(percentage, \.percent, .percent(in: 1...99), "The share of each step.", .required)
      Field(
        interval, \.interval, .duration(in: .minutes(1) ... .minutes(2_880)),
        "How long each step but the last stands.", .required)
    }
  }
}

extension CodeDeployConfiguration.Predefined {
  fileprivate var meaning: String {
    switch self {
    case .allAtOnce: "Everything at once."
    case .linear10PercentEvery1Minutes: "10 % every minute."
    case .linear10PercentEvery3Minutes: "10 % every three minutes."
    case .canary10Percent5Minutes: "10 %, and the rest five minutes later."
    case .canary10Percent15Minutes: "10 %, and the rest fifteen minutes later."
    }
  }
}
