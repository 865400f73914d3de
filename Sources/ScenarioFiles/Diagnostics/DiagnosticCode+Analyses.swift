// What makes a judge of a rollout meaningless.

extension DiagnosticCode {
  static let analyses: [DiagnosticCode] = [.meaninglessAnalysis, .analysisWithoutArms]

  package static let meaninglessAnalysis = DiagnosticCode(
    "E581", "an analysis that makes no sense",
    "Each setting of the analysis is possible alone, but together its judge could never decide, or "
      + "would count requests twice.",
    remedy: "Change what the message names.",
    example: """
      "errors": {"argo": {"metrics": {"errors": {"query": "errorRate", "count": 5}}}}      // wrong
      "errors": {"argo": {"metrics": {"errors": {"query": "errorRate", "count": 5,
        "interval": "1m", "failureCondition": "result[0] > 0.01"}}}}                       // right
      """)

  package static let analysisWithoutArms = DiagnosticCode(
    "E582", "an analysis without two sides",
    "An analysis reads the metrics of the candidate's target group, and a judge that compares reads "
      + "those of the stable one. With one target group for both there is nothing to tell apart.",
    remedy: "Take a strategy with two target groups, such as \"canary\", and name both groups.",
    example: """
      "targetGroup": "blue", "alternateTargetGroup": "green",
      "deployment": {"strategy": "canary", "analyses": {"errors": {"alwaysValid": {}}}}
      """)
}
