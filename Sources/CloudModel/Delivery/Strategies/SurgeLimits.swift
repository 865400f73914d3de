/// The bounds of a rolling update in Kubernetes' terms, in tasks.
///
/// `maxSurge` rounds up and `maxUnavailable` rounds down. Where both come out as nothing, one task
/// may be unavailable, so that no rolling update is stuck by its own bounds (Kubernetes 1.34,
/// `ResolveFenceposts` of the Deployment controller).
package struct SurgeLimits: Sendable, Equatable {
  package let desired: Int
  /// Tasks on top of the desired count.
  package let surge: Int
  /// Tasks that may be missing of the desired count.
  package let unavailable: Int

  /// - Parameter desired: Not negative.
  package init(desired: Int, _ description: SurgeDescription) {
    precondition(desired >= 0, "a service cannot want \(desired) tasks")
    self.desired = desired
    surge = description.maxSurge.tasks(of: desired, roundedUp: true)
    let missing = min(
      desired, description.maxUnavailable.tasks(of: desired, roundedUp: false))
    unavailable = surge == 0 && missing == 0 ? min(1, desired) : missing
  }

  /// Tasks that may exist, those on their way out not counted.
  package var most: Int { desired + surge }

  /// Tasks that must be available.
  package var least: Int { desired - unavailable }
}
