import SimulationKernel

/// The clock of a region is ahead of the true time: of two writes its own looks later.
package struct ClockSkew: TableFault {
  package static let word = "clockSkew"
  static let scale = FaultScale.gradual

  package var region: String?
  package var ahead = TimeSpan.zero

  package init(region: String? = nil, ahead: TimeSpan = .zero) {
    self.region = region
    self.ahead = ahead
  }

  var table: String? { nil }
  var title: String { "clock of \(region ?? "all") ahead" }

  func impair(_ impairment: inout ReplicaImpairment, by fault: ActiveFault) {
    impairment.clockAhead = impairment.clockAhead + fault.scaled(ahead)
  }
}
