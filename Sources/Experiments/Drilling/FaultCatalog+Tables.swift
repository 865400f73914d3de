import CloudModel
import SimulationKernel

// Tables, and what lies between their regions.
extension FaultCatalog {
  /// Of the attempts [0…1].
  private static let shares: [Double] = [0.25, 0.5, 1]

  static func tables(of cloud: CloudDescription) -> [FaultCandidate] {
    guard !cloud.tables.isEmpty else { return [] }
    let unreachable = regions(of: cloud).map { region in
      FaultCandidate(
        region ?? "DynamoDB", [.tablesUnreachable(TablesUnreachable(region: region))])
    }
    return unreachable
      + cloud.tables.flatMap { table -> [FaultCandidate] in
        let throttled = FaultCandidate(
          table.name,
          shares.map {
            FaultDescription(.tableThrottled(TableThrottled(table: table.name)), share: $0)
          })
        guard table.replicas.count > 1 else { return [throttled] }
        return [throttled]
          + table.replicas.map { replica in
            FaultCandidate(
              "\(table.name) in \(replica.region)",
              [.replicationPaused(ReplicationPaused(table: table.name, region: replica.region))])
          }
      }
  }
}
