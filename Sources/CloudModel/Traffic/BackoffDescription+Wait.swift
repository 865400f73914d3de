import RandomVariates
import SimulationKernel

extension BackoffDescription {
  /// How long a client waits after its attempt of this number, from 1.
  ///
  /// - Parameter sampler: Of the law of drawn waits.
  func wait(
    after number: UInt32, sampler: Sampler?, using stream: inout RandomStream
  ) -> TimeSpan {
    switch self {
    case .drawn:
      guard let sampler else { return .zero }
      return TimeSpan(seconds: max(0, sampler.sample(using: &stream)))
    case .exponential(let base, let cap, let jitter):
      let doublings = Int32(min(number &- 1, 62))
      let whole = min(cap.seconds, base.seconds * Double(1 << Int64(doublings)))
      switch jitter {
      case .none: return TimeSpan(seconds: whole)
      case .full: return TimeSpan(seconds: whole * stream.uniform())
      case .equal: return TimeSpan(seconds: whole * (0.5 + 0.5 * stream.uniform()))
      }
    }
  }
}
