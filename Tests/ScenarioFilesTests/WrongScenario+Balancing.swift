// The exact words for each wrong scenario.

extension WrongScenario {
  static let balancing: [WrongScenario] = [
    WrongScenario(
      "slow start with least outstanding requests",
      #""algorithm": "round_robin""#,
      becomes: #""algorithm": "least_outstanding_requests""#,
      is: #"""
        full.jsonc:39:70: error[E502]: slow start does not go with least_outstanding_requests
          39 | …ast_outstanding_requests", "slowStart": "30s", "deregistrationDel…
             |                                          ^^^^^
          help: remove "slowStart" or take round_robin
        """#),
    WrongScenario(
      "slow start with weighted random",
      #""algorithm": "round_robin""#,
      becomes: #""algorithm": "weighted_random""#,
      is: #"""
        full.jsonc:39:59: error[E502]: slow start does not go with weighted_random
          39 |     "blue": {"algorithm": "weighted_random", "slowStart": "30s", "deregistrationDelay": "30s"},
             |                                                           ^^^^^
          help: remove "slowStart" or take round_robin
        """#),
    WrongScenario(
      "slow start shorter than AWS allows",
      #""slowStart": "30s""#,
      becomes: #""slowStart": "20s""#,
      is: #"""
        full.jsonc:39:55: error[E304]: "20s" is out of range
          39 |     "blue": {"algorithm": "round_robin", "slowStart": "20s", "deregistrationDelay": "30s"},
             |                                                       ^^^^^
          help: allowed is "0s" (off) or a duration from 30s to 15m
        """#),
    WrongScenario(
      "weighted random with stickiness",
      #""anomalyMitigation": true}"#,
      becomes: #""stickiness": "1d"}"#,
      is: #"""
        full.jsonc:44:59: error[E503]: stickiness does not go with weighted_random
          44 |     "old": {"algorithm": "weighted_random", "stickiness": "1d"},
             |                                                           ^^^^
          help: remove "stickiness" or take another algorithm
        """#),
    WrongScenario(
      "stickiness without cross-zone",
      #""dnsMinimumCount": "off""#,
      becomes: #""crossZone": false, "stickiness": "1h""#,
      is: #"""
        full.jsonc:19:34: error[E506]: the target group "green" is sticky and the forward is not
          19 |           "default": {"forward": {"blue": 100, "green": 0}},
             |                                  ^
          help: write {"targetGroups": {…}, "stickiness": "1h"}

        full.jsonc:42:41: error[E504]: stickiness does not go with cross-zone load balancing off
          42 |       "crossZone": false, "stickiness": "1h",
             |                                         ^^^^
          help: remove "stickiness" or "crossZone"
        """#),
    WrongScenario(
      "anomaly mitigation with round robin",
      #""algorithm": "weighted_random", "anomaly"#,
      becomes: #""algorithm": "round_robin", "anomaly"#,
      is: #"""
        full.jsonc:44:62: error[E505]: anomaly mitigation does not go with round_robin
          44 |     "old": {"algorithm": "round_robin", "anomalyMitigation": true},
             |                                                              ^^^^
          help: take weighted_random or remove "anomalyMitigation"
        """#),
    WrongScenario(
      "a sticky group in a forward that is not",
      #""slowStart": "30s""#,
      becomes: #""stickiness": "1h""#,
      is: #"""
        full.jsonc:19:34: error[E506]: the target group "blue" is sticky and the forward is not
          19 |           "default": {"forward": {"blue": 100, "green": 0}},
             |                                  ^
          help: write {"targetGroups": {…}, "stickiness": "1h"}
        """#),
    WrongScenario(
      "a health check that outlasts its interval",
      #""timeout": "3s""#,
      becomes: #""timeout": "10s""#,
      is: #"""
        full.jsonc:41:72: error[E507]: a timeout of 10s is not below the interval of 10s
          41 |       "healthCheck": {"path": "/health", "interval": "10s", "timeout": "10s"},
             |                                                                        ^^^^^
          help: shorten the timeout or lengthen the interval
        """#),
    WrongScenario(
      "an interval below AWS's least",
      #""interval": "10s", "timeout""#,
      becomes: #""interval": "4s", "timeout""#,
      is: #"""
        full.jsonc:41:54: error[E304]: "4s" is out of range
          41 |       "healthCheck": {"path": "/health", "interval": "4s", "timeout": "3s"},
             |                                                      ^^^^
          help: allowed is a duration from 5s to 5m
        """#),
    WrongScenario(
      "a healthy threshold above AWS's most",
      #""path": "/health","#,
      becomes: #""path": "/health", "healthyThreshold": 11,"#,
      is: #"""
        full.jsonc:41:62: error[E304]: 11 is out of range
          41 | …{"path": "/health", "healthyThreshold": 11, "interval": "10s",…
             |                                          ^^
          help: allowed is a whole number from 2 to 10
        """#),
    WrongScenario(
      "a DNS threshold below the routing threshold",
      #""dnsMinimumCount": "off""#,
      becomes: #""routingMinimumCount": 2"#,
      is: #"""
        full.jsonc:40:5: error[E508]: a DNS threshold of 1 is below the routing threshold of 2
          40 |     "green": {
             |     ^^^^^^^
          help: write "dnsMinimumCount": 2
        """#),
    WrongScenario(
      "a DNS percentage below the routing percentage",
      #""dnsMinimumCount": "off""#,
      becomes: #""routingMinimumPercent": 50, "dnsMinimumPercent": 20"#,
      is: #"""
        full.jsonc:42:57: error[E508]: a DNS threshold of 20% is below the routing threshold of 50%
          42 |       "routingMinimumPercent": 50, "dnsMinimumPercent": 20,
             |                                                         ^^
          help: write "dnsMinimumPercent": 50
        """#),
    WrongScenario(
      "a deregistration delay of two hours",
      #""deregistrationDelay": "30s""#,
      becomes: #""deregistrationDelay": "2h""#,
      is: #"""
        full.jsonc:39:85: error[E304]: "2h" is out of range
          39 |     "blue": {"algorithm": "round_robin", "slowStart": "30s", "deregistrationDelay": "2h"},
             |                                                                                     ^^^^
          help: allowed is a duration from 0s to 1h
        """#),
    WrongScenario(
      "an idle timeout of two hours",
      #""idleTimeout": "30s""#,
      becomes: #""idleTimeout": "2h""#,
      is: #"""
        full.jsonc:15:22: error[E304]: "2h" is out of range
          15 |       "idleTimeout": "2h",
             |                      ^^^^
          help: allowed is a duration from 1s to 1h6m40s
        """#),
    WrongScenario(
      "weights that sum to zero",
      #"{"forward": {"blue": 100, "green": 0}}"#,
      becomes: #"{"forward": {"blue": 0, "green": 0}}"#,
      is: #"""
        full.jsonc:19:34: error[E509]: the weights of the forward sum to zero
          19 |           "default": {"forward": {"blue": 0, "green": 0}},
             |                                  ^
          help: give at least one target group a weight
        """#),
    WrongScenario(
      "a weight above 999",
      #"{"forward": {"blue": 100, "green": 0}}"#,
      becomes: #"{"forward": {"blue": 1000, "green": 0}}"#,
      is: #"""
        full.jsonc:19:43: error[E304]: 1000 is out of range
          19 |           "default": {"forward": {"blue": 1000, "green": 0}},
             |                                           ^^^^
          help: allowed is a whole number from 0 to 999
        """#),
    WrongScenario(
      "a negative weight",
      #"{"forward": {"blue": 100, "green": 0}}"#,
      becomes: #"{"forward": {"blue": 100, "green": -1}}"#,
      is: #"""
        full.jsonc:19:57: error[E304]: -1 is out of range
          19 |           "default": {"forward": {"blue": 100, "green": -1}},
             |                                                         ^^
          help: allowed is a whole number from 0 to 999
        """#),
    WrongScenario(
      "six groups in a forward",
      #""test": {"port": 8443, "default": {"forward": {"green": 1}}}"#,
      becomes: #"""
        "test": {"default": {"forward": {"blue": 1, "green": 1, "old": 1, "d": 1, "e": 1, "f": 1}}}
        """#,
      is: #"""
        full.jsonc:34:41: error[E510]: 6 target groups, a forward has at most 5
          34 |         "test": {"default": {"forward": {"blue": 1, "green": 1, "old": 1, "d": 1, "e": 1, "f": 1}}},
             |                                         ^

        full.jsonc:34:75: error[E401]: no target group has the name "d"
          34 |         "test": {"default": {"forward": {"blue": 1, "green": 1, "old": 1, "d": 1, "e": 1, "f": 1}}},
             |                                                                           ^^^
          help: target groups are: "blue", "green", "old"

        full.jsonc:34:83: error[E401]: no target group has the name "e"
          34 |         "test": {"default": {"forward": {"blue": 1, "green": 1, "old": 1, "d": 1, "e": 1, "f": 1}}},
             |                                                                                   ^^^
          help: target groups are: "blue", "green", "old"

        full.jsonc:34:91: error[E401]: no target group has the name "f"
          34 |         "test": {"default": {"forward": {"blue": 1, "green": 1, "old": 1, "d": 1, "e": 1, "f": 1}}},
             |                                                                                           ^^^
          help: target groups are: "blue", "green", "old"
        """#),
    WrongScenario(
      "a priority given twice",
      #"{"priority": 20, "if""#,
      becomes: #"{"priority": 10, "if""#,
      is: #"""
        full.jsonc:29:26: error[E511]: there are two rules with the priority 10
          29 |             {"priority": 10, "if": {"path": "/old/*"}, "then": {"forward": "old"}},
             |                          ^^
          help: give each rule a priority of its own
        """#),
    WrongScenario(
      "a priority above AWS's most",
      #"{"priority": 20, "if""#,
      becomes: #"{"priority": 50001, "if""#,
      is: #"""
        full.jsonc:29:26: error[E304]: 50001 is out of range
          29 |             {"priority": 50001, "if": {"path": "/old/*"}, "then": {"forward": "old"}},
             |                          ^^^^^
          help: allowed is a whole number from 1 to 50000
        """#),
    WrongScenario(
      "six condition values in a rule",
      #""if": {"path": "/old/*"}"#,
      becomes: #""if": {"path": ["/1", "/2", "/3", "/4", "/5", "/6"]}"#,
      is: #"""
        full.jsonc:29:36: error[E510]: 6 condition values, a rule has at most 5
          29 |             {"priority": 20, "if": {"path": ["/1", "/2",…
             |                                    ^
        """#),
    WrongScenario(
      "a group behind two load balancers",
      #"""
      "loadBalancers": {

      """#,
      becomes: #"""
        "loadBalancers": {
        "second": {"listeners": {"web": {"default": {"forward": "old"}}}},

        """#,
      is: #"""
        full.jsonc:14:5: error[E512]: the target group "old" belongs to "second" already
          14 |     "alb": {
             |     ^^^^^
          help: describe a second target group for "alb"
        """#),
    WrongScenario(
      "a rule without an action",
      #""then": {"fixedResponse": 403}"#,
      becomes: #""then": {}"#,
      is: #"""
        full.jsonc:30:70: error[E205]: an action needs one of several keys
          30 |             {"priority": 30, "if": {"source": "10.0.0.0/8"}, "then": {}},
             |                                                                      ^
          help: keys are: "forward", "fixedResponse", "redirect"
        """#),
    WrongScenario(
      "a rule with two actions",
      #""then": {"fixedResponse": 403}"#,
      becomes: #""then": {"fixedResponse": 403, "redirect": 301}"#,
      is: #"""
        full.jsonc:30:93: error[E205]: an action has the keys "fixedResponse" and "redirect", only one of them can apply
          30 | …0.0/8"}, "then": {"fixedResponse": 403, "redirect": 301}},
             |                                          ^^^^^^^^^^
          help: make two of it
        """#),
    WrongScenario(
      "a response that AWS cannot give",
      #""fixedResponse": 403"#,
      becomes: #""fixedResponse": 302"#,
      is: #"""
        full.jsonc:30:88: error[E304]: 302 is out of range
          30 |             {"priority": 30, "if": {"source": "10.0.0.0/8"}, "then": {"fixedResponse": 302}},
             |                                                                                        ^^^
          help: allowed are 200 to 299 and 400 to 599
        """#),
    WrongScenario(
      "a block of addresses that is none",
      #""source": "10.0.0.0/8""#,
      becomes: #""source": "10.0.0.0/33""#,
      is: #"""
        full.jsonc:30:47: error[E207]: "10.0.0.0/33" is not a CIDR block
          30 |             {"priority": 30, "if": {"source": "10.0.0.0/33"}, "then": {"fixedResponse": 403}},
             |                                               ^^^^^^^^^^^^^
          help: write it like "10.0.0.0/8"
        """#),
    WrongScenario(
      "an algorithm that AWS does not have",
      #""algorithm": "round_robin""#,
      becomes: #""algorithm": "roundRobin""#,
      is: #"""
        full.jsonc:39:27: error[E204]: "roundRobin" is not a routing algorithm
          39 |     "blue": {"algorithm": "roundRobin", "slowStart": "30s", "deregistrationDelay": "30s"},
             |                           ^^^^^^^^^^^^
          help: did you mean "round_robin"?
        """#),
    WrongScenario(
      "more targets than a group can have",
      #""count": 2, "targetGroup""#,
      becomes: #""count": 1001, "targetGroup""#,
      is: #"""
        full.jsonc:44:5: error[E510]: 1001 targets are registered with "old", a target group has at most 1000
          44 |     "old": {"algorithm": "weighted_random", "anomalyMitigation": true},
             |     ^^^^^
        """#),
    WrongScenario(
      "a group without a rule",
      #""then": {"forward": "old"}"#,
      becomes: #""then": {"forward": "blue"}"#,
      is: #"""
        full.jsonc:44:5: warning[W707]: no rule forwards to the target group "old"
          44 |     "old": {"algorithm": "weighted_random", "anomalyMitigation": true},
             |     ^^^^^
          help: AWS does not even check the health of its targets
        """#),
  ]
}
