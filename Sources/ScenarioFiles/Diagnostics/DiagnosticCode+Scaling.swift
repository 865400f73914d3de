// What Application Auto Scaling refuses.

extension DiagnosticCode {
  static let scaling: [DiagnosticCode] = [
    .outsideCapacity, .stepBounds, .repeatedMetric, .resourceLabel, .twoAutoscalers,
  ]

  package static let outsideCapacity = DiagnosticCode(
    "E551", "a desired count outside of the capacity",
    "A service that scales has its desired count between \"minCapacity\" and \"maxCapacity\": the "
      + "first scaling activity would move it there at once, and the run would not begin in a "
      + "steady state.",
    remedy: "Start within the bounds, or widen them.",
    example: """
      "desiredCount": 2, "scaling": {"minCapacity": 4, "maxCapacity": 20, …}    // wrong
      "desiredCount": 4, "scaling": {"minCapacity": 4, "maxCapacity": 20, …}    // right
      """)

  package static let stepBounds = DiagnosticCode(
    "E552", "step adjustments that overlap or leave gaps",
    "Every size of a breach needs exactly one step: the intervals follow each other without gaps, "
      + "above the threshold the last one has no upper bound, below it the first one has no lower "
      + "bound (Application Auto Scaling API reference).",
    remedy: "Let each step begin where the one before it ends.",
    example: """
      {"metricIntervalLowerBound": 0, "metricIntervalUpperBound": 10, "scalingAdjustment": 1},
      {"metricIntervalLowerBound": 15, "scalingAdjustment": 3}    // wrong: nothing from 10 to 15
      {"metricIntervalLowerBound": 10, "scalingAdjustment": 3}    // right
      """)

  package static let repeatedMetric = DiagnosticCode(
    "E553", "two target tracking policies on one metric",
    "AWS refuses a second target tracking policy on the same metric of a service.",
    remedy: "Remove one of them, or track another metric.",
    example: """
      {"metric": "ECSServiceAverageCPUUtilization", "targetValue": 60},
      {"metric": "ECSServiceAverageCPUUtilization", "targetValue": 80}    // wrong: one too many
      """)

  package static let resourceLabel = DiagnosticCode(
    "E554", "a resource label that does not fit its metric",
    "ALBRequestCountPerTarget is a metric of one target group, which the policy's resource label "
      + "names; ECSServiceAverageCPUUtilization is a metric of the service.",
    remedy: "Name a target group with the one and none with the other.",
    example: """
      "metric": "ALBRequestCountPerTarget", "targetGroup": "blue"    // right
      """)

  package static let twoAutoscalers = DiagnosticCode(
    "E555", "two autoscalers of one service",
    "A HorizontalPodAutoscaler sets the number of pods by itself; another policy beside it would "
      + "fight over the same number.",
    remedy: "Keep one of them.",
    example: """
      "policies": {"cpu": {"horizontalPodAutoscaler": {"averageUtilization": 70}}}
      """)
}
