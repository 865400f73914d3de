/// A right scenario with everything about resolvers, clients of names, and zonal shifts.
enum FullClients {
  static let text = #"""
    {
      "question": "Who is still on the old address?",
      "duration": "1h",
      "regions": {"eu-west-1": ["euw1-az1", "euw1-az2"]},
      "network": {"roundTrips": [{"from": "eu-west-1", "to": "public", "time": "10ms"}]},
      "loadBalancers": {
        "alb": {
          "zonalShift": {"enabled": true, "autoshift": true, "startsAfter": "4m", "endsAfter": "6m", "practice": {"at": "10m", "every": "20m", "lasts": "5m", "away": "euw1-az2", "outcomeAlarms": "errors", "blockingAlarms": ["errors"], "blockedWindows": [{"at": "30m", "duration": "2m"}]}},
          "listeners": {"web": {"default": {"fixedResponse": 200}}},
        },
      },
      "names": {
        "shop": {
          "records": {"alb/web": 1},
          "resolvers": [
            {
              "name": "isp", "share": "70%", "count": 50, "skew": 0.5, "minimumTimeToLive": "5s",
              "maximumTimeToLive": "1h", "maximumNegativeTimeToLive": "5m", "prefetch": "10%",
              "extendingShare": "8.74%", "extensionFactor": 15, "pinnedShare": "2%",
              "pinnedFor": "12h", "serveStale": "1d",
            },
            {"name": "open", "share": "30%", "sizes": [5, 3, 2], "place": "public"},
            {"name": "near", "share": "0%", "place": "public", "clientSubnet": true},
          ],
        },
        "other": {"records": {"alb/web": 1}},
      },
      "resolvers": {"count": 20},
      "traffic": {
        "users": {
          "to": "shop",
          "from": "eu-west-1",
          "arrivals": {"process": "poisson", "rate": "10rps"},
          "work": "10ms",
          "client": {
            "sessions": 100, "keepAlive": true, "resolveTimeout": "5s", "resolvers": ["isp", "open"],
            "caches": [
              {"share": "50%", "keeps": "remaining"}, {"share": "20%", "keeps": "restart"},
              {"share": "10%", "keeps": "30s"}, {"share": "10%", "keeps": "forever"},
              {"share": "10%", "keeps": "nothing"},
            ],
            "lifetime": "1h", "connectionLife": "5m",
            "retry": {"attempts": 2, "address": "next"},
          },
        },
        "strangers": {
          "to": "other",
          "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
      },
      "plan": [
        {"at": "5m", "zonalShift": {"loadBalancer": "alb", "away": "euw1-az1", "expires": "30m"}},
        {"at": "20m", "cancelZonalShift": "alb"},
      ],
      "propagation": {"zonalShift": "10s"}, "alarms": {"errors": {"metric": "HTTPCode_ELB_5XX_Count", "of": "alb", "threshold": 1, "treatMissingData": "notBreaching"}},
    }
    """#
}
