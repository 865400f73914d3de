/// One record of a name, as the name servers hold it.
package struct NameRecord: Sendable, Equatable {
  /// Its `SetIdentifier`: unique among the records of the name.
  package var name: String
  package var target: RecordTarget
  package var routing = RecordRouting()
  /// The number of its health check.
  package var healthCheck: Int?
  /// `EvaluateTargetHealth` of an alias.
  package var evaluatesTargetHealth = false

  package init(_ name: String, _ target: RecordTarget) {
    self.name = name
    self.target = target
  }
}

/// Where a record leads.
package enum RecordTarget: Sendable, Equatable {
  /// To an address: of a load balancer, or of nothing that the scenario has.
  case leaf(Int, balancer: Int?)
  /// An alias of another name.
  case name(Int)
}

/// What the policies look at in a record; each looks at its own.
package struct RecordRouting: Sendable, Equatable {
  /// Weighted: 0–255.
  package var weight = 1
  /// Failover.
  package var role: FailoverRole?
  /// Latency; geoproximity without coordinates.
  package var region: String?
  /// Geolocation.
  package var location: RecordLocation?
  /// Geoproximity, with a bias of −99 … 99 [%].
  package var coordinates: Coordinates?
  package var bias = 0
  /// IP-based.
  package var blocks: [AddressBlock] = []

  package init() {}
}

package enum FailoverRole: String, Sendable, CaseIterable {
  case primary, secondary
}
