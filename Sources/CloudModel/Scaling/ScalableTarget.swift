import SimulationKernel

/// What a service's scaling decides.
package enum ScalingDecision: Sendable, Equatable {
  case stays
  /// A policy, by its number, moves the capacity.
  case scales(policy: Int, to: Int)
  /// A policy would scale in, but a deployment is in progress.
  case suspended(policy: Int)
}

/// What one policy sees when the capacity is decided.
package enum ScalingReading: Sendable, Equatable {
  /// Nothing new.
  case nothing
  case tracking(TargetTracking.Reading)
  case step(StepScaling.Reading)
  case pods(PodAutoscaler.Reading)
}

/// The capacity of one service: its bounds, its policies, and the cooldown that they share.
///
/// It scales out if any policy asks for it, and in only if all that can scale in are ready; of
/// several wishes the largest capacity wins (Application Auto Scaling user guide, "multiple
/// scaling policies").
package struct ScalableTarget: Sendable, Equatable {
  private enum Policy: Sendable, Equatable {
    case targetTracking(TargetTracking)
    case stepScaling(StepScaling)
    case podAutoscaler(PodAutoscaler)
  }

  package private(set) var minimum: Int
  package private(set) var maximum: Int
  package private(set) var cooldown = ScalingCooldown.none
  private var policies: [Policy]

  package init(_ description: ScalingDescription) {
    minimum = description.minCapacity
    maximum = max(description.minCapacity, description.maxCapacity)
    policies = description.policies.map { policy in
      switch policy.kind {
      case .targetTracking(let it): .targetTracking(TargetTracking(it))
      case .stepScaling(let it): .stepScaling(StepScaling(it))
      case .horizontalPodAutoscaler(let it): .podAutoscaler(PodAutoscaler(it))
      }
    }
  }

  /// Asks every policy, decides, and starts the cooldown of the one that has its way.
  ///
  /// - Parameters:
  ///   - readings: One for each policy, in their order.
  ///   - capacity: The desired count now.
  ///   - suspendsScaleIn: Whether a deployment is in progress that suspends scaling in.
  package mutating func decide(
    _ readings: [ScalingReading], capacity: Int, suspendsScaleIn: Bool = false,
    at now: SimulationTime
  ) -> ScalingDecision {
    precondition(
      readings.count == policies.count, "\(readings.count) readings for \(policies.count) policies")
    let proposals = policies.indices.map { proposal(of: $0, readings[$0], capacity, at: now) }
    let outs = proposals.map { if case .scalesOut(let count) = $0 { clamped(count) } else { -1 } }
    if let count = outs.max(), count > capacity, let policy = outs.firstIndex(of: count) {
      noteScaleOut(by: policy, from: capacity, at: now)
      return .scales(policy: policy, to: count)
    }
    let ins = proposals.map { if case .scalesIn(let count) = $0 { clamped(count) } else { -1 } }
    guard !proposals.contains(.holds), let count = ins.max(), count >= 0, count < capacity,
      let policy = ins.firstIndex(of: count)
    else { return .stays }
    if suspendsScaleIn { return .suspended(policy: policy) }
    cooldown.scaledIn(at: now, lasting: cooldowns(of: policy).scaleIn)
    return .scales(policy: policy, to: count)
  }

  /// A scheduled action sets new bounds.
  ///
  /// - Returns: The capacity that lies within them.
  package mutating func bound(minimum: Int?, maximum: Int?, capacity: Int) -> Int {
    self.minimum = minimum ?? self.minimum
    self.maximum = max(self.minimum, maximum ?? self.maximum)
    return clamped(capacity)
  }

  private func clamped(_ capacity: Int) -> Int { min(max(capacity, minimum), maximum) }

  private mutating func proposal(
    of policy: Int, _ reading: ScalingReading, _ capacity: Int, at now: SimulationTime
  ) -> ScalingProposal {
    switch (policies[policy], reading) {
    case (_, .nothing):
      return .abstains
    case (.targetTracking(let it), .tracking(let reading)):
      return it.proposal(reading, capacity: capacity, cooldown: cooldown, at: now)
    case (.stepScaling(let it), .step(let reading)):
      return it.proposal(reading, capacity: capacity, cooldown: cooldown, at: now)
    case (.podAutoscaler(var it), .pods(let reading)):
      // It remembers what it recommended.
      let proposal = it.proposal(reading, capacity: capacity, at: now)
      policies[policy] = .podAutoscaler(it)
      return proposal
    case (.targetTracking, _), (.stepScaling, _), (.podAutoscaler, _):
      preconditionFailure("policy \(policy) is given the reading of another kind: \(reading)")
    }
  }

  private mutating func noteScaleOut(
    by policy: Int, from capacity: Int, at now: SimulationTime
  ) {
    if case .podAutoscaler(var it) = policies[policy] {
      it.scaledUp(from: capacity, at: now)
      policies[policy] = .podAutoscaler(it)
    }
    cooldown.scaledOut(from: capacity, at: now, lasting: cooldowns(of: policy).scaleOut)
  }

  /// A HorizontalPodAutoscaler has windows instead.
  private func cooldowns(of policy: Int) -> (scaleOut: TimeSpan, scaleIn: TimeSpan) {
    switch policies[policy] {
    case .targetTracking(let it):
      (it.description.scaleOutCooldown, it.description.scaleInCooldown)
    case .stepScaling(let it): (it.description.cooldown, it.description.cooldown)
    case .podAutoscaler: (.zero, .zero)
    }
  }
}
