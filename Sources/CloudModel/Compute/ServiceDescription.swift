import SimulationKernel

/// An ECS service.
package struct ServiceDescription: Sendable, Equatable {
  package var name = ""
  /// The revision that runs, in steady state, when the rehearsal starts.
  package var revision = ""
  package var desiredCount = 1
  /// Its region; `nil` in a cloud without regions.
  package var region: String?
  /// Zones of its subnets; empty is every zone of its region.
  package var zones: [String] = []
  /// The target group that its tasks register with; `nil` for a service without load balancer.
  package var targetGroup: String?
  /// `advancedConfiguration.alternateTargetGroupArn`, for blue/green.
  package var alternateTargetGroup: String?
  /// `"<load balancer>/<listener>"` or `"<load balancer>/<listener>/<rule>"`: what a
  /// blue/green deployment reweights.
  package var productionRule: String?
  package var testRule: String?
  /// 0–2,147,483,647 s.
  package var healthCheckGracePeriod: TimeSpan = .zero
  package var deployment = DeploymentDescription()
  package var stopOrder = StopOrderDescription()
  /// `nil` leaves the desired count to the plan.
  package var scaling: ScalingDescription?

  package init() {}
}

/// Whether a stopping task is drained before its SIGTERM, by cause.
///
/// AWS documents the drain for tasks that the scheduler stops; for StopTask and Spot users
/// report SIGTERM together with the deregistration.
package struct StopOrderDescription: Sendable, Equatable {
  package var drainBeforeTerminationByScheduler = true
  package var drainBeforeTerminationByUser = false
  package init() {}
}

/// Instances or addresses that are registered, healthy and nobody's service.
package struct FleetDescription: Sendable, Equatable {
  package var name = ""
  package var revision = ""
  package var count = 1
  package var targetGroup = ""
  /// Its region; `nil` in a cloud without regions.
  package var region: String?
  /// Zones that the targets are spread over; empty is every zone of its region.
  package var zones: [String] = []
  /// Multiplies the work on each target in turn, cyclically; empty is all alike.
  package var slowness: [Double] = []

  package init() {}
}

/// How fast tasks start: limits of the account and the registry.
package struct LaunchDescription: Sendable, Equatable {
  /// Fargate On-Demand: a bucket of 100 launches, refilled with 20 each second.
  package var bucket = 100
  package var refillRate: Double = 20
  /// Service scheduler: 500 tasks a minute for each service in the large regions.
  package var tasksPerMinute = 500
  /// From the launch until the image pull starts (AWS publishes no figure).
  package var provisioning: DelayDescription = .constant(.seconds(15))
  /// Of the registry, for one task and for all together [bytes/s]; `nil` has no bound.
  package var pullBandwidthPerTask: Double? = 100e6
  package var pullBandwidthTotal: Double?
  /// Back-off of tasks that stopped before RUNNING: first wait, its growth, and its bound of
  /// 27 minutes. The growth is not published.
  package var throttleBase: TimeSpan = .seconds(10)
  package var throttleFactor: Double = 2
  package var throttleCap: TimeSpan = .minutes(27)
  /// From a zone's loss until ECS gives up its tasks there, if nothing else told it before (AWS
  /// does not say).
  package var zoneLossNotice: TimeSpan = .minutes(5)
  /// From a launch that is refused for lack of capacity to the next try (AWS does not say).
  package var capacityRetry: TimeSpan = .seconds(30)
  /// Failures in a row before the back-off begins.
  package var throttleAfter = 3

  package init() {}
}
