import SimulationKernel

/// The at most about 600 equal steps into which charts cut a run.
package struct RunSteps: Sendable, Equatable {
  /// Length of a step [ns].
  package let length: Int64
  package let count: Int

  /// No chart or table needs more.
  package static let most = 600
  /// Lengths that read well on an axis [s].
  private static let readable: [Int64] = [
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400,
  ]

  package init(horizon: TimeSpan) {
    let seconds = max(1, (horizon.nanoseconds + 999_999_999) / 1_000_000_000)
    let chosen = Self.readable.first { (seconds - 1) / $0 < Int64(Self.most) }
    let length = chosen ?? seconds / Int64(Self.most) + 1
    self.length = length * 1_000_000_000
    count = Int((seconds - 1) / length) + 1
  }

  /// The step of a time; the horizon itself belongs to the last one.
  package func index(of time: SimulationTime) -> Int {
    min(Int(time.nanoseconds / length), count - 1)
  }
}
