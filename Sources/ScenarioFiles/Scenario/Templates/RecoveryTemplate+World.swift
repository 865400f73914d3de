// What exists and what arrives in the templates of recovery.
extension RecoveryTemplate {
  static func world(rate: String) -> String {
    """
      // Two Regions; how far they and their clients are apart comes from a dated table.
      "regions": {
        "us-east-1": ["use1-az1", "use1-az2"],
        "eu-west-1": ["euw1-az1", "euw1-az2"],
      },
      "traffic": {
        "users": {
          "to": "shop.example.com",
          "from": "american-clients",
          "arrivals": {"process": "poisson", "rate": "\(rate)"},
          "classes": {
            "browse": {"share": "80%", "work": {"law": "lognormal", "mean": "15ms", "sigma": 0.5}},
            "buy": {"share": "20%", "work": {"law": "lognormal", "mean": "30ms", "sigma": 0.5}},
          },
          "client": {"timeout": "5s", "retry": {"attempts": 2}},
        },
      },
      "loadBalancers": {
        "use1": {"region": "us-east-1", "listeners": {"web": {"default": {"forward": {"use1": 1}}}}},
        "euw1": {"region": "eu-west-1", "listeners": {"web": {"default": {"forward": {"euw1": 1}}}}},
      },
      "targetGroups": {
        "use1": {"healthCheck": {"path": "/health", "interval": "10s"}},
        "euw1": {"healthCheck": {"path": "/health", "interval": "10s"}},
      },


    """
  }

  var names: String { self == .activeActive ? Self.bothNames : Self.failoverName }

  /// Whoever is asked answers with the first Region as long as it is healthy and nobody holds the
  /// record back.
  private static let failoverName = """
      // Sixteen checkers look at the first Region, and people have a switch beside them: both have
      // to be on. The second Region counts as healthy when its load balancer has a healthy target.
      // No edit of a record is needed to move, and none to stay until the data has gone back.
      "healthChecks": {
        "use1": {"endpoint": {"of": "use1/web", "requestInterval": "10s", "failureThreshold": 3}},
        "use1-switch": {"routingControl": "use1"},
        "use1-serves": {"calculated": {"children": ["use1", "use1-switch"], "threshold": 2}},
      },
      "routingControls": {"controls": {"use1": "On"}},
      "names": {
        "shop.example.com": {
          "policy": "failover",
          "records": {
            "use1/web": {
              "role": "primary", "healthCheck": "use1-serves", "evaluateTargetHealth": true,
            },
            "euw1/web": {"role": "secondary", "evaluateTargetHealth": true},
          },
        },
      },


    """

  private static let bothNames = """
      // Half of the answers lead to each Region; one that is not healthy leaves them.
      "healthChecks": {
        "use1": {"endpoint": {"of": "use1/web", "requestInterval": "10s", "failureThreshold": 3}},
        "euw1": {"endpoint": {"of": "euw1/web", "requestInterval": "10s", "failureThreshold": 3}},
      },
      "names": {
        "shop.example.com": {
          "policy": "weighted",
          "records": {
            "use1/web": {"weight": 50, "healthCheck": "use1", "evaluateTargetHealth": true},
            "euw1/web": {"weight": 50, "healthCheck": "euw1", "evaluateTargetHealth": true},
          },
        },
      },


    """

  var data: String {
    switch self {
    case .backupRestore: Self.backups
    case .pilotLight, .warmStandby: Self.globalDatabase
    case .activeActive: Self.globalTable
    }
  }

  private static let backups = """
      // The copy elsewhere is a backup every five minutes; to promote it is to restore it.
      "databases": {
        "orders": {
          "kind": "multiAZInstance",
          "region": "us-east-1",
          "replicaRegions": ["eu-west-1"],
          "copyEvery": "5m",
          "replicationLag": "10s",
          "failover": {"regionalPromotion": {"law": "uniform", "low": "1h", "high": "3h"}},
          "pool": {"connectTimeout": "1s", "socketTimeout": "2s"},
        },
      },


    """

  private static let globalDatabase = """
      // The copy elsewhere follows about a second later; a person has to promote it.
      "databases": {
        "orders": {
          "kind": "auroraGlobal",
          "region": "us-east-1",
          "replicaRegions": ["eu-west-1"],
          "replicationLag": {"law": "lognormal", "mean": "1s", "sigma": 0.3},
          "pool": {"connectTimeout": "1s", "socketTimeout": "2s"},
        },
      },


    """

  private static let globalTable = """
      // A global table takes writes in both Regions; the last writer wins.
      "tables": {
        "orders": {
          "replicas": {"us-east-1": {}, "eu-west-1": {}},
          "keys": {"count": 100000, "popularity": {"zipf": 0.9}},
        },
      },


    """

  static let revisions = """
      // Every request reads an order, and those that buy write one.
      "revisions": {
        "v1": {
          "serving": {"workers": 16},
          "task": {"cpu": 1, "memory": "2GiB"},
          "startUp": "20s",
          "calls": [
            {"to": "orders", "operation": "read", "timeout": "3s"},
            {"to": "orders", "operation": "write", "timeout": "3s", "classes": ["buy"]},
          ],
        },
      },


    """

  var services: String {
    """
      // What runs before anything happens.
      "services": {
        "shop-use1": {
          "region": "us-east-1",
          "revision": "v1",
          "desiredCount": 4,
          "targetGroup": "use1",
          "healthCheckGracePeriod": "1m",
        },
        "shop-euw1": {
          "region": "eu-west-1",
          "revision": "v1",
          "desiredCount": \(standby),
          "targetGroup": "euw1",
          "healthCheckGracePeriod": "1m",
        },
      },


    """
  }

  /// Tasks in the second Region before anything happens.
  var standby: Int {
    switch self {
    case .backupRestore, .pilotLight: 0
    case .warmStandby: 2
    case .activeActive: 4
    }
  }
}
