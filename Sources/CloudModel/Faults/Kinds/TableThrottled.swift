/// A table refuses attempts whatever its capacity.
package struct TableThrottled: TableFault {
  package static let word = "tableThrottled"
  static let scale = FaultScale.shared("attempts")

  package var table = ""
  /// `nil` is every region.
  package var region: String?

  package init() {}

  package init(table: String, region: String? = nil) {
    self.table = table
    self.region = region
  }

  var title: String { "\(table) throttled\(region.map { " in \($0)" } ?? "")" }

  func impair(
    _ impairment: inout TableImpairment, table: String, region: String?, by fault: ActiveFault
  ) {
    guard table == self.table, self.region == nil || self.region == region else { return }
    impairment.throttledShare = max(impairment.throttledShare, fault.reach)
  }
}
