// The exact words for each wrong scenario.

extension WrongScenario {
  static let scaling: [WrongScenario] = [
    WrongScenario(
      "fewer tasks at most than at least",
      #""maxCapacity": 9"#,
      becomes: #""maxCapacity": 1"#,
      is: #"""
        full.jsonc:77:71: error[E309]: at most 1 is fewer than at least 2
          77 | …ing": {"minCapacity": 2, "maxCapacity": 1, "policies": {"requ…
             |                                          ^
          help: write at least 2
        """#),
    WrongScenario(
      "more tasks at the start than scaling allows",
      #""minCapacity": 2, "maxCapacity": 9"#,
      becomes: #""minCapacity": 4, "maxCapacity": 9"#,
      is: #"""
        full.jsonc:77:23: error[E551]: "worker" starts with 3 tasks, and scales from 4 to 9
          77 |       "desiredCount": 3, "scaling": {"minCa…
             |                       ^
          help: start with a number of tasks within the bounds, or widen them
        """#),
    WrongScenario(
      "a target of zero",
      #""targetValue": 600"#,
      becomes: #""targetValue": 0"#,
      is: #"""
        full.jsonc:77:195: error[E304]: 0 is out of range
          77 | …, "targetGroup": "blue", "targetValue": 0, "disableScaleIn": …
             |                                          ^
          help: allowed is a number from 0.001 to 1000000000
        """#),
    WrongScenario(
      "requests per target of no target group",
      #""targetGroup": "blue", "targetValue""#,
      becomes: #""targetValue""#,
      is: #"""
        full.jsonc:77:129: error[E554]: ALBRequestCountPerTarget needs the target group whose requests are counted
          77 | …equests": {"targetTracking": {"metric": "ALBRequestCountPerTarget", "targetValue": 600…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: add "targetGroup"
        """#),
    WrongScenario(
      "CPU of a target group",
      #""metric": "ALBRequestCountPerTarget""#,
      becomes: #""metric": "ECSServiceAverageCPUUtilization""#,
      is: #"""
        full.jsonc:77:179: error[E554]: ECSServiceAverageCPUUtilization is about the service and has no target group
          77 | …eAverageCPUUtilization", "targetGroup": "blue", "targetValue": 600…
             |                                          ^^^^^^
          help: remove it, or track ALBRequestCountPerTarget
        """#),
    WrongScenario(
      "requests per target of an unknown target group",
      #""targetGroup": "blue", "targetValue""#,
      becomes: #""targetGroup": "bleu", "targetValue""#,
      is: #"""
        full.jsonc:77:172: error[E401]: no target group has the name "bleu"
          77 | …BRequestCountPerTarget", "targetGroup": "bleu", "targetValue": 600…
             |                                          ^^^^^^
          help: did you mean "blue"?
        """#),
    WrongScenario(
      "steps on an unknown alarm",
      #""alarm": "errors", "adjustmentType""#,
      becomes: #""alarm": "error", "adjustmentType""#,
      is: #"""
        full.jsonc:77:261: error[E401]: no alarm has the name "error"
          77 | …e}}, "steps": {"stepScaling": {"alarm": "error", "adjustmentType": …
             |                                          ^^^^^^^
          help: did you mean "errors"?
        """#),
    WrongScenario(
      "steps on a composite alarm",
      #""alarm": "errors", "adjustmentType""#,
      becomes: #""alarm": "both", "adjustmentType""#,
      set: [#"alarms.both={"rule": "ALARM(errors)"}"#],
      is: #"""
        full.jsonc:77:261: error[E556]: "both" has no metric of its own, and cannot scale anything
          77 | …e}}, "steps": {"stepScaling": {"alarm": "both", "adjustmentType": …
             |                                          ^^^^^^
          help: name an alarm over a metric or an expression
        """#),
    WrongScenario(
      "requests per target under CodeDeploy",
      #""minimumHealthyPercent": 50,"#,
      becomes: #""strategy": {"codeDeploy": {}}, "minimumHealthyPercent": 50,"#,
      set: [
        #"services.worker.targetGroup=blue"#, #"services.worker.alternateTargetGroup=green"#,
        #"services.worker.productionRule=alb/production"#,
      ],
      is: #"""
        full.jsonc:77:129: warning[W721]: CodeDeploy deploys "worker", where AWS does not support ALBRequestCountPerTarget
          77 | …equests": {"targetTracking": {"metric": "ALBRequestCountPerTarget", "targetGroup": "bl…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: track ECSServiceAverageCPUUtilization, or let ECS deploy

        full.jsonc:81:9: warning[W702]: blue/green deployments have no use for "circuitBreaker"
          81 |         "circuitBreaker": {"threshold": {"count": 3}},
             |         ^^^^^^^^^^^^^^^^
          help: remove it, or take another strategy
        """#),
    WrongScenario(
      "steps with a gap",
      #""metricIntervalLowerBound": 20"#,
      becomes: #""metricIntervalLowerBound": 25"#,
      is: #"""
        full.jsonc:77:364: error[E552]: no step covers 20 to 25
          77 | …stmentMagnitude": 2, "stepAdjustments": [{"metricIntervalLowerBound": 0, "metric…}}}, "scheduledActio…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let step 2 begin at 20
        """#),
    WrongScenario(
      "steps that overlap",
      #""metricIntervalLowerBound": 20"#,
      becomes: #""metricIntervalLowerBound": 15"#,
      is: #"""
        full.jsonc:77:364: error[E552]: steps 1 and 2 overlap from 15 to 20
          77 | …stmentMagnitude": 2, "stepAdjustments": [{"metricIntervalLowerBound": 0, "metric…}}}, "scheduledActio…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let step 2 begin at 20
        """#),
    WrongScenario(
      "steps that overlap without bounds",
      #""metricIntervalLowerBound": 20, "#,
      becomes: #""#,
      is: #"""
        full.jsonc:77:364: error[E552]: steps 1 and 2 overlap: one of them has no bound there
          77 | …stmentMagnitude": 2, "stepAdjustments": [{"metricIntervalLowerBound": 0, "metric…}}}, "scheduledActio…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: only the first step may lack a lower bound, and the last an upper one
        """#),
    WrongScenario(
      "steps that end before they begin",
      #""metricIntervalUpperBound": 20"#,
      becomes: #""metricIntervalUpperBound": -5"#,
      is: #"""
        full.jsonc:77:364: error[E552]: step 1 ends at -5, where it begins or before
          77 | …stmentMagnitude": 2, "stepAdjustments": [{"metricIntervalLowerBound": 0, "metric…}}}, "scheduledActio…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let it end above 0
        """#),
    WrongScenario(
      "steps without one for the largest breach",
      #""metricIntervalLowerBound": 20,"#,
      becomes: #""metricIntervalLowerBound": 20, "metricIntervalUpperBound": 30,"#,
      is: #"""
        full.jsonc:77:364: error[E552]: no step covers what is above 30
          77 | …stmentMagnitude": 2, "stepAdjustments": [{"metricIntervalLowerBound": 0, "metric…}}}, "scheduledActio…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: leave out the upper bound of the last step
        """#),
    WrongScenario(
      "steps without one for the deepest breach",
      #""metricIntervalLowerBound": 0,"#,
      becomes: #""metricIntervalLowerBound": -10,"#,
      is: #"""
        full.jsonc:77:364: error[E552]: no step covers what is below -10
          77 | …stmentMagnitude": 2, "stepAdjustments": [{"metricIntervalLowerBound": -10, "metr…}}}, "scheduledActio…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: leave out the lower bound of the first step
        """#),
    WrongScenario(
      "two policies on one metric",
      #""steps": {"stepScaling""#,
      becomes:
        #""again": {"targetTracking": {"metric": "ALBRequestCountPerTarget", "targetGroup": "blue", "targetValue": 300}}, "steps": {"stepScaling""#,
      is: #"""
        full.jsonc:77:265: error[E553]: another policy of the service tracks ALBRequestCountPerTarget already
          77 | … "again": {"targetTracking": {"metric": "ALBRequestCountPerTarget", "targetGroup": "bl…
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: remove one of the two
        """#),
    WrongScenario(
      "a HorizontalPodAutoscaler beside another policy",
      #""steps": {"stepScaling""#,
      becomes:
        #""pods": {"horizontalPodAutoscaler": {"averageUtilization": 70}}, "steps": {"stepScaling""#,
      is: #"""
        full.jsonc:77:226: error[E555]: a HorizontalPodAutoscaler cannot share a service with other policies
          77 | …tValue": 600, "disableScaleIn": true}}, "pods": {"horizontalPodAut…
             |                                          ^^^^^^
          help: remove the others, or take "targetTracking"
        """#),
    WrongScenario(
      "a scheduled action without bounds",
      #""every": "1d", "minCapacity": 4"#,
      becomes: #""every": "1d""#,
      is: #"""
        full.jsonc:77:547: error[E202]: a scheduled action needs "minCapacity" or "maxCapacity"
          77 | …: 30}]}}}, "scheduledActions": {"noon": {"at": "10m", "every"…
             |                                          ^
          help: add "minCapacity": 10
        """#),
    WrongScenario(
      "a scheduled action with reversed bounds",
      #""every": "1d", "minCapacity": 4"#,
      becomes: #""minCapacity": 4, "maxCapacity": 3"#,
      is: #"""
        full.jsonc:77:594: error[E309]: at most 3 is fewer than at least 4
          77 | …"10m", "minCapacity": 4, "maxCapacity": 3}}},
             |                                          ^
          help: write at least 4
        """#),
    WrongScenario(
      "a scheduled action after the end",
      #""noon": {"at": "10m""#,
      becomes: #""noon": {"at": "40m""#,
      is: #"""
        full.jsonc:77:554: warning[W703]: the scheduled action takes effect at 40m, the run ends at 30m
          77 | …}}, "scheduledActions": {"noon": {"at": "40m", "every": "1d", "mi…
             |                                          ^^^^^
          help: lengthen "duration" or do it earlier
        """#),
  ]
}
