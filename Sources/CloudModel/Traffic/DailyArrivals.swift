import RandomVariates
import SimulationKernel

/// A Poisson process with λ(t) = mean + amplitude · sin(2π (t + phase) / period), by thinning
/// (Lewis and Shedler 1979).
struct DailyArrivals: ArrivalPattern {
  private let mean: Double
  private let amplitude: Double
  private let period: Double
  private let phase: Double
  private let candidateGap: Sampler?
  private let peak: Double
  private let start: SimulationTime
  private var elapsed = 0.0

  init(
    mean: Double, amplitude: Double, period: TimeSpan, phase: TimeSpan, start: SimulationTime
  ) {
    self.mean = mean
    self.amplitude = amplitude
    self.period = period.seconds
    self.phase = phase.seconds
    self.start = start
    peak = mean + abs(amplitude)
    candidateGap = peak > 0 ? Sampler(.exponential(mean: 1 / peak)) : nil
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    guard let candidateGap else { return .never }
    while true {
      elapsed += candidateGap.sample(using: &stream)
      let angle = 2 * Double.pi * (elapsed + phase) / period
      let rate = mean + amplitude * PortableMath.sin(angle)
      if stream.uniform() * peak < rate {
        return start + TimeSpan(seconds: elapsed)
      }
    }
  }
}
