// What Application Auto Scaling refuses.

extension DiagnosticCode {
  static let scaling: [DiagnosticCode] = [
    .outsideCapacity, .stepBounds, .repeatedMetric, .resourceLabel, .twoAutoscalers,
    .metriclessAlarm,
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

  package static let metriclessAlarm = DiagnosticCode(
    "E556", "a step scaling policy on an alarm without a metric",
    "A step is picked by how far the alarm's metric is beyond its threshold. A composite alarm has "
      + "neither, and CloudWatch allows it no scaling action.",
    remedy: "Name the alarm over the metric that shows the load.",
    example: """
      "both": {"rule": "ALARM(busy) OR ALARM(slow)"}
      "stepScaling": {"alarm": "both", …}    // wrong
      "stepScaling": {"alarm": "busy", …}    // right
      """)

  static let scalingDoubts: [DiagnosticCode] = [.unsupportedTracking]

  package static let unsupportedTracking = DiagnosticCode(
    "W721", "requests per target tracked under CodeDeploy",
    "AWS does not support target tracking on ALBRequestCountPerTarget for services that CodeDeploy "
      + "deploys (ECS developer guide, 2023): the resource label names one target group for ever, and "
      + "each deployment moves the tasks to the other one. The rehearsal shows what that means.",
    remedy: "Track ECSServiceAverageCPUUtilization, or take ECS's own blue/green deployment.",
    example: """
      "strategy": {"codeDeploy": {}} … "metric": "ALBRequestCountPerTarget"           // wrong
      "strategy": {"codeDeploy": {}} … "metric": "ECSServiceAverageCPUUtilization"    // right
      """)
}
