import SimulationKernel

/// How production traffic moves to the candidate: shares that only rise, and the wait after each.
package struct TrafficSchedule: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    /// The candidate's share from this step on [%].
    package var percent: Double
    /// How long the share stands before the next step.
    package var wait: TimeSpan

    package init(percent: Double, wait: TimeSpan = .zero) {
      self.percent = percent
      self.wait = wait
    }
  }

  /// At least one; the last one is 100 %.
  package let steps: [Step]

  /// Everything at once.
  package static let allAtOnce = TrafficSchedule(steps: [Step(percent: 100)])

  /// A small share first, and the rest after the bake.
  ///
  /// - Parameter percent: 0 < percent ≤ 100.
  package static func canary(percent: Double, bake: TimeSpan) -> TrafficSchedule {
    guard percent < 100 else { return .allAtOnce }
    return TrafficSchedule(steps: [Step(percent: percent, wait: bake), Step(percent: 100)])
  }

  /// Equal steps; the last one may be smaller, and nothing is waited for after it (ECS developer
  /// guide, "deployment-type-linear"; that 30 % go 30, 60, 90, 100 follows from "until 100 %").
  ///
  /// - Parameter percent: 0 < percent ≤ 100.
  package static func linear(percent: Double, bake: TimeSpan) -> TrafficSchedule {
    precondition(percent > 0, "a linear shift by \(percent) % never ends")
    let count = Int((100 / percent - 1e-9).rounded(.up))
    return TrafficSchedule(
      steps: (1...max(1, count)).map { step in
        let share = step == count ? 100 : Double(step) * percent
        return Step(percent: share, wait: step == count ? .zero : bake)
      })
  }
}
