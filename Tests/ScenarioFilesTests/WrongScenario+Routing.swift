// The exact words for each wrong set of records, and for what AWS does not have.

extension WrongScenario {
  static let routing: [WrongScenario] = [
    WrongScenario(
      "an alias of a load balancer with a time to live",
      #""role": "secondary", "evaluateTargetHealth": true"#,
      becomes: #""role": "secondary", "evaluateTargetHealth": true, "timeToLive": "5m""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:18:85: error[E628]: "eu/web" is an alias of a load balancer, which always lives for 1m
          18 | …luateTargetHealth": true, "timeToLive": "5m", "healthCheck": "eu…
             |                                          ^^^^
          help: leave it out
        """#),
    WrongScenario(
      "an alias of a name with a time to live",
      #""first": {"to": "us.shop", "#,
      becomes: #""first": {"to": "us.shop", "timeToLive": "60s", "#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:17:50: error[E628]: "first" is an alias, and lives as long as what "us.shop" is answered with
          17 | …first": {"to": "us.shop", "timeToLive": "60s", "role": "primary",…
             |                                          ^^^^^
          help: leave it out
        """#),
    WrongScenario(
      "a time to live for aliases only",
      #""policy": "failover","#,
      becomes: #""policy": "failover", "timeToLive": "5m","#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:15:43: error[E628]: all records are aliases, and none lives for 5m
          15 |       "policy": "failover", "timeToLive": "5m",
             |                                           ^^^^
          help: leave it out: those of load balancers live for 1m
        """#),
    WrongScenario(
      "a plan that deletes the last record",
      #""name": "near", "upsert": {"new": {"to": "192.0.2.9", "region": "us-east-1"}},"#,
      becomes: #""name": "plain","#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:142:19: error[E629]: "plain" has no records any more
         142 |         "delete": ["us/web"],
             |                   ^
          help: make another one in the same step
        """#),
    WrongScenario(
      "a plan that makes a second record for a region",
      #""name": "near", "upsert": {"new": {"to": "192.0.2.9", "region": "us-east-1"}},"#,
      becomes: #""name": "near", "upsert": {"new": {"to": "192.0.2.9", "region": "eu-west-1"}},"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:141:36: error[E619]: "eu/web" and "new" are both for the region eu-west-1
         141 |         "name": "near", "upsert": {"new": {"to": "192.0.2.9", "region": "eu-west-1"}},
             |                                    ^^^^^
          help: give each of them an area of its own
        """#),
    WrongScenario(
      "a plan that takes the primary record away",
      #""routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}"#,
      becomes: #""changeRecords": {"name": "shop", "delete": ["first"]}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:138:62: error[E615]: from this step on, the records are 0 primary and 1 secondary
         138 |     {"at": "5m", "changeRecords": {"name": "shop", "delete": ["first"]}},
             |                                                              ^
          help: let one be primary and one secondary
        """#),
    WrongScenario(
      "a plan that takes the default record away, in a branch",
      #""routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}"#,
      becomes: #""parallel": [[{"changeRecords": {"name": "land", "delete": ["d"]}}], []]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:138:77: warning[W762]: from this step on, whoever none of the records is for gets no answer, and keeps that for 10m
         138 |     {"at": "5m", "parallel": [[{"changeRecords": {"name": "land", "delete": ["d"]}}], []]},
             |                                                                             ^
          help: add a record for "*"
        """#),
    WrongScenario(
      "a plan that gives an alias a time to live",
      #""routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}"#,
      becomes: #""changeRecords": {"name": "share", "upsert": {"eu/web": "#
        + #"{"evaluateTargetHealth": true, "timeToLive": "5m"}}}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:138:119: error[E628]: "eu/web" is an alias of a load balancer, which always lives for 1m
         138 | …luateTargetHealth": true, "timeToLive": "5m"}}}},
             |                                          ^^^^
          help: leave it out
        """#),
    WrongScenario(
      "a plan that takes all weights away",
      #""routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}"#,
      becomes: #""shiftName": {"name": "us.shop", "weights": {"us/web": 0, "192.0.2.1": 0}}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:138:62: warning[W791]: all weights are zero, and each of the 2 records is answered equally often
         138 |     {"at": "5m", "shiftName": {"name": "us.shop", "weights": {"us/web": 0, "192.0.2.1": 0}}},
             |                                                              ^
          help: give the record that is meant a weight
        """#),
    WrongScenario(
      "a plan that leaves no weight in two steps",
      #""routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}"#,
      becomes: #""shiftName": {"name": "us.shop", "weights": {"us/web": 0}}}, "#
        + #"{"shiftName": {"name": "us.shop", "weights": {"192.0.2.1": 0}}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:138:124: warning[W791]: all weights are zero, and each of the 2 records is answered equally often
         138 | …ftName": {"name": "us.shop", "weights": {"192.0.2.1": 0}}},
             |                                          ^
          help: give the record that is meant a weight
        """#),
    WrongScenario(
      "a country by another code than Route 53's",
      #"{"country": "CA"}"#,
      becomes: #"{"country": "UK"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:33:55: error[E622]: no country has the code "UK"
          33 |         "b": {"to": "us/web", "location": {"country": "UK"}, "healthCheck": "errors"},
             |                                                       ^^^^
          help: write two capitals, such as "GB"
        """#),
    WrongScenario(
      "a continent in small letters",
      #""location": {"continent": "EU"}"#,
      becomes: #""location": {"continent": "eu"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:32:57: error[E622]: no continent has the code "eu"
          32 |         "a": {"to": "eu/web", "location": {"continent": "eu"}},
             |                                                         ^^^^
          help: write "EU"
        """#),
    WrongScenario(
      "an unknown state",
      #""subdivision": "CA""#,
      becomes: #""subdivision": "XX""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:34:43: error[E622]: no part of US has the code "XX"
          34 |         "c": {"to": "us/web", "location": {"country": "US", "subdivision": "XX"}},
             |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: write the two capitals of a state, such as "CA"
        """#),
    WrongScenario(
      "a state of a country that has none for Route 53",
      #"{"country": "US", "subdivision": "CA"}"#,
      becomes: #"{"country": "DE", "subdivision": "BE"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:34:43: error[E622]: Route 53 knows no parts of DE
          34 |         "c": {"to": "us/web", "location": {"country": "DE", "subdivision": "BE"}},
             |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: leave out "subdivision"
        """#),
    WrongScenario(
      "a block that is too small",
      #""203.0.113.0/24""#,
      becomes: #""203.0.113.0/25""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:48:31: error[E623]: "203.0.113.0/25" has 25 bits that count
          48 |         "us/web": {"blocks": ["203.0.113.0/25", "2001:db8:0:0:0:0:0:0/32"]},
             |                               ^^^^^^^^^^^^^^^^
          help: a block of IPv4 has 1 to 24 of them; write "*" for everybody else
        """#),
    WrongScenario(
      "a block that is too large",
      #""2001:db8:0:0:0:0:0:0/32""#,
      becomes: #""::/0""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:48:49: error[E623]: "0:0:0:0:0:0:0:0/0" has 0 bits that count
          48 |         "us/web": {"blocks": ["203.0.113.0/24", "::/0"]},
             |                                                 ^^^^^^
          help: a block of IPv6 has 1 to 48 of them; write "*" for everybody else
        """#),
    WrongScenario(
      "checkers in a region that has none",
      #""eu-west-1", "ap-northeast-1"]"#,
      becomes: #""eu-central-1", "ap-northeast-1"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:63:34: error[E633]: Route 53 has no checkers in eu-central-1
          63 |         "regions": ["us-west-2", "eu-central-1", "ap-northeast-1"],
             |                                  ^^^^^^^^^^^^^^
          help: they are in us-east-1, us-west-1, us-west-2, eu-west-1, ap-southeast-1, ap-southeast-2, ap-northeast-1, sa-east-1
        """#),
    WrongScenario(
      "checkers in too few regions",
      #""regions": ["us-west-2", "eu-west-1", "ap-northeast-1"]"#,
      becomes: #""regions": ["us-west-2", "eu-west-1"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:63:20: error[E633]: the checkers of a health check are in three regions or more, not in 2
          63 |         "regions": ["us-west-2", "eu-west-1"],
             |                    ^
          help: name more of us-east-1, us-west-1, us-west-2, eu-west-1, ap-southeast-1, ap-southeast-2, ap-northeast-1, sa-east-1
        """#),
    WrongScenario(
      "checkers twice in a region",
      #""eu-west-1", "ap-northeast-1"]"#,
      becomes: #""us-west-2", "ap-northeast-1", "us-east-1"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:63:34: error[E402]: the region "us-west-2" is listed twice
          63 |         "regions": ["us-west-2", "us-west-2", "ap-northeast-1", "us-east-1"],
             |                                  ^^^^^^^^^^^
          help: leave it out
        """#),
    WrongScenario(
      "a child that counts twice",
      #""children": ["us", "us-on", "errors"]"#,
      becomes: #""children": ["us", "us-on", "errors", "us"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:70:66: error[E402]: the health check "us" is listed twice
          70 |     "all": {"calculated": {"children": ["us", "us-on", "errors", "us"], "threshold": 2}},
             |                                                                  ^^^^
          help: leave it out
        """#),
    WrongScenario(
      "a control that counts twice",
      #""controls": ["us", "eu"]"#,
      becomes: #""controls": ["us", "us", "eu"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:76:28: error[E402]: the routing control "us" is listed twice
          76 |         "controls": ["us", "us", "eu"], "condition": "ATLEAST", "threshold": 1, "waitPeriod": "10s",
             |                            ^^^^
          help: leave it out
        """#),
    WrongScenario(
      "a target that is guarded twice",
      #""targets": ["us"]"#,
      becomes: #""targets": ["us", "us"]"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:79:69: error[E402]: the routing control "us" is listed twice
          79 |         "kind": "gating", "controls": ["change"], "targets": ["us", "us"], "condition": "AND",
             |                                                                     ^^^^
          help: leave it out
        """#),
    WrongScenario(
      "packets that are all lost",
      #""network": {"#,
      becomes: #""network": {"loss": "100%","#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:97:23: error[E304]: "100%" is out of range
          97 |   "network": {"loss": "100%",
             |                       ^^^^^^
          help: allowed is a share from 0% to 99%
        """#),
    WrongScenario(
      "clients whose address nobody knows",
      #", "addresses": "203.0.113.0/28""#,
      becomes: #""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:124:5: warning[W767]: nothing says where "berlin" is, which "blocks" chooses by
         124 |     "blocks": {
             |     ^^^^^^^^
          help: add to "route53": {"locations": {"berlin": {"addresses": "203.0.113.0/24"}}}
        """#),
    WrongScenario(
      "clients whose coordinates nobody knows",
      #""coordinates": {"latitude": 52.5, "longitude": 13.4}, "#,
      becomes: #""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:120:5: warning[W767]: nothing says where "berlin" is, which "around" chooses by
         120 |     "around": {
             |     ^^^^^^^^
          help: add to "route53": {"locations": {"berlin": {"coordinates": {"latitude": 52.5, "longitude": 13.4}}}}
        """#),
    WrongScenario(
      "clients whose country nobody knows",
      #""area": {"continent": "EU", "country": "DE", "subdivision": "BE"},"#,
      becomes: #""#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:116:5: warning[W767]: nothing says where "berlin" is, which "land" chooses by
         116 |     "land": {
             |     ^^^^^^
          help: add to "route53": {"locations": {"berlin": {"area": {"country": "DE"}}}}
        """#),
    WrongScenario(
      "a latency record of a misspelled region",
      #""records": {"us/web": {"region": "us-east-1"}"#,
      becomes: #""records": {"us/web": {"region": "us-esat-1"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:27:40: error[E401]: no region has the name "us-esat-1"
          27 |       "records": {"us/web": {"region": "us-esat-1"}, "eu/web": {"region": "eu-west-1"}},
             |                                        ^^^^^^^^^^^
          help: did you mean "us-east-1"?
        """#),
    WrongScenario(
      "a latency record of a region that is unknowably far away",
      #""records": {"us/web": {"region": "us-east-1"}"#,
      becomes: #""records": {"us/web": {"region": "us-west-2"}"#,
      in: FullNaming.text,
      is: #"""
        full.jsonc:97:14: error[E614]: nothing says how far "berlin" and "us-west-2" are apart, and the table does not know
          97 |   "network": {
             |              ^
          help: add to "roundTrips": {"from": "berlin", "to": "us-west-2", "time": "80ms"}
        """#),
    WrongScenario(
      "a wrong record that leads to its own name",
      #""to": "use1/web"}},"#,
      becomes: #""to": "shop.example.com"}},"#,
      in: FullFaults.text,
      is: #"""
        full.jsonc:42:69: error[E616]: aliases lead from "shop.example.com" back to it
          42 |     {"at": "20m", "recordWrong": {"name": "shop.example.com", "to": "shop.example.com"}},
             |                                                                     ^^^^^^^^^^^^^^^^^^
          help: let it lead to a listener or to an address
        """#),
  ]
}
