import CanaryAnalysis
import CloudModel
import SimulationKernel

extension StrategyDescription {
  /// Strategies that go on only as an analysis named `success rate` allows; those with stages by a
  /// hook.
  static let withAnalyses: [StrategyDescription] = [
    .canary(canary), .linear(linear),
    .argoCanary(argoCanary { $0.steps = [.setWeight(50), .analysis(["success rate"])] }),
    .argoCanary(
      argoCanary {
        var background = ArgoBackgroundAnalysis()
        background.templates = ["success rate"]
        background.startingStep = 1
        var pause = ArgoPause()
        pause.duration = .minutes(5)
        ($0.steps, $0.analysis) = ([.setWeight(50), .pause(pause)], background)
      }),
    .argoBlueGreen(argoBlueGreen), .flagger(flagger),
  ]

  private static var canary: CanaryDescription {
    var description = CanaryDescription()
    description.percent = 50
    description.bakeTime = .minutes(1)
    return description
  }

  private static var linear: LinearDescription {
    var description = LinearDescription()
    description.stepPercent = 50
    description.stepBakeTime = .minutes(1)
    return description
  }

  private static func argoCanary(
    _ edit: (inout ArgoCanaryDescription) -> Void
  ) -> ArgoCanaryDescription {
    var description = ArgoCanaryDescription()
    description.trafficRouting = true
    edit(&description)
    return description
  }

  private static var argoBlueGreen: ArgoBlueGreenDescription {
    var description = ArgoBlueGreenDescription()
    description.postPromotionAnalysis = ["success rate"]
    return description
  }

  private static var flagger: FlaggerDescription {
    var description = FlaggerDescription()
    description.analysis.stepWeight = 50
    description.analysis.threshold = 2
    description.analysis.metrics = ["success rate"]
    return description
  }
}

extension AnalysisDescription {
  /// Wants 95 % of the requests of a minute to succeed, in the terms of the strategy's own tool.
  static func successRate(for strategy: StrategyDescription) -> AnalysisDescription {
    var analysis = AnalysisDescription()
    analysis.name = "success rate"
    if case .flagger = strategy {
      analysis.configuration = .flagger(
        FlaggerSettings(checks: [.requestSuccessRate(minimum: 95)]))
    } else {
      let metric = AnalysisMetric(name: "success", kind: .successRate, window: .minutes(1))
      let condition = ArgoCondition(Condition(.greaterOrEqual, 0.95))
      analysis.configuration = .argo(
        ArgoSettings(metrics: [
          ArgoMetric(
            metric: metric, interval: .seconds(30), initialDelay: .minutes(1), count: 3,
            successCondition: condition)
        ]))
    }
    return analysis
  }
}
