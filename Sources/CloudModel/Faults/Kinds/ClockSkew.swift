import SimulationKernel

/// The clock by which a region's writes are ordered is ahead: the last writer is not the last.
package struct ClockSkew: TableFault {
  package static let word = "clockSkew"
  static let scale = FaultScale.gradual

  package var region = ""
  package var ahead = TimeSpan.zero

  package init() {}

  package init(region: String, ahead: TimeSpan) {
    self.region = region
    self.ahead = ahead
  }

  var title: String { "clock of \(region) ahead" }

  func impair(
    _ impairment: inout TableImpairment, table: String, region: String?, by fault: ActiveFault
  ) {
    guard region == self.region else { return }
    impairment.clockAhead = impairment.clockAhead + fault.scaled(ahead)
  }
}
