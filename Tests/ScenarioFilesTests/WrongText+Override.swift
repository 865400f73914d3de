// The exact words for each wrong override.

extension WrongText {
  static let override: [WrongText] = [
    WrongText(
      "an override without a value",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups.blue.targets"#],
      is: #"""
        --set argument 1:1:1: error[E116]: expected PATH=VALUE
           1 | groups.blue.targets
             | ^^^^^^^^^^^^^^^^^^^
          help: write it like services.shop.desiredCount=6
        """#),
    WrongText(
      "an override without a path",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"=4"#],
      is: #"""
        --set argument 1:1:1: error[E116]: the path is empty
           1 | =4
             | ^
        """#),
    WrongText(
      "an override of a bad path",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups..blue=4"#],
      is: #"""
        --set argument 1:1:8: error[E116]: expected the name of a key
           1 | groups..blue=4
             |        ^
        """#),
    WrongText(
      "an override of the wrong type",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups.blue.targets=many"#],
      is: #"""
        --set argument 1:1:21: error[E203]: expected a whole number, found the string "many"
           1 | groups.blue.targets=many
             |                     ^^^^
          help: allowed is a whole number from 0 to 1000
        """#),
    WrongText(
      "an override without a unit",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups.blue.slowStart=30"#],
      is: #"""
        --set argument 1:1:23: error[E301]: a duration needs a unit, found the number 30
           1 | groups.blue.slowStart=30
             |                       ^^
          help: write "30s" or "30ms"
        """#),
    WrongText(
      "an override of an unknown key",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups.blue.slowstart=30s"#],
      is: #"""
        --set argument 1:1:1: error[E201]: unknown key "slowstart" in a target group
           1 | groups.blue.slowstart=30s
             | ^^^^^^^^^^^^^^^^^^^^^
          help: did you mean "slowStart"?
        """#),
    WrongText(
      "an override inside a number",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups.blue.targets.x=1"#],
      is: #"""
        --set argument 1:1:1: error[E116]: "x" is asked of the number 2, not an object
           1 | groups.blue.targets.x=1
             | ^^^^^^^^^^^^^^^^^^^^^
        """#),
    WrongText(
      "an index beyond the end",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"plan[3].at=1s"#],
      is: #"""
        --set argument 1:1:1: error[E116]: there is no element [3], the array has 0
           1 | plan[3].at=1s
             | ^^^^^^^^^^
        """#),
    WrongText(
      "an index of an object",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups[0]=1"#],
      is: #"""
        --set argument 1:1:1: error[E116]: [0] is asked of an object, not an array
           1 | groups[0]=1
             | ^^^^^^^^^
        """#),
    WrongText(
      "a broken object",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups.blue={"targets": }"#],
      is: #"""
        --set argument 1:1:25: error[E101]: expected a value, found "}"
           1 | groups.blue={"targets": }
             |                         ^
        """#),
    WrongText(
      "the second of two overrides",
      #"{"groups": {"blue": {"targets": 2}}, "arrivals": {"process": "none"}, "plan": []}"#,
      set: [#"groups.blue.targets=3"#, #"arrivals.process=stedy"#],
      is: #"""
        --set argument 2:1:18: error[E204]: unknown process "stedy"
           1 | arrivals.process=stedy
             |                  ^^^^^
          help: did you mean "steady"?
        """#),
  ]
}
