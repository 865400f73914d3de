import SimulationKernel

/// A step scaling policy: an alarm, and steps by the size of its breach.
package struct StepScaling: Sendable, Equatable {
  /// What the policy sees when it is asked.
  package struct Reading: Sendable, Equatable {
    package var state: AlarmState
    package var threshold: Double
    /// The datapoints of the alarm's evaluation periods; those without data are left out.
    package var values: [Double]

    package init(state: AlarmState, threshold: Double, values: [Double]) {
      self.state = state
      self.threshold = threshold
      self.values = values
    }
  }

  package let description: StepScalingDescription

  package init(_ description: StepScalingDescription) {
    self.description = description
  }

  /// What it wants of a service with `capacity` tasks.
  ///
  /// A policy whose alarm does not ring has no say: steps come in pairs, one alarm for each
  /// direction.
  package func proposal(
    _ reading: Reading, capacity: Int, cooldown: ScalingCooldown, at now: SimulationTime
  ) -> ScalingProposal {
    guard reading.state == .inAlarm,
      let value = description.metricAggregationType.value(of: reading.values),
      let step = step(for: value - reading.threshold)
    else { return .abstains }
    let outward = changed(cooldown.base(of: capacity, at: now), by: step.adjustment)
    if outward > capacity { return .scalesOut(to: outward) }
    let inward = changed(capacity, by: step.adjustment)
    guard inward < capacity else { return .abstains }
    return cooldown.allowsScaleIn(at: now) ? .scalesIn(to: inward) : .holds
  }

  /// The step whose interval holds this distance from the threshold.
  ///
  /// Above the threshold an interval includes its lower bound, below it its upper one.
  package func step(for breach: Double) -> StepAdjustmentDescription? {
    let above = description.steps.first {
      breach >= 0 && breach >= $0.lowerBound ?? -.infinity && breach < $0.upperBound ?? .infinity
    }
    return above
      ?? description.steps.first {
        breach > $0.lowerBound ?? -.infinity && breach <= $0.upperBound ?? .infinity
      }
  }

  /// The capacity after an adjustment, not yet clamped to the bounds of the service.
  package func changed(_ capacity: Int, by adjustment: Int) -> Int {
    switch description.adjustmentType {
    case .changeInCapacity:
      return max(0, capacity + adjustment)
    case .exactCapacity:
      return max(0, adjustment)
    case .percentChangeInCapacity:
      guard adjustment != 0 else { return capacity }
      // Parts of a task are cut off, but a change is one task at least.
      let whole = abs(capacity * adjustment / 100)
      let change = max(whole, 1, description.minAdjustmentMagnitude ?? 1)
      return max(0, capacity + (adjustment < 0 ? -change : change))
    }
  }
}

extension MetricAggregation {
  /// - Returns: `nil` without values.
  func value(of values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return switch self {
    case .average: values.reduce(0, +) / Double(values.count)
    case .minimum: values.min()
    case .maximum: values.max()
    }
  }
}
