/// A number of tasks, or a part of the desired count, as Kubernetes writes `maxSurge: 2` and
/// `maxSurge: "25%"`.
package enum CountOrPercent: Sendable, Equatable {
  case count(Int)
  /// 0–100 and more [%].
  case percent(Int)

  /// Tasks, of a desired count; not negative.
  package func tasks(of desired: Int, roundedUp: Bool) -> Int {
    switch self {
    case .count(let count): max(0, count)
    case .percent(let percent):
      RollingLimits.share(of: desired, percent: percent, roundedUp: roundedUp)
    }
  }

  package var isZero: Bool { self == .count(0) || self == .percent(0) }
}
