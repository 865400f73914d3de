import CloudModel
import SimulationKernel

// Tables, and what lies between their regions.
extension FaultCatalog {
  /// Of the attempts [0…1].
  private static let shares: [Double] = [0.25, 0.5, 1]
  private static let errorRates: [Double] = [0.05, 0.2, 1]
  /// From a bad minute to beyond every deadline [s].
  private static let delays: [Double] = [0.05, 0.2, 1, 5]
  /// From a clock that drifts to one that nobody set [s].
  private static let skews: [Double] = [0.1, 1, 10, 60]

  static func tables(of cloud: CloudDescription) -> [FaultCandidate] {
    guard !cloud.tables.isEmpty else { return [] }
    let unreachable = regions(of: cloud).map { region in
      FaultCandidate(
        region ?? "DynamoDB", [.tablesUnreachable(TablesUnreachable(region: region))])
    }
    return unreachable + cloud.tables.flatMap(impaired) + cloud.tables.flatMap(paused)
      + clocks(of: cloud)
  }

  /// What a table does to its callers, in all its regions.
  private static func impaired(_ table: TableDescription) -> [FaultCandidate] {
    let name = table.name
    return [
      FaultCandidate(
        name,
        shares.map { FaultDescription(.tableThrottled(TableThrottled(table: name)), share: $0) }),
      FaultCandidate(
        name, errorRates.map { .tableImpaired(TableImpaired(table: name, errorRate: $0)) }),
      FaultCandidate(
        name, delays.map { .tableImpaired(TableImpaired(table: name, added: .seconds($0))) }),
    ]
  }

  private static func paused(_ table: TableDescription) -> [FaultCandidate] {
    guard table.replicas.count > 1 else { return [] }
    return table.replicas.map { replica in
      FaultCandidate(
        "\(table.name) in \(replica.region)",
        [.replicationPaused(ReplicationPaused(table: table.name, region: replica.region))])
    }
  }

  /// The clocks of regions that write to a table in which the last writer wins.
  private static func clocks(of cloud: CloudDescription) -> [FaultCandidate] {
    let replicas = cloud.tables.filter { $0.consistency == .eventual && $0.replicas.count > 1 }
      .flatMap(\.replicas).map(\.region)
    return cloud.regions.map(\.name).filter(replicas.contains).map { region in
      FaultCandidate(
        "clock of \(region)",
        skews.map { .clockSkew(ClockSkew(region: region, ahead: .seconds($0))) })
    }
  }
}
