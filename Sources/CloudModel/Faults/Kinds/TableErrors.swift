import SimulationKernel

/// DynamoDB answers attempts with a 5xx, or answers late.
package struct TableErrors: TableFault {
  package static let word = "tableErrors"
  static let scale = FaultScale.shared("attempts")

  package var table: String?
  package var region: String?
  /// What all attempts take more.
  package var added = TimeSpan.zero

  package init(table: String? = nil, region: String? = nil, added: TimeSpan = .zero) {
    self.table = table
    self.region = region
    self.added = added
  }

  var title: String { "errors of \(table ?? "tables")" }

  func impair(_ impairment: inout ReplicaImpairment, by fault: ActiveFault) {
    impairment.errorShare = max(impairment.errorShare, fault.reach)
    impairment.added = impairment.added + fault.scaled(added)
  }
}
