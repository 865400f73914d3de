/// A right scenario with everything about calls of services.
enum FullCalls {
  static let text = #"""
    {
      "question": "Who waits for whom?",
      "duration": "10m",
      "loadBalancers": {
        "shop": {"listeners": {"http": {"default": {"forward": {"shop": 1}}}}},
        "orders": {"listeners": {"http": {"default": {"forward": {"orders": 1}}}}},
      },
      "targetGroups": {"shop": {}, "orders": {}},
      "dependencies": {"db": {"latency": "2ms"}, "mail": {"latency": "5ms"}},
      "revisions": {
        "shop-1": {
          "calls": [
            "db",
            {
              "to": "orders/http", "work": "20ms", "timeout": "300ms",
              "retry": {"attempts": 2, "budget": {"tokens": 10}},
              "circuitBreaker": {
                "failureRate": "40%", "window": 50, "windowTime": "10s", "minimumCalls": 20,
                "consecutiveFailures": 5, "openFor": "5s", "probes": 3,
              },
              "bulkhead": {"concurrent": 10, "queue": 20, "wait": "100ms"},
              "fallback": {"answer": "5ms"},
            },
            {
              "to": "orders", "race": "50ms", "timeout": "300ms",
              "request": {"name": "place", "path": "/place", "work": "10ms", "priority": 2},
              "cancellation": true, "connections": 0, "connectTimeout": "1s", "nameCache": "30s",
            },
            {"to": "mail", "share": "10%", "classes": ["all"], "timeout": "1s",
              "fallback": {"call": {"to": "db", "timeout": "1s"}}},
            {"to": "db", "timeout": "1s", "parallel": true},
          ],
        },
        "orders-1": {"work": {"place": "30ms"}},
      },
      "fleets": {
        "shop": {"revision": "shop-1", "targetGroup": "shop"},
        "orders": {"revision": "orders-1", "targetGroup": "orders"},
      },
      "traffic": {
        "users": {
          "to": "shop", "arrivals": {"process": "constant", "rate": "1rps"}, "work": "20ms",
          "client": {"timeout": "2s", "retry": {"attempts": 3}},
        },
      },
      "objectives": {"failed": ["rate<1%"]},
    }
    """#
}
