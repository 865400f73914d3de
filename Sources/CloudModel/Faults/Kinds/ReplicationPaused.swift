import SimulationKernel

/// A global table replicates nothing to and from a region (the FIS action
/// `aws:dynamodb:global-table-pause-replication`); the writes wait.
package struct ReplicationPaused: TableFault {
  package static let word = "replicationPaused"
  static let scale = FaultScale.whole

  package var table = ""
  package var region = ""
  /// The longest that replication goes on after the fault has begun; the time is drawn uniformly.
  package var onset = TimeSpan.zero

  package init() {}

  package init(table: String, region: String, onset: TimeSpan = .zero) {
    self.table = table
    self.region = region
    self.onset = onset
  }

  var title: String { "replication of \(table) paused in \(region)" }

  func impair(
    _ impairment: inout TableImpairment, table: String, region: String?, by fault: ActiveFault
  ) {
    if table == self.table, region == self.region { impairment.isPaused = true }
  }
}
