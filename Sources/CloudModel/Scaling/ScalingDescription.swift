import SimulationKernel

/// Automatic scaling of a service: the bounds of its desired count, and who moves it in between.
package struct ScalingDescription: Sendable, Equatable {
  /// `MinCapacity` and `MaxCapacity`, which no policy leaves.
  package var minCapacity = 0
  package var maxCapacity = 0
  package var policies: [ScalingPolicyDescription] = []
  package var scheduledActions: [ScheduledActionDescription] = []
  /// CodeDeploy only: a deployment during which the desired count changed fails if the service is
  /// not steady so long after (ECS developer guide, "deployment-type-bluegreen").
  package var steadyWithin: TimeSpan = .minutes(5)

  package init() {}

  /// More tasks than this it never wants.
  package var highestCapacity: Int {
    scheduledActions.reduce(maxCapacity) { max($0, $1.maxCapacity ?? 0, $1.minCapacity ?? 0) }
  }
}

/// One scaling policy.
package struct ScalingPolicyDescription: Sendable, Equatable {
  package var name = ""
  package var kind: ScalingPolicyKind = .targetTracking(TargetTrackingDescription())

  package init() {}
}

package enum ScalingPolicyKind: Sendable, Equatable {
  case targetTracking(TargetTrackingDescription)
  case stepScaling(StepScalingDescription)
  case horizontalPodAutoscaler(PodAutoscalerDescription)
}

/// Keeps a metric near a value (Application Auto Scaling user guide, "target tracking").
///
/// AWS makes two alarms for such a policy and does not document their shape: that of
/// ``highPeriods``, ``lowPeriods`` and ``lowShare`` is what users see in their accounts.
package struct TargetTrackingDescription: Sendable, Equatable {
  package var metric: TrackedMetric = .averageCPUUtilization
  /// The resource label of ALBRequestCountPerTarget. It names one target group, for ever.
  package var targetGroup: String?
  /// What the metric is kept at: percent, or requests a minute for each target.
  package var target: Double = 0
  package var scaleOutCooldown: TimeSpan = .seconds(300)
  package var scaleInCooldown: TimeSpan = .seconds(300)
  package var disableScaleIn = false
  /// Minutes in a row above the target that ring AlarmHigh.
  package var highPeriods = 3
  /// Minutes in a row below ``lowShare`` of the target that ring AlarmLow.
  package var lowPeriods = 15
  package var lowShare: Double = 0.9
  /// The part of the tasks that one scale-in removes at most, rounded up. AWS says that it scales
  /// in gradually, and not how [0…1].
  package var scaleInAtMost: Double = 0.1
  /// From the end of a minute until its datapoint can be read (AWS does not say).
  package var metricDelay: TimeSpan = .seconds(30)

  package init() {}
}

/// The predefined metrics of an ECS service's target tracking.
package enum TrackedMetric: String, Sendable, CaseIterable {
  case averageCPUUtilization = "ECSServiceAverageCPUUtilization"
  case requestCountPerTarget = "ALBRequestCountPerTarget"
}

/// Changes the capacity in steps by how far an alarm's metric is beyond its threshold.
package struct StepScalingDescription: Sendable, Equatable {
  /// An alarm of the scenario: each minute that it is in ALARM asks for a change.
  package var alarm = ""
  package var adjustmentType: AdjustmentType = .changeInCapacity
  /// In the order of their bounds, without gaps.
  package var steps: [StepAdjustmentDescription] = []
  /// The fewest tasks that a change in percent adds or removes.
  package var minAdjustmentMagnitude: Int?
  package var cooldown: TimeSpan = .seconds(300)
  /// How the datapoints of the alarm's evaluation periods become the one that picks the step.
  package var metricAggregationType: MetricAggregation = .average

  package init() {}
}

package enum AdjustmentType: String, Sendable, CaseIterable {
  case changeInCapacity = "ChangeInCapacity"
  case exactCapacity = "ExactCapacity"
  case percentChangeInCapacity = "PercentChangeInCapacity"
}

package enum MetricAggregation: String, Sendable, CaseIterable {
  case average = "Average"
  case minimum = "Minimum"
  case maximum = "Maximum"
}

/// What one interval of the breach asks for; its bounds count from the alarm's threshold.
package struct StepAdjustmentDescription: Sendable, Equatable {
  /// `nil` reaches to negative infinity.
  package var lowerBound: Double?
  /// `nil` reaches to infinity.
  package var upperBound: Double?
  /// Tasks, or percent of them.
  package var adjustment = 0

  package init(lowerBound: Double? = nil, upperBound: Double? = nil, adjustment: Int = 0) {
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.adjustment = adjustment
  }
}

/// New bounds at a time of the run; a desired count outside of them moves to the nearer one.
package struct ScheduledActionDescription: Sendable, Equatable {
  package var name = ""
  package var at: TimeSpan = .zero
  /// From then on again and again; `nil` is once.
  package var every: TimeSpan?
  /// `nil` keeps the bound.
  package var minCapacity: Int?
  package var maxCapacity: Int?

  package init() {}
}

/// A Kubernetes HorizontalPodAutoscaler over CPU, with the defaults of its controller
/// (Kubernetes documentation, "Horizontal Pod Autoscaling").
package struct PodAutoscalerDescription: Sendable, Equatable {
  /// `averageUtilization` of the CPU request, which is the whole task here [%].
  package var averageUtilization: Double = 0
  /// `--horizontal-pod-autoscaler-sync-period`.
  package var syncPeriod: TimeSpan = .seconds(15)
  /// `--horizontal-pod-autoscaler-tolerance`: smaller deviations of the ratio from 1 count as none.
  package var tolerance: Double = 0.1
  /// `behavior.scaleDown.stabilizationWindowSeconds`.
  package var scaleDownStabilization: TimeSpan = .seconds(300)
  /// `behavior.scaleUp.stabilizationWindowSeconds`.
  package var scaleUpStabilization: TimeSpan = .zero
  /// `behavior.scaleUp.policies`: at most this many pods, or this part of them, whichever is more,
  /// in each ``scaleUpPeriod``.
  package var scaleUpPods = 4
  package var scaleUpShare: Double = 1
  package var scaleUpPeriod: TimeSpan = .seconds(15)
  /// `--horizontal-pod-autoscaler-cpu-initialization-period`: until a pod is so old, its CPU counts
  /// only while it is ready.
  package var warmUp: TimeSpan = .minutes(5)

  package init() {}
}
