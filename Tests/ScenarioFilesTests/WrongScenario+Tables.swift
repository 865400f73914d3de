// The exact words for each wrong scenario.

extension WrongScenario {
  static let tables: [WrongScenario] = [
    WrongScenario(
      "a table in no region",
      #""replicas": {"us-east-1": {}, "us-east-2": {}}, "witness": "us-west-2","#,
      becomes: #""itemSize": "1KiB","#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "strong consistency of two regions",
      #""us-east-2": {}}, "witness": "us-west-2","#,
      becomes: #""us-east-2": {}},"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "strong consistency over an ocean",
      #""us-east-2": {}}, "witness""#,
      becomes: #""eu-west-1": {}}, "witness""#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a witness of an eventually consistent table",
      #""consistency": "eventual","#,
      becomes: #""consistency": "eventual", "witness": "us-east-2","#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a witness that is a replica",
      #""witness": "us-west-2""#,
      becomes: #""witness": "us-east-1""#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a replica in an unknown region",
      #"{"us-east-1": {}, "us-east-2": {}}"#,
      becomes: #"{"us-east-1": {}, "us-east-4": {}}"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a transaction on a strongly consistent table",
      #""operation": "strongRead""#,
      becomes: #""operation": "transactionalRead""#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "several items without a transaction",
      #""operation": "strongRead""#,
      becomes: #""operation": "write", "items": 2"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a call of an unknown table",
      #""to": "stock""#,
      becomes: #""to": "stocks""#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a new replica where there is one",
      #"{"table": "orders", "region": "eu-west-1"}"#,
      becomes: #"{"table": "orders", "region": "us-west-2"}"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a new replica of a strongly consistent table",
      #"{"table": "orders", "region": "eu-west-1"}"#,
      becomes: #"{"table": "stock", "region": "us-west-2"}"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a wait for the writes of a region without a replica",
      #"{"table": "orders", "from": "us-east-1"}"#,
      becomes: #"{"table": "orders", "from": "us-east-2"}"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a lag to a region without a replica",
      #""to": "us-west-2", "lag""#,
      becomes: #""to": "us-east-2", "lag""#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "more hot keys than keys",
      #"{"count": 5000"#,
      becomes: #"{"count": 4"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "scaling without room",
      #""mostReads": 1000"#,
      becomes: #""mostReads": 5"#, in: FullTables.text,
      is: #"""
        """#),
    WrongScenario(
      "a table that nobody calls",
      #"{"to": "stock", "operation": "strongRead"},"#,
      becomes: "", in: FullTables.text,
      is: #"""
        """#),
  ]
}
