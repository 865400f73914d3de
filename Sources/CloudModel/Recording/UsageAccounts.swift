import SimulationKernel

/// What one task has used, which is what Fargate bills.
package struct TaskUsage: Sendable, Hashable {
  /// Its service and revision, as the description numbers them.
  package var service: Int
  package var revision: Int
  /// From the start of its image pull, or of the run, to its end, or the end of the run [s].
  package var seconds: Double
  /// Whether it both began and ended inside the run; of any other task only a part was seen.
  package var isWhole: Bool

  package init(service: Int, revision: Int, seconds: Double, isWhole: Bool) {
    self.service = service
    self.revision = revision
    self.seconds = seconds
    self.isWhole = isWhole
  }
}

/// What one load balancer did in one hour of the run: the four dimensions of its capacity units.
package struct BalancerUsage: Sendable, Hashable {
  package var loadBalancer: Int
  /// From 0; the run begins with an hour.
  package var hour: Int
  /// The part of the hour that belongs to the run [s].
  package var seconds = 0.0
  package var newConnections: UInt64 = 0
  /// Time that client connections were open, summed over all of them [s].
  package var connectionSeconds = 0.0
  /// [bytes]
  package var processedBytes: UInt64 = 0
  /// Beyond the ten of each request that are free.
  package var ruleEvaluations: UInt64 = 0

  package init(loadBalancer: Int, hour: Int) {
    self.loadBalancer = loadBalancer
    self.hour = hour
  }
}
