import Experiments
import ScenarioFiles

/// A right scenario with something of every part of the language.
enum FullScenario {
  static let text = #"""
    // Does anyone notice the cutover?
    {
      "$schema": "../scenario.schema.json",
      "name": "full",
      "question": "Does anyone notice the cutover?",
      "duration": "30m",
      "warmUp": "1m",
      "seed": 7,
      "replications": {"atLeast": 5, "atMost": 20},
      "confidence": "95%",
      "zones": ["a", "b"],
      "loadBalancers": {
        "alb": {
          "zones": ["a", "b"],
          "idleTimeout": "30s",
          "listeners": {
            "production": {
              "port": 443,
              "default": {"forward": {"blue": 100, "green": 0}},
              "rules": [
                {
                  "name": "api",
                  "priority": 10,
                  "if": {"path": ["/api/*"], "header": {"X-Canary": "true"}},
                  "then": {
                    "forward": {"targetGroups": {"blue": 90, "green": 10}, "stickiness": "1h"},
                  },
                },
                {"priority": 20, "if": {"path": "/old/*"}, "then": {"forward": "old"}},
                {"priority": 30, "if": {"source": "10.0.0.0/8"}, "then": {"fixedResponse": 403}},
                {"priority": 40, "if": {"host": "www.example.com"}, "then": {"redirect": 301}},
              ],
            },
            "test": {"port": 8443, "default": {"forward": {"green": 1}}},
          },
        },
      },
      "targetGroups": {
        "blue": {"algorithm": "round_robin", "slowStart": "30s", "deregistrationDelay": "30s"},
        "green": {
          "healthCheck": {"path": "/health", "interval": "10s", "timeout": "3s"},
          "dnsMinimumCount": "off",
        },
        "old": {"algorithm": "weighted_random", "anomalyMitigation": true},
      },
      "revisions": {
        "v1": {"serving": {"workers": 4, "queueLimit": 100}, "calls": ["db"], "workerCPU": "20%"},
        "v2": {
          "slowness": 1.3,
          "errorRate": "0.1%",
          "work": {"browse": "9ms"},
          "coldStart": {"slowness": 3, "wearsOffOver": "1m"},
          "containerHealthCheck": {"interval": "10s"},
          "image": {"size": "200MiB"}, "schemas": {"orders": {"needs": "expanded", "share": "10%"}},
          "startUp": {"law": "uniform", "low": "5s", "high": "10s"}, "task": {"cpu": 1, "memory": "2GiB"},
          "stop": {"onTermination": "finish", "stopTimeout": "20s"},
        },
      },
      "dependencies": {"db": {"latency": "2ms", "timeout": "1s"}},
      "services": {
        "shop": {
          "revision": "v1",
          "desiredCount": 4, "scaling": {"minCapacity": 2, "maxCapacity": 8, "policies": {"pods": {"horizontalPodAutoscaler": {"averageUtilization": 70}}}},
          "targetGroup": "blue",
          "alternateTargetGroup": "green",
          "productionRule": "alb/production",
          "testRule": "alb/test",
          "deployment": {
            "strategy": "blueGreen",
            "bakeTime": "5m",
            "alarms": {"names": ["errors"]},
            "hooks": [{"stage": "POST_SCALE_UP", "duration": "30s", "outcome": "succeeds"}],
          },
        },
        "worker": {
          "revision": "v1",
          "desiredCount": 3, "scaling": {"minCapacity": 2, "maxCapacity": 9, "policies": {"requests": {"targetTracking": {"metric": "ALBRequestCountPerTarget", "targetGroup": "blue", "targetValue": 600, "disableScaleIn": true}}, "steps": {"stepScaling": {"alarm": "errors", "adjustmentType": "PercentChangeInCapacity", "minAdjustmentMagnitude": 2, "stepAdjustments": [{"metricIntervalLowerBound": 0, "metricIntervalUpperBound": 20, "scalingAdjustment": 10}, {"metricIntervalLowerBound": 20, "scalingAdjustment": 30}]}}}, "scheduledActions": {"noon": {"at": "10m", "every": "1d", "minCapacity": 4}}},
          "deployment": {
            "minimumHealthyPercent": 50,
            "maximumPercent": 150,
            "circuitBreaker": {"threshold": {"count": 3}},
          },
        },
      },
      "fleets": {
        "legacy": {"revision": "v1", "count": 2, "targetGroup": "old", "slowness": [1, 1.5]},
      },
      "traffic": {
        "users": {
          "to": "alb/production",
          "arrivals": {"process": "poisson", "rate": "50rps"},
          "classes": {
            "browse": {"share": "90%", "work": {"law": "lognormal", "mean": "12ms", "sigma": 0.5}},
            "api": {
              "share": "10%",
              "path": "/api/orders",
              "headers": {"X-Canary": "true"},
              "work": "20ms",
            },
          },
          "client": {
            "timeout": "2s",
            "retry": {
              "attempts": 3,
              "backoff": {"kind": "exponential", "base": "100ms", "cap": "20s", "jitter": "full"},
              "budget": {"tokens": 100},
            },
            "sessions": 1000,
            "keepAlive": true,
          },
        },
        "jobs": {
          "to": "alb/production",
          "arrivals": {"process": "closed", "clients": 5, "think": "1s"},
          "work": "50ms",
          "start": "1m",
          "end": "20m",
        },
        "reports": {
          "to": "reports.example.com",
          "arrivals": {"process": "constant", "rate": "1rps"}, "client": {"sessions": 10, "nameCache": "30s"},
          "classes": {"report": {"path": "/old/report", "work": "30ms"}},
        },
      },
      "alarms": {
        "errors": {
          "metric": "HTTPCode_Target_5XX_Count",
          "of": "green",
          "threshold": 10,
          "evaluationPeriods": 3,
          "datapointsToAlarm": 2,
        },
      },
      "plan": [
        {"at": "5m", "deploy": {"service": "shop", "revision": "v2"}},
        {"wait": {"for": {"deploymentFinished": "shop"}, "deadline": "20m"}},
        {"after": "1m", "shift": {"rule": "alb/production/api", "weights": {"blue": 0, "green": 1}}},
        {"scale": {"service": "worker", "desiredCount": 5}},
        {"deploy": {"service": "worker", "revision": "v2"}}, {"migrate": {"schema": "orders", "to": "expanded"}}, {"wait": {"for": {"schemaPhase": {"schema": "orders", "phase": "expanded"}}}}, {"migrate": {"schema": "orders", "to": "contracted"}}, {"shiftName": {"name": "reports.example.com", "weights": {"alb/production": 50, "alb/test": 50}}},
      ],
      "faults": [
        {"at": "6m", "duration": "5m", "zoneLost": "a"},
        {"at": "12m", "targetsLost": {"of": "legacy", "count": 1, "mode": "hang"}},
        {"at": "14m", "spread": "1m", "dependencySlow": {"dependency": "db", "factor": 10}},
      ],
      "launch": {"provisioning": {"from": "10s", "to": "20s"}},
      "propagation": {"deregistration": {"from": "1s", "to": "5s"}, "records": "30s"},
      "objectives": {"latency": ["p(99)<800ms"], "failed": "rate<0.1%"},
      "score": {"weights": {"cost": 0}},
      "limits": {"events": 100000000, "memory": "256MiB"}, "drill": {"kinds": ["zoneLost", "dependencySlow"], "from": "2m", "until": "20m", "longest": "3m", "faults": 1},
      "schemas": {
        "orders": {
          "initial": "original",
          "migrations": {
            "expanded": {"takes": "1m", "slowness": 1.2, "added": "2ms", "reversible": false},
            "contracted": {"takes": "10s", "locksFor": "100ms", "failureRate": "1%"},
          },
        },
      },
      "policy": {"skip": ["P112", {"rule": "P107", "reason": "known"}], "smallestDefect": "2%"},
      "prices": {"spotDiscount": {"discount": "60%", "date": "2026-11-20", "source": "our bill"}},
      "names": {
        "reports.example.com": {
          "records": {"alb/production": 100, "alb/test": {"weight": 0, "timeToLive": "1m"}},
          "timeToLive": "1m",
          "resolvers": {
            "count": 200,
            "skew": 0.8,
            "minimumTimeToLive": "5s",
            "maximumTimeToLive": "1h",
            "extendingShare": "5%",
            "extensionFactor": 3,
          },
        },
      },
    }
    """#

  /// Reads the text after one of its parts was replaced; the file's name is `full.jsonc`.
  /// - Parameter text: The scenario that is changed: this one, or one of the smaller ones that
  ///   stand beside the tests of a part.
  static func document(
    replacing part: String = "", by other: String = "", in text: String = text,
    set overrides: [String] = [], files: DataFiles = .none
  ) -> ScenarioDocument<Scenario> {
    let changed = part.isEmpty ? text : text.replacing(part, with: other, maxReplacements: 1)
    return ScenarioFile.document(
      reading: SourceText(name: "full.jsonc", changed),
      overrides: overrides.map { SourceText(name: "--set argument", $0) }, files: files)
  }
}
