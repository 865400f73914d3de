import RandomVariates
import SimulationKernel

/// A Markov-modulated Poisson process whose states follow each other in a ring.
struct BurstArrivals: ArrivalPattern {
  private let states: [BurstState]
  private let unitGap = Sampler(.exponential(mean: 1))
  private var state = 0
  private var time: SimulationTime
  /// When the state ends; `nil` before the first draw.
  private var stateEnds: SimulationTime?

  init(states: [BurstState], start: SimulationTime) {
    precondition(!states.isEmpty, "bursts need at least one state")
    self.states = states
    time = start
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    while true {
      let ends = stateEnds ?? time + stay(using: &stream)
      stateEnds = ends
      guard ends < .never || states[state].rate > 0 else { return .never }
      if states[state].rate > 0 {
        let gap = unitGap.sample(using: &stream) / states[state].rate
        let arrival = time + TimeSpan(seconds: gap)
        if arrival <= ends {
          time = arrival
          return arrival
        }
      }
      // The gap beyond the state's end is drawn again: exponential gaps have no memory.
      time = ends
      state = (state + 1) % states.count
      stateEnds = nil
    }
  }

  private func stay(using stream: inout RandomStream) -> TimeSpan {
    TimeSpan(seconds: unitGap.sample(using: &stream) * states[state].meanStay.seconds)
  }
}
