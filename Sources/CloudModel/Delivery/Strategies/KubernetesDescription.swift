import SimulationKernel

/// A Kubernetes Deployment's `strategy` and the fields beside it (apps/v1, Kubernetes 1.34).
package struct KubernetesDescription: Sendable, Equatable {
  package var type: KubernetesStrategyType = .rollingUpdate
  package var rollingUpdate = SurgeDescription()
  /// How long a pod must be ready before it counts as available.
  package var minReady: TimeSpan = .zero
  /// How long without progress until the condition `Progressing` turns false; default 600 s.
  package var progressDeadline: TimeSpan = .seconds(600)
  /// Whether somebody runs `kubectl rollout undo` then. Kubernetes itself never does.
  package var rollbackOnDeadline = false

  package init() {}
}

/// How far a rolling update may go from the desired count, 25 % either way by default.
package struct SurgeDescription: Sendable, Equatable {
  package var maxSurge: CountOrPercent = .percent(25)
  package var maxUnavailable: CountOrPercent = .percent(25)

  package init() {}
}

package enum KubernetesStrategyType: String, Sendable, CaseIterable {
  case rollingUpdate = "RollingUpdate"
  case recreate = "Recreate"
}
