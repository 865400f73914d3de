import CloudModel

/// What the records of a name must be for its policy.
extension ScenarioChecks {
  private enum RecordEnd {
    case name, listener, address
  }

  /// Where a record leads; reports if that is nothing.
  mutating func checkEnd(of record: RecordDescription, at path: ValuePath) {
    switch end(of: record) {
    case .listener: _ = destination(record.destination, at: record.to == nil ? path : path + "to")
    case .name: break
    case .address:
      guard record.evaluateTargetHealth else { return }
      report(
        .noAlias, at: path + "evaluateTargetHealth",
        "\(TerminalText.quote(record.destination)) is an address, which has no health of its own",
        help: "give the record a \"healthCheck\"")
    }
  }

  private func end(of record: RecordDescription) -> RecordEnd {
    if hostedName(record.destination) != nil { return .name }
    return cloud.isBareAddress(record.destination) ? .address : .listener
  }

  mutating func checkRouting(of name: HostedNameDescription, at path: ValuePath) {
    for record in name.records { checkKeys(of: record, of: name, at: path + record.name) }
    switch name.policy {
    case .simple: checkValues(of: name, at: path)
    case .multivalue: checkNoAlias(of: name, at: path)
    case .weighted: break
    case .failover: checkPair(of: name, at: path)
    case .latency:
      for record in name.records { checkRegion(of: record, at: path + record.name) }
      checkDistinct(name, at: path) { $0.routing.region.map { ["the region \($0)"] } ?? [] }
    case .geolocation:
      checkDistinct(name, at: path) { $0.routing.location.map { [$0.words] } ?? [] }
      checkDefault(of: name, at: path) { $0.routing.location == .everywhere }
    case .geoproximity: break
    case .ipBased:
      checkDistinct(name, at: path) { $0.routing.blocks.map { "the block \($0)" } }
      checkDefault(of: name, at: path) { $0.routing.blocks.contains(.everything) }
    }
    checkAskers(of: name, at: path)
    for record in name.records { checkTrap(record, of: name, at: path + record.name) }
  }

  // MARK: Keys

  /// Keys that another policy looks at, and such as this one needs.
  private mutating func checkKeys(
    of record: RecordDescription, of name: HostedNameDescription, at path: ValuePath
  ) {
    let plain = RecordRouting()
    let given = record.routing
    let keys: [(key: String, isGiven: Bool, of: [RoutingPolicyKind])] = [
      ("weight", given.weight != plain.weight, [.weighted]),
      ("role", given.role != nil, [.failover]),
      ("region", given.region != nil, [.latency, .geoproximity]),
      ("location", given.location != nil, [.geolocation]),
      ("coordinates", given.coordinates != nil, [.geoproximity]),
      ("bias", given.bias != 0, [.geoproximity]),
      ("blocks", !given.blocks.isEmpty, [.ipBased]),
    ]
    for key in keys where key.isGiven && !key.of.contains(name.policy) {
      report(
        .otherPolicy, at: path + key.key, isAboutKey: true,
        "the policy \(name.policy.rawValue) does not look at \"\(key.key)\"",
        help: "remove it, or let all records of the name have the policy "
          + key.of.map { "\"\($0.rawValue)\"" }.joined(separator: " or "))
    }
    guard let needed = neededKey(of: given, for: name.policy) else { return }
    report(
      .otherPolicy, at: path, isAboutKey: true,
      "a record of the policy \(name.policy.rawValue) needs \(needed.words)",
      help: "add \(needed.example)")
  }

  private func neededKey(
    of routing: RecordRouting, for policy: RoutingPolicyKind
  ) -> (words: String, example: String)? {
    switch policy {
    case .simple, .weighted, .multivalue: nil
    case .failover: routing.role == nil ? ("a role", "\"role\": \"primary\"") : nil
    case .latency: routing.region == nil ? ("a region", "\"region\": \"us-east-1\"") : nil
    case .geolocation:
      routing.location == nil ? ("a location", "\"location\": \"*\"") : nil
    case .geoproximity:
      isPlaced(routing)
        ? nil
        : (
          "coordinates, or a region whose coordinates are known",
          "\"coordinates\": {\"latitude\": 53.35, \"longitude\": -6.26}"
        )
    case .ipBased: routing.blocks.isEmpty ? ("blocks", "\"blocks\": [\"*\"]") : nil
    }
  }

  private func isPlaced(_ routing: RecordRouting) -> Bool {
    routing.coordinates != nil
      || routing.region.flatMap { cloud.location(of: $0)?.coordinates } != nil
  }

  // MARK: Policies

  private mutating func checkPair(of name: HostedNameDescription, at path: ValuePath) {
    let primaries = name.records.filter { $0.routing.role == .primary }
    let secondaries = name.records.filter { $0.routing.role == .secondary }
    if primaries.count != 1 || secondaries.count > 1 {
      report(
        .failoverPair, at: path,
        "the records are \(primaries.count) primary and \(secondaries.count) secondary",
        help: "let one be primary and one secondary")
    }
    for record in name.records where end(of: record) != .address && !record.evaluateTargetHealth {
      report(
        .failoverAlias, at: path + record.name, isAboutKey: true,
        "\(TerminalText.quote(record.name)) is an alias that does not evaluate its target",
        help: "add \"evaluateTargetHealth\": true")
    }
    for record in primaries where !record.evaluateTargetHealth && record.healthCheck == nil {
      report(
        .blindPrimary, at: path + record.name, isAboutKey: true,
        "nothing looks at the health of \(TerminalText.quote(record.name)): it is always answered",
        help: "give it a \"healthCheck\"")
    }
  }

  private mutating func checkValues(of name: HostedNameDescription, at path: ValuePath) {
    if name.records.count > 1 { checkNoAlias(of: name, at: path) }
    for record in name.records where record.healthCheck != nil {
      report(
        .idleHealthCheck, at: path + record.name + "healthCheck",
        "the policy simple has nothing to choose from, healthy or not",
        help: "take the policy \"failover\" or \"multivalue\"")
    }
  }

  private mutating func checkNoAlias(of name: HostedNameDescription, at path: ValuePath) {
    for record in name.records where end(of: record) == .name || record.evaluateTargetHealth {
      report(
        .aliasAmongValues, at: path + record.name, isAboutKey: true,
        "\(TerminalText.quote(record.name)) is an alias, and cannot be one of several values",
        help: "let it lead to a listener or an address")
    }
  }

  private mutating func checkDistinct(
    _ name: HostedNameDescription, at path: ValuePath,
    _ areas: (RecordDescription) -> [String]
  ) {
    var seen: [String: String] = [:]
    for record in name.records {
      for area in areas(record) {
        guard let other = seen.updateValue(record.name, forKey: area) else { continue }
        report(
          .equalRecords, at: path + record.name, isAboutKey: true,
          "\(TerminalText.quote(other)) and \(TerminalText.quote(record.name)) are both for \(area)",
          help: "give each of them an area of its own")
      }
    }
  }

  /// A region that nothing was measured to.
  private mutating func checkRegion(of record: RecordDescription, at path: ValuePath) {
    guard let region = record.routing.region, !cloud.knowsRegion(region) else { return }
    reportUnknown(
      .region, region, among: cloud.regions.map(\.name) + RegionAtlas.regions, at: path + "region")
  }

  private mutating func checkDefault(
    of name: HostedNameDescription, at path: ValuePath, _ isDefault: (RecordDescription) -> Bool
  ) {
    guard !name.records.contains(where: isDefault) else { return }
    report(
      .noDefaultRecord, at: path,
      "whoever none of the records is for gets no answer, and keeps that for "
        + DurationText.text(of: cloud.route53.negativeTimeToLive),
      help: "add a record for \"*\"")
  }

  /// An alias without evaluation of a name that knows of bad health: there is no way back out.
  private mutating func checkTrap(
    _ record: RecordDescription, of name: HostedNameDescription, at path: ValuePath
  ) {
    guard !record.evaluateTargetHealth, record.healthCheck == nil, name.records.count > 1,
      name.policy != .failover, let child = hostedName(record.destination),
      child.records.contains(where: { $0.healthCheck != nil || $0.evaluateTargetHealth })
    else { return }
    report(
      .aliasTrap, at: path, isAboutKey: true,
      "when every record of \(TerminalText.quote(child.name)) is unhealthy, "
        + "\(TerminalText.quote(record.name)) still leads there",
      help: "add \"evaluateTargetHealth\": true")
  }
}

extension RecordLocation {
  fileprivate var words: String {
    switch self {
    case .everywhere: "everybody else"
    case .continent(let code): "the continent \(code)"
    case .country(let code): "the country \(code)"
    case .subdivision(let country, let code): "\(code) in \(country)"
    }
  }
}
