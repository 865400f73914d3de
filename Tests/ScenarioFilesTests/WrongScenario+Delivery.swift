// The exact words for each wrong scenario.

extension WrongScenario {
  static let delivery: [WrongScenario] = [
    WrongScenario(
      "blue/green without an alternate group",
      #"""
      "alternateTargetGroup": "green",

      """#,
      becomes: #"""


        """#,
      is: #"""
        full.jsonc:61:5: error[E513]: blue/green deployments of "shop" need "alternateTargetGroup"
          61 |     "shop": {
             |     ^^^^^^
          help: add it, or take the strategy "rolling"

        full.jsonc:90:13: warning[W705]: requests of "api" go to "green", which has no targets
          90 |       "to": "alb/production",
             |             ^^^^^^^^^^^^^^^^
          help: register a service or a fleet with it
        """#),
    WrongScenario(
      "blue/green without a production rule",
      #"""
      "productionRule": "alb/production",

      """#,
      becomes: #"""


        """#,
      is: #"""
        full.jsonc:61:5: error[E513]: blue/green deployments of "shop" need "productionRule"
          61 |     "shop": {
             |     ^^^^^^
          help: add it, or take the strategy "rolling"
        """#),
    WrongScenario(
      "blue/green with one group",
      #""alternateTargetGroup": "green""#,
      becomes: #""alternateTargetGroup": "blue""#,
      is: #"""
        full.jsonc:65:31: error[E513]: blue/green needs two target groups, both are "blue"
          65 |       "alternateTargetGroup": "blue",
             |                               ^^^^^^

        full.jsonc:90:13: warning[W705]: requests of "api" go to "green", which has no targets
          90 |       "to": "alb/production",
             |             ^^^^^^^^^^^^^^^^
          help: register a service or a fleet with it
        """#),
    WrongScenario(
      "a production rule that does not lead to green",
      #"{"forward": {"blue": 100, "green": 0}}"#,
      becomes: #"{"forward": {"blue": 100}}"#,
      is: #"""
        full.jsonc:66:25: error[E514]: "alb/production" does not forward to "green"
          66 |       "productionRule": "alb/production",
             |                         ^^^^^^^^^^^^^^^^
          help: let it forward to "blue" and "green", one of them with weight 0
        """#),
    WrongScenario(
      "a test rule that is the production rule",
      #""testRule": "alb/test""#,
      becomes: #""testRule": "alb/production""#,
      is: #"""
        full.jsonc:67:19: error[E514]: the test rule is the production rule
          67 |       "testRule": "alb/production",
             |                   ^^^^^^^^^^^^^^^^
          help: name a rule of another listener
        """#),
    WrongScenario(
      "a circuit breaker with blue/green",
      #""bakeTime": "5m","#,
      becomes: #""bakeTime": "5m", "circuitBreaker": {},"#,
      is: #"""
        full.jsonc:70:27: warning[W702]: blue/green deployments have no use for "circuitBreaker"
          70 |         "bakeTime": "5m", "circuitBreaker": {},
             |                           ^^^^^^^^^^^^^^^^
          help: remove it, or take another strategy
        """#),
    WrongScenario(
      "hooks with rolling deployments",
      #""maximumPercent": 150,"#,
      becomes:
        #""maximumPercent": 150, "hooks": [{"stage": "POST_SCALE_UP", "outcome": "succeeds"}],"#,
      is: #"""
        full.jsonc:80:32: warning[W702]: rolling deployments have no use for "hooks"
          80 |         "maximumPercent": 150, "hooks": [{"stage": "POST_SCALE_UP", "outcome": "succeeds"}],
             |                                ^^^^^^^
          help: remove it, or take another strategy
        """#),
    WrongScenario(
      "a hook at a stage without hooks",
      #""stage": "POST_SCALE_UP""#,
      becomes: #""stage": "SCALE_UP""#,
      is: #"""
        full.jsonc:72:29: error[E523]: nothing can be hooked to SCALE_UP
          72 |         "hooks": [{"stage": "SCALE_UP", "duration": "30s", "outcome": "succeeds"}],
             |                             ^^^^^^^^^^
          help: take the stage before or after it
        """#),
    WrongScenario(
      "an analysis that never waits between its measurements",
      #""bakeTime": "5m","#,
      becomes:
        #""bakeTime": "5m", "analyses": {"e": {"argo": {"metrics": {"m": {"query": "errorRate", "window": "1m", "count": 5}}}}},"#,
      is: #"""
        full.jsonc:70:40: error[E581]: the analysis "e" makes no sense: "m" is measured 5 times without an interval
          70 |         "bakeTime": "5m", "analyses": {"e": {"argo": {"metrics…
             |                                        ^^^
        """#),
    WrongScenario(
      "a bad build that is no worse than a good one",
      #""bakeTime": "5m","#,
      becomes:
        #""bakeTime": "5m", "analyses": {"e": {"sequential": {"rates": {"healthy": "5%", "defective": "5%"}}}},"#,
      is: #"""
        full.jsonc:70:40: error[E581]: the analysis "e" makes no sense: "defective" is 0.05, which is not above 0.05 and below 1
          70 |         "bakeTime": "5m", "analyses": {"e": {"sequential": {"r…
             |                                        ^^^
        """#),
    WrongScenario(
      "a judge without a baseline",
      #""maximumPercent": 150,"#,
      becomes: #""maximumPercent": 150, "analyses": {"e": {"fisher": {}}},"#,
      is: #"""
        full.jsonc:80:45: error[E582]: the judge of "e" has no baseline to compare with
          80 |         "maximumPercent": 150, "analyses": {"e": {"fisher": {}}},
             |                                             ^^^
          help: take a strategy with two target groups, such as "canary"
        """#),
    WrongScenario(
      "a hook that asks an analysis that is not there",
      #""duration": "30s", "outcome": "succeeds""#,
      becomes: #""duration": "30s", "analysis": "errors""#,
      is: #"""
        full.jsonc:72:77: error[E401]: no analysis of this deployment has the name "errors"
          72 |         "hooks": [{"stage": "POST_SCALE_UP", "duration": "30s", "analysis": "errors"}],
             |                                                                             ^^^^^^^^
          help: describe it under "analyses" of the deployment
        """#),
    WrongScenario(
      "a hook without a result",
      #"{"stage": "POST_SCALE_UP", "duration": "30s", "outcome": "succeeds"}"#,
      becomes: #"{"stage": "POST_SCALE_UP", "duration": "30s"}"#,
      is: #"""
        full.jsonc:72:19: error[E205]: a hook needs one of several keys
          72 |         "hooks": [{"stage": "POST_SCALE_UP", "duration": "30s"}],
             |                   ^
          help: keys are: "outcome", "approval", "analysis"
        """#),
    WrongScenario(
      "a bake time of two days",
      #""bakeTime": "5m""#,
      becomes: #""bakeTime": "2d""#,
      is: #"""
        full.jsonc:70:21: error[E304]: "2d" is out of range
          70 |         "bakeTime": "2d",
             |                     ^^^^
          help: allowed is a duration from 0s to 1d
        """#),
    WrongScenario(
      "a stop timeout above Fargate's most",
      #""stopTimeout": "20s""#,
      becomes: #""stopTimeout": "3m""#,
      is: #"""
        full.jsonc:56:58: error[E304]: "3m" is out of range
          56 |       "stop": {"onTermination": "finish", "stopTimeout": "3m"},
             |                                                          ^^^^
          help: allowed is a duration from 2s to 2m
        """#),
    WrongScenario(
      "a rolling deployment without room",
      #"""
      "minimumHealthyPercent": 50,
              "maximumPercent": 150
      """#,
      becomes: #"""
        "minimumHealthyPercent": 100,
                "maximumPercent": 125
        """#,
      is: #"""
        full.jsonc:78:21: warning[W701]: a deployment of "worker" cannot proceed: with a desired count of 3 at least 3 must stay (100%, rounded up) and at most 3 may run (125%, rounded down)
          78 |       "deployment": {
             |                     ^
          help: raise "maximumPercent" to 134 or lower "minimumHealthyPercent" to 66
        """#),
    WrongScenario(
      "an unknown strategy",
      #""strategy": "blueGreen""#,
      becomes: #""strategy": "bluegreen-canary""#,
      is: #"""
        full.jsonc:69:21: error[E204]: "bluegreen-canary" is not a strategy
          69 |         "strategy": "bluegreen-canary",
             |                     ^^^^^^^^^^^^^^^^^^
          help: choices are: "rolling", "blueGreen", "canary", "linear", "codeDeploy"
        """#),
    WrongScenario(
      "a step with two actions",
      #"{"scale": {"service""#,
      becomes: #"{"rollBack": "shop", "scale": {"service""#,
      is: #"""
        full.jsonc:138:6: error[E205]: a step of the plan has the keys "scale" and "rollBack", only one of them can apply
         138 |     {"rollBack": "shop", "scale": {"service": "worker", "desiredCount": 5}},
             |      ^^^^^^^^^^
          help: make two of it
        """#),
    WrongScenario(
      "a step without an action",
      #"{"scale": {"service": "worker", "desiredCount": 5}}"#,
      becomes: #"{"after": "5m"}"#,
      is: #"""
        full.jsonc:138:5: error[E205]: a step of the plan needs one of several keys
         138 |     {"after": "5m"},
             |     ^
          help: keys are: "deploy", "shift", "shiftName", "changeRecords", "routingControls", "zonalShift", "cancelZonalShift", "scale", "stop", "rollBack", "migrate", "addReplica", "promote", "drain", "resume", "revertConfiguration", "decide", "verify", "parallel", "wait"
        """#),
    WrongScenario(
      "a step after the end",
      #"{"at": "5m", "deploy""#,
      becomes: #"{"at": "45m", "deploy""#,
      is: #"""
        full.jsonc:135:12: warning[W703]: the step begins at 45m, the run ends at 30m
         135 |     {"at": "45m", "deploy": {"service": "shop", "revision": "v2"}},
             |            ^^^^^
          help: lengthen "duration" or do it earlier
        """#),
    WrongScenario(
      "a wait for a deployment that nobody begins",
      #"{"deploymentFinished": "shop"}"#,
      becomes: #"{"deploymentFinished": "worker"}"#,
      is: #"""
        full.jsonc:136:45: error[E521]: no step before this one deploys "worker"
         136 |     {"wait": {"for": {"deploymentFinished": "worker"}, "deadline": "20m"}},
             |                                             ^^^^^^^^
          help: put a "deploy" of it before
        """#),
    WrongScenario(
      "a wait for more targets than there are",
      #"{"deploymentFinished": "shop"}"#,
      becomes: #"{"healthyTargets": {"targetGroup": "old", "atLeast": 3}}"#,
      is: #"""
        full.jsonc:136:75: error[E521]: "old" never has more than 2 targets, 3 are waited for
         136 |     {"wait": {"for": {"healthyTargets": {"targetGroup": "old", "atLeast": 3}}, "deadline": "20m"}},
             |                                                                           ^
          help: wait for at most 2
        """#),
    WrongScenario(
      "a rollback of nothing",
      #"{"scale": {"service": "worker", "desiredCount": 5}}"#,
      becomes: #"{"rollBack": "worker"}"#,
      is: #"""
        full.jsonc:138:18: error[E521]: no step before this one deploys "worker"
         138 |     {"rollBack": "worker"},
             |                  ^^^^^^^^
          help: put a "deploy" of it before
        """#),
    WrongScenario(
      "a shift to a group that the rule does not have",
      #""weights": {"blue": 0, "green": 1}"#,
      becomes: #""weights": {"old": 1}"#,
      is: #"""
        full.jsonc:137:73: error[E522]: "alb/production/api" does not forward to "old"
         137 |     {"after": "1m", "shift": {"rule": "alb/production/api", "weights": {"old": 1}}},
             |                                                                         ^^^^^
          help: let it forward to it with weight 0
        """#),
    WrongScenario(
      "a shift to nowhere",
      #""weights": {"blue": 0, "green": 1}"#,
      becomes: #""weights": {"blue": 0, "green": 0}"#,
      is: #"""
        full.jsonc:137:72: error[E509]: the weights of the shift sum to zero
         137 |     {"after": "1m", "shift": {"rule": "alb/production/api", "weights": {"blue": 0, "green": 0}}},
             |                                                                        ^
          help: give at least one target group a weight
        """#),
    WrongScenario(
      "a fault after the end",
      #"{"at": "12m", "targetsLost""#,
      becomes: #"{"at": "31m", "targetsLost""#,
      is: #"""
        full.jsonc:143:12: warning[W703]: the fault begins at 31m, the run ends at 30m
         143 |     {"at": "31m", "targetsLost": {"of": "legacy", "count": 1, "mode": "hang"}},
             |            ^^^^^
          help: lengthen "duration" or do it earlier
        """#),
    WrongScenario(
      "a fault without a time",
      #"{"at": "12m", "targetsLost""#,
      becomes: #"{"targetsLost""#,
      is: #"""
        full.jsonc:143:5: error[E202]: a fault needs the key "at"
         143 |     {"targetsLost": {"of": "legacy", "count": 1, "mode": "hang"}},
             |     ^
          help: add "at": "30s"
        """#),
    WrongScenario(
      "more datapoints than periods",
      #""datapointsToAlarm": 2"#,
      becomes: #""datapointsToAlarm": 4"#,
      is: #"""
        full.jsonc:131:28: error[E515]: 4 datapoints are more than 3 evaluation periods
         131 |       "datapointsToAlarm": 4,
             |                            ^
          help: write at most 3
        """#),
    WrongScenario(
      "a period of 90 seconds",
      #""threshold": 10,"#,
      becomes: #""threshold": 10, "period": "90s","#,
      is: #"""
        full.jsonc:129:34: error[E517]: "1m30s" is no period of CloudWatch
         129 |       "threshold": 10, "period": "90s",
             |                                  ^^^^^
          help: it takes 10s, 20s, 30s and multiples of 60s; write "2m"
        """#),
    WrongScenario(
      "a metric of the load balancer over a target group",
      #""HTTPCode_Target_5XX_Count""#,
      becomes: #""HTTPCode_ELB_5XX_Count""#,
      is: #"""
        full.jsonc:128:13: error[E516]: HTTPCode_ELB_5XX_Count is not reported for the target group "green"
         128 |       "of": "green",
             |             ^^^^^^^
          help: it is reported for load balancers
        """#),
    WrongScenario(
      "a delay that ends before it begins",
      #"{"from": "10s", "to": "20s"}"#,
      becomes: #"{"from": "20s", "to": "10s"}"#,
      is: #"""
        full.jsonc:146:52: error[E309]: the range ends at 10s, before it begins at 20s
         146 |   "launch": {"provisioning": {"from": "20s", "to": "10s"}},
             |                                                    ^^^^^
          help: exchange the two
        """#),
  ]
}
