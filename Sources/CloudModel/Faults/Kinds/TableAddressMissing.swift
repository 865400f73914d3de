/// The name of DynamoDB's endpoint in a region is answered with nothing, as in us-east-1 on
/// 2025-10-19: connections that are open go on, new ones find no address.
package struct TableAddressMissing: TableFault {
  package static let word = "tableAddressMissing"
  static let scale = FaultScale.whole

  package var table: String?
  package var region: String?

  package init(table: String? = nil, region: String? = nil) {
    self.table = table
    self.region = region
  }

  var title: String { "no address of \(table ?? "tables")\(region.map { " in \($0)" } ?? "")" }

  func impair(_ impairment: inout ReplicaImpairment, by fault: ActiveFault) {
    impairment.hasNoAddress = true
  }
}
