import SimulationKernel

/// What somebody who reads metrics needs the store to keep.
package struct MetricDemand: Sendable, Equatable {
  /// The width of the periods that are read; the store's intervals divide it.
  package var period: TimeSpan
  /// How far back a reading reaches, its delay included.
  package var reach: TimeSpan
  /// Whose response times are read as percentiles.
  package var percentiles: [MetricSubject] = []

  package init(period: TimeSpan, reach: TimeSpan, percentiles: [MetricSubject] = []) {
    self.period = period
    self.reach = reach
    self.percentiles = percentiles
  }

  /// The width of the intervals that serve all demands: a minute, as AWS/ApplicationELB and
  /// AWS/ECS report, unless somebody asks for finer ones.
  package static func resolution(for demands: [MetricDemand]) -> TimeSpan {
    let fine: [TimeSpan] = [.minutes(1), .seconds(10), .seconds(5)]
    return fine.first { width in
      demands.allSatisfy { $0.period.nanoseconds % width.nanoseconds == 0 }
    } ?? .seconds(1)
  }
}
