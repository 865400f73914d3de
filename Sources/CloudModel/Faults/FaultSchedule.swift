import SimulationKernel

/// When one fault of this replication begins and ends.
package struct FaultWindow: Sendable, Equatable {
  package let start: SimulationTime
  /// `nil` lasts until the end of the run.
  package let end: SimulationTime?

  /// - Parameter draw: Uniform in [0, 1), from a stream of the fault's own.
  package init(_ fault: FaultDescription, draw: Double) {
    let offset = TimeSpan(seconds: max(0, fault.spread.seconds) * draw)
    start = SimulationTime.zero + (max(.zero, fault.at) + offset)
    end = fault.duration.map { [start] in start + max(.zero, $0) }
  }
}
