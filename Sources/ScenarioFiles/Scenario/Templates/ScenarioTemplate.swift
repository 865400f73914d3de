/// What `rehearse init` writes: a scenario to start from.
package enum ScenarioTemplate {
  /// A commented scenario that can be run as it is.
  package static func text(name: String) -> String {
    """
    // Does anyone notice when the shop moves from v1 to v2?
    //
    // Run it:    rehearse run \(name).jsonc
    // Check it:  rehearse validate --defaults \(name).jsonc
    // Complete it in an editor:  rehearse schema > scenario.schema.json
    {
      "$schema": "scenario.schema.json",
      "name": \(JSONValue.quoted(name)),
      "question": "Does anyone notice when the shop moves from v1 to v2?",

      // How long is simulated, and what of it no statistic counts.
      "duration": "20m",
      "warmUp": "1m",
      // Run at least 5 times; more while an objective is undecided.
      "replications": {"atLeast": 5, "atMost": 20},

      // When requests come, what they ask for, and how patient their clients are.
      "traffic": {
        "users": {
          "to": "alb/production",
          "arrivals": {"process": "poisson", "rate": "40rps"},
          "classes": {
            "browse": {"share": "90%", "work": {"law": "lognormal", "mean": "12ms", "sigma": 0.5}},
            "buy": {"share": "10%", "path": "/buy", "work": {"law": "exponential", "mean": "40ms"}},
          },
          "client": {"timeout": "2s", "retry": {"attempts": 3}},
        },
      },


    """ + cloudAndPlan
  }

  /// The part in which nothing is named after the scenario.
  private static let cloudAndPlan = """
      // One node in each zone; a listener's default takes what no rule takes.
      "zones": ["us-east-1a", "us-east-1b"],
      "loadBalancers": {
        "alb": {
          "listeners": {
            "production": {"port": 443, "default": {"forward": {"blue": 100, "green": 0}}},
            "test": {"port": 8443, "default": {"forward": {"blue": 0, "green": 100}}},
          },
        },
      },
      "targetGroups": {
        "blue": {"deregistrationDelay": "30s", "healthCheck": {"path": "/health", "interval": "10s"}},
        "green": {"deregistrationDelay": "30s", "healthCheck": {"path": "/health", "interval": "10s"}},
      },

      // Two revisions of the software: v2 is a little slower at first.
      "revisions": {
        "v1": {"serving": {"workers": 8}, "startUp": "10s"},
        "v2": {
          "serving": {"workers": 8},
          "startUp": "10s",
          "coldStart": {"slowness": 3, "wearsOffOver": "1m"},
        },
      },
      "services": {
        "shop": {
          "revision": "v1",
          "desiredCount": 4,
          "targetGroup": "blue",
          "alternateTargetGroup": "green",
          "productionRule": "alb/production",
          "testRule": "alb/test",
          "deployment": {"strategy": "blueGreen", "bakeTime": "3m"},
        },
      },

      // What is done, one step after the other.
      "plan": [
        {"at": "3m", "deploy": {"service": "shop", "revision": "v2"}},
        {"wait": {"for": {"deploymentFinished": "shop"}, "deadline": "15m"}},
      ],

      // What has to hold for the verdict "pass".
      "objectives": {
        "latency": ["p(99)<800ms"],
        "failed": ["rate<0.1%"],
      },
    }

    """
}
