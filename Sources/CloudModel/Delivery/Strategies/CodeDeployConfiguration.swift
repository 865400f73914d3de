import SimulationKernel

/// How CodeDeploy moves traffic: one of its deployment configurations for ECS, or one's own.
package enum CodeDeployConfiguration: Sendable, Equatable {
  case predefined(Predefined)
  /// `TimeBasedCanary`: `canaryPercentage`, then everything after `canaryInterval`.
  case timeBasedCanary(percent: Double, interval: TimeSpan)
  /// `TimeBasedLinear`: `linearPercentage` every `linearInterval`.
  case timeBasedLinear(percent: Double, interval: TimeSpan)

  /// CodeDeploy user guide, "deployment-configurations".
  package enum Predefined: String, Sendable, CaseIterable {
    case allAtOnce = "CodeDeployDefault.ECSAllAtOnce"
    case linear10PercentEvery1Minutes = "CodeDeployDefault.ECSLinear10PercentEvery1Minutes"
    case linear10PercentEvery3Minutes = "CodeDeployDefault.ECSLinear10PercentEvery3Minutes"
    case canary10Percent5Minutes = "CodeDeployDefault.ECSCanary10Percent5Minutes"
    case canary10Percent15Minutes = "CodeDeployDefault.ECSCanary10Percent15Minutes"
  }

  package var schedule: TrafficSchedule {
    switch self {
    case .predefined(.allAtOnce): .allAtOnce
    case .predefined(.linear10PercentEvery1Minutes): .linear(percent: 10, bake: .minutes(1))
    case .predefined(.linear10PercentEvery3Minutes): .linear(percent: 10, bake: .minutes(3))
    case .predefined(.canary10Percent5Minutes): .canary(percent: 10, bake: .minutes(5))
    case .predefined(.canary10Percent15Minutes): .canary(percent: 10, bake: .minutes(15))
    case .timeBasedCanary(let percent, let interval): .canary(percent: percent, bake: interval)
    case .timeBasedLinear(let percent, let interval): .linear(percent: percent, bake: interval)
    }
  }
}
