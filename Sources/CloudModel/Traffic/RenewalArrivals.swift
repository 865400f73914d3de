import RandomVariates
import SimulationKernel

/// Independent gaps from any one law.
struct RenewalArrivals: ArrivalPattern {
  private let gap: Sampler
  private var time: SimulationTime

  init(gap: Distribution, start: SimulationTime) {
    self.gap = Sampler(gap)
    time = start
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    time = time + TimeSpan(seconds: max(0, gap.sample(using: &stream)))
    return time
  }
}
