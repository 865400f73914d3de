// The exact words for each wrong scenario.

extension WrongScenario {
  static let traffic: [WrongScenario] = [
    WrongScenario(
      "a rate without a unit",
      #""rate": "50rps""#,
      becomes: #""rate": 50"#,
      is: #"""
        full.jsonc:91:50: error[E301]: a rate needs a unit, found the number 50
          91 |       "arrivals": {"process": "poisson", "rate": 50},
             |                                                  ^^
          help: write "50rps" or "50/min"
        """#),
    WrongScenario(
      "a rate of zero",
      #""rate": "50rps""#,
      becomes: #""rate": "0rps""#,
      is: #"""
        full.jsonc:91:19: error[E312]: no request ever comes from "users"
          91 |       "arrivals": {"process": "poisson", "rate": "0rps"},
             |                   ^
          help: write a rate above zero, or remove the source
        """#),
    WrongScenario(
      "a negative rate",
      #""rate": "50rps""#,
      becomes: #""rate": "-5rps""#,
      is: #"""
        full.jsonc:91:50: error[E303]: a rate cannot be negative, found "-5rps"
          91 |       "arrivals": {"process": "poisson", "rate": "-5rps"},
             |                                                  ^^^^^^^
        """#),
    WrongScenario(
      "a rate that is not a number",
      #""rate": "50rps""#,
      becomes: #""rate": NaN"#,
      is: #"""
        full.jsonc:91:50: error[E107]: NaN is not a number of JSON
          91 |       "arrivals": {"process": "poisson", "rate": NaN},
             |                                                  ^^^
        """#),
    WrongScenario(
      "a rate that overflows",
      #""rate": "50rps""#,
      becomes: #""rate": "1e99rps""#,
      is: #"""
        full.jsonc:91:50: error[E303]: "1e99rps" is not a rate
          91 |       "arrivals": {"process": "poisson", "rate": "1e99rps"},
             |                                                  ^^^^^^^^^
          help: write it like "200rps": a number and a unit, without a space
        """#),
    WrongScenario(
      "a rate above the highest",
      #""rate": "50rps""#,
      becomes: #""rate": "99999999rps""#,
      is: #"""
        full.jsonc:91:50: error[E304]: "99999999rps" is out of range
          91 |       "arrivals": {"process": "poisson", "rate": "99999999rps"},
             |                                                  ^^^^^^^^^^^^^
          help: allowed is a rate from 0rps to 10000000rps
        """#),
    WrongScenario(
      "an unknown arrival process",
      #""process": "poisson""#,
      becomes: #""process": "poison""#,
      is: #"""
        full.jsonc:91:31: error[E204]: unknown process "poison"
          91 |       "arrivals": {"process": "poison", "rate": "50rps"},
             |                               ^^^^^^^^
          help: did you mean "poisson"?
        """#),
    WrongScenario(
      "no time between arrivals",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "renewal", "gap": "0s"}"#,
      is: #"""
        full.jsonc:91:49: error[E311]: no time passes between two arrivals of "users"
          91 |       "arrivals": {"process": "renewal", "gap": "0s"},
             |                                                 ^^^^
          help: write a gap with a mean above zero
        """#),
    WrongScenario(
      "clients that neither think nor wait",
      #"""
      "think": "1s"},
            "work": "50ms"
      """#,
      becomes: #"""
        "think": "0s"},
              "work": "0s"
        """#,
      is: #"""
        full.jsonc:114:64: error[E311]: clients of "jobs" neither think nor wait: requests would come without end
         114 |       "arrivals": {"process": "closed", "clients": 5, "think": "0s"},
             |                                                                ^^^^
          help: give the think time or the work a mean above zero
        """#),
    WrongScenario(
      "a daily curve below zero",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "daily", "mean": "10rps", "amplitude": "20rps"}"#,
      is: #"""
        full.jsonc:91:70: error[E310]: the rate would swing below zero: the amplitude 20rps is above the mean 10rps
          91 |       "arrivals": {"process": "daily", "mean": "10rps", "amplitude": "20rps"},
             |                                                                      ^^^^^^^
          help: write an amplitude of at most "10rps"
        """#),
    WrongScenario(
      "stages of nothing",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #"""
        "arrivals": {"process": "stages", "stages": [{"target": "0rps", "duration": "5m"}]}
        """#,
      is: #"""
        full.jsonc:91:19: error[E312]: no request ever comes from "users"
          91 |       "arrivals": {"process": "stages", "stages": [{"target": "0rps", "duration": "5m"}]},
             |                   ^
          help: write a rate above zero, or remove the source
        """#),
    WrongScenario(
      "no stages at all",
      #""arrivals": {"process": "poisson", "rate": "50rps"}"#,
      becomes: #""arrivals": {"process": "stages", "stages": []}"#,
      is: #"""
        full.jsonc:91:51: error[E206]: 0 elements, expected at least 1
          91 |       "arrivals": {"process": "stages", "stages": []},
             |                                                   ^^
        """#),
    WrongScenario(
      "neither work nor classes",
      #"""
      "work": "50ms",

      """#,
      becomes: #"""


        """#,
      is: #"""
        full.jsonc:112:13: error[E202]: a traffic source needs the key "work" or "classes"
         112 |     "jobs": {
             |             ^
          help: add "work": {"law": "exponential", "mean": "20ms"}
        """#),
    WrongScenario(
      "both work and classes",
      #""work": "50ms","#,
      becomes: #""work": "50ms", "classes": {"all": {"work": "1ms"}},"#,
      is: #"""
        full.jsonc:115:7: error[E205]: a traffic source has the keys "classes" and "work", only one of them can apply
         115 |       "work": "50ms", "classes": {"all": {"work": "1ms"}},
             |       ^^^^^^
          help: make two of it
        """#),
    WrongScenario(
      "shares without a whole",
      #""share": "90%""#,
      becomes: #""share": "80%""#,
      is: #"""
        full.jsonc:92:18: warning[W706]: the shares of the classes sum to 90% and are taken as weights
          92 |       "classes": {
             |                  ^
          help: let them sum to 100%
        """#),
    WrongScenario(
      "a share without a unit",
      #""share": "90%""#,
      becomes: #""share": 0.9"#,
      is: #"""
        full.jsonc:93:29: error[E301]: a share needs a unit, found the number 0.9
          93 |         "browse": {"share": 0.9, "work": {"law": "lognormal", "mean": "12ms", "sigma": 0.5}},
             |                             ^^^
          help: write "90%" or "0.9%"
        """#),
    WrongScenario(
      "a source that ends before it starts",
      #""end": "20m""#,
      becomes: #""end": "30s""#,
      is: #"""
        full.jsonc:117:14: error[E519]: "jobs" ends at 30s, it starts at 1m
         117 |       "end": "30s",
             |              ^^^^^
          help: let it end after its start
        """#),
    WrongScenario(
      "a source that starts after the end",
      #"""
      "start": "1m",
            "end": "20m"
      """#,
      becomes: #""start": "1h""#,
      is: #"""
        full.jsonc:116:16: warning[W703]: "jobs" starts at 1h, the run ends at 30m
         116 |       "start": "1h",
             |                ^^^^
          help: lengthen "duration" or do it earlier
        """#),
    WrongScenario(
      "more clients than fit",
      #""clients": 5"#,
      becomes: #""clients": 5000000"#,
      is: #"""
        full.jsonc:114:52: error[E304]: 5000000 is out of range
         114 |       "arrivals": {"process": "closed", "clients": 5000000, "think": "1s"},
             |                                                    ^^^^^^^
          help: allowed is a whole number from 1 to 1000000
        """#),
    WrongScenario(
      "traffic to a group without targets",
      #""targetGroup": "old", "slowness""#,
      becomes: #""targetGroup": "blue", "slowness""#,
      is: #"""
        full.jsonc:120:13: warning[W705]: requests of "report" go to "old", which has no targets
         120 |       "to": "reports.example.com",
             |             ^^^^^^^^^^^^^^^^^^^^^
          help: register a service or a fleet with it
        """#),
    WrongScenario(
      "more sessions than fit",
      #""sessions": 1000"#,
      becomes: #""sessions": 10000001"#,
      is: #"""
        full.jsonc:108:21: error[E304]: 10000001 is out of range
         108 |         "sessions": 10000001,
             |                     ^^^^^^^^
          help: allowed is a whole number from 0 to 10000000
        """#),
    WrongScenario(
      "more events than the limit",
      #""events": 100000000"#,
      becomes: #""events": 1000"#,
      is: #"""
        full.jsonc:6:15: error[E605]: about 98000 requests and 720 health checks in 30m need about 400000 events for each replication, the limit is 1000
           6 |   "duration": "30m",
             |               ^^^^^
          help: shorten the run, lower the rates, or raise "limits": {"events": …}
        """#),
    WrongScenario(
      "a warm-up as long as the run",
      #""warmUp": "1m""#,
      becomes: #""warmUp": "30m""#,
      is: #"""
        full.jsonc:7:13: error[E518]: a warm-up of 30m leaves nothing of a run of 30m
           7 |   "warmUp": "30m",
             |             ^^^^^
          help: shorten the warm-up or lengthen the run
        """#),
    WrongScenario(
      "no question",
      #"""
      "question": "Does anyone notice the cutover?",

      """#,
      becomes: #"""


        """#,
      is: #"""
        full.jsonc:2:1: error[E202]: a scenario needs the key "question"
           2 | {
             | ^
          help: add "question": "…"
        """#),
    WrongScenario(
      "fewer replications at most than at least",
      #""atMost": 20"#,
      becomes: #""atMost": 2"#,
      is: #"""
        full.jsonc:9:44: error[E309]: at most 2 is fewer than at least 5
           9 |   "replications": {"atLeast": 5, "atMost": 2},
             |                                            ^
          help: write at least 5
        """#),
    WrongScenario(
      "a confidence of all",
      #""confidence": "95%""#,
      becomes: #""confidence": "100%""#,
      is: #"""
        full.jsonc:10:17: error[E304]: "100%" is out of range
          10 |   "confidence": "100%",
             |                 ^^^^^^
          help: allowed is a share from 50% to 99.99%
        """#),
    WrongScenario(
      "no zones",
      #"""
      "zones": ["a", "b"],
        "loadBalancers"
      """#,
      becomes: #"""
        "zones": [],
          "loadBalancers"
        """#,
      is: #"""
        full.jsonc:11:12: error[E206]: 0 elements, expected at least 1
          11 |   "zones": [],
             |            ^^
        """#),
    WrongScenario(
      "shares that sum to zero",
      #""work": "50ms","#,
      becomes: #""classes": {"all": {"share": "0%", "work": "1ms"}},"#,
      is: #"""
        full.jsonc:115:18: error[E509]: the shares of the classes sum to zero
         115 |       "classes": {"all": {"share": "0%", "work": "1ms"}},
             |                  ^
          help: give at least one class a share
        """#),
    WrongScenario(
      "more memory than the limit",
      #""sessions": 1000"#,
      becomes: #""sessions": 10000000"#,
      is: #"""
        full.jsonc:88:14: error[E606]: clients, sessions and traces need about 1300 MiB for each replication, the limit is 256MiB
          88 |   "traffic": {
             |              ^
          help: lower their number, or raise "limits": {"memory": …}
        """#),
  ]
}
