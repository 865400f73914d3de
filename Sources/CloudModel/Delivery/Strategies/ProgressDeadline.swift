import SimulationKernel

/// `progressDeadlineSeconds`: how long a rollout may go without any progress.
///
/// Progress is what Kubernetes takes for it: more tasks of the new release, fewer of the old ones,
/// or more that are ready or available than a moment ago (Kubernetes, `DeploymentProgressing`). A
/// task that takes the place of a crashed one is no progress: Kubernetes restarts the container
/// within its pod.
package struct ProgressDeadline: Sendable, Equatable {
  package struct Standing: Sendable, Equatable {
    package var updated: Int
    package var old: Int
    package var ready: Int
    package var available: Int

    package init(updated: Int, old: Int, ready: Int, available: Int) {
      (self.updated, self.old) = (updated, old)
      (self.ready, self.available) = (ready, available)
    }

    fileprivate func isProgress(since last: Standing) -> Bool {
      updated > last.updated || old < last.old || ready > last.ready
        || available > last.available
    }

    /// What the next one is compared with: the best of the sizes, and what is ready now.
    fileprivate func after(_ last: Standing?) -> Standing {
      var next = self
      next.updated = max(updated, last?.updated ?? 0)
      next.old = min(old, last?.old ?? .max)
      return next
    }
  }

  package let limit: TimeSpan
  private var last: Standing?
  private var since: SimulationTime

  package init(limit: TimeSpan, now: SimulationTime) {
    self.limit = limit
    since = now
  }

  /// - Returns: Whether there was progress.
  package mutating func observe(_ standing: Standing, at now: SimulationTime) -> Bool {
    defer { last = standing.after(last) }
    guard last.map(standing.isProgress(since:)) ?? true else { return false }
    since = now
    return true
  }

  /// Counts from now, as after a pause.
  package mutating func restart(at now: SimulationTime) {
    since = now
  }

  /// How long until the deadline passes without progress; zero when it has passed.
  package func remaining(at now: SimulationTime) -> TimeSpan {
    max(.zero, limit - (now - since))
  }
}
