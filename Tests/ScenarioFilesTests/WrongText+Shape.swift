// The exact words for each wrong text.

extension WrongText {
  static let shape: [WrongText] = [
    WrongText(
      "a misspelled key",
      #"""
      {
        // The two fleets.
        "groups": {
          "blue": {"deregistrationDely": "30s"}
        }
      }
      """#,
      is: #"""
        toy.jsonc:4:14: error[E201]: unknown key "deregistrationDely" in a target group
           4 |     "blue": {"deregistrationDely": "30s"}
             |              ^^^^^^^^^^^^^^^^^^^^
          help: did you mean "deregistrationDelay"?
        """#),
    WrongText(
      "another style of key",
      #"{"groups": {"blue": {"deregistration_delay": "30s"}}}"#,
      is: #"""
        toy.jsonc:1:22: error[E201]: unknown key "deregistration_delay" in a target group
           1 | {"groups": {"blue": {"deregistration_delay": "30s"}}}
             |                      ^^^^^^^^^^^^^^^^^^^^^^
          help: did you mean "deregistrationDelay"?
        """#),
    WrongText(
      "a key like no other",
      #"{"groups": {"blue": {"colour": "blue"}}}"#,
      is: #"""
        toy.jsonc:1:22: error[E201]: unknown key "colour" in a target group
           1 | {"groups": {"blue": {"colour": "blue"}}}
             |                      ^^^^^^^^
          help: keys are: "targets", "algorithm", "deregistrationDelay", "slowStart", "healthCheck", "sticky"
        """#),
    WrongText(
      "a missing key",
      #"{}"#,
      is: #"""
        toy.jsonc:1:1: error[E202]: a scenario needs the key "groups"
           1 | {}
             | ^
          help: add "groups": {"name": {}}
        """#),
    WrongText(
      "not an object",
      #"[]"#,
      is: #"""
        toy.jsonc:1:1: error[E203]: expected a scenario, found an array
           1 | []
             | ^^
          help: write it like {"groups": {"name": {}}}
        """#),
    WrongText(
      "not a map",
      #"{"groups": []}"#,
      is: #"""
        toy.jsonc:1:12: error[E203]: expected an object with names as keys, found an array
           1 | {"groups": []}
             |            ^^
          help: write it like {"name": {}}
        """#),
    WrongText(
      "not an array",
      #"{"groups": {}, "plan": {}}"#,
      is: #"""
        toy.jsonc:1:24: error[E203]: expected an array, found an object
           1 | {"groups": {}, "plan": {}}
             |                        ^^
          help: write it like [{"at": "30s", "shift": "…"}]
        """#),
    WrongText(
      "not a string",
      #"{"groups": {}, "question": 7}"#,
      is: #"""
        toy.jsonc:1:28: error[E203]: expected a string, found the number 7
           1 | {"groups": {}, "question": 7}
             |                            ^
          help: write "7"
        """#),
    WrongText(
      "not a boolean",
      #"{"groups": {"blue": {"sticky": "yes"}}}"#,
      is: #"""
        toy.jsonc:1:32: error[E203]: expected true or false, found the string "yes"
           1 | {"groups": {"blue": {"sticky": "yes"}}}
             |                                ^^^^^
          help: write true
        """#),
    WrongText(
      "a string for a number",
      #"{"groups": {"blue": {"targets": "4"}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E203]: expected a whole number, found the string "4"
           1 | {"groups": {"blue": {"targets": "4"}}}
             |                                 ^^^
          help: write 4
        """#),
    WrongText(
      "no number in quotation marks",
      #"{"groups": {"blue": {"targets": "NaN"}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E203]: expected a whole number, found the string "NaN"
           1 | {"groups": {"blue": {"targets": "NaN"}}}
             |                                 ^^^^^
          help: allowed is a whole number from 0 to 1000
        """#),
    WrongText(
      "null for a number",
      #"{"groups": {"blue": {"targets": null}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E203]: expected a whole number, found null
           1 | {"groups": {"blue": {"targets": null}}}
             |                                 ^^^^
          help: allowed is a whole number from 0 to 1000
        """#),
    WrongText(
      "a decimal for a count",
      #"{"groups": {"blue": {"targets": 4.0}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E307]: expected a whole number, found 4.0
           1 | {"groups": {"blue": {"targets": 4.0}}}
             |                                 ^^^
          help: write 4
        """#),
    WrongText(
      "an exponent for a count",
      #"{"groups": {"blue": {"targets": 1e2}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E307]: expected a whole number, found 1e2
           1 | {"groups": {"blue": {"targets": 1e2}}}
             |                                 ^^^
          help: write 100
        """#),
    WrongText(
      "half a target",
      #"{"groups": {"blue": {"targets": 4.5}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E307]: expected a whole number, found 4.5
           1 | {"groups": {"blue": {"targets": 4.5}}}
             |                                 ^^^
        """#),
    WrongText(
      "too many targets",
      #"{"groups": {"blue": {"targets": 5000}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E304]: 5000 is out of range
           1 | {"groups": {"blue": {"targets": 5000}}}
             |                                 ^^^^
          help: allowed is a whole number from 0 to 1000
        """#),
    WrongText(
      "fewer than none",
      #"{"groups": {"blue": {"targets": -1}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E304]: -1 is out of range
           1 | {"groups": {"blue": {"targets": -1}}}
             |                                 ^^
          help: allowed is a whole number from 0 to 1000
        """#),
    WrongText(
      "more than can be counted",
      #"{"groups": {"blue": {"targets": 99999999999999999999}}}"#,
      is: #"""
        toy.jsonc:1:33: error[E304]: 99999999999999999999 is out of range
           1 | {"groups": {"blue": {"targets": 99999999999999999999}}}
             |                                 ^^^^^^^^^^^^^^^^^^^^
          help: allowed is a whole number from 0 to 1000
        """#),
    WrongText(
      "a misspelled choice",
      #"{"groups": {"blue": {"algorithm": "roundrobin"}}}"#,
      is: #"""
        toy.jsonc:1:35: error[E204]: "roundrobin" is not an algorithm
           1 | {"groups": {"blue": {"algorithm": "roundrobin"}}}
             |                                   ^^^^^^^^^^^^
          help: did you mean "round_robin"?
        """#),
    WrongText(
      "no such choice",
      #"{"groups": {"blue": {"algorithm": "random"}}}"#,
      is: #"""
        toy.jsonc:1:35: error[E204]: "random" is not an algorithm
           1 | {"groups": {"blue": {"algorithm": "random"}}}
             |                                   ^^^^^^^^
          help: choices are: "round_robin", "least_outstanding_requests"
        """#),
    WrongText(
      "a number for a choice",
      #"{"groups": {"blue": {"algorithm": 1}}}"#,
      is: #"""
        toy.jsonc:1:35: error[E203]: expected an algorithm, found the number 1
           1 | {"groups": {"blue": {"algorithm": 1}}}
             |                                   ^
          help: choices are: "round_robin", "least_outstanding_requests"
        """#),
    WrongText(
      "an unknown tag",
      #"{"groups": {}, "arrivals": {"process": "stedy", "rate": "2rps"}}"#,
      is: #"""
        toy.jsonc:1:40: error[E204]: unknown process "stedy"
           1 | {"groups": {}, "arrivals": {"process": "stedy", "rate": "2rps"}}
             |                                        ^^^^^^^
          help: did you mean "steady"?
        """#),
    WrongText(
      "no tag",
      #"{"groups": {}, "arrivals": {"rate": "2rps"}}"#,
      is: #"""
        toy.jsonc:1:28: error[E202]: an arrival process needs the key "process"
           1 | {"groups": {}, "arrivals": {"rate": "2rps"}}
             |                            ^
          help: add "process": one of "steady", "bursts", "none"
        """#),
    WrongText(
      "a number as tag",
      #"{"groups": {}, "arrivals": {"process": 1}}"#,
      is: #"""
        toy.jsonc:1:40: error[E203]: expected a string, found the number 1
           1 | {"groups": {}, "arrivals": {"process": 1}}
             |                                        ^
        """#),
    WrongText(
      "a key of another variant",
      #"{"groups": {}, "arrivals": {"process": "steady", "rate": "2rps", "high": "3rps"}}"#,
      is: #"""
        toy.jsonc:1:66: error[E201]: unknown key "high" in an arrival process
           1 | {"groups": {}, "arrivals": {"process": "steady", "rate": "2rps", "high": "3rps"}}
             |                                                                  ^^^^^^
          help: keys are: "process", "rate"
        """#),
    WrongText(
      "a variant without its key",
      #"{"groups": {}, "arrivals": {"process": "steady"}}"#,
      is: #"""
        toy.jsonc:1:28: error[E202]: an arrival process needs the key "rate"
           1 | {"groups": {}, "arrivals": {"process": "steady"}}
             |                            ^
          help: add "rate": "200rps"
        """#),
    WrongText(
      "no variant key",
      #"{"groups": {}, "plan": [{"at": "5m"}]}"#,
      is: #"""
        toy.jsonc:1:25: error[E205]: a step needs one of several keys
           1 | {"groups": {}, "plan": [{"at": "5m"}]}
             |                         ^
          help: keys are: "shift", "wait", "rollback"
        """#),
    WrongText(
      "two variant keys",
      #"{"groups": {"blue": {}}, "plan": [{"at": "5m", "shift": "blue", "wait": "1s"}]}"#,
      is: #"""
        toy.jsonc:1:65: error[E205]: a step has the keys "shift" and "wait", only one of them can apply
           1 | {"groups": {"blue": {}}, "plan": [{"at": "5m", "shift": "blue", "wait": "1s"}]}
             |                                                                 ^^^^^^
          help: make two of it
        """#),
    WrongText(
      "a misspelled variant key",
      #"{"groups": {}, "plan": [{"at": "5m", "shft": "blue"}]}"#,
      is: #"""
        toy.jsonc:1:38: error[E201]: unknown key "shft" in a step
           1 | {"groups": {}, "plan": [{"at": "5m", "shft": "blue"}]}
             |                                      ^^^^^^
          help: did you mean "shift"?
        """#),
    WrongText(
      "too many elements",
      #"{"groups": {"a": {}, "b": {}, "c": {}, "d": {}}}"#,
      is: #"""
        toy.jsonc:1:12: error[E206]: 4 names, expected at most 3
           1 | {"groups": {"a": {}, "b": {}, "c": {}, "d": {}}}
             |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """#),
    WrongText(
      "too few elements",
      #"{"groups": {}, "work": {"law": "mixture", "of": []}}"#,
      is: #"""
        toy.jsonc:1:49: error[E206]: 0 elements, expected at least 1
           1 | {"groups": {}, "work": {"law": "mixture", "of": []}}
             |                                                 ^^
        """#),
    WrongText(
      "an empty text",
      #"{"groups": {"blue": {"healthCheck": {"path": ""}}}}"#,
      is: #"""
        toy.jsonc:1:46: error[E207]: a path cannot be empty
           1 | {"groups": {"blue": {"healthCheck": {"path": ""}}}}
             |                                              ^^
        """#),
    WrongText(
      "a name with a space",
      #"{"groups": {"my shop": {}}}"#,
      is: #"""
        toy.jsonc:1:13: error[E207]: a name cannot hold " ", found "my shop"
           1 | {"groups": {"my shop": {}}}
             |             ^^^^^^^^^
          help: allowed are letters, digits, ".", "_" and "-"
        """#),
    WrongText(
      "neither of two types",
      #"{"groups": {}, "work": true}"#,
      is: #"""
        toy.jsonc:1:24: error[E203]: expected a duration or a law, found true
           1 | {"groups": {}, "work": true}
             |                        ^^^^
          help: write it like "30s" or {"law": "lognormal", "mean": "30s"}
        """#),
    WrongText(
      "a mistake deep inside",
      #"{"groups": {}, "work": {"law": "mixture", "of": ["1s", {"law": "lognormal", "mean": "3s", "sigma": 9}]}}"#,
      is: #"""
        toy.jsonc:1:100: error[E304]: 9 is out of range
           1 | …w": "lognormal", "mean": "3s", "sigma": 9}]}}
             |                                          ^
          help: allowed is a number from 0 to 5
        """#),
  ]
}
