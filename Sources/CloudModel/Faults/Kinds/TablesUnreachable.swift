/// Nobody finds an address for DynamoDB in a region, as in us-east-1 on 2025-10-19: its name had no
/// records. Tables themselves, and replication, go on.
package struct TablesUnreachable: TableFault {
  package static let word = "tablesUnreachable"
  static let scale = FaultScale.whole

  /// `nil` in a cloud without regions.
  package var region: String?

  package init() {}

  package init(region: String?) { self.region = region }

  var title: String { "no address of DynamoDB\(region.map { " in \($0)" } ?? "")" }

  func impair(
    _ impairment: inout TableImpairment, table: String, region: String?, by fault: ActiveFault
  ) {
    if self.region == nil || self.region == region { impairment.hasNoAddress = true }
  }
}
