import CanaryAnalysis
import CloudModel
import ScenarioFiles
import SimulationKernel
import Testing

/// How judges are written down.
@Suite struct AnalysisShapeTests {
  private func document(_ text: String) -> ScenarioDocument<AnalysisDescription> {
    ScenarioDocument(reading: SourceText(name: "judge", text), as: .object(.analysis))
  }

  private func configuration(_ text: String) -> AnalysisConfiguration? {
    let document = document(text)
    if document.value == nil { Issue.record("\(document.report.text)") }
    return document.value?.configuration
  }

  private func problem(_ text: String) -> String { document(text).report.text }

  @Test func `a judge without settings has its tool's own`() {
    #expect(configuration(#"{"fisher": {}}"#) == .fisher(FisherSettings()))
    #expect(configuration(#"{"alwaysValid": {}}"#) == .alwaysValid(AlwaysValidSettings()))
    #expect(configuration(#"{"flagger": {}}"#) == .flagger(FlaggerSettings()))
    #expect(
      configuration(#"{"sequential": {"ratioToBaseline": 2}}"#)
        == .sequential(SequentialSettings()))
  }

  @Test func `a statistical judge is told its level, its looks and its schedule`() {
    var fisher = FisherSettings(alpha: 0.01, minimumRequests: 50, looks: .corrected)
    fisher.schedule = AnalysisSchedule(
      initialDelay: .seconds(30), interval: .minutes(2), looks: 5)
    #expect(
      configuration(
        """
        {"fisher": {"alpha": "1%", "minimumRequests": 50, "looks": "corrected",
          "schedule": {"initialDelay": "30s", "interval": "2m", "looks": 5}}}
        """) == .fisher(fisher))
    var sequential = SequentialSettings(
      hypothesis: .rates(healthy: 0.01, defective: 0.03), falseAlarm: 0.02, miss: 0.1)
    sequential.undecided = .successful
    #expect(
      configuration(
        """
        {"sequential": {"rates": {"healthy": "1%", "defective": "3%"}, "falseAlarm": "2%",
          "miss": "10%", "undecided": "successful"}}
        """) == .sequential(sequential))
  }

  @Test func `limits carry the unit of what they limit`() {
    let rules: [ThresholdSettings.Rule] = [
      .init(
        metric: AnalysisMetric(name: "errorRate", kind: .errorRate),
        breach: Condition(.greater, 0.05)),
      .init(
        metric: AnalysisMetric(name: "tail", kind: .latencyPercentile(99)),
        breach: Condition(.greaterOrEqual, 0.8), breachesInARow: 3),
      .init(
        metric: AnalysisMetric(name: "p99.9", kind: .latencyPercentile(99.9)),
        subject: .ratioToBaseline, breach: Condition(.greater, 1.5), minimumRequests: 100),
    ]
    #expect(
      configuration(
        """
        {"threshold": {"rules": [
          {"metric": "errorRate", "breach": "> 5%"},
          {"metric": "p99", "name": "tail", "breach": ">= 800ms", "breachesInARow": 3},
          {"metric": "p99.9", "of": "ratioToBaseline", "breach": "> 1.5", "minimumRequests": 100}
        ]}}
        """) == .threshold(ThresholdSettings(rules: rules)))
  }

  @Test func `Argo's metrics are written with its own fields`() {
    let metric = ArgoMetric(
      metric: AnalysisMetric(name: "success", kind: .successRate, window: .minutes(5)),
      interval: .minutes(1), count: 5,
      successCondition: ArgoCondition(
        Condition(.greaterOrEqual, 0.95), holdsForNaN: true, emptyResult: true),
      failureLimit: 2)
    #expect(
      configuration(
        """
        {"argo": {"metrics": {"success": {"query": "successRate", "window": "5m",
          "interval": "1m", "count": 5, "failureLimit": 2,
          "successCondition": "len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95"}}}}
        """) == .argo(ArgoSettings(metrics: [metric])))
  }

  @Test func `Kayenta's configuration has groups with weights`() {
    let errors = KayentaMetric(
      metric: AnalysisMetric(name: "errors", kind: .errorRate), groups: ["Errors"],
      direction: .increase, missingValues: .replace, isCritical: true)
    let latency = KayentaMetric(
      metric: AnalysisMetric(name: "latency", kind: .meanLatency), groups: ["Latency"],
      direction: .increase, effectSize: .commonLanguage, allowedIncrease: 0.6)
    let settings = KayentaSettings(
      metrics: [errors, latency], groupWeights: [.init(group: "Errors", weight: 60)],
      passThreshold: 90, pointsPerJudgment: 10, judgments: 2, lookback: .sliding)
    #expect(
      configuration(
        """
        {"kayenta": {"pass": 90, "pointsPerJudgment": 10, "judgments": 2, "lookback": "sliding",
          "groupWeights": {"Errors": {"weight": 60}},
          "metrics": {
            "errors": {"query": "errorRate", "groups": ["Errors"], "direction": "increase",
              "nanStrategy": "replace", "critical": true},
            "latency": {"query": "meanLatency", "groups": ["Latency"], "direction": "increase",
              "effectSize": "cles", "allowedIncrease": 0.6}}}}
        """) == .kayenta(settings))
  }

  @Test func `a limit without its unit is refused`() {
    #expect(
      problem(#"{"threshold": {"rules": [{"metric": "p99", "breach": "> 800"}]}}"#) == """
        judge:1:54: error[E301]: the limit of this number is a duration
           1 | {"threshold": {"rules": [{"metric": "p99", "breach": "> 800"}]}}
             |                                                      ^^^^^^^
          help: write it like "> 800ms"

        """)
  }

  @Test func `what is no condition is shown a condition`() {
    let text = problem(
      #"{"argo": {"metrics": {"a": {"query": "errorRate", "failureCondition": "> 1"}}}}"#)
    #expect(text.contains("\"> 1\" cannot be read as a condition on a result"))
    #expect(text.contains("write it like \"result[0] >= 0.95\""))
    let limit = problem(#"{"threshold": {"rules": [{"metric": "p99", "breach": "above 1s"}]}}"#)
    #expect(limit.contains("\"above 1s\" is not a limit"))
  }
}
