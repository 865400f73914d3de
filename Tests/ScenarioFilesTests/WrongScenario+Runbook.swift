// The exact words for each wrong scenario.

extension WrongScenario {
  static let runbooks: [WrongScenario] = [
    WrongScenario(
      "a promotion of an unknown database",
      #""promote": {"database": "orders""#, becomes: #""promote": {"database": "order""#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a promotion without a copy",
      #""promote": {"database": "orders""#, becomes: #""promote": {"database": "stock""#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a copy beside the writer",
      #""replicaRegions": ["eu-west-1"]"#,
      becomes: #""replicaRegions": ["eu-west-1", "us-east-1"]"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a database in an unknown Region",
      #""multiAZInstance", "region": "us-east-1""#,
      becomes: #""multiAZInstance", "region": "us-east-2""#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a standby in the same zone",
      #""multiAZInstance", "region": "us-east-1""#,
      becomes: #""multiAZInstance", "region": "us-east-1", "zones": ["use1-az1"]"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a global database in one Region",
      #""kind": "multiAZInstance""#, becomes: #""kind": "auroraGlobal""#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "callers that never ask again",
      #""nameCache": "30s", "proxy": true"#, becomes: #""nameCache": "forever""#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "readers of an instance",
      #""kind": "multiAZInstance""#, becomes: #""kind": "multiAZInstance", "readers": 2"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "branches without steps",
      #"{"resume": "users"}"#, becomes: #"{"resume": "users"}, {"parallel": [[]]}"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a drain of nothing",
      #"{"resume": "users"}"#, becomes: #"{"resume": "users"}, {"drain": {}}"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a drain of a class that does not exist",
      #""classes": ["write"]"#, becomes: #""classes": ["wrote"]"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a drain of an unknown listener",
      #"["write"], "listener": "use1/web""#, becomes: #"["write"], "listener": "use1/wep""#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a resumption of what never stopped",
      #""drain": {"source": "users", "classes": ["write"], "listener""#,
      becomes: #""drain": {"listener""#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a wait for a Region that nothing promotes",
      #"{"promote": {"database": "orders", "region": "eu-west-1", "losesData": true}},"#,
      becomes: "", in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a person who notices an unknown alarm",
      #"{"alarm": {"name": "errors"}}"#, becomes: #"{"alarm": {"name": "error"}}"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a step in a branch after the end",
      #"{"promote": {"database": "orders", "region": "eu-west-1", "losesData": true}}"#,
      becomes:
        #"{"at": "5h", "promote": {"database": "orders", "region": "eu-west-1", "losesData": true}}"#,
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
    WrongScenario(
      "a scaling without a goal",
      #", "percentOf": {"service": "shop", "percent": "150%"}"#, becomes: "",
      in: FullRunbook.text,
      is: #"""
        ?
        """#),
  ]
}
