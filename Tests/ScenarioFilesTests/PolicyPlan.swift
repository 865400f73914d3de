import Experiments
import ScenarioFiles

/// A deployment that keeps every policy rule, and changes that break one.
enum PolicyPlan {
  static let text = #"""
    // Does anyone notice the deployment?
    {
      "question": "Does anyone notice the deployment?",
      "duration": "1h",
      "loadBalancers": {
        "alb": {"listeners": {"production": {"default": {"forward": {"blue": 100, "green": 0}}}}},
      },
      "targetGroups": {
        "blue": {"deregistrationDelay": "30s", "healthCheck": {"interval": "10s"}},
        "green": {"deregistrationDelay": "30s", "healthCheck": {"interval": "10s"}},
      },
      "revisions": {"v1": {"startUp": "5s"}, "v2": {"startUp": "8s"}},
      "services": {
        "shop": {
          "revision": "v1",
          "desiredCount": 4,
          "targetGroup": "blue",
          "alternateTargetGroup": "green",
          "productionRule": "alb/production",
          "deployment": {
            "strategy": "blueGreen",
            "bakeTime": "10m",
            "alarms": {"names": ["errors"]},
          },
        },
      },
      "alarms": {
        "errors": {
          "metric": "HTTPCode_Target_5XX_Count",
          "of": "green",
          "threshold": 10,
          "evaluationPeriods": 2,
          "treatMissingData": "notBreaching",
        },
      },
      "traffic": {
        "users": {
          "to": "alb/production",
          "arrivals": {"process": "poisson", "rate": "50rps"},
          "work": "200ms",
          "client": {"timeout": "50s"},
        },
      },
      "plan": [
        {"at": "5m", "deploy": {"service": "shop", "revision": "v2"}},
        {"wait": {"for": {"deploymentFinished": "shop"}, "deadline": "30m"}},
      ],
    }
    """#

  static func review(
    _ changes: [(part: String, other: String)] = [], skipping rules: [String] = []
  ) -> ReviewedScenario {
    var text = text
    for (part, other) in changes {
      precondition(text.contains(part), "the plan has no \(part)")
      text = text.replacing(part, with: other, maxReplacements: 1)
    }
    return ScenarioFile.document(reading: SourceText(name: "plan.jsonc", text))
      .reviewed(path: "plan.jsonc", skipping: rules)
  }
}
