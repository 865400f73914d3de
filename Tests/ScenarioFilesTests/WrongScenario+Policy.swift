// The exact words for each wrong scenario.

extension WrongScenario {
  static let policy: [WrongScenario] = [
    WrongScenario(
      "a rule that there is not", #""skip": ["P112","#, becomes: #""skip": ["P12","#,
      is: #"""
        full.jsonc:160:23: error[E204]: "P12" is not a rule that can be skipped
         160 |   "policy": {"skip": ["P12", {"rule": "P107", "reason": "known"}], "smallestDefect": "2%"},
             |                       ^^^^^
          help: did you mean "P102"?
        """#),
    WrongScenario(
      "a rule that is skipped without a reason", #"{"rule": "P107", "reason": "known"}"#,
      becomes: #"{"rule": "P107"}"#,
      is: #"""
        full.jsonc:160:31: error[E202]: a rule needs the key "reason"
         160 |   "policy": {"skip": ["P112", {"rule": "P107"}], "smallestDefect": "2%"},
             |                               ^
          help: add "reason": "…"
        """#),
    WrongScenario(
      "a defect of nothing", #""smallestDefect": "2%""#, becomes: #""smallestDefect": "0%""#,
      is: #"""
        full.jsonc:160:87: error[E304]: "0%" is out of range
         160 |   "policy": {"skip": ["P112", {"rule": "P107", "reason": "known"}], "smallestDefect": "0%"},
             |                                                                                       ^^^^
          help: allowed is a share from 0.0001% to 100%
        """#),
  ]
}
