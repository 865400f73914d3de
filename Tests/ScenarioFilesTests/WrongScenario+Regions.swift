// The exact words for each wrong scenario.

extension WrongScenario {
  static let regions: [WrongScenario] = [
    WrongScenario(
      "zones beside regions",
      #""question": "How far is it?","#,
      becomes: #""question": "How far is it?", "zones": ["use1-az1"],"#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:2:33: error[E610]: the regions say which zones there are
           2 |   "question": "How far is it?", "zones": ["use1-az1"],
             |                                 ^^^^^^^
          help: leave "zones" out
        """#),
    WrongScenario(
      "a service in no region",
      #""shop": {"region": "us-east-1", "zones""#,
      becomes: #""shop": {"zones""#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:19:5: error[E611]: it does not say which of the 2 regions it is in
          19 |     "shop": {"zones": ["use1-az2"], "revision": "v1", "targetGroup": "a"},
             |     ^^^^^^
          help: add "region": "us-east-1"
        """#),
    WrongScenario(
      "an unknown region",
      #""old": {"region": "us-east-1""#,
      becomes: #""old": {"region": "us-east-2""#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:21:32: error[E401]: no region has the name "us-east-2"
          21 |   "fleets": {"old": {"region": "us-east-2", "revision": "v1", "targetGroup": "a"}},
             |                                ^^^^^^^^^^^
          help: did you mean "us-east-1"?
        """#),
    WrongScenario(
      "a zone of another region",
      #""zones": ["use1-az2"]"#,
      becomes: #""zones": ["euw1-az1"]"#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:19:47: error[E612]: the zone "euw1-az1" is not in us-east-1
          19 |     "shop": {"region": "us-east-1", "zones": ["euw1-az1"], "revision": "v1", "targetGroup": "a"},
             |                                               ^^^^^^^^^^
          help: zones of us-east-1 are: "use1-az1", "use1-az2"
        """#),
    WrongScenario(
      "a round trip that is described twice",
      #"{"from": "eu-west-1", "to": "head-office""#,
      becomes: #"{"from": "us-east-1", "to": "head-office""#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:5:14: error[E614]: nothing says how far "head-office" and "eu-west-1" are apart, and the table does not know
           5 |   "network": {
             |              ^
          help: add to "roundTrips": {"from": "head-office", "to": "eu-west-1", "time": "80ms"}

        full.jsonc:8:7: error[E402]: the round trip between us-east-1 and head-office is described twice
           8 |       {"from": "us-east-1", "to": "head-office", "time": "20ms"},
             |       ^
        """#),
    WrongScenario(
      "clients far from nothing",
      #""regions": {"us-east-1": ["use1-az1", "use1-az2"], "eu-west-1": ["euw1-az1"]},"#,
      becomes: #""zones": ["use1-az1", "use1-az2", "euw1-az1"],"#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:14:24: error[E401]: no region has the name "us-east-1"
          14 |     "use1": {"region": "us-east-1", "listeners": {"web": {"default": {"forward": {"a": 1}}}}},
             |                        ^^^^^^^^^^^
          help: there are no regions here

        full.jsonc:19:24: error[E401]: no region has the name "us-east-1"
          19 |     "shop": {"region": "us-east-1", "zones": ["use1-az2"], "revision": "v1", "targetGroup": "a"},
             |                        ^^^^^^^^^^^
          help: there are no regions here

        full.jsonc:21:32: error[E401]: no region has the name "us-east-1"
          21 |   "fleets": {"old": {"region": "us-east-1", "revision": "v1", "targetGroup": "a"}},
             |                                ^^^^^^^^^^^
          help: there are no regions here

        full.jsonc:24:29: error[E613]: there are no regions that its clients could be far from
          24 |       "to": "use1", "from": "head-office",
             |                             ^^^^^^^^^^^^^
          help: describe "regions", or leave "from" out
        """#),
    WrongScenario(
      "an unknown distance",
      #""to": "use1", "from": "head-office""#,
      becomes: #""to": "use1", "from": "the-moon""#,
      in: FullRegions.text,
      is: #"""
        full.jsonc:5:14: error[E614]: nothing says how far "the-moon" and "us-east-1" are apart, and the table does not know
           5 |   "network": {
             |              ^
          help: add to "roundTrips": {"from": "the-moon", "to": "us-east-1", "time": "80ms"}

        full.jsonc:5:14: error[E614]: nothing says how far "the-moon" and "eu-west-1" are apart, and the table does not know
           5 |   "network": {
             |              ^
          help: add to "roundTrips": {"from": "the-moon", "to": "eu-west-1", "time": "80ms"}
        """#),
  ]
}
