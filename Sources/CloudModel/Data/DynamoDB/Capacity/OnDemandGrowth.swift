import SimulationKernel

/// What an on-demand table serves: twice the highest rate that it has sustained for long enough.
///
/// A table instantly serves up to twice its previous peak. What exceeds that within half an hour
/// is throttled; what was sustained becomes the new peak. A peak is here the mean of a clock
/// minute of consumed units, and counts once it is `growsAfter` old.
package struct OnDemandGrowth: Sendable, Equatable {
  /// The peak that the limit is twice of [units/s].
  package private(set) var peak: Double
  /// Means of the latest minutes that do not count yet, as a ring.
  private var recent: [Double]
  private var oldest = 0
  private var minute = 0
  private var consumedInMinute = 0.0

  private static let minuteLength = 60.0

  /// - Parameter warm: What it serves at first, which is twice the peak that it stands for.
  package init(warm: Double, growsAfter: TimeSpan) {
    peak = warm / 2
    let minutes = Int(min(10_000, max(1, (growsAfter.seconds / Self.minuteLength).rounded(.up))))
    recent = Array(repeating: 0, count: minutes)
  }

  /// [units/s]
  package var limit: Double { 2 * peak }

  /// Notes that units were used.
  package mutating func consume(_ units: Double, at now: SimulationTime) {
    advance(to: now)
    consumedInMinute += units
  }

  /// Closes the minutes that are over.
  /// - Complexity: O(1) within a minute, O(minutes of `growsAfter`) at most.
  package mutating func advance(to now: SimulationTime) {
    let current = Int(now.seconds / Self.minuteLength)
    guard current > minute else { return }
    var rate = consumedInMinute / Self.minuteLength
    consumedInMinute = 0
    // After so many empty minutes nothing recent is left.
    for _ in 0..<min(current - minute, recent.count + 1) {
      peak = max(peak, recent[oldest])
      recent[oldest] = rate
      oldest = (oldest + 1) % recent.count
      rate = 0
    }
    minute = current
  }
}
