// The exact words for each wrong scenario.

extension WrongScenario {
  static let runbooks: [WrongScenario] = [
    WrongScenario(
      "a promotion of an unknown database",
      #""promote": {"database": "orders""#, becomes: #""promote": {"database": "order""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:71:36: error[E401]: no database has the name "order"
          71 |           {"promote": {"database": "order", "region": "eu-west-1", "losesData": true}},
             |                                    ^^^^^^^
          help: did you mean "orders"?
        """#),
    WrongScenario(
      "a promotion without a copy",
      #""promote": {"database": "orders""#, becomes: #""promote": {"database": "stock""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:71:55: error[E650]: "stock" has no copy in eu-west-1
          71 |           {"promote": {"database": "stock", "region": "eu-west-1", "losesData": true}},
             |                                                       ^^^^^^^^^^^
          help: add "replicaRegions": ["eu-west-1"]

        full.jsonc:72:83: warning[W786]: no step promotes "orders" in eu-west-1, so its writer never is there
          72 |           {"wait": {"for": {"databaseAvailable": {"database": "orders", "region": "eu-west-1"}}}},
             |                                                                                   ^^^^^^^^^^^
          help: add a step {"promote": {"database": "orders", "region": "eu-west-1"}}
        """#),
    WrongScenario(
      "a copy beside the writer",
      #""replicaRegions": ["eu-west-1"]"#,
      becomes: #""replicaRegions": ["eu-west-1", "us-east-1"]"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:21:39: error[E651]: "orders" has its writer in us-east-1 already
          21 |       "replicaRegions": ["eu-west-1", "us-east-1"],
             |                                       ^^^^^^^^^^^
          help: name other Regions
        """#),
    WrongScenario(
      "a database in an unknown Region",
      #""multiAZInstance", "region": "us-east-1""#,
      becomes: #""multiAZInstance", "region": "us-east-2""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:35:52: error[E401]: no region has the name "us-east-2"
          35 |     "stock": {"kind": "multiAZInstance", "region": "us-east-2"},
             |                                                    ^^^^^^^^^^^
          help: did you mean "us-east-1"?
        """#),
    WrongScenario(
      "a standby in the same zone",
      #""multiAZInstance", "region": "us-east-1""#,
      becomes: #""multiAZInstance", "region": "us-east-1", "zones": ["use1-az1"]"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:35:5: warning[W775]: all hosts of "stock" are in use1-az1, and go with it
          35 |     "stock": {"kind": "multiAZInstance", "region": "us-east-1", "zones": ["use1-az1"]},
             |     ^^^^^^^
          help: name several zones
        """#),
    WrongScenario(
      "a global database in one Region",
      #""kind": "multiAZInstance""#, becomes: #""kind": "auroraGlobal""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:35:23: warning[W777]: "stock" is global, and no other Region has a copy
          35 |     "stock": {"kind": "auroraGlobal", "region": "us-east-1"},
             |                       ^^^^^^^^^^^^^^
          help: add "replicaRegions", or take "aurora"
        """#),
    WrongScenario(
      "callers that never ask again",
      #""nameCache": "30s", "proxy": true"#, becomes: #""nameCache": "forever""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:32:39: warning[W776]: callers of "orders" never learn where a new writer is
          32 |         "handshakes": 3, "nameCache": "forever",
             |                                       ^^^^^^^^^
          help: keep addresses for at most 30s, or let a proxy hold the connections
        """#),
    WrongScenario(
      "readers of an instance",
      #""kind": "multiAZInstance""#, becomes: #""kind": "multiAZInstance", "readers": 2"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:35:42: error[E201]: unknown key "readers" in a database
          35 |     "stock": {"kind": "multiAZInstance", "readers": 2, "region": "us-east-1"},
             |                                          ^^^^^^^^^
          help: keys are: "kind", "region", "zones", "replicaRegions", "readTime", "writeTime", "replicationLag", "copyEvery", "endpointTimeToLive", "failover", "pool"
        """#),
    WrongScenario(
      "branches without steps",
      #"{"resume": "users"}"#, becomes: #"{"resume": "users"}, {"parallel": [[]]}"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:78:39: error[E665]: no branch has a step
          78 |     {"resume": "users"}, {"parallel": [[]]},
             |                                       ^
          help: write [[{…}], [{…}]]: a list of steps for each branch
        """#),
    WrongScenario(
      "a drain of nothing",
      #"{"resume": "users"}"#, becomes: #"{"resume": "users"}, {"drain": {}}"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:78:36: error[E666]: it does not say what is drained
          78 |     {"resume": "users"}, {"drain": {}},
             |                                    ^
          help: name a "source" that stops, or a "listener" that is to be empty
        """#),
    WrongScenario(
      "a drain of a class that does not exist",
      #""classes": ["write"]"#, becomes: #""classes": ["wrote"]"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:60:48: error[E401]: no request class has the name "wrote"
          60 |       "drain": {"source": "users", "classes": ["wrote"], "listener": "use1/web"},
             |                                                ^^^^^^^
          help: did you mean "write"?
        """#),
    WrongScenario(
      "a drain of an unknown listener",
      #"["write"], "listener": "use1/web""#, becomes: #"["write"], "listener": "use1/wep""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:60:70: error[E401]: the load balancer "use1" has no listener "wep"
          60 |       "drain": {"source": "users", "classes": ["write"], "listener": "use1/wep"},
             |                                                                      ^^^^^^^^^^
          help: did you mean "web"?
        """#),
    WrongScenario(
      "a resumption of what never stopped",
      #""drain": {"source": "users", "classes": ["write"], "listener""#,
      becomes: #""drain": {"listener""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:78:16: warning[W785]: no step drains "users"
          78 |     {"resume": "users"},
             |                ^^^^^^^
          help: drain it in a step before, or remove this one
        """#),
    WrongScenario(
      "a wait for a Region that nothing promotes",
      #"{"promote": {"database": "orders", "region": "eu-west-1", "losesData": true}},"#,
      becomes: #""#, in: FullRunbook.text,
      is: #"""
        full.jsonc:72:83: warning[W786]: no step promotes "orders" in eu-west-1, so its writer never is there
          72 |           {"wait": {"for": {"databaseAvailable": {"database": "orders", "region": "eu-west-1"}}}},
             |                                                                                   ^^^^^^^^^^^
          help: add a step {"promote": {"database": "orders", "region": "eu-west-1"}}
        """#),
    WrongScenario(
      "a person who notices an unknown alarm",
      #"{"alarm": {"name": "errors"}}"#, becomes: #"{"alarm": {"name": "error"}}"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:54:39: error[E401]: no alarm has the name "error"
          54 |         "notices": {"alarm": {"name": "error"}},
             |                                       ^^^^^^^
          help: did you mean "errors"?
        """#),
    WrongScenario(
      "a step in a branch after the end",
      #"{"promote": {"database": "orders", "region": "eu-west-1", "losesData": true}}"#,
      becomes:
        #"{"at": "5h", "promote": {"database": "orders", "region": "eu-west-1", "losesData": true}}"#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:71:18: warning[W703]: the step begins at 5h, the run ends at 4h
          71 |           {"at": "5h", "promote": {"database": "orders", "region": "eu-west-1", "losesData": true}},
             |                  ^^^^
          help: lengthen "duration" or do it earlier
        """#),
    WrongScenario(
      "a scaling without a goal",
      #", "percentOf": {"service": "shop", "percent": "150%"}"#, becomes: #""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:67:21: error[E205]: a scaling needs one of several keys
          67 |           {"scale": {"service": "spare"}},
             |                     ^
          help: keys are: "desiredCount", "percentOf"
        """#),
    WrongScenario(
      "a deadline after the end",
      #""takes": "2m", "deadline": "20m""#, becomes: #""takes": "2m", "deadline": "5h""#,
      in: FullRunbook.text,
      is: #"""
        full.jsonc:64:62: warning[W788]: the deadline comes after the end of the run, at 4h
          64 |       "when": {"steady": "shop"}, "takes": "2m", "deadline": "5h", "onDeadline": "continue",
             |                                                              ^^^^
          help: lengthen "duration" or shorten the deadline
        """#),
  ]
}
