// The exact words for each wrong scenario.

extension WrongScenario {
  static let objectives: [WrongScenario] = [
    WrongScenario(
      "an unknown metric",
      #""latency": ["p(99)<800ms"]"#,
      becomes: #""latencies": ["p(99)<800ms"]"#,
      is: #"""
        full.jsonc:148:18: error[E520]: unknown metric "latencies"
         148 |   "objectives": {"latencies": ["p(99)<800ms"], "failed": "rate<0.1%"},
             |                  ^^^^^^^^^^^
          help: did you mean "latency"?
        """#),
    WrongScenario(
      "an unknown tag",
      #""latency": ["p(99)<800ms"]"#,
      becomes: #""latency{zone:a}": ["p(99)<800ms"]"#,
      is: #"""
        full.jsonc:148:18: error[E520]: latency has no tag "zone"
         148 |   "objectives": {"latency{zone:a}": ["p(99)<800ms"], "failed": "rate<0.1%"},
             |                  ^^^^^^^^^^^^^^^^^
          help: its tags: class, group, revision, source
        """#),
    WrongScenario(
      "a tag that names nothing",
      #""latency": ["p(99)<800ms"]"#,
      becomes: #""latency{group:bleu}": ["p(99)<800ms"]"#,
      is: #"""
        full.jsonc:148:18: error[E520]: there is no group "bleu"
         148 |   "objectives": {"latency{group:bleu}": ["p(99)<800ms"], "failed": "rate<0.1%"},
             |                  ^^^^^^^^^^^^^^^^^^^^^
          help: did you mean "blue"?
        """#),
    WrongScenario(
      "an unknown aggregate",
      #"["p(99)<800ms"]"#,
      becomes: #"["mean<800ms"]"#,
      is: #"""
        full.jsonc:148:30: error[E520]: latency has no "mean"
         148 |   "objectives": {"latency": ["mean<800ms"], "failed": "rate<0.1%"},
             |                              ^^^^^^^^^^^^
          help: it has: avg, med, min, max, p(99)
        """#),
    WrongScenario(
      "a threshold without a unit",
      #"["p(99)<800ms"]"#,
      becomes: #"["p(99)<800"]"#,
      is: #"""
        full.jsonc:148:30: error[E520]: "800" has no unit
         148 |   "objectives": {"latency": ["p(99)<800"], "failed": "rate<0.1%"},
             |                              ^^^^^^^^^^^
          help: write "800ms" or "800s"
        """#),
    WrongScenario(
      "a threshold without a comparison",
      #"["p(99)<800ms"]"#,
      becomes: #"["p(99)"]"#,
      is: #"""
        full.jsonc:148:30: error[E520]: a comparison is missing
         148 |   "objectives": {"latency": ["p(99)"], "failed": "rate<0.1%"},
             |                              ^^^^^^^
          help: comparisons are <, <=, >, >=, == and !=
        """#),
    WrongScenario(
      "a percentile of 100",
      #"["p(99)<800ms"]"#,
      becomes: #"["p(100)<800ms"]"#,
      is: #"""
        full.jsonc:148:30: error[E520]: a percentile lies between 0 and 100, both excluded, and "100" does not
         148 |   "objectives": {"latency": ["p(100)<800ms"], "failed": "rate<0.1%"},
             |                              ^^^^^^^^^^^^^^
          help: write p(99)
        """#),
    WrongScenario(
      "a share above all",
      #""failed": "rate<0.1%""#,
      becomes: #""failed": "rate<101%""#,
      is: #"""
        full.jsonc:148:56: error[E520]: a share lies between 0% and 100%, and 101% does not
         148 |   "objectives": {"latency": ["p(99)<800ms"], "failed": "rate<101%"},
             |                                                        ^^^^^^^^^^^
        """#),
  ]
}
