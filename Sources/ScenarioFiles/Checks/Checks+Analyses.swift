import CanaryAnalysis
import CloudModel
import SimulationKernel

extension ScenarioChecks {
  /// - Parameter path: Of the service's analyses.
  mutating func checkAnalyses(of service: ServiceDescription, at path: ValuePath) {
    let deployment = service.deployment
    for analysis in deployment.analyses {
      for problem in analysis.configuration.problems.prefix(5) {
        report(
          .meaninglessAnalysis, at: path + analysis.name, isAboutKey: true,
          "the analysis \(TerminalText.quote(analysis.name)) makes no sense: \(problem.words)")
      }
    }
    checkArms(of: service, at: path)
    for (index, hook) in deployment.hooks.enumerated() {
      guard case .analysis(let name) = hook.decision,
        !deployment.analyses.contains(where: { $0.name == name })
      else { continue }
      report(
        .unknownName,
        at: ValuePath.of("services", service.name) + "deployment" + "hooks"
          + index + "analysis",
        "no analysis of this deployment has the name \(TerminalText.quote(name))",
        help: deployment.analyses.isEmpty
          ? "describe it under \"analyses\" of the deployment"
          : Spelling.help(for: name, among: deployment.analyses.map(\.name), called: "names"))
    }
  }

  /// Both arms must be there to be told apart.
  private mutating func checkArms(of service: ServiceDescription, at path: ValuePath) {
    let isApart =
      service.deployment.strategy.usesAlternateGroup && service.targetGroup != nil
      && service.alternateTargetGroup != nil
    guard !isApart, let first = service.deployment.analyses.first else { return }
    let needsBaseline = first.configuration.needsBaseline
    report(
      .analysisWithoutArms, at: path + first.name, isAboutKey: true,
      needsBaseline
        ? "the judge of \(TerminalText.quote(first.name)) has no baseline to compare with"
        : "the metrics of the candidate cannot be told from those of what it replaces",
      help: "take a strategy with two target groups, such as \"canary\"")
  }
}

extension ValuePath {
  static func + (path: ValuePath, index: Int) -> ValuePath { path.appending(index) }
}

extension AnalysisConfiguration {
  /// Whether it may end without a decision, if only for lack of requests.
  var mayBeInconclusive: Bool {
    switch self {
    case .threshold(let settings):
      settings.rules.contains { $0.missingData == .ignored }
        && !settings.rules.contains { $0.missingData == .breaching }
    case .argo(let settings):
      settings.metrics.contains {
        !$0.isDryRun && $0.successCondition != nil && $0.failureCondition != nil
      }
    case .kayenta(let settings): settings.marginalOutcome == .inconclusive
    case .sequential(let settings): settings.undecided == .inconclusive
    case .fisher, .alwaysValid: true
    case .flagger: false
    }
  }
}

extension AnalysisProblem {
  /// What is wrong, to be read behind "makes no sense: ".
  var words: String {
    switch self {
    case .noMetric: "it measures nothing"
    case .repeatedMetric(let name): "it has two metrics named \(TerminalText.quote(name))"
    case .intervalNotPositive(let span):
      "its interval is \(DurationText.text(of: max(.zero, span)))"
    case .negativeTime: "it measures before it begins"
    case .looksNotPositive(let looks): "it looks \(looks) times"
    case .looksMissing: "its judge must know how many looks there are"
    case .outside(let field, let value, let low, let high):
      "\"\(field)\" is \(PlainDecimal.text(of: value)), which is not above "
        + PlainDecimal.text(of: low)
        + (high.isFinite ? " and below \(PlainDecimal.text(of: high))" : "")
    case .tooSmall(let field, let value, let least):
      "\"\(field)\" is \(value), below \(least)"
    case .notCounted(let metric):
      "its judge counts failures, and \(TerminalText.quote(metric)) has none to count"
    case .overlappingWindow(let metric):
      "its judge adds measurements up, and the window of \(TerminalText.quote(metric)) would count "
        + "requests twice"
    case .emptyFirstWindow(let metric):
      "\(TerminalText.quote(metric)) is measured at once and has no window to look back on"
    case .countWithoutInterval(let metric, let count):
      "\(TerminalText.quote(metric)) is measured \(count) times without an interval"
    case .limitAboveCount(let metric, let field, let limit, let count):
      "the \(field) of \(TerminalText.quote(metric)) is \(limit), above its count of \(count)"
    case .noLimit(let metric): "\(TerminalText.quote(metric)) has no limit, so nothing can fail"
    case .emptyRange(let metric, let minimum, let maximum):
      "nothing lies in the range of \(TerminalText.quote(metric)), from "
        + "\(PlainDecimal.text(of: minimum)) to \(PlainDecimal.text(of: maximum))"
    case .marginalAbovePass(let marginal, let pass):
      "its marginal score of \(PlainDecimal.text(of: marginal)) is above its passing score of "
        + PlainDecimal.text(of: pass)
    case .weightsExceed(let sum):
      "the weights of its groups sum to \(PlainDecimal.text(of: sum)), above 100"
    case .unknownGroup(let name):
      "no metric is in the group \(TerminalText.quote(name)), which has a weight"
    }
  }
}
