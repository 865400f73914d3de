import RandomVariates
import SimulationKernel

/// The instants of a recorded trace, replayed exactly.
struct TraceArrivals: ArrivalPattern {
  private let arrivals: [TimeSpan]
  private let start: SimulationTime
  private var position = 0

  init(_ trace: RequestTrace, start: SimulationTime) {
    arrivals = trace.arrivals
    self.start = start
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    guard position < arrivals.count else { return .never }
    defer { position += 1 }
    return start + arrivals[position]
  }
}
