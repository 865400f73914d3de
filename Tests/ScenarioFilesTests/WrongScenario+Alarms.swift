extension WrongScenario {
  static let alarms = [
    WrongScenario(
      "an expression with a word in between",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "expression": "errors per requests",
              "metrics": {"errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "green"}, "requests": {"metric": "RequestCount", "of": "green"}},
        """#,
      is: #"""
        full.jsonc:127:29: error[E560]: expected an operator, found "per"
         127 |       "expression": "errors per requests",
             |                             ^^^
          help: operators are + - * / < <= > >= == !=
        """#),
    WrongScenario(
      "an expression that ends too early",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "expression": "errors / (requests + 1",
              "metrics": {"errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "green"}, "requests": {"metric": "RequestCount", "of": "green"}},
        """#,
      is: #"""
        full.jsonc:127:44: error[E560]: expected ")", found the end
         127 |       "expression": "errors / (requests + 1",
             |                                            ^
        """#),
    WrongScenario(
      "an unknown function",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "expression": "FIL(errors, 0) / requests",
              "metrics": {"errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "green"}, "requests": {"metric": "RequestCount", "of": "green"}},
        """#,
      is: #"""
        full.jsonc:127:22: error[E560]: there is no function "FIL"
         127 |       "expression": "FIL(errors, 0) / requests",
             |                      ^^^
          help: did you mean "FILL"?
        """#),
    WrongScenario(
      "an unknown metric in an expression",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "expression": "error / requests",
              "metrics": {"errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "green"}, "requests": {"metric": "RequestCount", "of": "green"}},
        """#,
      is: #"""
        full.jsonc:127:21: error[E401]: no metric has the name "error"
         127 |       "expression": "error / requests",
             |                     ^^^^^^^^^^^^^^^^^^
          help: did you mean "errors"?
        """#),
    WrongScenario(
      "a metric that the expression does not name",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "expression": "errors / 100",
              "metrics": {"errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "green"}, "requests": {"metric": "RequestCount", "of": "green"}},
        """#,
      is: #"""
        full.jsonc:128:85: warning[W707]: the expression does not name "requests"
         128 | …Code_Target_5XX_Count", "of": "green"}, "requests": {"metric": "Reques…
             |                                          ^^^^^^^^^^
        """#),
    WrongScenario(
      "an alarm over two things",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "metric": "RequestCount",
              "of": "green", "expression": "a / b",
        """#,
      is: #"""
        full.jsonc:128:22: error[E205]: an alarm has the keys "metric" and "expression", only one of them can apply
         128 |       "of": "green", "expression": "a / b",
             |                      ^^^^^^^^^^^^
          help: make two of it
        """#),
    WrongScenario(
      "a metric alarm without its group",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "metric": "RequestCount",

        """#,
      is: #"""
        full.jsonc:126:15: error[E202]: an alarm over one metric needs the key "of"
         126 |     "errors": {
             |               ^
          help: add "of": "blue"
        """#),
    WrongScenario(
      "an expression with a group of its own",
      #"""
      "of": "green",
            "threshold": 10,
      """#,
      becomes: #"""
        "of": "green",
              "threshold": 10, "metrics": {"errors": {"metric": "RequestCount", "of": "green"}},
        """#,
      is: #"""
        full.jsonc:129:35: error[E561]: an alarm over one metric has no "metrics"
         129 |       "threshold": 10, "metrics": {"errors": {"metric": "RequestCount", "of": "green"}},
             |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: remove it
        """#),
    WrongScenario(
      "a composite alarm with a threshold",
      #"""
      "datapointsToAlarm": 2,
          },
      """#,
      becomes: #"""
        "datapointsToAlarm": 2,
            },
            "both": {"rule": "ALARM(errors)", "threshold": 1},
        """#,
      is: #"""
        full.jsonc:133:52: error[E561]: a composite alarm has no "threshold"
         133 |     "both": {"rule": "ALARM(errors)", "threshold": 1},
             |                                                    ^
          help: remove it
        """#),
    WrongScenario(
      "a rule without states",
      #"""
      "datapointsToAlarm": 2,
          },
      """#,
      becomes: #"""
        "datapointsToAlarm": 2,
            },
            "both": {"rule": "errors AND errors"},
        """#,
      is: #"""
        full.jsonc:133:23: error[E560]: expected ALARM(…), OK(…), INSUFFICIENT_DATA(…), NOT or "(", found "errors"
         133 |     "both": {"rule": "errors AND errors"},
             |                       ^^^^^^
          help: write a rule like ALARM(errors) AND NOT OK(latency)
        """#),
    WrongScenario(
      "a rule over an unknown alarm",
      #"""
      "datapointsToAlarm": 2,
          },
      """#,
      becomes: #"""
        "datapointsToAlarm": 2,
            },
            "both": {"rule": "ALARM(errors) AND NOT OK(eror)"},
        """#,
      is: #"""
        full.jsonc:133:48: error[E401]: no alarm has the name "eror"
         133 |     "both": {"rule": "ALARM(errors) AND NOT OK(eror)"},
             |                                                ^^^^
          help: did you mean "errors"?
        """#),
    WrongScenario(
      "composite alarms in a circle",
      #"""
      "datapointsToAlarm": 2,
          },
      """#,
      becomes: #"""
        "datapointsToAlarm": 2,
            },
            "a": {"rule": "ALARM(b)"}, "b": {"rule": "ALARM(errors) OR OK(a)"},
        """#,
      is: #"""
        full.jsonc:133:19: error[E564]: "a" follows itself through "b"
         133 |     "a": {"rule": "ALARM(b)"}, "b": {"rule": "ALARM(errors) OR OK(a)"},
             |                   ^^^^^^^^^^

        full.jsonc:133:46: error[E564]: "b" follows itself through "a"
         133 |     "a": {"rule": "ALARM(b)"}, "b": {"rule": "ALARM(errors) OR OK(a)"},
             |                                              ^^^^^^^^^^^^^^^^^^^^^^^^
        """#),
    WrongScenario(
      "an alarm of a day and more",
      #""evaluationPeriods": 3,"#,
      becomes: #""evaluationPeriods": 1500,"#,
      is: #"""
        full.jsonc:130:28: error[E562]: 1500 periods of 1m are longer than 1d
         130 |       "evaluationPeriods": 1500,
             |                            ^^^^
          help: write at most 1440
        """#),
    WrongScenario(
      "an alarm over a group without a rule",
      #"""
      "of": "green",
            "threshold"
      """#,
      becomes: #"""
        "of": "spare",
              "threshold"
        """#,
      set: [#"targetGroups.spare={}"#],
      is: #"""
        full.jsonc:128:13: error[E563]: HTTPCode_Target_5XX_Count never has data: no rule forwards to "spare"
         128 |       "of": "spare",
             |             ^^^^^^^

        --set argument:1:1: warning[W707]: no rule forwards to the target group "spare"
           1 | targetGroups.spare={}
             | ^^^^^^^^^^^^^^^^^^
          help: AWS does not even check the health of its targets
        """#),
    WrongScenario(
      "an alarm of ten seconds",
      #""threshold": 10,"#,
      becomes: #""threshold": 10, "period": "10s","#,
      is: #"""
        full.jsonc:129:34: warning[W750]: AWS publishes the metrics of load balancers and services every 60s
         129 |       "threshold": 10, "period": "10s",
             |                                  ^^^^^
          help: the rehearsal counts as if the application published at high resolution
        """#),
    WrongScenario(
      "an alarm over bytes without sizes",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
      """#,
      becomes: #"""
        "metric": "ProcessedBytes",
              "of": "alb",
        """#,
      is: #"""
        full.jsonc:128:13: error[E563]: ProcessedBytes never has data: no request class has a size
         128 |       "of": "alb",
             |             ^^^^^
        """#),
    WrongScenario(
      "the CPU of unlimited workers",
      #"""
      "metric": "HTTPCode_Target_5XX_Count",
            "of": "green",
            "threshold": 10,
      """#,
      becomes: #"""
        "metric": "CPUUtilization",
              "of": "worker",
              "threshold": 10,
        """#,
      set: [
        #"services.worker.revision=v3"#, #"revisions.v3={"serving": {"workers": "unlimited"}}"#,
      ],
      is: #"""
        full.jsonc:128:13: warning[W751]: workers of "v3" are unlimited: its CPUUtilization is always 0
         128 |       "of": "worker",
             |             ^^^^^^^^
          help: give the revision a "workerCPU"
        """#),
  ]
}
