// The exact words for each wrong scenario.

extension WrongScenario {
  static let names: [WrongScenario] = [
    WrongScenario(
      "an unknown target group in a forward",
      #""default": {"forward": {"blue": 100, "green": 0}}"#,
      becomes: #""default": {"forward": {"blue": 100, "gren": 0}}"#,
      is: #"""
        full.jsonc:19:48: error[E401]: no target group has the name "gren"
          19 |           "default": {"forward": {"blue": 100, "gren": 0}},
             |                                                ^^^^^^
          help: did you mean "green"?
        """#),
    WrongScenario(
      "an unknown target group alone",
      #""then": {"forward": "old"}"#,
      becomes: #""then": {"forward": "odl"}"#,
      is: #"""
        full.jsonc:29:76: error[E401]: no target group has the name "odl"
          29 |             {"priority": 20, "if": {"path": "/old/*"}, "then": {"forward": "odl"}},
             |                                                                            ^^^^^
          help: did you mean "old"?
        """#),
    WrongScenario(
      "an unknown revision",
      #"""
      "shop": {
            "revision": "v1"
      """#,
      becomes: #"""
        "shop": {
              "revision": "v3"
        """#,
      is: #"""
        full.jsonc:62:19: error[E401]: no revision has the name "v3"
          62 |       "revision": "v3",
             |                   ^^^^
          help: did you mean "v1"?
        """#),
    WrongScenario(
      "an unknown service in the plan",
      #""deploy": {"service": "shop""#,
      becomes: #""deploy": {"service": "shoop""#,
      is: #"""
        full.jsonc:135:40: error[E401]: no service has the name "shoop"
         135 |     {"at": "5m", "deploy": {"service": "shoop", "revision": "v2"}},
             |                                        ^^^^^^^
          help: did you mean "shop"?
        """#),
    WrongScenario(
      "an unknown alarm",
      #""names": ["errors"]"#,
      becomes: #""names": ["error"]"#,
      is: #"""
        full.jsonc:71:30: error[E401]: no alarm has the name "error"
          71 |         "alarms": {"names": ["error"]},
             |                              ^^^^^^^
          help: did you mean "errors"?
        """#),
    WrongScenario(
      "an unknown dependency",
      #""calls": ["db"]"#,
      becomes: #""calls": ["redis"]"#,
      is: #"""
        full.jsonc:47:68: error[E401]: nothing that can be called has the name "redis"
          47 |     "v1": {"serving": {"workers": 4, "queueLimit": 100}, "calls": ["redis"], "workerCPU": "20%"},
             |                                                                    ^^^^^^^
          help: names of callees are: "db", "alb", "reports.example.com"
        """#),
    WrongScenario(
      "an unknown request class",
      #""work": {"browse": "9ms"}"#,
      becomes: #""work": {"brows": "9ms"}"#,
      is: #"""
        full.jsonc:51:16: error[E401]: no request class has the name "brows"
          51 |       "work": {"brows": "9ms"},
             |                ^^^^^^^
          help: did you mean "browse"?
        """#),
    WrongScenario(
      "an unknown zone of a load balancer",
      #"""
      "zones": ["a", "b"],
            "idleTimeout"
      """#,
      becomes: #"""
        "zones": ["a", "c"],
              "idleTimeout"
        """#,
      is: #"""
        full.jsonc:14:22: error[E401]: no zone has the name "c"
          14 |       "zones": ["a", "c"],
             |                      ^^^
          help: zones are: "a", "b"
        """#),
    WrongScenario(
      "a zone listed twice",
      #"""
      "zones": ["a", "b"],
            "idleTimeout"
      """#,
      becomes: #"""
        "zones": ["a", "a"],
              "idleTimeout"
        """#,
      is: #"""
        full.jsonc:14:22: error[E402]: the zone "a" is listed twice
          14 |       "zones": ["a", "a"],
             |                      ^^^
        """#),
    WrongScenario(
      "an unknown zone that is lost",
      #""zoneLost": "a""#,
      becomes: #""zoneLost": "us-east-1a""#,
      is: #"""
        full.jsonc:142:48: error[E401]: no zone has the name "us-east-1a"
         142 |     {"at": "6m", "duration": "5m", "zoneLost": "us-east-1a"},
             |                                                ^^^^^^^^^^^^
          help: zones are: "a", "b"
        """#),
    WrongScenario(
      "two zones with one name",
      #"""
      "zones": ["a", "b"],
        "loadBalancers"
      """#,
      becomes: #"""
        "zones": ["a", "b", "a"],
          "loadBalancers"
        """#,
      is: #"""
        full.jsonc:11:23: error[E402]: there are two zones with the name "a"
          11 |   "zones": ["a", "b", "a"],
             |                       ^^^
        """#),
    WrongScenario(
      "a key given twice",
      #""legacy": {"revision""#,
      becomes: #""legacy": {"revision": "v1", "targetGroup": "old"}, "legacy": {"revision""#,
      is: #"""
        full.jsonc:86:57: error[E103]: repeated key "legacy"
          86 | …revision": "v1", "targetGroup": "old"}, "legacy": {"revision": "v1",…
             |                                          ^^^^^^^^
        """#),
    WrongScenario(
      "names that differ in capitals only",
      #""old": {"algorithm""#,
      becomes: #""Blue": {}, "old": {"algorithm""#,
      is: #"""
        full.jsonc:44:5: error[E403]: the target groups "blue" and "Blue" differ in capitals only
          44 |     "Blue": {}, "old": {"algorithm": "weighted_random", "anomalyMitigation": true},
             |     ^^^^^^
          help: give one of them another name

        full.jsonc:44:5: warning[W707]: no rule forwards to the target group "Blue"
          44 |     "Blue": {}, "old": {"algorithm": "weighted_random", "anomalyMitigation": true},
             |     ^^^^^^
          help: AWS does not even check the health of its targets
        """#),
    WrongScenario(
      "traffic to an unknown load balancer",
      #"""
      "to": "alb/production",
            "arrivals": {"process": "poisson"
      """#,
      becomes: #"""
        "to": "elb/production",
              "arrivals": {"process": "poisson"
        """#,
      is: #"""
        full.jsonc:90:13: error[E401]: no load balancer has the name "elb"
          90 |       "to": "elb/production",
             |             ^^^^^^^^^^^^^^^^
          help: did you mean "alb"?
        """#),
    WrongScenario(
      "traffic to an unknown listener",
      #"""
      "to": "alb/production",
            "arrivals": {"process": "poisson"
      """#,
      becomes: #"""
        "to": "alb/prodution",
              "arrivals": {"process": "poisson"
        """#,
      is: #"""
        full.jsonc:90:13: error[E401]: the load balancer "alb" has no listener "prodution"
          90 |       "to": "alb/prodution",
             |             ^^^^^^^^^^^^^^^
          help: did you mean "production"?
        """#),
    WrongScenario(
      "traffic to one of two listeners",
      #"""
      "to": "alb/production",
            "arrivals": {"process": "poisson"
      """#,
      becomes: #"""
        "to": "alb",
              "arrivals": {"process": "poisson"
        """#,
      is: #"""
        full.jsonc:90:13: error[E404]: "alb" has 2 listeners
          90 |       "to": "alb",
             |             ^^^^^
          help: write one of: "alb/production", "alb/test"
        """#),
    WrongScenario(
      "a shift of an unknown rule",
      #""rule": "alb/production/api""#,
      becomes: #""rule": "alb/production/apis""#,
      is: #"""
        full.jsonc:137:39: error[E401]: the listener "alb/production" has no rule "apis"
         137 |     {"after": "1m", "shift": {"rule": "alb/production/apis", "weights": {"blue": 0, "green": 1}}},
             |                                       ^^^^^^^^^^^^^^^^^^^^^
          help: did you mean "api"?
        """#),
    WrongScenario(
      "a shift of a whole load balancer",
      #""rule": "alb/production/api""#,
      becomes: #""rule": "alb""#,
      is: #"""
        full.jsonc:137:39: error[E404]: "alb" names no listener
         137 |     {"after": "1m", "shift": {"rule": "alb", "weights": {"blue": 0, "green": 1}}},
             |                                       ^^^^^
          help: write "alb/production"
        """#),
    WrongScenario(
      "targets lost of nobody",
      #""of": "legacy", "count""#,
      becomes: #""of": "legcy", "count""#,
      is: #"""
        full.jsonc:143:41: error[E401]: no service or fleet has the name "legcy"
         143 |     {"at": "12m", "targetsLost": {"of": "legcy", "count": 1, "mode": "hang"}},
             |                                         ^^^^^^^
          help: did you mean "legacy"?
        """#),
    WrongScenario(
      "an alarm over nothing",
      #""of": "green","#,
      becomes: #""of": "greens","#,
      is: #"""
        full.jsonc:128:13: error[E401]: no target group or load balancer has the name "greens"
         128 |       "of": "greens",
             |             ^^^^^^^^
          help: did you mean "green"?
        """#),
    WrongScenario(
      "two rules with one name",
      #"{"priority": 20, "if""#,
      becomes: #"{"priority": 20, "name": "api", "if""#,
      is: #"""
        full.jsonc:29:38: error[E402]: there are two rules with the name "api"
          29 |             {"priority": 20, "name": "api", "if": {"path": "/old/*"}, "then": {"forward": "old"}},
             |                                      ^^^^^
        """#),
  ]
}
