// What breaks in the templates of recovery, and what people do about it.
extension RecoveryTemplate {
  var happenings: String {
    """
      // The first Region is gone, and with it the edits of DNS records; later it is back.
      "faults": [{"at": "10m", "duration": "\(outage)", "regionLost": "us-east-1"}],

    \(plan)
      // What has to hold for the verdict "pass": service within this time, and no more lost.
      "objectives": {
        "rto": ["<\(goals.time)"],
        "rpo.seconds": ["<\(goals.point)"],
        "failed": ["rate<\(goals.failed)"],
      },
    }

    """
  }

  private var outage: String { self == .backupRestore ? "7h" : "90m" }

  private var goals: (time: String, point: String, failed: String) {
    switch self {
    case .backupRestore: ("6h", "6m", "70%")
    case .pilotLight: ("60m", "10s", "40%")
    case .warmStandby: ("45m", "10s", "30%")
    case .activeActive: ("5m", "10s", "5%")
    }
  }

  private var plan: String {
    switch self {
    case .backupRestore:
      Self.opening(detection: "10m", decision: "30m") + Self.restore + Self.served + Self.end
    case .pilotLight:
      Self.opening(detection: "3m", decision: "10m") + Self.light + Self.served
        + wayBack(to: standby) + Self.end
    case .warmStandby:
      Self.opening(detection: "3m", decision: "5m") + Self.warm + Self.served
        + wayBack(to: standby) + Self.end
    case .activeActive: Self.nothing
    }
  }

  private static func opening(detection: String, decision: String) -> String {
    """
      // People notice, understand and decide; then they follow the runbook.
      "plan": [
        {
          "name": "call-it-a-disaster",
          "decide": {
            "notices": {"healthCheck": {"name": "use1", "healthy": false}},
            "detection": {"law": "exponential", "mean": "\(detection)"},
            "decision": {"law": "lognormal", "mean": "\(decision)", "sigma": 0.5},
          },
        },
        // A Region that comes back by itself must not be asked before its data has come back.
        {"name": "hold-the-record", "routingControls": {"set": {"use1": "Off"}}},

    """
  }

  private static let restore = """
        {
          "name": "restore-the-orders",
          "takes": {"law": "uniform", "low": "5m", "high": "20m"},
          "deadline": "5h",
          "promote": {"database": "orders", "region": "eu-west-1", "losesData": true},
        },
        {
          "name": "build-the-shop",
          "takes": {"law": "uniform", "low": "15m", "high": "45m"},
          "scale": {"service": "shop-euw1", "percentOf": {"service": "shop-use1"}},
        },
        {"name": "all-tasks-run", "verify": {"for": {"steady": "shop-euw1"}, "deadline": "30m"}},

    """

  private static let light = """
        {
          "name": "promote-the-orders",
          "takes": {"law": "uniform", "low": "1m", "high": "5m"},
          "promote": {"database": "orders", "region": "eu-west-1", "losesData": true},
        },
        {
          "name": "light-the-shop",
          "takes": {"law": "uniform", "low": "1m", "high": "5m"},
          "scale": {"service": "shop-euw1", "percentOf": {"service": "shop-use1"}},
        },
        {"name": "all-tasks-run", "verify": {"for": {"steady": "shop-euw1"}, "deadline": "15m"}},

    """

  private static let warm = """
        {
          "name": "take-over",
          "parallel": [
            [
              {
                "name": "promote-the-orders",
                "takes": {"law": "uniform", "low": "1m", "high": "3m"},
                "promote": {"database": "orders", "region": "eu-west-1", "losesData": true},
              },
            ],
            [
              {
                "name": "scale-to-full-size",
                "scale": {"service": "shop-euw1", "percentOf": {"service": "shop-use1"}},
              },
              {
                "name": "all-tasks-run",
                "verify": {"for": {"steady": "shop-euw1"}, "deadline": "15m"},
              },
            ],
          ],
        },

    """

  private static let served = """
        {
          "name": "users-are-served",
          "verify": {
            "for": {"successShare": {"source": "users", "atLeast": "99%", "window": "2m"}},
            "deadline": "30m",
          },
        },

    """

  private func wayBack(to standby: Int) -> String {
    """

        // The way back: no hurry, and nothing may be lost. The record waits for the orders.
        {
          "name": "the-first-Region-is-back",
          "verify": {"for": {"healthCheck": {"name": "use1", "healthy": true}}, "deadline": "3h"},
        },
        {
          "name": "the-orders-go-back",
          "after": "5m",
          "promote": {"database": "orders", "region": "us-east-1", "losesData": false},
        },
        {"name": "its-tasks-run", "verify": {"for": {"steady": "shop-use1"}, "deadline": "15m"}},
        {"name": "the-record-goes-back", "routingControls": {"set": {"use1": "On"}}},
        {
          "name": "users-are-served-there",
          "verify": {
            "for": {"successShare": {"source": "users", "atLeast": "99%", "window": "2m"}},
            "deadline": "30m",
          },
        },
        {"name": "less-is-enough", "scale": {"service": "shop-euw1", "desiredCount": \(standby)}},

    """
  }

  private static let end = """
      ],


    """

  private static let nothing = """
      // Nobody has to do anything: capacity is there, and answers leave out what is not healthy.
      "plan": [
        {
          "name": "users-are-served",
          "at": "15m",
          "verify": {
            "for": {"successShare": {"source": "users", "atLeast": "99%", "window": "2m"}},
            "deadline": "30m",
          },
        },
        {
          "name": "every-write-has-arrived",
          "at": "2h",
          "verify": {"for": {"replicated": {"table": "orders", "from": "us-east-1"}}},
        },
      ],


    """
}
