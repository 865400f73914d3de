import RandomVariates
import SimulationKernel

/// Evenly spaced arrivals, the first one gap after the start.
struct ConstantArrivals: ArrivalPattern {
  private let rate: Double
  private let start: SimulationTime
  private var count: Double = 0

  init(rate: Double, start: SimulationTime) {
    self.rate = rate
    self.start = start
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    guard rate > 0 else { return .never }
    count += 1
    // From the start each time, so that a rounded gap does not add up.
    return start + TimeSpan(seconds: count / rate)
  }
}
