// Mistakes about databases and the steps of a runbook.

extension DiagnosticCode {
  static let databases: [DiagnosticCode] = [.noCopyThere, .copyAtHome]

  static let databaseDoubts: [DiagnosticCode] = [
    .standbyBeside, .addressForEver, .globalInOneRegion,
  ]

  static let runbook: [DiagnosticCode] = [.noBranches, .emptyDrain, .nothingToCompare]

  static let runbookDoubts: [DiagnosticCode] = [
    .resumedWithoutDrain, .neverThere, .unreachedDeadline,
  ]

  package static let noCopyThere = DiagnosticCode(
    "E650", "a promotion where there is no copy",
    "Only a Region that has a copy of the database can take it over.",
    remedy: "Let the database have a copy there, or promote another one.",
    example: """
      "databases": {"orders": {"kind": "auroraGlobal", "replicaRegions": ["eu-west-1"]}}
      {"promote": {"database": "orders", "region": "eu-west-1"}}    // right
      """)

  package static let copyAtHome = DiagnosticCode(
    "E651", "a copy beside the writer",
    "The copies of \"replicaRegions\" follow from other Regions, one in each. Inside its own Region "
      + "a database has standbys or readers.",
    remedy: "Name other Regions, each once.",
    example: """
      "region": "us-east-1", "replicaRegions": ["us-east-1"]    // wrong
      "region": "us-east-1", "replicaRegions": ["eu-west-1"]    // right
      """)

  package static let standbyBeside = DiagnosticCode(
    "W775", "a standby that goes with the writer",
    "A standby is worth something only if it is in another zone than the writer.",
    remedy: "Name several zones.",
    example: """
      "kind": "multiAZInstance", "zones": ["use1-az1"]                // both are gone with it
      "kind": "multiAZInstance", "zones": ["use1-az1", "use1-az2"]
      """)

  package static let addressForEver = DiagnosticCode(
    "W776", "callers that keep an address for ever",
    "After a failover the endpoint's name leads to another host. Processes that never ask again "
      + "stay with the old one until they are restarted; a JVM with a security manager does so by "
      + "default (RDS user guide, 2026-11).",
    remedy: "Keep addresses for less than 30 seconds.",
    example: """
      "pool": {"nameCache": "forever"}    // breaks every failover
      "pool": {"nameCache": "5s"}
      """)

  package static let globalInOneRegion = DiagnosticCode(
    "W777", "a global database in one Region",
    "An Aurora global database is worth something only with a copy in another Region.",
    remedy: "Name the Regions that follow.",
    example: """
      "kind": "auroraGlobal", "replicaRegions": ["eu-west-1"]
      """)

  package static let noBranches = DiagnosticCode(
    "E665", "steps side by side without steps",
    "A step \"parallel\" holds a list of steps for each branch. Without any it does nothing.",
    remedy: "Write a list of steps for each branch, or remove the step.",
    example: """
      {"parallel": []}                                                        // wrong
      {"parallel": [[{"scale": {…}}], [{"promote": {…}}, {"verify": {…}}]]}    // right
      """)

  package static let emptyDrain = DiagnosticCode(
    "E666", "a drain of nothing",
    "A drain stops a source and waits for its requests, or waits until none is in flight to a "
      + "listener.",
    remedy: "Name the source, the listener or both.",
    example: """
      {"drain": {}}                       // wrong
      {"drain": {"source": "writers"}}    // right
      """)

  package static let nothingToCompare = DiagnosticCode(
    "E667", "a comparison with nothing",
    "A divergence is the number of items of which the replicas of a table hold different versions. "
      + "A table in one place has none.",
    remedy: "Name a table with replicas in several regions, or remove the wait.",
    example: """
      "tables": {"orders": {"replicas": {"us-east-1": {}, "eu-west-1": {}}}}
      {"verify": {"for": {"divergence": {"table": "orders", "atMost": 0}}}}    // right
      """)

  package static let resumedWithoutDrain = DiagnosticCode(
    "W785", "a source that is resumed and was never stopped",
    "A source sends from its start on; only a drain stops it.",
    remedy: "Drain it before, or remove the step.",
    example: """
      [{"drain": {"source": "writers"}}, {"resume": "writers"}]
      """)

  package static let unreachedDeadline = DiagnosticCode(
    "W788", "a deadline after the end",
    "A step that waits in vain fails the plan at its deadline. If the run ends before, it fails as "
      + "unfinished, and nothing that would follow is seen.",
    remedy: "Lengthen the run, or shorten the deadline.",
    example: """
      "duration": "30m", {"at": "20m", "wait": {"for": {…}, "deadline": "20m"}}    // ends before
      "duration": "45m", {"at": "20m", "wait": {"for": {…}, "deadline": "20m"}}
      """)

  package static let neverThere = DiagnosticCode(
    "W786", "a wait that cannot end",
    "A database changes its Region only when a step of the plan promotes it there. The wait can "
      + "only fail its deadline.",
    remedy: "Promote it in a step before.",
    example: """
      [{"promote": {"database": "orders", "region": "eu-west-1"}},
       {"verify": {"for": {"databaseAvailable": {"database": "orders", "region": "eu-west-1"}}}}]
      """)
}
