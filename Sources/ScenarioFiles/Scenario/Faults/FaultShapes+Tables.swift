import CloudModel
import SimulationKernel

// Faults of tables.
extension KeyVariant where Value == FaultKind {
  static let faultsOfTables: [KeyVariant] = [
    .kind(
      "A table refuses attempts whatever its capacity.", .object(tableThrottled),
      FaultKind.tableThrottled),
    .kind(
      "A table answers late, and some attempts with a 5xx.", .object(tableImpaired),
      FaultKind.tableImpaired),
    .kind(
      "Nobody finds an address for DynamoDB.", .object(tablesUnreachable),
      FaultKind.tablesUnreachable),
    .kind(
      "A global table replicates nothing to and from a region.", .object(replicationPaused),
      FaultKind.replicationPaused),
    .kind(
      "The clock by which a region's writes are ordered is ahead.", .object(clockSkew),
      FaultKind.clockSkew),
  ]

  private static let tableThrottled = ObjectShape<TableThrottled>(
    "a throttled table", TableThrottled()
  ) {
    Field("table", \.table, .reference(to: .table), "Which one.", .required)
    Field("region", \.region, .region, "Where; everywhere if it is not given.")
  }

  private static let tableImpaired = ObjectShape<TableImpaired>(
    "an impaired table", TableImpaired()
  ) {
    Field("table", \.table, .reference(to: .table), "Which one.", .required)
    Field("region", \.region, .region, "Where; everywhere if it is not given.")
    Field("errorRate", \.errorRate, .share(), "The part of attempts that get a 5xx.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay),
      "Is added to the time of each attempt.")
  }

  private static let tablesUnreachable = ObjectShape<TablesUnreachable>(
    "a region without DynamoDB", TablesUnreachable()
  ) {
    Field("region", \.region, .region, "Where; everywhere if it is not given.")
  }

  private static let replicationPaused = ObjectShape<ReplicationPaused>(
    "a pause of replication", ReplicationPaused()
  ) {
    Field("table", \.table, .reference(to: .table), "Of which table.", .required)
    Field("region", \.region, .region, "To and from where.", .required)
    Field(
      "onset", \.onset, .duration(in: .zero...CloudRanges.longestDelay),
      "The longest that replication goes on after the fault has begun; drawn uniformly.")
  }

  private static let clockSkew = ObjectShape<ClockSkew>("a wrong clock", ClockSkew()) {
    Field("region", \.region, .region, "Where.", .required)
    Field(
      "ahead", \.ahead, .duration(in: .zero...CloudRanges.longestDelay), "How far.", .required)
  }
}
