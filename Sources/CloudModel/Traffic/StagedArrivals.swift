import RandomVariates
import SimulationKernel

/// A Poisson process whose rate follows straight lines from stage to stage, and which ends with
/// the last of them (k6's `ramping-arrival-rate`).
///
/// Unit-rate arrivals are carried through the inverse of the cumulative rate, so that two plans
/// with the same stages meet the same arrivals, and no draw is thrown away.
struct StagedArrivals: ArrivalPattern {
  private struct Piece {
    /// Rate at the piece's start, and its change over time [1/s, 1/s²].
    var rate: Double
    var slope: Double
    var length: Double
  }

  private let pieces: [Piece]
  private let unitGap = Sampler(.exponential(mean: 1))
  private var piece = 0
  /// Time into the piece [s], and the time at which it began.
  private var elapsed = 0.0
  private var began: SimulationTime

  init(startRate: Double, stages: [RateStage], start: SimulationTime) {
    var rate = startRate
    var pieces: [Piece] = []
    for stage in stages {
      let length = stage.duration.seconds
      if length > 0 {
        pieces.append(Piece(rate: rate, slope: (stage.target - rate) / length, length: length))
      }
      rate = stage.target
    }
    self.pieces = pieces
    began = start
  }

  mutating func next(using stream: inout RandomStream) -> SimulationTime {
    var area = unitGap.sample(using: &stream)
    while piece < pieces.count {
      let current = pieces[piece]
      let rate = max(0, current.rate + current.slope * elapsed)
      let rest = current.length - elapsed
      let areaLeft = max(0, (rate + current.slope * rest / 2) * rest)
      if area < areaLeft {
        // The root of slope/2 · u² + rate · u = area that loses no digits when slope is small.
        let root = (rate * rate + 2 * current.slope * area).squareRoot()
        elapsed = min(current.length, elapsed + 2 * area / (rate + root))
        return began + TimeSpan(seconds: elapsed)
      }
      area -= areaLeft
      began = began + TimeSpan(seconds: current.length)
      elapsed = 0
      piece += 1
    }
    return .never
  }
}
