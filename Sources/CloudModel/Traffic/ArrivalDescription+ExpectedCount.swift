import RandomVariates
import SimulationKernel

extension ArrivalDescription {
  /// How many arrivals are to be expected in the first seconds of a source.
  ///
  /// An estimate, to refuse what would never end: of a daily curve and of bursts the mean; of
  /// closed clients nothing but their think time is known here.
  package func expectedCount(in seconds: Double) -> Double {
    switch self {
    case .constant(let rate), .poisson(let rate): rate > 0 ? rate * seconds : 0
    case .renewal(let gap): gap.mean > 0 ? seconds / gap.mean : 0
    case .stages(let startRate, let stages):
      Self.area(from: startRate, stages, in: seconds)
    case .daily(let mean, _, _, _): mean > 0 ? mean * seconds : 0
    case .bursts(let states):
      Self.meanRate(of: states) > 0 ? Self.meanRate(of: states) * seconds : 0
    case .counts(let series): series.expectedCount(in: seconds)
    case .trace(let trace): Double(trace.arrivals.count { $0.seconds <= seconds })
    case .closed(let clients, let think):
      Double(clients) * (think.mean > 0 ? max(1, seconds / think.mean) : 1)
    }
  }

  private static func area(
    from startRate: Double, _ stages: [RateStage], in seconds: Double
  ) -> Double {
    var (area, rate, left) = (0.0, startRate, seconds)
    for stage in stages where left > 0 {
      let length = stage.duration.seconds
      let part = min(length, left)
      let end = length > 0 ? rate + (stage.target - rate) * part / length : stage.target
      area += (rate + end) / 2 * part
      rate = stage.target
      left -= part
    }
    return area
  }

  private static func meanRate(of states: [BurstState]) -> Double {
    let time = states.reduce(0) { $0 + $1.meanStay.seconds }
    let count = states.reduce(0) { $0 + $1.rate * $1.meanStay.seconds }
    return time > 0 ? count / time : 0
  }
}

extension CountSeries {
  fileprivate func expectedCount(in seconds: Double) -> Double {
    let slots = Int(min(Double(counts.count), (seconds / interval.seconds).rounded(.up)))
    let given = counts.prefix(slots).compactMap { $0 }
    let sum = given.reduce(0, +) * scale
    // Gaps are taken for the mean of the rest.
    return given.isEmpty ? 0 : sum * Double(slots) / Double(given.count)
  }
}
