// The exact words for each wrong scenario.

extension WrongScenario {
  static let hostedNames: [WrongScenario] = [
    WrongScenario(
      "a record that leads nowhere",
      #""records": {"alb/production": 100"#,
      becomes: #""records": {"alb/productoin": 100"#,
      is: #"""
        full.jsonc:139:303: error[E591]: "reports.example.com" has no record that leads to "alb/production"
         139 | …me": "reports.example.com", "weights": {"alb/production": 50, "alb/test": 50…
             |                                          ^^^^^^^^^^^^^^^^
          help: did you mean "alb/productoin"?

        full.jsonc:164:37: error[E401]: the load balancer "alb" has no listener "productoin"
         164 |       "records": {"alb/productoin": 100, "alb/test": {"weight": 0, "timeToLive": "1m"}},
             |                                     ^^^
          help: did you mean "production"?
        """#),
    WrongScenario(
      "a record that leads to a load balancer with two listeners",
      #""records": {"alb/production": 100"#,
      becomes: #""records": {"alb": 100"#,
      is: #"""
        full.jsonc:139:303: error[E591]: "reports.example.com" has no record that leads to "alb/production"
         139 | …me": "reports.example.com", "weights": {"alb/production": 50, "alb/test": 50…
             |                                          ^^^^^^^^^^^^^^^^
          help: records are: "alb", "alb/test"

        full.jsonc:164:26: error[E404]: "alb" has 2 listeners
         164 |       "records": {"alb": 100, "alb/test": {"weight": 0, "timeToLive": "1m"}},
             |                          ^^^
          help: write one of: "alb/production", "alb/test"
        """#),
    WrongScenario(
      "a record with too much weight",
      #""records": {"alb/production": 100"#,
      becomes: #""records": {"alb/production": 256"#,
      is: #"""
        full.jsonc:164:37: error[E304]: 256 is out of range
         164 |       "records": {"alb/production": 256, "alb/test": {"weight": 0, "timeToLive": "1m"}},
             |                                     ^^^
          help: allowed is a whole number from 0 to 255
        """#),
    WrongScenario(
      "records without weight",
      #""records": {"alb/production": 100"#,
      becomes: #""records": {"alb/production": 0"#,
      is: #"""
        full.jsonc:164:18: warning[W791]: all weights are zero, and each of the 2 records is answered equally often
         164 |       "records": {"alb/production": 0, "alb/test": {"weight": 0, "timeToLive": "1m"}},
             |                  ^
          help: give the record that is meant a weight
        """#),
    WrongScenario(
      "records that live for different times",
      #""weight": 0, "timeToLive": "1m""#,
      becomes: #""weight": 0, "timeToLive": "5m""#,
      is: #"""
        full.jsonc:164:42: warning[W792]: "alb/test" lives for 5m, another record for 1m: what lives longer gets more traffic than its weight
         164 |       "records": {"alb/production": 100, "alb/test": {"weight": 0, "timeToLive": "5m"}},
             |                                          ^^^^^^^^^^
          help: give all records one time to live
        """#),
    WrongScenario(
      "a record's time to live beyond Route 53's",
      #""weight": 0, "timeToLive": "1m""#,
      becomes: #""weight": 0, "timeToLive": "30000d""#,
      is: #"""
        full.jsonc:164:82: error[E304]: "30000d" is out of range
         164 |       "records": {"alb/production": 100, "alb/test": {"weight": 0, "timeToLive": "30000d"}},
             |                                                                                  ^^^^^^^^
          help: allowed is a duration from 0s to 24855d3h14m7s
        """#),
    WrongScenario(
      "resolvers that must keep answers longer than they may",
      #""minimumTimeToLive": "5s""#,
      becomes: #""minimumTimeToLive": "2h""#,
      is: #"""
        full.jsonc:170:30: error[E309]: the range ends at 1h, before it begins at 2h
         170 |         "maximumTimeToLive": "1h",
             |                              ^^^^
          help: exchange the two
        """#),
    WrongScenario(
      "a name that is a load balancer's too",
      #""reports.example.com": {"#,
      becomes: #""alb": {"#,
      is: #"""
        full.jsonc:120:13: error[E401]: no load balancer or DNS name has the name "reports.example.com"
         120 |       "to": "reports.example.com",
             |             ^^^^^^^^^^^^^^^^^^^^^
          help: load balancers and DNS names are: "alb", "alb"

        full.jsonc:139:268: error[E401]: no DNS name has the name "reports.example.com"
         139 | … "contracted"}}, {"shiftName": {"name": "reports.example.com", "weights": {"alb/p…
             |                                          ^^^^^^^^^^^^^^^^^^^^^
          help: DNS names are: "alb"

        full.jsonc:163:5: error[E404]: "alb" is a DNS name and a load balancer
         163 |     "alb": {
             |     ^^^^^
          help: give one of them another name
        """#),
    WrongScenario(
      "a name that nobody goes to",
      #""to": "reports.example.com""#,
      becomes: #""to": "alb/production""#,
      is: #"""
        full.jsonc:121:87: warning[W769]: "reports" goes to a load balancer, not to a DNS name
         121 | …e": "1rps"}, "client": {"sessions": 10, "nameCache": "30s"},
             |                                          ^^^^^^^^^^^

        full.jsonc:163:5: warning[W707]: no traffic goes to the DNS name "reports.example.com"
         163 |     "reports.example.com": {
             |     ^^^^^^^^^^^^^^^^^^^^^
        """#),
    WrongScenario(
      "strangers who keep an answer",
      #""client": {"sessions": 10, "#,
      becomes: #""client": {"#,
      is: #"""
        full.jsonc:121:71: warning[W768]: "reports" has no sessions
         121 |       "arrivals": {"process": "constant", "rate": "1rps"}, "client": {"nameCache": "30s"},
             |                                                                       ^^^^^^^^^^^
        """#),
    WrongScenario(
      "traffic to an unknown name",
      #""to": "reports.example.com""#,
      becomes: #""to": "report.example.com""#,
      is: #"""
        full.jsonc:120:13: error[E401]: no load balancer or DNS name has the name "report.example.com"
         120 |       "to": "report.example.com",
             |             ^^^^^^^^^^^^^^^^^^^^
          help: did you mean "reports.example.com"?

        full.jsonc:163:5: warning[W707]: no traffic goes to the DNS name "reports.example.com"
         163 |     "reports.example.com": {
             |     ^^^^^^^^^^^^^^^^^^^^^
        """#),
    WrongScenario(
      "a shift of an unknown name",
      #""shiftName": {"name": "reports.example.com""#,
      becomes: #""shiftName": {"name": "report.example.com""#,
      is: #"""
        full.jsonc:139:268: error[E401]: no DNS name has the name "report.example.com"
         139 | … "contracted"}}, {"shiftName": {"name": "report.example.com", "weights": {"alb/p…
             |                                          ^^^^^^^^^^^^^^^^^^^^
          help: did you mean "reports.example.com"?
        """#),
    WrongScenario(
      "a shift to a record that the name does not have",
      #""weights": {"alb/production": 50, "alb/test": 50}"#,
      becomes: #""weights": {"alb/production": 50, "alb/tst": 50}"#,
      is: #"""
        full.jsonc:139:325: error[E591]: "reports.example.com" has no record that leads to "alb/tst"
         139 | …com", "weights": {"alb/production": 50, "alb/tst": 50}}},
             |                                          ^^^^^^^^^
          help: did you mean "alb/test"?
        """#),
    WrongScenario(
      "a shift of all records to zero",
      #""weights": {"alb/production": 50, "alb/test": 50}"#,
      becomes: #""weights": {"alb/production": 0, "alb/test": 0}"#,
      is: #"""
        full.jsonc:139:302: warning[W791]: all weights are zero, and each of the 2 records is answered equally often
         139 | …ame": "reports.example.com", "weights": {"alb/production": 0,…
             |                                          ^
          help: give the record that is meant a weight
        """#),
  ]
}
