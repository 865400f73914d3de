// The exact words for each wrong scenario.

extension WrongScenario {
  static let tables: [WrongScenario] = [
    WrongScenario(
      "a table in no region",
      #""replicas": {"us-east-1": {}, "us-east-2": {}}, "witness": "us-west-2","#,
      becomes: #""itemSize": "1KiB","#, in: FullTables.text,
      is: #"""
        full.jsonc:38:5: error[E635]: it does not say which of the 4 regions hold it
          38 |     "stock": {
             |     ^^^^^^^
          help: add "replicas": {"us-east-1": {}}
        """#),
    WrongScenario(
      "strong consistency of two regions",
      #""us-east-2": {}}, "witness": "us-west-2","#,
      becomes: #""us-east-2": {}},"#, in: FullTables.text,
      is: #"""
        full.jsonc:40:7: error[E636]: strong consistency needs three regions, three replicas or two and a witness, and this table has 2 replicas
          40 |       "replicas": {"us-east-1": {}, "us-east-2": {}},
             |       ^^^^^^^^^^
          help: describe three, or let the table be "eventual"
        """#),
    WrongScenario(
      "strong consistency of one region",
      #""consistency": "eventual""#,
      becomes: #""consistency": "strong", "witness": "us-east-1""#, in: LoneTable.text,
      is: #"""
        full.jsonc:5:20: error[E636]: strong consistency needs three regions, three replicas or two and a witness, and this table has 0 replicas and a witness
           5 |   "tables": {"t": {"consistency": "strong", "witness": "us-east-1", "keys": {"count": 2}}},
             |                    ^^^^^^^^^^^^^
          help: describe three, or let the table be "eventual"
        """#),
    WrongScenario(
      "strong consistency without regions",
      #"""
        "regions": {"us-east-1": ["use1-az1"]},
        "tables": {"t": {"consistency": "eventual", "keys": {"count": 2}}},
      """#,
      becomes: #"""
          "tables": {"t": {"consistency": "strong", "keys": {"count": 2}}},
        """#, in: LoneTable.text,
      is: #"""
        full.jsonc:4:20: error[E636]: strong consistency needs three regions, three replicas or two and a witness, and this table has 0 replicas
           4 |   "tables": {"t": {"consistency": "strong", "keys": {"count": 2}}},
             |                    ^^^^^^^^^^^^^
          help: describe three, or let the table be "eventual"
        """#),
    WrongScenario(
      "a transaction about more items than there are",
      #""operation": "write""#,
      becomes: #""operation": "transactionalWrite", "items": 3"#, in: LoneTable.text,
      is: #"""
        full.jsonc:9:61: error[E642]: a transaction about 3 items needs as many, and "t" has 2
           9 |     {"to": "t", "operation": "transactionalWrite", "items": 3},
             |                                                             ^
          help: let its "keys" have a larger "count", or ask for fewer items
        """#),
    WrongScenario(
      "strong consistency over an ocean",
      #""us-east-2": {}}, "witness""#,
      becomes: #""eu-west-1": {}}, "witness""#, in: FullTables.text,
      is: #"""
        full.jsonc:40:7: error[E636]: strong consistency does not reach over "us-east-1", "eu-west-1", "us-west-2"
          40 |       "replicas": {"us-east-1": {}, "eu-west-1": {}}, "witness": "us-west-2",
             |       ^^^^^^^^^^
          help: regions that go together are: "us-east-1", "us-east-2", "us-west-2"
        """#),
    WrongScenario(
      "a witness of an eventually consistent table",
      #""consistency": "eventual","#,
      becomes: #""consistency": "eventual", "witness": "us-east-2","#, in: FullTables.text,
      is: #"""
        full.jsonc:10:45: error[E637]: a table without strong consistency has nothing to vote on
          10 |       "consistency": "eventual", "witness": "us-east-2",
             |                                             ^^^^^^^^^^^
          help: leave it out, or let the table be "strong"
        """#),
    WrongScenario(
      "a witness that is a replica",
      #""witness": "us-west-2""#,
      becomes: #""witness": "us-east-1""#, in: FullTables.text,
      is: #"""
        full.jsonc:40:66: error[E637]: "us-east-1" holds the table and votes already
          40 |       "replicas": {"us-east-1": {}, "us-east-2": {}}, "witness": "us-east-1",
             |                                                                  ^^^^^^^^^^^
          help: name another region
        """#),
    WrongScenario(
      "a replica in an unknown region",
      #"{"us-east-1": {}, "us-east-2": {}}"#,
      becomes: #"{"us-east-1": {}, "us-east-4": {}}"#, in: FullTables.text,
      is: #"""
        full.jsonc:40:37: error[E401]: no region has the name "us-east-4"
          40 |       "replicas": {"us-east-1": {}, "us-east-4": {}}, "witness": "us-west-2",
             |                                     ^^^^^^^^^^^
          help: did you mean "us-east-1"?
        """#),
    WrongScenario(
      "a transaction on a strongly consistent table",
      #""operation": "strongRead""#,
      becomes: #""operation": "transactionalRead""#, in: FullTables.text,
      is: #"""
        full.jsonc:51:36: error[E638]: "stock" is strongly consistent between regions and takes no transactions
          51 |       {"to": "stock", "operation": "transactionalRead"}, {"to": "log"},
             |                                    ^^^^^^^^^^^^^^^^^^^
          help: ask item by item, or let the table be "eventual"
        """#),
    WrongScenario(
      "several items without a transaction",
      #""operation": "strongRead""#,
      becomes: #""operation": "write", "items": 2"#, in: FullTables.text,
      is: #"""
        full.jsonc:51:54: error[E641]: only a transaction of a table is about several items
          51 |       {"to": "stock", "operation": "write", "items": 2}, {"to": "log"},
             |                                                      ^
          help: let the operation be "transactionalWrite" or "transactionalRead"
        """#),
    WrongScenario(
      "a call of an unknown table",
      #""to": "stock""#,
      becomes: #""to": "stocks""#, in: FullTables.text,
      is: #"""
        full.jsonc:38:5: warning[W707]: no revision calls the table "stock"
          38 |     "stock": {
             |     ^^^^^^^

        full.jsonc:51:14: error[E401]: nothing that can be called has the name "stocks"
          51 |       {"to": "stocks", "operation": "strongRead"}, {"to": "log"},
             |              ^^^^^^^^
          help: did you mean "stock"?
        """#),
    WrongScenario(
      "a new replica where there is one",
      #"{"table": "orders", "region": "eu-west-1"}"#,
      becomes: #"{"table": "orders", "region": "us-west-2"}"#, in: FullTables.text,
      is: #"""
        full.jsonc:59:63: error[E639]: "orders" has a replica in us-west-2 already
          59 |     {"at": "10m", "addReplica": {"table": "orders", "region": "us-west-2"}},
             |                                                               ^^^^^^^^^^^
          help: name another region, or remove the step
        """#),
    WrongScenario(
      "a new replica of a strongly consistent table",
      #"{"table": "orders", "region": "eu-west-1"}"#,
      becomes: #"{"table": "stock", "region": "us-west-2"}"#, in: FullTables.text,
      is: #"""
        full.jsonc:59:43: error[E639]: a table with strong consistency gets no single replica later
          59 |     {"at": "10m", "addReplica": {"table": "stock", "region": "us-west-2"}},
             |                                           ^^^^^^^
          help: describe all of its replicas from the start
        """#),
    WrongScenario(
      "a wait for the writes of a region without a replica",
      #"{"table": "orders", "from": "us-east-1"}"#,
      becomes: #"{"table": "orders", "from": "us-east-2"}"#, in: FullTables.text,
      is: #"""
        full.jsonc:60:65: error[E640]: "orders" has no replica in us-east-2
          60 |     {"wait": {"for": {"replicated": {"table": "orders", "from": "us-east-2"}}}},
             |                                                                 ^^^^^^^^^^^
          help: did you mean "us-east-1"?
        """#),
    WrongScenario(
      "a lag to a region without a replica",
      #""to": "us-west-2", "lag""#,
      becomes: #""to": "us-east-2", "lag""#, in: FullTables.text,
      is: #"""
        full.jsonc:33:47: error[E640]: "orders" has no replica in us-east-2
          33 |         "links": [{"from": "us-east-1", "to": "us-east-2", "lag": "400ms"}],
             |                                               ^^^^^^^^^^^
          help: did you mean "us-east-1"?
        """#),
    WrongScenario(
      "more hot keys than keys",
      #"{"count": 5000"#,
      becomes: #"{"count": 4"#, in: FullTables.text,
      is: #"""
        full.jsonc:29:42: error[E309]: 5 hot keys are more than all 4
          29 |       "keys": {"count": 4, "popularity": {"hot": {"keys": 5, "share": "40%"}}},
             |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: write at most 4
        """#),
    WrongScenario(
      "scaling without room",
      #""mostReads": 1000"#,
      becomes: #""mostReads": 5"#, in: FullTables.text,
      is: #"""
        full.jsonc:18:63: error[E309]: the most is less than the least
          18 |               "target": "60%", "leastReads": 10, "mostReads": 5, "leastWrites": 20,
             |                                                               ^
          help: write at least 10
        """#),
    WrongScenario(
      "a table that nobody calls",
      #"{"to": "stock", "operation": "strongRead"},"#,
      becomes: "", in: FullTables.text,
      is: #"""
        full.jsonc:38:5: warning[W707]: no revision calls the table "stock"
          38 |     "stock": {
             |     ^^^^^^^
        """#),
    WrongScenario(
      "a comparison of a table with nothing",
      #""divergence": {"table": "orders""#, becomes: #""divergence": {"table": "log""#,
      in: FullTables.text,
      is: #"""
        full.jsonc:61:49: error[E667]: "log" is in one place, and differs from nothing
          61 |     {"verify": {"for": {"divergence": {"table": "log", "atMost": 5}}, "deadline": "30m"}},
             |                                                 ^^^^^
          help: name a table with replicas in several regions
        """#),
    WrongScenario(
      "a wait whose deadline comes after the end",
      #""atMost": 5}}, "deadline": "30m""#, becomes: #""atMost": 5}}, "deadline": "3h""#,
      in: FullTables.text,
      is: #"""
        full.jsonc:61:86: warning[W788]: the deadline comes after the end of the run, at 2h
          61 |     {"verify": {"for": {"divergence": {"table": "orders", "atMost": 5}}, "deadline": "3h"}},
             |                                                                                      ^^^^
          help: lengthen "duration" or shorten the deadline
        """#),
  ]
}
