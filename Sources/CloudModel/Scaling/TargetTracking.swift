import SimulationKernel

/// A target tracking policy: it judges by two alarms and their metric.
package struct TargetTracking: Sendable, Equatable {
  /// What the policy sees when it is asked.
  package struct Reading: Sendable, Equatable {
    package var high: AlarmState
    package var low: AlarmState
    /// The latest minute's value; `nil` without data.
    package var value: Double?

    package init(high: AlarmState, low: AlarmState, value: Double?) {
      self.high = high
      self.low = low
      self.value = value
    }
  }

  package let description: TargetTrackingDescription

  package init(_ description: TargetTrackingDescription) {
    self.description = description
  }

  /// What it wants of a service with `capacity` tasks.
  ///
  /// Without data it scales in neither direction, and lets no other policy scale in.
  package func proposal(
    _ reading: Reading, capacity: Int, cooldown: ScalingCooldown, at now: SimulationTime
  ) -> ScalingProposal {
    let otherwise: ScalingProposal = description.disableScaleIn ? .abstains : .holds
    guard let value = reading.value else { return otherwise }
    if reading.high == .inAlarm {
      let wanted = ProportionalCapacity.capacity(
        from: cooldown.base(of: capacity, at: now), at: value, target: description.target)
      return wanted > capacity ? .scalesOut(to: wanted) : otherwise
    }
    guard !description.disableScaleIn, reading.low == .inAlarm,
      cooldown.allowsScaleIn(at: now)
    else { return otherwise }
    let enough = ProportionalCapacity.capacity(
      from: capacity, at: value, target: description.target)
    let removable = (Double(capacity) * description.scaleInAtMost).rounded(.up)
    let wanted = max(enough, capacity - Int(removable))
    return wanted < capacity ? .scalesIn(to: wanted) : otherwise
  }
}
