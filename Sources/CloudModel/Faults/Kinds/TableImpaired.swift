import SimulationKernel

/// A table answers late, and some attempts with a 5xx.
package struct TableImpaired: TableFault {
  package static let word = "tableImpaired"
  static let scale = FaultScale.gradual

  package var table = ""
  /// `nil` is every region.
  package var region: String?
  /// Of the attempts [0…1].
  package var errorRate = 0.0
  /// Is added to the time of each attempt.
  package var added = TimeSpan.zero

  package init() {}

  package init(
    table: String, region: String? = nil, errorRate: Double = 0, added: TimeSpan = .zero
  ) {
    self.table = table
    self.region = region
    self.errorRate = errorRate
    self.added = added
  }

  var title: String { "\(table) impaired\(region.map { " in \($0)" } ?? "")" }

  func impair(
    _ impairment: inout TableImpairment, table: String, region: String?, by fault: ActiveFault
  ) {
    guard table == self.table, self.region == nil || self.region == region else { return }
    impairment.errorShare = max(impairment.errorShare, errorRate * fault.strength)
    impairment.addedTime = impairment.addedTime + fault.scaled(added)
  }
}
