// The exact words for each wrong scenario.

extension WrongScenario {
  static let naming: [WrongScenario] = [
    WrongScenario(
      "a failover pair with two secondaries",
      #""first": {"to": "us.shop", "role": "primary""#,
      becomes: #""first": {"to": "us.shop", "role": "secondary""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:16:18: error[E615]: the records are 0 primary and 2 secondary
          16 |       "records": {
             |                  ^
          help: let one be primary and one secondary
        """#),
    WrongScenario(
      "a failover alias that does not evaluate its target",
      #""role": "secondary", "evaluateTargetHealth": true,"#,
      becomes: #""role": "secondary","#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:18:9: error[E618]: "eu/web" is an alias that does not evaluate its target
          18 |         "eu/web": {"role": "secondary", "healthCheck": "eu"},
             |         ^^^^^^^^
          help: add "evaluateTargetHealth": true
        """#),
    WrongScenario(
      "a primary record that nothing looks at",
      #""to": "us.shop", "role": "primary", "evaluateTargetHealth": true"#,
      becomes: #""to": "192.0.2.7", "role": "primary""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:17:9: warning[W764]: nothing looks at the health of "first": it is always answered
          17 |         "first": {"to": "192.0.2.7", "role": "primary"},
             |         ^^^^^^^
          help: give it a "healthCheck"
        """#),
    WrongScenario(
      "aliases in a loop",
      #""192.0.2.1": {"weight": 1}"#,
      becomes: #""share": {"weight": 1, "evaluateTargetHealth": true}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:21:5: error[E616]: aliases lead from "us.shop" back to it
          21 |     "us.shop": {
             |     ^^^^^^^^^
          help: let one of them lead to a listener

        full.jsonc:24:5: error[E616]: aliases lead from "share" back to it
          24 |     "share": {"records": {"part": {"to": "us.shop", "evaluateTargetHealth": true}, "eu/web": 1}},
             |     ^^^^^^^
          help: let one of them lead to a listener
        """#),
    WrongScenario(
      "a key of another policy",
      #""us/web": {"region": "us-east-1"}"#,
      becomes: #""us/web": {"region": "us-east-1", "weight": 2}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:27:53: error[E617]: the policy latency does not look at "weight"
          27 | …ds": {"us/web": {"region": "us-east-1", "weight": 2}, "eu/web": {"re…
             |                                          ^^^^^^^^
          help: remove it, or let all records of the name have the policy "weighted"
        """#),
    WrongScenario(
      "a failover record without a role",
      #""eu/web": {"role": "secondary", "#,
      becomes: #""eu/web": {"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:18:9: error[E617]: a record of the policy failover needs a role
          18 |         "eu/web": {"evaluateTargetHealth": true, "healthCheck": "eu"},
             |         ^^^^^^^^
          help: add "role": "primary"
        """#),
    WrongScenario(
      "a latency record without a region",
      #"{"region": "us-east-1"}, "eu/web""#,
      becomes: #"{}, "eu/web""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:27:19: error[E617]: a record of the policy latency needs a region
          27 |       "records": {"us/web": {}, "eu/web": {"region": "eu-west-1"}},
             |                   ^^^^^^^^
          help: add "region": "us-east-1"
        """#),
    WrongScenario(
      "a geolocation record without a location",
      #""d": {"to": "us/web", "location": "*"}"#,
      becomes: #""d": {"to": "us/web"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:31:18: warning[W762]: whoever none of the records is for gets no answer, and keeps that for 10m
          31 |       "records": {
             |                  ^
          help: add a record for "*"

        full.jsonc:35:9: error[E617]: a record of the policy geolocation needs a location
          35 |         "d": {"to": "us/web"},
             |         ^^^
          help: add "location": "*"
        """#),
    WrongScenario(
      "a geoproximity record at an unknown place",
      #"""
      "eu/web": {"region": "eu-west-1"},
            },
          },
          "blocks"
      """#,
      becomes: #"""
        "eu/web": {"region": "mars-1"},
              },
            },
            "blocks"
        """#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:42:9: error[E617]: a record of the policy geoproximity needs coordinates, or a region whose coordinates are known
          42 |         "eu/web": {"region": "mars-1"},
             |         ^^^^^^^^
          help: add "coordinates": {"latitude": 53.35, "longitude": -6.26}
        """#),
    WrongScenario(
      "an IP-based record without blocks",
      #""eu/web": {"blocks": ["*"], "healthCheck": "host"}"#,
      becomes: #""eu/web": {"healthCheck": "host"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:47:18: warning[W762]: whoever none of the records is for gets no answer, and keeps that for 10m
          47 |       "records": {
             |                  ^
          help: add a record for "*"

        full.jsonc:49:9: error[E617]: a record of the policy ipBased needs blocks
          49 |         "eu/web": {"healthCheck": "host"},
             |         ^^^^^^^^
          help: add "blocks": ["*"]
        """#),
    WrongScenario(
      "two latency records of one region",
      #"""
      "eu/web": {"region": "eu-west-1"}},
          },
          "land"
      """#,
      becomes: #"""
        "eu/web": {"region": "us-east-1"}},
            },
            "land"
        """#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:27:54: error[E619]: "us/web" and "eu/web" are both for the region us-east-1
          27 |       "records": {"us/web": {"region": "us-east-1"}, "eu/web": {"region": "us-east-1"}},
             |                                                      ^^^^^^^^
          help: give each of them an area of its own
        """#),
    WrongScenario(
      "two records for one country",
      #""c": {"to": "us/web", "location": {"country": "US", "subdivision": "CA"}}"#,
      becomes: #""c": {"to": "us/web", "location": {"country": "CA"}}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:34:9: error[E619]: "b" and "c" are both for the country CA
          34 |         "c": {"to": "us/web", "location": {"country": "CA"}},
             |         ^^^
          help: give each of them an area of its own
        """#),
    WrongScenario(
      "a location that is a continent and a country",
      #"{"country": "US", "subdivision": "CA"}"#,
      becomes: #"{"continent": "NA", "country": "US"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:34:43: error[E622]: a location is a continent, a country, or a country and its subdivision
          34 |         "c": {"to": "us/web", "location": {"continent": "NA", "country": "US"}},
             |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: write it like {"country": "DE"}
        """#),
    WrongScenario(
      "geolocation without a default",
      #"""
              "d": {"to": "us/web", "location": "*"},

      """#,
      becomes: #""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:31:18: warning[W762]: whoever none of the records is for gets no answer, and keeps that for 10m
          31 |       "records": {
             |                  ^
          help: add a record for "*"
        """#),
    WrongScenario(
      "a block that is none",
      #""203.0.113.0/24", "2001"#,
      becomes: #""203.0.113.0-9", "2001"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:48:31: error[E623]: "203.0.113.0-9" is no CIDR block
          48 |         "us/web": {"blocks": ["203.0.113.0-9", "2001:db8:0:0:0:0:0:0/32"]},
             |                               ^^^^^^^^^^^^^^^
          help: write it like "203.0.113.0/24" or "2001:db8::/48"
        """#),
    WrongScenario(
      "an alias among several values",
      #""us/web": {"healthCheck": "all"}"#,
      becomes: #""us.shop": {"healthCheck": "all"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:54:19: error[E625]: "us.shop" is an alias, and cannot be one of several values
          54 |       "records": {"us.shop": {"healthCheck": "all"}, "eu/web": {"healthCheck": "host"}},
             |                   ^^^^^^^^^
          help: let it lead to a listener or an address
        """#),
    WrongScenario(
      "an address that is to be evaluated",
      #""192.0.2.1": {"weight": 1}"#,
      becomes: #""192.0.2.1": {"weight": 1, "evaluateTargetHealth": true}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:22:116: error[E626]: "192.0.2.1" is an address, which has no health of its own
          22 | …: {"weight": 1, "evaluateTargetHealth": true}},
             |                                          ^^^^
          help: give the record a "healthCheck"
        """#),
    WrongScenario(
      "a health check of a simple record",
      #""us/web": {"timeToLive": "5m"}"#,
      becomes: #""us/web": {"healthCheck": "us"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:56:73: warning[W763]: the policy simple has nothing to choose from, healthy or not
          56 |     "plain": {"policy": "simple", "records": {"us/web": {"healthCheck": "us"}}},
             |                                                                         ^^^^
          help: take the policy "failover" or "multivalue"
        """#),
    WrongScenario(
      "an alias that is a trap",
      #""part": {"to": "us.shop", "evaluateTargetHealth": true}"#,
      becomes: #""part": {"to": "us.shop"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:24:27: warning[W766]: when every record of "us.shop" is unhealthy, "part" still leads there
          24 |     "share": {"records": {"part": {"to": "us.shop"}, "eu/web": 1}},
             |                           ^^^^^^
          help: add "evaluateTargetHealth": true
        """#),
    WrongScenario(
      "clients from nowhere",
      #""to": "near", "from": "berlin""#,
      becomes: #""to": "near""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:112:5: warning[W767]: nothing says where these clients are, which "near" chooses by
         112 |     "near": {
             |     ^^^^^^
          help: add "from"
        """#),
    WrongScenario(
      "an unknown health check",
      #""weight": 9, "healthCheck": "us""#,
      becomes: #""weight": 9, "healthCheck": "usa""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:22:58: error[E401]: no health check has the name "usa"
          22 |       "records": {"us/web": {"weight": 9, "healthCheck": "usa"}, "192.0.2.1": {"weight": 1}},
             |                                                          ^^^^^
          help: did you mean "us"?
        """#),
    WrongScenario(
      "a health check that nothing looks at",
      #""us/web": {"healthCheck": "all"}"#,
      becomes: #""us/web": {"healthCheck": "us"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:70:5: warning[W707]: no record and no step of the plan looks at the health check "all"
          70 |     "all": {"calculated": {"children": ["us", "us-on", "errors"], "threshold": 2}},
             |     ^^^^^
        """#),
    WrongScenario(
      "a health check of an unknown endpoint",
      #"{"of": "standby"}"#,
      becomes: #"{"of": "stand-in"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:66:33: error[E401]: no load balancer or fleet has the name "stand-in"
          66 |     "host": {"endpoint": {"of": "stand-in"}, "inverted": true, "disabled": true},
             |                                 ^^^^^^^^^^
          help: did you mean "standby"?
        """#),
    WrongScenario(
      "a request interval of 20 s",
      #""requestInterval": "10s""#,
      becomes: #""requestInterval": "20s""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:62:49: error[E624]: a checker asks every 10s or every 30s
          62 |         "bodyTime": "100ms", "requestInterval": "20s", "failureThreshold": 2, "checkers": 18,
             |                                                 ^^^^^
          help: write "10s" or "30s"
        """#),
    WrongScenario(
      "a threshold out of range",
      #""failureThreshold": 2"#,
      becomes: #""failureThreshold": 11"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:62:76: error[E304]: 11 is out of range
          62 |         "bodyTime": "100ms", "requestInterval": "10s", "failureThreshold": 11, "checkers": 18,
             |                                                                            ^^
          help: allowed is a whole number from 1 to 10
        """#),
    WrongScenario(
      "a calculation of a calculation",
      #""children": ["us", "us-on", "errors"]"#,
      becomes: #""children": ["us", "us-on", "all"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:70:56: error[E620]: "all" is calculated itself
          70 |     "all": {"calculated": {"children": ["us", "us-on", "all"], "threshold": 2}},
             |                                                        ^^^^^
          help: name its children instead
        """#),
    WrongScenario(
      "a calculation that is never healthy",
      #""threshold": 2}"#,
      becomes: #""threshold": 4}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:70:80: warning[W765]: 4 of 3 can never be healthy: it is always unhealthy
          70 |     "all": {"calculated": {"children": ["us", "us-on", "errors"], "threshold": 4}},
             |                                                                                ^
          help: ask for at most 3
        """#),
    WrongScenario(
      "a calculation that is always healthy",
      #""threshold": 2}"#,
      becomes: #""threshold": 0}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:70:80: warning[W765]: with the threshold 0 it is always healthy
          70 |     "all": {"calculated": {"children": ["us", "us-on", "errors"], "threshold": 0}},
             |                                                                                ^
          help: ask for at least one
        """#),
    WrongScenario(
      "an alarm that no health check follows",
      #""of": "us-web", "threshold": 10}"#,
      becomes: #""of": "us-web", "threshold": 10, "evaluationPeriods": 3, "datapointsToAlarm": 2}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:68:32: error[E621]: a health check cannot follow "errors": it needs 2 of 3 datapoints
          68 |     "errors": {"alarm": {"of": "errors", "insufficientData": "Unhealthy"}},
             |                                ^^^^^^^^
          help: take an alarm over one metric
        """#),
    WrongScenario(
      "a gating rule without targets",
      #""targets": ["us"], "#,
      becomes: #""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:78:7: error[E627]: a gating rule needs targets
          78 |       "gate": {
             |       ^^^^^^
          help: add "targets": ["…"]

        full.jsonc:138:85: error[E627]: "gate" guards none of the controls that are set
         138 |     {"at": "5m", "routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}},
             |                                                                                     ^^^^^^
          help: remove it
        """#),
    WrongScenario(
      "an assertion rule with targets",
      #""controls": ["us", "eu"], "condition""#,
      becomes: #""controls": ["us", "eu"], "targets": ["us"], "condition""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:76:35: error[E627]: an assertion rule guards the controls that it looks at, and has no targets
          76 |         "controls": ["us", "eu"], "targets": ["us"], "condition…
             |                                   ^^^^^^^^^
          help: remove them, or let its kind be "gating"
        """#),
    WrongScenario(
      "a safety rule of more controls than there are",
      #""threshold": 1, "waitPeriod""#,
      becomes: #""threshold": 3, "waitPeriod""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:76:72: error[E627]: 3 of 2 controls can never be on
          76 |         "controls": ["us", "eu"], "condition": "ATLEAST", "threshold": 3, "waitPeriod": "10s",
             |                                                                        ^
          help: ask for at most 2
        """#),
    WrongScenario(
      "an override of a rule that has no say",
      #""set": {"us": "Off", "eu": "On"}"#,
      becomes: #""set": {"eu": "On"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:138:72: error[E627]: "gate" guards none of the controls that are set
         138 |     {"at": "5m", "routingControls": {"set": {"eu": "On"}, "override": ["gate"]}},
             |                                                                        ^^^^^^
          help: remove it
        """#),
    WrongScenario(
      "a record that cannot be deleted",
      #""delete": ["us/web"]"#,
      becomes: #""delete": ["ap/web"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:142:20: error[E591]: "near" has no record "ap/web"
         142 |         "delete": ["ap/web"],
             |                    ^^^^^^^^
          help: did you mean "us/web"?
        """#),
    WrongScenario(
      "a change that closes a loop",
      #"{"to": "192.0.2.9", "region": "us-east-1"}"#,
      becomes: #"{"to": "near", "region": "us-east-1"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:141:35: error[E616]: from this step on, aliases lead from "near" back to it
         141 |         "name": "near", "upsert": {"new": {"to": "near", "region": "us-east-1"}},
             |                                   ^
          help: let one of them lead to a listener
        """#),
    WrongScenario(
      "a changed record of another policy",
      #"{"to": "192.0.2.9", "region": "us-east-1"}"#,
      becomes: #"{"to": "192.0.2.9", "role": "primary"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:141:36: error[E617]: a record of the policy latency needs a region
         141 |         "name": "near", "upsert": {"new": {"to": "192.0.2.9", "role": "primary"}},
             |                                    ^^^^^
          help: add "region": "us-east-1"

        full.jsonc:141:63: error[E617]: the policy latency does not look at "role"
         141 |         "name": "near", "upsert": {"new": {"to": "192.0.2.9", "role": "primary"}},
             |                                                               ^^^^^^
          help: remove it, or let all records of the name have the policy "failover"
        """#),
  ]
}
