// The exact words for each wrong scenario.

extension WrongScenario {
  /// Templates of AWS FIS, and faults that are injected together.
  static let experiments: [WrongScenario] = [
    WrongScenario(
      "an action without counterpart",
      #""template": "fis.json""#,
      becomes: #""template": "fis-0.json""#,
      in: FullFaults.text,
      is: #"""
        fis-0.json:10:28: error[E682]: "aws:s3:bucket-pause-replication" has no counterpart here
          10 |       "stop": {"actionId": "aws:s3:bucket-pause-replication", "targets": {"Tasks": "Tasks"}},
             |                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: supported are: aws:ecs:stop-task, aws:eks:pod-delete, aws:ecs:drain-container-instances, aws:ecs:task-kill-process, aws:ecs:task-cpu-stress, aws:eks:pod-cpu-stress, aws:ecs:task-network-latency, aws:eks:pod-network-latency, aws:ecs:task-network-packet-loss, aws:eks:pod-network-packet-loss, aws:ecs:task-network-blackhole-port, aws:eks:pod-network-blackhole-port, aws:ec2:stop-instances, aws:ec2:terminate-instances, aws:ec2:reboot-instances, aws:eks:terminate-nodegroup-instances, aws:ebs:pause-io, aws:ebs:pause-volume-io, aws:ec2:api-insufficient-instance-capacity-error, aws:ec2:asg-insufficient-instance-capacity-error, aws:fis:inject-api-internal-error, aws:fis:inject-api-throttle-error, aws:fis:inject-api-unavailable-error, aws:network:disrupt-connectivity, aws:network:route-table-disrupt-cross-region-connectivity, aws:network:transit-gateway-disrupt-cross-region-connectivity, aws:lambda:invocation-add-delay, aws:lambda:invocation-error, aws:elasticache:replicationgroup-interrupt-az-power, aws:elasticache:interrupt-cluster-az-power, aws:dynamodb:global-table-pause-replication, aws:rds:failover-db-cluster, aws:rds:reboot-db-instances, aws:fis:wait, aws:cloudwatch:assert-alarm-state
        """#),
    WrongScenario(
      "a target of a template that is nothing",
      #""Tasks": "shop", "eu""#,
      becomes: #""eu""#,
      in: FullFaults.text,
      is: #"""
        fis.json:6:7: error[E683]: nothing says what the target "Tasks" is in this scenario
           6 |       "Tasks": {"resourceType": "…
             |       ^^^^^^^
          help: add it to the experiment's "targets", as in {"Tasks": "shop"}
        """#),
    WrongScenario(
      "an action that starts after nothing",
      #""template": "fis.json""#,
      becomes: #""template": "fis-2.json""#,
      in: FullFaults.text,
      is: #"""
        fis-2.json:15:55: error[E684]: there is no action "breath"
          15 |         "targets": {"Tasks": "Tasks"}, "startAfter": ["breath"]
             |                                                       ^^^^^^^^
          help: did you mean "breathe"?

        fis-2.json:20:56: error[E684]: there is no action "breath"
          20 |         "targets": {"Subnets": "Nets"}, "startAfter": ["breath"]
             |                                                        ^^^^^^^^
          help: did you mean "breathe"?
        """#),
    WrongScenario(
      "actions in a circle",
      #""template": "fis.json""#,
      becomes: #""template": "fis-3.json""#,
      in: FullFaults.text,
      is: #"""
        fis-3.json:11:98: error[E684]: "breathe" starts after itself
          11 | …": {"duration": "PT1M"}, "startAfter": ["cut"]},
             |                                          ^^^^^
          help: break the circle in "startAfter"
        """#),
    WrongScenario(
      "a duration that is none",
      #""template": "fis.json""#,
      becomes: #""template": "fis-4.json""#,
      in: FullFaults.text,
      is: #"""
        fis-4.json:14:36: error[E684]: "5m" is no duration of FIS
          14 |         "parameters": {"duration": "5m", "delayMilliseconds": "300"},
             |                                    ^^^^
          help: write it like "PT5M"; from one minute to twelve hours
        """#),
    WrongScenario(
      "a selection that is none",
      #""template": "fis.json""#,
      becomes: #""template": "fis-5.json""#,
      in: FullFaults.text,
      is: #"""
        fis-5.json:6:94: error[E684]: "HALF" is no selection mode
           6 | …urceArns": ["a:b:c:"], "selectionMode": "HALF"},
             |                                          ^^^^^^
          help: modes are: "ALL", "COUNT(2)", "PERCENT(50)"
        """#),
    WrongScenario(
      "an alarm of a template that is nothing",
      #""alarms": {"high": "errors"}"#,
      becomes: #""alarms": {"low": "errors"}"#,
      in: FullFaults.text,
      is: #"""
        fis.json:24:51: error[E401]: no alarm has the name "high"
          24 | …urce": "aws:cloudwatch:alarm", "value": "arn:aws:cloudwatch:us-east-1:1111222233…}
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: alarms are: "errors"
        """#),
    WrongScenario(
      "a number that is none",
      #""template": "fis.json""#,
      becomes: #""template": "fis-7.json""#,
      in: FullFaults.text,
      is: #"""
        fis-7.json:14:65: error[E684]: "much" is no value of "delayMilliseconds"
          14 |         "parameters": {"duration": "PT5M", "delayMilliseconds": "much"},
             |                                                                 ^^^^^^
          help: allowed is a whole number from 0 to 60000
        """#),
    WrongScenario(
      "a template's names without a template",
      #""name": "ours", "at": "30m","#,
      becomes: #""name": "ours", "at": "30m", "region": "us-east-1","#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:58:46: error[E684]: "region" explains a template, and there is none
          58 | … "name": "ours", "at": "30m", "region": "us-east-1", "stopConditions": …
             |                                          ^^^^^^^^^^^
          help: leave it out
        """#),
    WrongScenario(
      "an experiment that is stopped at once",
      #""threshold": 1, "treat"#,
      becomes: #""initialState": "ALARM", "threshold": 1, "treat"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:57:5: warning[W794]: the alarm "errors" rings from the start
          57 |     {
             |     ^
          help: the experiment is stopped as soon as it begins, unless the alarm is OK by then

        full.jsonc:62:5: warning[W794]: the alarm "errors" rings from the start
          62 |     {
             |     ^
          help: the experiment is stopped as soon as it begins, unless the alarm is OK by then
        """#),
    WrongScenario(
      "more actions than FIS takes",
      #""template": "fis.json""#,
      becomes: #""template": "fis-8.json""#,
      in: FullFaults.text,
      is: #"""
        fis-8.json:3:12: error[E684]: 21 actions are more than FIS takes
           3 | "actions": {
             |            ^
          help: a template has at most 20; add a second experiment
        """#),
    WrongScenario(
      "a longer parameter than FIS takes",
      #""template": "fis.json""#,
      becomes: #""template": "fis-9.json""#,
      in: FullFaults.text,
      is: #"""
        fis-9.json:4:143: error[E684]: the parameter "availabilityZoneIdentifiers" is longer than FIS takes
           4 | … "PT5M", "availabilityZoneIdentifiers": "a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a…}}
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: it takes at most 1,024 characters
        """#),
    WrongScenario(
      "more faults than an experiment has",
      #""template": "fis.json""#,
      becomes: #""template": "fis-10.json""#,
      in: FullFaults.text,
      is: #"""
        fis-10.json:20:1: error[E684]: the template makes more than 1,000 faults
          20 | "short-17": {"actionId": "aws:…
             | ^^^^^^^^^^
          help: name fewer zones, or split it into several experiments

        fis-10.json:21:1: error[E684]: the template makes more than 1,000 faults
          21 | "short-18": {"actionId": "aws:…
             | ^^^^^^^^^^
          help: name fewer zones, or split it into several experiments

        fis-10.json:22:1: error[E684]: the template makes more than 1,000 faults
          22 | "short-19": {"actionId": "aws:…
             | ^^^^^^^^^^
          help: name fewer zones, or split it into several experiments

        fis-10.json:23:1: error[E684]: the template makes more than 1,000 faults
          23 | "short-20": {"actionId": "aws:…
             | ^^^^^^^^^^
          help: name fewer zones, or split it into several experiments
        """#),
    WrongScenario(
      "filters that leave no zone",
      #""template": "fis.json""#,
      becomes: #""template": "fis-16.json""#,
      in: FullFaults.text,
      is: #"""
        fis-16.json:6:7: error[E684]: the filters of the target "Tasks" leave no zone
           6 |       "Tasks": {"resourceType": "…
             |       ^^^^^^^
          help: name a zone that all of its filters allow
        """#),
    WrongScenario(
      "a target that is narrowed",
      #""template": "fis.json""#,
      becomes: #""template": "fis-11.json""#,
      in: FullFaults.text,
      is: #"""
        fis-11.json:6:49: warning[W795]: "resourceTags" of the target "Tasks" is passed over
           6 |       "Tasks": {"resourceType": "aws:ecs:task", "resourceTags": {"tier": "web"},
             |                                                 ^^^^^^^^^^^^^^
          help: it does not narrow "shop" here

        fis-11.json:7:75: warning[W795]: "functionQualifier" of the target "Tasks" is passed over
           7 |       "parameters": {"cluster": "c", "service": "s", "functionQualifier": "1"},
             |                                                                           ^^^
          help: it does not narrow "shop" here

        fis-11.json:9:18: warning[W795]: "VpcId" of the target "Tasks" is passed over
           9 |         {"path": "VpcId", "values": ["vpc-1"]},
             |                  ^^^^^^^
          help: it does not narrow "shop" here
        """#),
    WrongScenario(
      "a state that no alarm has",
      #""template": "fis.json""#,
      becomes: #""template": "fis-12.json""#,
      in: FullFaults.text,
      is: #"""
        fis-12.json:4:110: error[E684]: "OKAY" is no state of an alarm
           4 | …": {"alarmArns": "high", "alarmStates": "ALARM, OKAY"}}
             |                                          ^^^^^^^^^^^^^
          help: states are: OK, ALARM, INSUFFICIENT_DATA
        """#),
    WrongScenario(
      "errors of calls that nobody makes",
      #""template": "fis.json""#,
      becomes: #""template": "fis-13.json""#,
      in: FullFaults.text,
      is: #"""
        fis-13.json:4:128: error[E682]: calls of "DescribeInstances" have no counterpart here
           4 | …"PT5M", "service": "ec2", "operations": "DescribeInstances"}}
             |                                          ^^^^^^^^^^^^^^^^^^^
          help: supported are, of "ec2": CreateFleet, RequestSpotFleet, RequestSpotInstances, RunInstances, RunScheduledInstances, StartInstances
        """#),
    WrongScenario(
      "errors of some calls that nobody makes",
      #""template": "fis.json""#,
      becomes: #""template": "fis-14.json""#,
      in: FullFaults.text,
      is: #"""
        fis-14.json:4:128: warning[W795]: the operation "DescribeInstances" is passed over
           4 | …"PT5M", "service": "ec2", "operations": "RunInstances, DescribeInstances"}}
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: nothing here calls it
        """#),
    WrongScenario(
      "a parameter without counterpart",
      #""template": "fis.json""#,
      becomes: #""template": "fis-15.json""#,
      in: FullFaults.text,
      is: #"""
        fis-15.json:14:88: warning[W795]: the parameter "flowsPercent" of "aws:ecs:task-network-latency" is passed over
          14 |         "parameters": {"duration": "PT5M", "delayMilliseconds": "300", "flowsPercent": "5"},
             |                                                                                        ^^^
          help: without it the action does the same here
        """#),
    WrongScenario(
      "a fault for good outside of experiments",
      #"{"at": "3m", "zoneIsolated""#,
      becomes: #"{"at": "3m", "forGood": true, "zoneIsolated""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:24:18: error[E681]: only the end of an experiment would end a fault without a duration
          24 |     {"at": "3m", "forGood": true, "zoneIsolated": "use1-az2"},
             |                  ^^^^^^^^^
          help: leave "forGood" out
        """#),
    WrongScenario(
      "a fault for good with an end",
      #"{"at": "2m", "forGood": true,"#,
      becomes: #"{"at": "2m", "duration": "1m", "forGood": true,"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:59:87: error[E681]: a fault for good has no end
          59 | …, "zoneLost": "use1-az1"}, {"at": "2m", "duration": "1m", "forGood": t…
             |                                          ^^^^^^^^^^
          help: leave "duration" or "forGood" out
        """#),
  ]
}
