import SimulationKernel

// Where the data plane feeds the CloudWatch metrics.
extension World {
  mutating func countRouted(group: Int, isFailOpen: Bool) {}

  mutating func countAnswer(group: Int, outcome: AttemptOutcome, responseTime: TimeSpan) {}

  mutating func countBalancerAnswer(balancer: Int, status: Int) {}
}
