import RandomVariates
import SimulationKernel

extension ArrivalDescription {
  /// The same traffic, `factor` times as much of it: the shape over time stays, and so does the
  /// randomness, so that more traffic is the same world lived faster.
  ///
  /// - Precondition: The factor is finite and above zero.
  package func scaled(by factor: Double) -> ArrivalDescription {
    precondition(factor > 0 && factor.isFinite, "traffic cannot be scaled by \(factor)")
    if factor == 1 { return self }
    switch self {
    case .constant(let rate): return .constant(rate: rate * factor)
    case .poisson(let rate): return .poisson(rate: rate * factor)
    case .renewal(let gap): return .renewal(gap: gap.scaled(by: 1 / factor))
    case .stages(let startRate, let stages):
      return .stages(startRate: startRate * factor, stages: stages.map { $0.scaled(by: factor) })
    case .daily(let mean, let amplitude, let period, let phase):
      return .daily(
        mean: mean * factor, amplitude: amplitude * factor, period: period, phase: phase)
    case .bursts(let states): return .bursts(states: states.map { $0.scaled(by: factor) })
    case .counts(let series): return .counts(series.scaled(by: factor))
    case .trace(let trace): return .trace(trace.scaled(by: factor))
    case .closed(let clients, let think):
      // A part of a client cannot ask, and none would silence the source.
      let count = (Double(clients) * factor).rounded()
      return .closed(clients: max(min(clients, 1), Int(min(count, 1e9))), think: think)
    }
  }
}

extension CloudDescription {
  /// The same cloud with `factor` times the traffic of every source.
  package func withTraffic(scaledBy factor: Double) -> CloudDescription {
    var cloud = self
    for index in cloud.traffic.indices {
      cloud.traffic[index].arrivals = cloud.traffic[index].arrivals.scaled(by: factor)
    }
    return cloud
  }
}

extension RateStage {
  fileprivate func scaled(by factor: Double) -> RateStage {
    var stage = self
    stage.target *= factor
    return stage
  }
}

extension BurstState {
  fileprivate func scaled(by factor: Double) -> BurstState {
    var state = self
    state.rate *= factor
    return state
  }
}

extension CountSeries {
  /// Exact counts stay whole numbers: what rounding takes from one interval, a later one gets.
  fileprivate func scaled(by factor: Double) -> CountSeries {
    var series = self
    series.scale *= factor
    switch placement {
    case .poisson: return series
    case .even, .start: break
    }
    var (wanted, given) = (0.0, 0.0)
    series.counts = counts.map { count in
      guard let count else { return nil }
      // As many as the series would have placed itself, times the factor.
      wanted += (count * scale).rounded() * factor
      let whole = max(0, (wanted - given).rounded())
      given += whole
      return whole
    }
    series.scale = 1
    return series
  }
}

extension RequestTrace {
  /// Of less traffic every so manieth request remains; of more traffic each request is repeated,
  /// its copies spread evenly over the time until the next one.
  fileprivate func scaled(by factor: Double) -> RequestTrace {
    var trace = RequestTrace()
    for (index, arrival) in arrivals.enumerated() {
      let before = (Double(index) * factor).rounded(.down)
      let copies = Int((Double(index + 1) * factor).rounded(.down) - before)
      let next = index + 1 < arrivals.count ? arrivals[index + 1] : arrival
      for copy in 0..<copies {
        let share = Double(copy) / Double(copies)
        let offset = Double((next - arrival).nanoseconds) * share
        trace.arrivals.append(arrival + TimeSpan(nanoseconds: Int64(offset)))
        if !work.isEmpty { trace.work.append(work[index]) }
      }
    }
    return trace
  }
}
