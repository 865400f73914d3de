// The exact words for each wrong scenario.

extension WrongScenario {
  static let faults: [WrongScenario] = [
    WrongScenario(
      "an unknown place",
      #""linkCut": {"from": "european-clients""#,
      becomes: #""linkCut": {"from": "europe""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:25:38: error[E401]: no place has the name "europe"
          25 |     {"at": "4m", "linkCut": {"from": "europe", "to": "us-east-1", "oneWay": true}},
             |                                      ^^^^^^^^
          help: places are: "us-east-1", "eu-west-1", "european-clients"
        """#),
    WrongScenario(
      "a way to itself",
      #""packetLoss": {"from": "us-east-1", "to": "eu-west-1""#,
      becomes: #""packetLoss": {"from": "us-east-1", "to": "us-east-1""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:27:60: error[E675]: there is no way from "us-east-1" to itself that could fail
          27 |     {"at": "6m", "packetLoss": {"from": "us-east-1", "to": "us-east-1", "loss": "2%"}},
             |                                                            ^^^^^^^^^^^
          help: name two places
        """#),
    WrongScenario(
      "a share of the power",
      #"{"at": "3m", "zoneLost""#,
      becomes: #"{"at": "3m", "share": "50%", "ramp": "1m", "zoneLost""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:23:27: error[E676]: "zoneLost" is about one thing, of which there is no share
          23 |     {"at": "3m", "share": "50%", "ramp": "1m", "zoneLost": "use1-az1"},
             |                           ^^^^^
          help: leave it out

        full.jsonc:23:42: error[E676]: "zoneLost" is there or not, it cannot come by and by
          23 |     {"at": "3m", "share": "50%", "ramp": "1m", "zoneLost": "use1-az1"},
             |                                          ^^^^
          help: leave it out
        """#),
    WrongScenario(
      "a share of a slow registry",
      #"{"at": "17m","#,
      becomes: #"{"at": "17m", "share": "50%","#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:39:28: error[E676]: "imageRegistrySlow" meets everything alike, there is no share of it
          39 |     {"at": "17m", "share": "50%", "imageRegistrySlow": {"factor": 0.2}},
             |                            ^^^^^
          help: say how strong it is by its own keys
        """#),
    WrongScenario(
      "a share of nobody",
      #""share": "20%", "dependencySlow""#,
      becomes: #""share": "0%", "dependencySlow""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:40:28: warning[W793]: "dependencySlow" meets none of the calls
          40 |     {"at": "18m", "share": "0%", "dependencySlow": …
             |                            ^^^^
          help: give a share above 0%
        """#),
    WrongScenario(
      "ramps that are longer than the fault",
      #""ramp": "1m", "fades": true"#,
      becomes: #""ramp": "6m", "fades": true"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:26:45: error[E677]: the ramps up and down take longer than the fault, which lasts 10m
          26 | …{"at": "5m", "duration": "10m", "ramp": "6m", "fades": true, "li…
             |                                          ^^^^
          help: shorten the ramp, or lengthen the fault
        """#),
    WrongScenario(
      "a ramp that is longer than the fault",
      #""ramp": "1m", "fades": true"#,
      becomes: #""ramp": "11m""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:26:45: error[E677]: the ramp takes longer than the fault, which lasts 10m
          26 | …{"at": "5m", "duration": "10m", "ramp": "11m", "linkSlow": {"from…
             |                                          ^^^^^
          help: shorten the ramp, or lengthen the fault
        """#),
    WrongScenario(
      "a fault that fades and never ends",
      #""duration": "10m", "ramp": "1m", "fades": true"#,
      becomes: #""ramp": "1m", "fades": true"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:26:41: error[E677]: a fault without "duration" cannot fade
          26 |     {"at": "5m", "ramp": "1m", "fades": true, "linkSlow": {"from…
             |                                         ^^^^
          help: add "duration"
        """#),
    WrongScenario(
      "a count and a share",
      #""targetsLost": {"of": "shop", "#,
      becomes: #""targetsLost": {"of": "shop", "count": 2, "#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:30:73: error[E678]: the fault meets a share of the targets, and 2 of them
          30 |     {"at": "8m", "share": "50%", "targetsLost": {"of": "shop", "count": 2, "mode": "error"}},
             |                                                                         ^
          help: leave one of the two out
        """#),
    WrongScenario(
      "a control plane of no region",
      #"{"plane": "ecs", "region": "us-east-1"}"#,
      becomes: #"{"plane": "ecs"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:28:48: error[E679]: each region has its own control plane of "ecs"
          28 |     {"at": "7m", "controlPlaneDown": {"plane": "ecs"}},
             |                                                ^^^^^
          help: add "region": "us-east-1"
        """#),
    WrongScenario(
      "a region of Route 53",
      #"{"plane": "route53"}"#,
      becomes: #"{"plane": "route53", "region": "us-east-1"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:29:69: error[E679]: there is one control plane of "route53" for all regions
          29 |     {"at": "7m", "controlPlaneDown": {"plane": "route53", "region": "us-east-1"}},
             |                                                                     ^^^^^^^^^^^
          help: leave "region" out
        """#),
    WrongScenario(
      "a zone of another region",
      #""capacityShortage": {"zone": "use1-az1"}"#,
      becomes: #""capacityShortage": {"zone": "use1-az1", "region": "eu-west-1"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:35:48: error[E680]: the zone "use1-az1" is not in eu-west-1
          35 |     {"at": "13m", "capacityShortage": {"zone": "use1-az1", "region": "eu-west-1"}},
             |                                                ^^^^^^^^^^
          help: leave one of them out
        """#),
    WrongScenario(
      "a load balancer and a region",
      #"{"loadBalancer": "use1"}"#,
      becomes: #"{"loadBalancer": "use1", "region": "us-east-1"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:34:86: error[E680]: "region" means all its load balancers, "loadBalancer" only "use1"
          34 |     {"at": "12m", "loadBalancerHealthChecksFlap": {"loadBalancer": "use1", "region": "us-east-1"}},
             |                                                                                      ^^^^^^^^^^^
          help: leave one of them out
        """#),
    WrongScenario(
      "a configuration without effect",
      #", "errorRate": "10%", "slowness": 1.5, "failsHealthChecks": true"#,
      becomes: "",
      in: FullFaults.text,
      is: #"""
        full.jsonc:33:19: warning[W793]: nothing happens to anybody
          33 |     {"at": "11m", "badConfiguration": {"of": "shop"}},
             |                   ^^^^^^^^^^^^^^^^^^
          help: add an "errorRate", a "slowness" or "failsHealthChecks"
        """#),
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
      "a wrong record that leads nowhere",
      #""recordWrong": {"name": "shop.example.com", "to": "use1/web"}"#,
      becomes: #""recordWrong": {"name": "shop.example.com", "to": "use2/web"}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:42:69: error[E401]: no load balancer has the name "use2"
          42 |     {"at": "20m", "recordWrong": {"name": "shop.example.com", "to": "use2/web"}},
             |                                                                     ^^^^^^^^^^
          help: did you mean "use1"?
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
    WrongScenario(
      "faults of tables where none is",
      #"{"us-east-1": {}, "eu-west-1": {}}"#,
      becomes: #"{"eu-west-1": {}}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:45:83: warning[W793]: "orders" has no replica in us-east-1, so nothing happens to anybody
          45 |     {"at": "23m", "share": "30%", "tableThrottled": {"table": "orders", "region": "us-east-1"}},
             |                                                                                   ^^^^^^^^^^^
          help: name a region with a replica

        full.jsonc:46:66: warning[W793]: "orders" has no replica in us-east-1, so nothing happens to anybody
          46 | …mpaired": {"table": "orders", "region": "us-east-1", "errorRate": "5%",…
             |                                          ^^^^^^^^^^^
          help: name a region with a replica

        full.jsonc:47:51: warning[W793]: no table has a replica in us-east-1, so nothing happens to anybody
          47 |     {"at": "25m", "tablesUnreachable": {"region": "us-east-1"}},
             |                                                   ^^^^^^^^^^^
          help: name a region with a replica
        """#),
    WrongScenario(
      "a dependency that is not slow",
      #"{"dependency": "db", "factor": 5, "added": "1s"}"#,
      becomes: #"{"dependency": "db", "factor": 1}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:40:35: warning[W793]: nothing happens to anybody
          40 |     {"at": "18m", "share": "20%", "dependencySlow": {"dependency": "db", "factor": 1}},
             |                                   ^^^^^^^^^^^^^^^^
          help: add a "factor" or "added"
        """#),
    WrongScenario(
      "an image registry that is not slow",
      #"{"factor": 0.2}"#,
      becomes: #"{"factor": 1}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:39:19: warning[W793]: nothing happens to anybody
          39 |     {"at": "17m", "imageRegistrySlow": {"factor": 1}},
             |                   ^^^^^^^^^^^^^^^^^^^
          help: add a "factor" below 1
        """#),
    WrongScenario(
      "targets in zones of nobody",
      #""zones": ["use1-az2"], "lot""#,
      becomes: #""zones": ["euw1-az1"], "lot""#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:31:73: warning[W793]: "shop" is in none of these zones, so nothing happens to anybody
          31 | …d": {"of": "shop", "count": 1, "zones": ["euw1-az1"], "lot": …
             |                                          ^
          help: its zones are: use1-az1, use1-az2
        """#),
    WrongScenario(
      "a wrong clock where no table is",
      #"{"us-east-1": {}, "eu-west-1": {}}"#,
      becomes: #"{"us-east-1": {}}"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:48:70: error[E640]: "orders" has no replica in eu-west-1
          48 |     {"at": "26m", "replicationPaused": {"table": "orders", "region": "eu-west-1", "onset": "2m"}},
             |                                                                      ^^^^^^^^^^^
          help: its regions are: "us-east-1"

        full.jsonc:49:43: warning[W793]: no table has a replica in eu-west-1, so nothing happens to anybody
          49 |     {"at": "27m", "clockSkew": {"region": "eu-west-1", "ahead": "200ms"}},
             |                                           ^^^^^^^^^^^
          help: name a region with a replica
        """#),
  ]
}
