import SimulationKernel

/// What a service's last scaling activity still forbids.
///
/// After a scale-out only a larger one follows, because the tasks that it added are not yet in the
/// metric; after a scale-in no other one follows, but any scale-out ends that wait (Application
/// Auto Scaling user guide, "cooldown periods").
package enum ScalingCooldown: Sendable, Equatable {
  case none
  /// The capacity before the first scale-out of a row of them.
  case scaledOut(from: Int, until: SimulationTime)
  case scaledIn(until: SimulationTime)

  /// The capacity that the metric speaks of: what was added during a cooldown is not counted.
  package func base(of capacity: Int, at now: SimulationTime) -> Int {
    if case .scaledOut(let from, let until) = self, now < until {
      min(from, capacity)
    } else {
      capacity
    }
  }

  package func allowsScaleIn(at now: SimulationTime) -> Bool {
    if case .scaledIn(let until) = self { now >= until } else { true }
  }

  package mutating func scaledOut(
    from capacity: Int, at now: SimulationTime, lasting cooldown: TimeSpan
  ) {
    self = .scaledOut(from: base(of: capacity, at: now), until: now + cooldown)
  }

  package mutating func scaledIn(at now: SimulationTime, lasting cooldown: TimeSpan) {
    self = .scaledIn(until: now + cooldown)
  }
}
