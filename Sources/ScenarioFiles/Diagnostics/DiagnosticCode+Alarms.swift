// What can be wrong or doubtful about an alarm.

extension DiagnosticCode {
  static let alarmRules: [DiagnosticCode] = [
    .expression, .foreignKey, .longEvaluation, .neverData, .alarmCycle,
  ]

  package static let expression = DiagnosticCode(
    "E560", "an expression that cannot be read",
    "Metric maths has numbers, names of metrics, + - * / < <= > >= == != and parentheses, "
      + "IF(condition, a, b) and FILL(metric, value). A composite alarm's rule has ALARM(name), "
      + "OK(name), INSUFFICIENT_DATA(name), AND, OR, NOT and parentheses.",
    remedy: "Correct what the message points at.",
    example: """
      "expression": "errors per requests"    // wrong
      "expression": "errors / requests"      // right
      "rule": "errors AND latency"                  // wrong
      "rule": "ALARM(errors) AND ALARM(latency)"    // right
      """)

  package static let foreignKey = DiagnosticCode(
    "E561", "a key that does not go with another",
    "An alarm watches one metric, an expression over several, or other alarms; each has keys of "
      + "its own.",
    remedy: "Remove the key, or the one that says what the alarm watches.",
    example: """
      "rule": "ALARM(errors)", "threshold": 1    // wrong
      "rule": "ALARM(errors)"                    // right
      """)

  package static let longEvaluation = DiagnosticCode(
    "E562", "an evaluation that reaches too far back",
    "The periods of an evaluation together are at most a day if a period is shorter than an hour, "
      + "and at most seven days else (CloudWatch API reference, PutMetricAlarm, 2026-11).",
    remedy: "Take fewer or shorter periods.",
    example: """
      "period": "1m", "evaluationPeriods": 2000    // wrong
      "period": "1h", "evaluationPeriods": 48      // right
      """)

  package static let neverData = DiagnosticCode(
    "E563", "a metric that can never have data",
    "Nothing in this scenario makes a datapoint of this metric: no rule forwards to the group, "
      + "nothing is registered with it, no traffic reaches the load balancer, or the service has no "
      + "task. The alarm would watch nothing.",
    remedy: "Watch the thing that gets the traffic, or describe what is missing.",
    example: """
      "metric": "RequestCount", "of": "green"    // wrong if no rule forwards to green
      """)

  package static let alarmCycle = DiagnosticCode(
    "E564", "an alarm that depends on itself",
    "A composite alarm cannot follow an alarm that follows it.",
    remedy: "Remove one of the names from its rule.",
    example: """
      "a": {"rule": "ALARM(b)"}, "b": {"rule": "ALARM(a)"}    // wrong
      """)

  static let alarmDoubts: [DiagnosticCode] = [.finePeriod, .idleProcessor]

  package static let finePeriod = DiagnosticCode(
    "W750", "a period shorter than a minute over a metric of AWS",
    "Load balancers and ECS publish every 60 seconds; periods of 10, 20 or 30 seconds need a metric "
      + "that the application itself publishes at high resolution. The rehearsal counts as if it "
      + "did.",
    remedy: "Take 60s, or publish such a metric in reality too.",
    example: """
      "metric": "HTTPCode_Target_5XX_Count", "period": "10s"    // not in AWS
      "metric": "HTTPCode_Target_5XX_Count", "period": "1m"     // right
      """)

  package static let idleProcessor = DiagnosticCode(
    "W751", "a CPU that is always idle",
    "With unlimited workers the rehearsal cannot know which part of a task's CPU one of them uses.",
    remedy: "Give the revision a \"workerCPU\", or limit its workers.",
    example: """
      "serving": {"workers": "unlimited"}                        // always 0 %
      "serving": {"workers": "unlimited"}, "workerCPU": "2%"    // right
      """)
}
