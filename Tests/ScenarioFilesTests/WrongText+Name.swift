// The exact words for each wrong text.

extension WrongText {
  static let names: [WrongText] = [
    WrongText(
      "a broken rule",
      #"""
      {
        "groups": {
          "blue": {
            "algorithm": "least_outstanding_requests",
            "slowStart": "30s",
          },
        },
      }
      """#,
      is: #"""
        toy.jsonc:5:20: error[E501]: slow start does not go with least_outstanding_requests
           5 |       "slowStart": "30s",
             |                    ^^^^^
          help: remove "slowStart"
        """#),
    WrongText(
      "an unknown name",
      #"{"groups": {"blue": {}, "green": {}}, "plan": [{"at": "5m", "shift": "gren"}]}"#,
      is: #"""
        toy.jsonc:1:70: error[E401]: no target group has the name "gren"
           1 | {"groups": {"blue": {}, "green": {}}, "plan": [{"at": "5m", "shift": "gren"}]}
             |                                                                      ^^^^^^
          help: did you mean "green"?
        """#),
    WrongText(
      "a name of nothing",
      #"{"groups": {}, "plan": [{"at": "5m", "shift": "blue"}]}"#,
      is: #"""
        toy.jsonc:1:47: error[E401]: no target group has the name "blue"
           1 | {"groups": {}, "plan": [{"at": "5m", "shift": "blue"}]}
             |                                               ^^^^^^
          help: there are no target groups here
        """#),
    WrongText(
      "wide characters before the mistake",
      #"{"question": "青と緑", "grups": {}, "groups": {}}"#,
      is: #"""
        toy.jsonc:1:21: error[E201]: unknown key "grups" in a scenario
           1 | {"question": "青と緑", "grups": {}, "groups": {}}
             |                        ^^^^^^^
          help: did you mean "groups"?
        """#),
  ]
}
