import CloudModel

// Names, those who look after them, and those who ask.
extension FaultCatalog {
  /// An address that leads to nothing: TEST-NET-1 (RFC 5737).
  private static let nowhere = "192.0.2.1"
  /// Of the checkers that report a failure. A check is healthy while more than 18 % say so.
  private static let alarmed: [Double] = [0.5, 0.9, 1]
  /// Of the checkers that report health.
  private static let soothed: [Double] = [0.25, 1]
  /// Of the resolvers.
  private static let resolvers: [Double] = [0.25, 0.5, 1]

  static func names(of cloud: CloudDescription) -> [FaultCandidate] {
    guard !cloud.names.isEmpty else { return [] }
    return cloud.names.flatMap(records) + cloud.healthChecks.flatMap(checkers)
      + resolvers(of: cloud)
  }

  /// A name without records, with one that leads nowhere, and with each of its own only.
  private static func records(of name: HostedNameDescription) -> [FaultCandidate] {
    let destinations = name.records.map(\.destination)
    let own = destinations.indices.filter { !destinations[..<$0].contains(destinations[$0]) }
      .map { destinations[$0] }
    let wrong = [nowhere] + (own.count > 1 ? own : [])
    return [FaultCandidate(name.name, [.recordMissing(RecordMissing(name: name.name))])]
      + wrong.map {
        FaultCandidate(name.name, [.recordWrong(RecordWrong(name: name.name, to: $0))])
      }
  }

  /// Only endpoints have checkers.
  private static func checkers(of check: RouteHealthCheckDescription) -> [FaultCandidate] {
    guard case .endpoint = check.kind, !check.isDisabled else { return [] }
    return [(false, alarmed), (true, soothed)].map { saysHealthy, shares in
      FaultCandidate(
        check.name,
        shares.map {
          FaultDescription(
            .healthCheckerFalseAlarms(
              HealthCheckerFalseAlarms(of: check.name, saysHealthy: saysHealthy)), share: $0)
        })
    }
  }

  /// All resolvers, and each kind of several.
  private static func resolvers(of cloud: CloudDescription) -> [FaultCandidate] {
    var kinds: [String] = []
    for name in cloud.names {
      for resolvers in name.resolvers.isEmpty ? cloud.resolvers : name.resolvers
      where !resolvers.name.isEmpty && !kinds.contains(resolvers.name) {
        kinds.append(resolvers.name)
      }
    }
    return ([nil] + (kinds.count > 1 ? kinds : [])).flatMap { kind in
      [false, true].map { upstream in
        FaultCandidate(
          kind ?? "resolvers",
          Self.resolvers.map {
            FaultDescription(
              .resolverOutage(ResolverOutage(kind: kind, upstream: upstream)), share: $0)
          })
      }
    }
  }
}
