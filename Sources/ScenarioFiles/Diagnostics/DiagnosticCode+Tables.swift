// Mistakes about DynamoDB tables.

extension DiagnosticCode {
  static let tables: [DiagnosticCode] = [
    .tableWithoutRegion, .unsupportedRegions, .needlessWitness, .strongTransaction,
    .impossibleReplica, .noReplica, .itemsWithoutTransaction, .moreItemsThanKeys,
  ]

  package static let tableWithoutRegion = DiagnosticCode(
    "E635", "a table that is in no region",
    "A table is a thing of one region, or has a replica in each of several. With more than one "
      + "region it has to say which.",
    remedy: "Add \"replicas\".",
    example: """
      "tables": {"orders": {}}                                                     // wrong
      "tables": {"orders": {"replicas": {"us-east-1": {}, "eu-west-1": {}}}}       // right
      """)

  package static let unsupportedRegions = DiagnosticCode(
    "E636", "regions that strong consistency does not support",
    "Multi-Region strong consistency works in exactly three regions, three replicas or two and a "
      + "witness, all of one set: us-east-1, us-east-2, us-west-2; or Ireland, London, Paris, "
      + "Frankfurt; or Tokyo, Seoul, Osaka (DynamoDB developer guide, global tables, 2026-04).",
    remedy: "Describe three regions of one set, or let the table be \"eventual\".",
    example: """
      "replicas": {"us-east-1": {}, "eu-west-1": {}, "us-west-2": {}}              // wrong
      "replicas": {"us-east-1": {}, "us-east-2": {}}, "witness": "us-west-2"       // right
      """)

  package static let needlessWitness = DiagnosticCode(
    "E637", "a witness without a vote",
    "A witness is the third participant of a table with strong consistency and two replicas. It "
      + "holds no items.",
    remedy: "Leave it out, or name the third region of a table with strong consistency.",
    example: """
      "orders": {"consistency": "strong", "replicas": {"us-east-1": {}, "us-east-2": {}},
                 "witness": "us-west-2"}
      """)

  package static let strongTransaction = DiagnosticCode(
    "E638", "a transaction on a table with strong consistency between regions",
    "DynamoDB refuses transactions on tables with multi-Region strong consistency.",
    remedy: "Write item by item, or let the table be \"eventual\".",
    example: """
      {"to": "orders", "operation": "transactionalWrite", "items": 3}    // wrong: "strong"
      {"to": "orders", "operation": "write"}                            // right
      """)

  package static let impossibleReplica = DiagnosticCode(
    "E639", "a replica that cannot be added",
    "A table has one replica in a region. A table with strong consistency gets all of its replicas "
      + "while it is empty, and no single one later.",
    remedy: "Name a region without a replica, or describe the replica from the start.",
    example: """
      {"addReplica": {"table": "orders", "region": "eu-west-1"}}
      """)

  package static let noReplica = DiagnosticCode(
    "E640", "a region without a replica of the table",
    "What is said about replication between regions is about regions that hold the table.",
    remedy: "Name a region that the table's \"replicas\" list, or that the plan adds.",
    example: """
      {"wait": {"for": {"replicated": {"table": "orders", "from": "us-east-1"}}}}
      """)

  package static let itemsWithoutTransaction = DiagnosticCode(
    "E641", "several items without a transaction",
    "A read or write is about one item. A transaction is about up to 100, at twice the units.",
    remedy: "Leave \"items\" out, or choose a transaction.",
    example: """
      {"to": "orders", "operation": "write", "items": 3}                // wrong
      {"to": "orders", "operation": "transactionalWrite", "items": 3}   // right
      """)

  package static let moreItemsThanKeys = DiagnosticCode(
    "E642", "a transaction about more items than there are",
    "The items of a transaction are all different: DynamoDB refuses one that is about an item "
      + "twice.",
    remedy: "Give the table more keys, or the transaction fewer items.",
    example: """
      "orders": {"keys": {"count": 1}}                                  // wrong
      {"to": "orders", "operation": "transactionalWrite", "items": 3}
      """)
}
