/// A right scenario with everything about databases and runbooks.
enum FullRunbook {
  static let text = #"""
    {
      "question": "Does the plan get us to the other Region?",
      "duration": "4h",
      "regions": {"us-east-1": ["use1-az1", "use1-az2"], "eu-west-1": ["euw1-az1"]},
      "loadBalancers": {
        "use1": {"region": "us-east-1", "listeners": {"web": {"default": {"forward": {"east": 1}}}}},
        "euw1": {"region": "eu-west-1", "listeners": {"web": {"default": {"forward": {"west": 1}}}}},
      },
      "targetGroups": {"east": {}, "west": {}},
      "revisions": {"v1": {}},
      "services": {
        "shop": {"region": "us-east-1", "revision": "v1", "targetGroup": "east", "desiredCount": 4},
        "spare": {"region": "eu-west-1", "revision": "v1", "targetGroup": "west"},
      },
      "databases": {
        "orders": {
          "kind": "auroraGlobal",
          "readers": 2,
          "region": "us-east-1",
          "zones": ["use1-az2", "use1-az1"],
          "replicaRegions": ["eu-west-1"],
          "readTime": "2ms",
          "writeTime": {"law": "exponential", "mean": "3ms"},
          "replicationLag": "800ms", "copyEvery": "20s",
          "endpointTimeToLive": "10s",
          "failover": {
            "detection": "10s", "promotion": "20s", "endpointChange": "5s", "restart": "5m",
            "regionalPromotion": "2m", "switchoverTimeout": "90s", "newReplica": "15m",
          },
          "pool": {
            "size": 20, "acquireTimeout": "10s", "connectTimeout": "2s", "socketTimeout": "8s",
            "handshakes": 3, "nameCache": "30s", "proxy": true,
          },
        },
        "stock": {"kind": "multiAZInstance", "region": "us-east-1"},
      },
      "healthChecks": {"east": {"endpoint": {"of": "use1/web"}}},
      "names": {"shop": {"records": {"use1/web": {"weight": 1, "healthCheck": "east"}}}},
      "alarms": {"errors": {"of": "use1", "metric": "HTTPCode_ELB_5XX_Count", "threshold": 10}},
      "traffic": {
        "users": {
          "to": "shop",
          "arrivals": {"process": "constant", "rate": "1rps"},
          "classes": {
            "read": {"share": "80%", "work": "20ms"}, "write": {"share": "20%", "work": "30ms"},
          },
        },
      },
      "runbook": {"mode": "ungraceful", "apiRetryEvery": "10s", "lookEvery": "2s"},
      "plan": [
        {
          "name": "alert",
          "decide": {
            "notices": {"alarm": {"name": "errors"}},
            "detection": {"law": "exponential", "mean": "3m"},
            "decision": "10m",
          },
        },
        {
          "drain": {"source": "users", "classes": ["write"], "listener": "use1/web"},
          "gracefulOnly": true,
        },
        {
          "when": {"steady": "shop"}, "takes": "2m", "deadline": "20m", "onDeadline": "continue",
          "parallel": [
            [
              {"scale": {"service": "spare", "percentOf": {"service": "shop", "percent": "150%"}}},
              {"verify": {"for": {"healthyTargets": {"targetGroup": "west", "atLeast": 6}}}},
            ],
            [
              {"promote": {"database": "orders", "region": "eu-west-1", "losesData": true}},
              {"wait": {"for": {"databaseAvailable": {"database": "orders", "region": "eu-west-1"}}}},
            ],
          ],
        },
        {"verify": {"for": {"successShare": {"source": "users", "atLeast": "99%", "window": "2m"}}}},
        {"wait": {"for": {"drained": {"source": "users", "listener": "use1/web"}}, "onDeadline": "continue"}},
        {"resume": "users"},
        {"wait": {"for": {"healthCheck": {"name": "east", "healthy": false}}}},
        {"addReplica": {"database": "orders", "region": "us-east-1"}},
      ],
      "objectives": {"failed": ["rate<1%"]},
    }
    """#
}
