import RandomVariates
import SimulationKernel

/// Independent exponential gaps: users that do not know of each other.
///
/// By far the most common pattern, so it is plain numbers that a source holds directly: taken
/// out of an enumeration and put back, it cost a fifth of the time of a request.
struct PoissonArrivals {
  /// [s]
  private let meanGap: Double
  private var time: SimulationTime

  /// - Parameter rate: Above zero [1/s].
  init(rate: Double, start: SimulationTime) {
    meanGap = 1 / rate
    time = start
  }

  /// - Parameter unitGap: An exponential draw of mean 1.
  mutating func next(unitGap: Double) -> SimulationTime {
    time = time + TimeSpan(seconds: unitGap * meanGap)
    return time
  }
}
