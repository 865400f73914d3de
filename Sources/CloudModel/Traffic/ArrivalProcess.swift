import RandomVariates
import SimulationKernel

/// What every arrival pattern must do: name the next instant, and the next, never going back.
///
/// A new pattern is one file with one conforming type, a case of ``ArrivalProcess`` and a case
/// of ``ArrivalDescription``.
protocol ArrivalPattern: Sendable {
  /// The next arrival, not earlier than the one before; `.never` when there are no more.
  mutating func next(using stream: inout RandomStream) -> SimulationTime
}

/// One of the patterns, dispatched by a switch because it is asked once for each request.
enum ArrivalProcess: Sendable {
  case constant(ConstantArrivals)
  /// Kept beside the enumeration, see ``Source/poisson``.
  case poisson
  case renewal(RenewalArrivals)
  case staged(StagedArrivals)
  case daily(DailyArrivals)
  case bursts(BurstArrivals)
  case counted(CountedArrivals)
  case trace(TraceArrivals)
  /// Closed clients come by themselves, when they have thought.
  case closed

  init(_ description: ArrivalDescription, start: SimulationTime) {
    switch description {
    case .constant(let rate): self = .constant(ConstantArrivals(rate: rate, start: start))
    case .poisson: self = .poisson
    case .renewal(let gap): self = .renewal(RenewalArrivals(gap: gap, start: start))
    case .stages(let startRate, let stages):
      self = .staged(StagedArrivals(startRate: startRate, stages: stages, start: start))
    case .daily(let mean, let amplitude, let period, let phase):
      self = .daily(
        DailyArrivals(mean: mean, amplitude: amplitude, period: period, phase: phase, start: start))
    case .bursts(let states): self = .bursts(BurstArrivals(states: states, start: start))
    case .counts(let series): self = .counted(CountedArrivals(series, start: start))
    case .trace(let trace): self = .trace(TraceArrivals(trace, start: start))
    case .closed: self = .closed
    }
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    switch self {
    case .constant(var pattern):
      let time = pattern.next(using: &stream)
      self = .constant(pattern)
      return time
    case .renewal(var pattern):
      let time = pattern.next(using: &stream)
      self = .renewal(pattern)
      return time
    case .staged(var pattern):
      let time = pattern.next(using: &stream)
      self = .staged(pattern)
      return time
    case .daily(var pattern):
      let time = pattern.next(using: &stream)
      self = .daily(pattern)
      return time
    case .bursts(var pattern):
      let time = pattern.next(using: &stream)
      self = .bursts(pattern)
      return time
    case .counted(var pattern):
      let time = pattern.next(using: &stream)
      self = .counted(pattern)
      return time
    case .trace(var pattern):
      let time = pattern.next(using: &stream)
      self = .trace(pattern)
      return time
    case .poisson, .closed:
      return .never
    }
  }
}
