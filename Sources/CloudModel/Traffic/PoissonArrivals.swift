import RandomVariates
import SimulationKernel

/// Independent exponential gaps: users that do not know of each other.
struct PoissonArrivals: ArrivalPattern {
  private let gap: Sampler?
  private var time: SimulationTime

  init(rate: Double, start: SimulationTime) {
    gap = rate > 0 ? Sampler(.exponential(mean: 1 / rate)) : nil
    time = start
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    guard let gap else { return .never }
    time = time + TimeSpan(seconds: gap.sample(using: &stream))
    return time
  }
}
