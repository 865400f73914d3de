import SimulationKernel

/// How a service replaces one revision by another.
package struct DeploymentDescription: Sendable, Equatable {
  package var strategy: StrategyDescription = .rolling
  /// 0–100 and more; the healthy tasks that must remain.
  package var minimumHealthyPercent = 100
  package var maximumPercent = 200
  /// Whether tasks in STOPPING count against the maximum (sources conflict).
  package var countsStoppingInMaximum = false
  /// What comes first where both a start and a stop are allowed (AWS does not say).
  package var order: RollingOrder = .startFirst
  package var circuitBreaker: CircuitBreakerDescription?
  package var alarms: DeploymentAlarmsDescription?
  /// 0–1440 min: both revisions stay up, alarms are watched; `nil` is ``effectiveBake(alarms:)``.
  package var bakeTime: TimeSpan?
  package var hooks: [HookDescription] = []
  /// What hooks and strategies may ask of the candidate's metrics, by name.
  package var analyses: [AnalysisDescription] = []
  /// A task without load balancer and container health check counts as healthy after this.
  package var healthyAfterRunning: TimeSpan = .seconds(40)

  package init() {}
}

extension DeploymentDescription {
  /// How long alarms are watched after the last task or step.
  ///
  /// Of a rolling deployment with alarms ECS says that it computes the time from their settings
  /// and that it is below five minutes; here it is their longest evaluation, and five minutes at
  /// most. All other deployments have none that they are not given.
  /// - Parameter alarms: The scenario's.
  package func effectiveBake(alarms: [AlarmDescription]) -> TimeSpan {
    if let bakeTime { return bakeTime }
    guard strategy == .rolling, let names = self.alarms?.names else { return .zero }
    let evaluations = alarms.filter { names.contains($0.name) }.map { alarm in
      TimeSpan(nanoseconds: alarm.period.nanoseconds * Int64(alarm.evaluationPeriods))
    }
    return min(.minutes(5), evaluations.max() ?? .zero)
  }
}

/// - startFirst: goes below the desired count only where nothing can be started before.
/// - stopFirst: stops down to the minimum at once, and starts up to the maximum as well.
package enum RollingOrder: String, Sendable, CaseIterable {
  case startFirst, stopFirst
}

/// `deploymentCircuitBreaker`: rolling deployments only.
package struct CircuitBreakerDescription: Sendable, Equatable {
  package var rollback = true
  package var resetOnHealthyTask = true
  package var threshold: BreakerThreshold = .boundedPercent(50)
  /// Whether a task that exits by itself after RUNNING counts like one that failed a check; AWS's
  /// documentation names failed health checks only.
  package var countsExitsAfterRunning = false
  package init() {}
}

package enum BreakerThreshold: Sendable, Equatable {
  /// clamp(⌈percent · desired / 100⌉, 3, 200).
  case boundedPercent(Int)
  case unboundedPercent(Int)
  case count(Int)
}

package struct DeploymentAlarmsDescription: Sendable, Equatable {
  package var names: [String] = []
  package var rollback = true
  /// How often ECS polls them (AWS does not say).
  package var pollInterval: TimeSpan = .seconds(15)
  package init() {}
}

/// The stages of ECS blue/green in their order; CodeDeploy's lifecycle events map onto them.
package enum LifecycleStage: String, Sendable, CaseIterable {
  case reconcileService = "RECONCILE_SERVICE"
  case preScaleUp = "PRE_SCALE_UP"
  case scaleUp = "SCALE_UP"
  case postScaleUp = "POST_SCALE_UP"
  case testTrafficShift = "TEST_TRAFFIC_SHIFT"
  case postTestTrafficShift = "POST_TEST_TRAFFIC_SHIFT"
  case preProductionTrafficShift = "PRE_PRODUCTION_TRAFFIC_SHIFT"
  case productionTrafficShift = "PRODUCTION_TRAFFIC_SHIFT"
  case postProductionTrafficShift = "POST_PRODUCTION_TRAFFIC_SHIFT"
  case bakeTime = "BAKE_TIME"
  case cleanUp = "CLEAN_UP"
}
