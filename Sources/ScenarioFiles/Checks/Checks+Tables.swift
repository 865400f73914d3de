import CloudModel

extension ScenarioChecks {
  mutating func checkTables() {
    for table in cloud.tables {
      let path = ValuePath.of("tables", table.name)
      if table.replicas.isEmpty, cloud.regions.count > 1 {
        report(
          .tableWithoutRegion, at: path, isAboutKey: true,
          "it does not say which of the \(cloud.regions.count) regions hold it",
          help: "add \"replicas\": {\"\(cloud.regions[0].name)\": {}}")
      }
      checkWitness(of: table, at: path)
      if table.consistency == .strong { checkStrong(table, at: path) }
      for (index, link) in table.replication.links.enumerated() {
        let place = (path + "replication" + "links").appending(index)
        checkReplica(of: table.name, in: link.from, at: place + "from", key: nil)
        checkReplica(of: table.name, in: link.to, at: place + "to", key: nil)
      }
      let isAsked = cloud.describedCalls.contains { $0.call.to == table.name }
      if !isAsked {
        report(
          .unusedThing, at: path, isAboutKey: true,
          "no revision calls the table \(TerminalText.quote(table.name))")
      }
    }
    for revision in cloud.revisions {
      for (index, call) in revision.calls.enumerated() {
        checkOperation(
          call, at: .of("revisions", revision.name, "calls").appending(index))
      }
    }
  }

  private mutating func checkOperation(_ call: CallDescription, at path: ValuePath) {
    if call.operation.isTransaction, table(call.to)?.consistency == .strong {
      report(
        .strongTransaction, at: path + "operation",
        "\(TerminalText.quote(call.to)) is strongly consistent between regions and takes no "
          + "transactions",
        help: "ask item by item, or let the table be \"eventual\"")
    }
    if call.items > 1, !call.operation.isTransaction || table(call.to) == nil {
      report(
        .itemsWithoutTransaction, at: path + "items",
        "only a transaction of a table is about several items",
        help: "let the operation be \"transactionalWrite\" or \"transactionalRead\"")
    }
    if let table = table(call.to), call.operation.isTransaction, call.items > table.keys.count {
      report(
        .moreItemsThanKeys, at: path + "items",
        "a transaction about \(call.items) items needs as many, and "
          + "\(TerminalText.quote(table.name)) has \(table.keys.count)",
        help: "let its \"keys\" have a larger \"count\", or ask for fewer items")
    }
    if case .call(let other) = call.fallback {
      checkOperation(other, at: path + "fallback" + "call")
    }
  }

  private func table(_ name: String) -> TableDescription? {
    cloud.tables.first { $0.name == name }
  }

  // MARK: Strong consistency

  /// The sets of regions of which one has to hold all participants.
  private static let regionSets: [(name: String, regions: [String])] = [
    ("us", ["us-east-1", "us-east-2", "us-west-2"]),
    ("eu", ["eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"]),
    ("ap", ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3"]),
  ]

  private mutating func checkStrong(_ table: TableDescription, at path: ValuePath) {
    // Of several regions it has to say which anyway.
    guard !table.replicas.isEmpty || cloud.regions.count < 2 else { return }
    let regions = table.replicas.map(\.region) + (table.witness.map { [$0] } ?? [])
    guard regions.count == 3 else {
      report(
        .unsupportedRegions, at: path + (table.replicas.isEmpty ? "consistency" : "replicas"),
        isAboutKey: true,
        "strong consistency needs three regions, three replicas or two and a witness, and this "
          + "table has \(table.replicas.count) "
          + (table.replicas.count == 1 ? "replica" : "replicas")
          + (table.witness == nil ? "" : " and a witness"),
        help: "describe three, or let the table be \"eventual\"")
      return
    }
    // A misspelled region is reported as such.
    let known = cloud.regions.map(\.name)
    guard regions.allSatisfy(known.contains) else { return }
    let fits = Self.regionSets.contains { Set(regions).isSubset(of: $0.regions) }
    guard !fits else { return }
    let home = Self.regionSets.first { $0.regions.contains(regions[0]) } ?? Self.regionSets[0]
    report(
      .unsupportedRegions, at: path + "replicas", isAboutKey: true,
      "strong consistency does not reach over "
        + regions.map(TerminalText.quote).joined(separator: ", "),
      help: "regions that go together are: "
        + home.regions.map { "\"\($0)\"" }.joined(separator: ", "))
  }

  private mutating func checkWitness(of table: TableDescription, at path: ValuePath) {
    guard let witness = table.witness else { return }
    if table.consistency == .eventual {
      report(
        .needlessWitness, at: path + "witness",
        "a table without strong consistency has nothing to vote on",
        help: "leave it out, or let the table be \"strong\"")
    } else if table.replicas.contains(where: { $0.region == witness }) {
      report(
        .needlessWitness, at: path + "witness",
        "\(TerminalText.quote(witness)) holds the table and votes already",
        help: "name another region")
    }
  }

  // MARK: The plan

  mutating func checkNewReplica(of name: String, in region: String, at path: ValuePath) {
    guard let table = table(name) else { return }
    if table.consistency == .strong {
      report(
        .impossibleReplica, at: path + "table",
        "a table with strong consistency gets no single replica later",
        help: "describe all of its replicas from the start")
    } else if table.replicas.contains(where: { $0.region == region }) {
      report(
        .impossibleReplica, at: path + "region",
        "\(TerminalText.quote(name)) has a replica in \(region) already",
        help: "name another region, or remove the step")
    }
  }

  /// Whether a table has replicas that can differ.
  mutating func checkComparison(of name: String, at path: ValuePath) {
    guard let table = table(name) else { return }
    let replicas = table.replicas.map(\.region) + cloud.addedReplicas(of: table)
    guard replicas.count < 2 else { return }
    report(
      .nothingToCompare, at: path + "table",
      "\(TerminalText.quote(name)) is in one place, and differs from nothing",
      help: "name a table with replicas in several regions")
  }

  /// Whether a table has a replica in a region, if both are known.
  mutating func checkReplica(
    of name: String, in region: String, at path: ValuePath, key: String? = "from"
  ) {
    guard let table = table(name), cloud.regions.contains(where: { $0.name == region }) else {
      return
    }
    let known = table.replicas.map(\.region) + cloud.addedReplicas(of: table)
    guard !known.contains(region) else { return }
    report(
      .noReplica, at: key.map { path + $0 } ?? path,
      "\(TerminalText.quote(name)) has no replica in \(region)",
      help: Spelling.help(for: region, among: known, called: "its regions"))
  }
}
