/// DynamoDB throttles attempts, whatever the capacity.
package struct TableThrottled: TableFault {
  package static let word = "tableThrottled"
  static let scale = FaultScale.shared("attempts")

  package var table: String?
  package var region: String?

  package init(table: String? = nil, region: String? = nil) {
    self.table = table
    self.region = region
  }

  var title: String { "\(table ?? "tables") throttled" }

  func impair(_ impairment: inout ReplicaImpairment, by fault: ActiveFault) {
    impairment.throttledShare = max(impairment.throttledShare, fault.reach)
  }
}
