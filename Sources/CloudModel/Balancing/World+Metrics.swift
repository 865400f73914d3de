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
    case .targetError, .queueFull, .queueTimeout, .dependencyError, .schemaMismatch:
      metrics.targetAnswered(group: group, isError: true, responseTime: responseTime)
    case .connectionRefused:
      metrics.connectionFailed(group: group)
      countBalancerAnswer(balancer: groups[group].balancer, status: 502, group: group)
    case .connectTimeout:
      metrics.connectionFailed(group: group)
      countBalancerAnswer(balancer: groups[group].balancer, status: 504, group: group)
    case .targetClosed, .deregistrationDelayElapsed:
      countBalancerAnswer(balancer: groups[group].balancer, status: 502, group: group)
    case .idleTimeout:
      countBalancerAnswer(balancer: groups[group].balancer, status: 504, group: group)
    case .clientTimeout:
      countBalancerAnswer(balancer: groups[group].balancer, status: 460)
    case .noTarget, .nodeUnreachable, .fixedResponse:
      break
    }
  }

  /// What an attempt that had been sent to a target moved through the load balancer.
  mutating func countBytes(of slot: Int, outcome: AttemptOutcome) {
    let kind = Int(slab[slot].requestClass)
    let answer = outcome == .success ? classes[kind].responseSize : 0
    metrics.bytesProcessed(
      loadBalancer: groups[Int(slab[slot].group)].balancer, classes[kind].requestSize + answer)
  }

  /// - Parameter group: The group that the request had been routed to, if it had been.
  mutating func countBalancerAnswer(balancer: Int, status: Int, group: Int? = nil) {
    metrics.balancerAnswered(loadBalancer: balancer, status: status, group: group)
  }
}
