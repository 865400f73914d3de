/// A right scenario with everything about tables.
enum FullTables {
  static let text = #"""
    {
      "question": "What is lost?",
      "duration": "2h",
      "regions": {
        "us-east-1": ["use1-az1"], "us-east-2": ["use2-az1"], "us-west-2": ["usw2-az1"],
        "eu-west-1": ["euw1-az1"],
      },
      "tables": {
        "orders": {
          "consistency": "eventual",
          "replicas": {
            "us-east-1": {},
            "us-west-2": {
              "clockAhead": "20ms",
              "capacity": {"provisioned": {
                "reads": 100, "writes": 50, "burst": "1m", "partitions": 2,
                "scaling": {
                  "target": "60%", "leastReads": 10, "mostReads": 1000, "leastWrites": 20,
                  "mostWrites": 2000, "takes": "2m", "margin": "10%",
                },
              }},
            },
          },
          "capacity": {"onDemand": {
            "warmReads": 24000, "warmWrites": 8000, "mostReads": 30000, "mostWrites": 9000,
            "readQuota": 60000, "writeQuota": 50000, "growsAfter": "20m", "partitions": 16,
          }},
          "itemSize": "3KiB",
          "keys": {"count": 5000, "popularity": {"hot": {"keys": 5, "share": "40%"}}},
          "readTime": "3ms", "writeTime": "5ms", "storageLag": "20ms",
          "replication": {
            "lag": "700ms",
            "links": [{"from": "us-east-1", "to": "us-west-2", "lag": "400ms"}],
            "drainRate": "2000rps", "newReplica": "4m", "fillRate": "100MB/s",
          },
          "client": {"retries": "standard", "attempts": 5, "attemptTimeout": "2s"},
        },
        "stock": {
          "consistency": "strong",
          "replicas": {"us-east-1": {}, "us-east-2": {}}, "witness": "us-west-2",
          "keys": {"popularity": {"zipf": 0.9}},
        }, "log": {"replicas": {"us-east-1": {}}},
      },
      "loadBalancers": {
        "use1": {"region": "us-east-1", "listeners": {"web": {"default": {"forward": {"a": 1}}}}},
      },
      "targetGroups": {"a": {}},
      "revisions": {
        "v1": {"calls": [
          {"to": "orders", "operation": "transactionalWrite", "items": 3},
          {"to": "stock", "operation": "strongRead"}, {"to": "log"},
        ]},
      },
      "fleets": {"shop": {"region": "us-east-1", "revision": "v1", "targetGroup": "a"}},
      "traffic": {
        "web": {"to": "use1", "arrivals": {"process": "constant", "rate": "1rps"}, "work": "20ms"},
      },
      "plan": [
        {"at": "10m", "addReplica": {"table": "orders", "region": "eu-west-1"}},
        {"wait": {"for": {"replicated": {"table": "orders", "from": "us-east-1"}}}},
        {"verify": {"for": {"divergence": {"table": "orders", "atMost": 5}}, "deadline": "30m"}},
      ],
      "objectives": {"failed": ["rate<1%"]},
    }
    """#
}

/// A right scenario with a table in the only region.
enum LoneTable {
  static let text = #"""
    {
      "question": "What is lost?",
      "duration": "1h",
      "regions": {"us-east-1": ["use1-az1"]},
      "tables": {"t": {"consistency": "eventual", "keys": {"count": 2}}},
      "loadBalancers": {"lb": {"listeners": {"web": {"default": {"forward": {"a": 1}}}}}},
      "targetGroups": {"a": {}},
      "revisions": {"v1": {"calls": [
        {"to": "t", "operation": "write"},
      ]}},
      "fleets": {"shop": {"revision": "v1", "targetGroup": "a"}},
      "traffic": {
        "web": {"to": "lb", "arrivals": {"process": "constant", "rate": "1rps"}, "work": "20ms"},
      },
      "objectives": {"failed": ["rate<1%"]},
    }
    """#
}
