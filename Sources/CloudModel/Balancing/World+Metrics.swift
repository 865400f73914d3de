import SimulationKernel

// Where the data plane feeds the CloudWatch metrics.
extension World {
  mutating func countRouted(group: Int, isFailOpen: Bool) {
    metrics.requestRouted(group: group, isFailOpen: isFailOpen)
  }

  /// An attempt that had been sent to a target has ended.
  mutating func countAnswer(group: Int, outcome: AttemptOutcome, responseTime: TimeSpan) {
    switch outcome {
    case .success:
      metrics.targetAnswered(group: group, isError: false, responseTime: responseTime)
    case .targetError, .queueFull, .queueTimeout, .dependencyError, .schemaMismatch,
      .tableThrottled, .tableUnavailable,
      .databaseUnavailable, .callTimedOut, .callRejected:
      metrics.targetAnswered(group: group, isError: true, responseTime: responseTime)
    case .connectionRefused:
      metrics.connectionFailed(group: group)
      countBalancerAnswer(balancer: groups[group].balancer, status: 502, group: group)
    case .connectTimeout:
      metrics.connectionFailed(group: group)
      countBalancerAnswer(
        balancer: groups[group].balancer, status: 504, group: group, after: responseTime)
    case .targetClosed, .deregistrationDelayElapsed:
      countBalancerAnswer(
        balancer: groups[group].balancer, status: 502, group: group, after: responseTime)
    case .idleTimeout:
      countBalancerAnswer(
        balancer: groups[group].balancer, status: 504, group: group, after: responseTime)
    case .clientTimeout:
      countBalancerAnswer(balancer: groups[group].balancer, status: 460, after: responseTime)
    case .noTarget, .nodeUnreachable, .fixedResponse, .nameNotResolved:
      break
    }
  }

  /// What an attempt that had been sent to a target cost the load balancer.
  mutating func measure(_ slot: Int, outcome: AttemptOutcome) {
    let kind = Int(slab[slot].requestClass)
    let answer = outcome == .success ? classes[kind].responseSize : 0
    metrics.requestMeasured(
      loadBalancer: groups[Int(slab[slot].group)].balancer,
      bytes: classes[kind].requestSize + answer, evaluations: classes[kind].billedRules)
  }

  /// - Parameters:
  ///   - group: The group that the request had been routed to, if it had been.
  ///   - time: How long the client's connection was open for this attempt.
  mutating func countBalancerAnswer(
    balancer: Int, status: Int, group: Int? = nil, after time: TimeSpan = .zero
  ) {
    metrics.balancerAnswered(loadBalancer: balancer, status: status, group: group)
    metrics.connectionHeld(loadBalancer: balancer, for: time)
  }
}
