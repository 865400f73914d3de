import CloudModel
import SimulationKernel

// Faults of tables, databases and resolvers.
extension KeyVariant where Value == FaultKind {
  static let faultsOfStores: [KeyVariant] = [
    .kind(
      "DynamoDB throttles attempts, whatever the capacity.", .object(tableThrottled),
      FaultKind.tableThrottled),
    .kind(
      "DynamoDB answers with errors, or late.", .object(tableErrors), FaultKind.tableErrors),
    .kind(
      "DynamoDB's endpoint has no address.", .object(tableAddressMissing),
      FaultKind.tableAddressMissing),
    .kind(
      "Writes are not replicated until it is over.", .object(replicationPaused),
      FaultKind.replicationPaused),
    .kind("The clock of a region is ahead.", .object(clockSkew), FaultKind.clockSkew),
    .kind(
      "The writer of a database fails.",
      ValueShape<String>.reference(to: .database)
        .converted(to: { DatabaseDown(database: $0) }, from: \.database), FaultKind.databaseDown),
    .kind(
      "Recursive resolvers do not answer.", .object(resolverOutage), FaultKind.resolverOutage),
  ]

  private static let tableThrottled = ObjectShape<TableThrottled>(
    "throttled tables", TableThrottled()
  ) {
    Field("table", \.table, .reference(to: .table), "Which one; all if it is not given.")
    Field("region", \.region, .region, "In which region; in all if it is not given.")
  }

  private static let tableErrors = ObjectShape<TableErrors>("errors of tables", TableErrors()) {
    Field("table", \.table, .reference(to: .table), "Which one; all if it is not given.")
    Field("region", \.region, .region, "In which region; in all if it is not given.")
    Field(
      "added", \.added, .duration(in: .zero...CloudRanges.longestDelay),
      "What every attempt takes more.")
  }

  private static let tableAddressMissing = ObjectShape<TableAddressMissing>(
    "tables without address", TableAddressMissing()
  ) {
    Field("table", \.table, .reference(to: .table), "Which one; all if it is not given.")
    Field("region", \.region, .region, "In which region; in all if it is not given.")
  }

  private static let replicationPaused = ObjectShape<ReplicationPaused>(
    "paused replication", ReplicationPaused()
  ) {
    Field("table", \.table, .reference(to: .table), "Of which table; of all if it is not given.")
    Field("from", \.from, .region, "From which region; from all if it is not given.")
    Field("to", \.to, .region, "To which region; to all if it is not given.")
  }

  private static let clockSkew = ObjectShape<ClockSkew>("a clock that is wrong", ClockSkew()) {
    Field("region", \.region, .region, "Of which region.", .required)
    Field(
      "ahead", \.ahead, .duration(in: .zero...CloudRanges.longestDelay), "How far it is ahead.",
      .required)
  }

  private static let resolverOutage = ObjectShape<ResolverOutage>(
    "an outage of resolvers", ResolverOutage()
  ) {
    Field(
      "kind", \.kind, .text(.text(length: 1...64), noun: "a kind of resolvers"),
      "Which kind, by its name; all if it is not given.")
  }
}
