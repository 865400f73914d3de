/// A right scenario with every kind of fault.
enum FullFaults {
  static let text = #"""
    {
      "question": "What if?",
      "duration": "1h",
      "regions": {"us-east-1": ["use1-az1", "use1-az2"], "eu-west-1": ["euw1-az1"]},
      "loadBalancers": {
        "use1": {"region": "us-east-1", "listeners": {"web": {"default": {"forward": {"a": 1}}}}},
      },
      "targetGroups": {"a": {}},
      "revisions": {"v1": {"calls": ["db", "orders", "ledger"]}},
      "dependencies": {"db": {}},
      "services": {"shop": {"region": "us-east-1", "revision": "v1", "targetGroup": "a"}},
      "fleets": {"old": {"region": "us-east-1", "revision": "v1", "targetGroup": "a"}},
      "traffic": {
        "office": {
          "to": "shop.example.com", "from": "european-clients",
          "arrivals": {"process": "constant", "rate": "1rps"}, "work": "20ms",
        },
      },
      "launch": {"capacityRetry": "45s"},
      "faults": [
        {"at": "1m", "duration": "10m", "regionLost": "eu-west-1"},
        {"at": "2m", "share": "40%", "ramp": "2m", "rampSteps": 4, "regionIsolated": {"region": "us-east-1", "direction": "in"}},
        {"at": "3m", "zoneLost": "use1-az1"},
        {"at": "3m", "zoneIsolated": "use1-az2"},
        {"at": "4m", "linkCut": {"from": "european-clients", "to": "us-east-1", "oneWay": true}},
        {"at": "5m", "duration": "10m", "ramp": "1m", "fades": true, "linkSlow": {"from": "us-east-1", "to": "eu-west-1", "factor": 2, "added": "5ms"}},
        {"at": "6m", "packetLoss": {"from": "us-east-1", "to": "eu-west-1", "loss": "2%"}},
        {"at": "7m", "controlPlaneDown": {"plane": "ecs", "region": "us-east-1"}},
        {"at": "7m", "controlPlaneDown": {"plane": "route53"}},
        {"at": "8m", "share": "50%", "targetsLost": {"of": "shop", "mode": "error"}},
        {"at": "9m", "targetsImpaired": {"of": "shop", "count": 1, "zones": ["use1-az2"], "lot": "slow", "slowness": 2, "added": "20ms", "loss": "7%"}},
        {"at": "10m", "tasksStopped": {"of": "shop", "count": 2}},
        {"at": "11m", "badConfiguration": {"of": "shop", "errorRate": "10%", "slowness": 1.5, "failsHealthChecks": true}},
        {"at": "12m", "loadBalancerHealthChecksFlap": {"loadBalancer": "use1"}},
        {"at": "13m", "capacityShortage": {"zone": "use1-az1"}},
        {"at": "14m", "launchesImpaired": {"region": "us-east-1", "factor": 3, "added": "1m"}},
        {"at": "15m", "secretsStoreDown": {"region": "us-east-1", "tasks": "hang"}},
        {"at": "16m", "imageRegistryDown": {"region": "us-east-1"}},
        {"at": "17m", "imageRegistrySlow": {"factor": 0.2}},
        {"at": "18m", "share": "20%", "dependencySlow": {"dependency": "db", "factor": 5, "added": "1s"}},
        {"at": "19m", "dependencyDown": "db"},
        {"at": "20m", "recordWrong": {"name": "shop.example.com", "to": "use1/web"}},
        {"at": "21m", "recordMissing": "shop.example.com"},
        {"at": "22m", "share": "50%", "healthCheckerFalseAlarms": {"healthCheck": "watch", "saysHealthy": true}},
        {"at": "23m", "share": "30%", "tableThrottled": {"table": "orders", "region": "us-east-1"}},
        {"at": "24m", "tableImpaired": {"table": "orders", "region": "us-east-1", "errorRate": "5%", "added": "100ms"}},
        {"at": "25m", "tablesUnreachable": {"region": "us-east-1"}},
        {"at": "26m", "replicationPaused": {"table": "orders", "region": "eu-west-1", "onset": "2m"}},
        {"at": "27m", "clockSkew": {"region": "eu-west-1", "ahead": "200ms"}},
        {"at": "28m", "databaseDown": "ledger"},
        {"at": "29m", "share": "40%", "resolverOutage": {"kind": "isp", "upstream": true}},
      ],
      "tables": {"orders": {"replicas": {"us-east-1": {}, "eu-west-1": {}}}},
      "databases": {"ledger": {"kind": "multiAZInstance", "region": "us-east-1"}},
      "plan": [{"at": "50m", "revertConfiguration": "shop"}],
      "experiments": [
        {
          "name": "ours", "at": "30m", "stopConditions": ["errors"], "lasts": "20m",
          "faults": [{"at": "1m", "duration": "5m", "zoneLost": "use1-az1"}, {"at": "2m", "forGood": true, "targetsLost": {"of": "old"}}],
          "assertions": [{"at": "0s", "alarm": "errors", "states": ["OK", "INSUFFICIENT_DATA"]}],
        },
        {
          "at": "40m", "template": "fis.json", "region": "us-east-1",
          "targets": {"Tasks": "shop", "eu": "eu-west-1"}, "alarms": {"high": "errors"}, "pauseOnset": "4m",
        },
      ],
      "names": {"shop.example.com": {"records": {"use1/web": {"weight": 1, "healthCheck": "watch"}}}},
      "healthChecks": {"watch": {"endpoint": {"of": "use1/web"}}},
      "alarms": {"errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "a", "threshold": 1, "treatMissingData": "notBreaching"}},
      "objectives": {"failed": ["rate<1%"]},
    }
    """#

  /// A template of AWS FIS, as its command line prints it.
  static let template = #"""
    {
      "experimentTemplate": {
        "id": "EXT1",
        "description": "sample",
        "targets": {
          "Tasks": {"resourceType": "aws:ecs:task", "resourceArns": ["a:b:c:"], "selectionMode": "PERCENT(50)"},
          "Nets": {"resourceType": "aws:ec2:subnet", "selectionMode": "ALL"}
        },
        "actions": {
          "stop": {"actionId": "aws:ecs:stop-task", "targets": {"Tasks": "Tasks"}},
          "breathe": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}},
          "latency": {
            "actionId": "aws:ecs:task-network-latency",
            "parameters": {"duration": "PT5M", "delayMilliseconds": "300"},
            "targets": {"Tasks": "Tasks"}, "startAfter": ["breathe"]
          },
          "cut": {
            "actionId": "aws:network:route-table-disrupt-cross-region-connectivity",
            "parameters": {"duration": "PT7M", "region": "eu"},
            "targets": {"Subnets": "Nets"}, "startAfter": ["breathe"]
          }
        },
        "stopConditions": [
          {"source": "aws:cloudwatch:alarm", "value": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:high"}
        ]
      }
    }
    """#
}
