import RandomVariates
import SimulationKernel

/// How far behind other Regions' copies are, and how that changes with time.
///
/// The lag is a property of the stream, not of a write: it stays for a while and is drawn anew, so
/// that at any instant it follows its law. Were it drawn for each write, the slowest of many would
/// hold up all behind it, and every copy would be as late as the law's largest value.
package struct ReplicationLag {
  private let law: Sampler
  private let draws: KeyedRandom
  private let every: TimeSpan
  /// How long a lag stays.
  package let period: TimeSpan

  /// A lag stays so many times as long as it is, so that the time that streams take from one to
  /// the next, which is their difference, hardly counts.
  private static let steadiness = 100.0
  private static let periods = TimeSpan.minutes(1)...TimeSpan.minutes(24 * 60)

  /// - Parameter every: As in ``DatabaseDescription/copyEvery``.
  package init(_ law: Distribution, every: TimeSpan, key: StreamKey) {
    self.law = Sampler(law)
    self.every = max(.zero, every)
    draws = KeyedRandom(key)
    period = Self.period(of: self.law, draws)
  }

  /// From a mean over some draws, as laws may have none.
  private static func period(of law: Sampler, _ draws: KeyedRandom) -> TimeSpan {
    let sum = (0..<64).reduce(0.0) { sum, number in
      var stream = draws.stream(.max - UInt64(number))
      return sum + max(0, law.sample(using: &stream))
    }
    let seconds = min(periods.upperBound.seconds, steadiness * sum / 64)
    return min(max(TimeSpan(seconds: seconds), periods.lowerBound), periods.upperBound)
  }

  /// How long a write that is acknowledged now is on its way.
  ///
  /// - Parameter copy: Each has a lag of its own.
  package func wait(to copy: Int, at now: SimulationTime) -> TimeSpan {
    let batch = untilBatch(for: copy, at: now)
    return batch + lag(of: copy, at: now + batch)
  }

  private func lag(of copy: Int, at now: SimulationTime) -> TimeSpan {
    let shift = draws.uniform(UInt64(copy) << 40) * Double(period.nanoseconds)
    let slice = (UInt64(max(0, now.nanoseconds)) &+ UInt64(shift)) / UInt64(period.nanoseconds)
    var stream = draws.stream(UInt64(copy) << 40 | slice &+ 1)
    return max(.zero, TimeSpan(seconds: law.sample(using: &stream)))
  }

  /// Until the next batch leaves; each copy's batches have their own phase.
  private func untilBatch(for copy: Int, at now: SimulationTime) -> TimeSpan {
    guard every > .zero else { return .zero }
    let phase = Int64(draws.uniform(UInt64(copy) << 40 | 1 << 39) * Double(every.nanoseconds))
    let past = (now.nanoseconds - phase) % every.nanoseconds
    return TimeSpan(nanoseconds: past > 0 ? every.nanoseconds - past : -past)
  }
}
