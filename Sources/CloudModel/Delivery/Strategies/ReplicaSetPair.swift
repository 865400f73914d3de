import SimulationKernel

/// The new and the old tasks of a Kubernetes Deployment, and how many of each it wants.
///
/// A Deployment only ever sets two numbers, and a ReplicaSet holds each of them: it replaces tasks
/// that are gone, leaves tasks alone that are not ready, and deletes the least ready first.
package struct ReplicaSetPair: Sendable, Equatable {
  /// Tasks wanted of the release that is brought, and of all others.
  package private(set) var new: Int
  package private(set) var old: Int
  private var readiness: Readiness

  /// - Parameters:
  ///   - new: Tasks of the release that is brought that exist already; all count as available.
  ///   - old: Tasks of all others.
  package init(new: Int, old: Int, minReady: TimeSpan) {
    self.new = new
    self.old = old
    readiness = Readiness(wait: minReady, available: new)
  }

  /// Tasks of the new release that are available.
  package var available: Int { min(new, readiness.available) }

  /// How long until more of them are.
  package func wait(from now: SimulationTime) -> TimeSpan? { readiness.wait(from: now) }

  package mutating func observe(_ census: TaskCensus, at now: SimulationTime) {
    readiness.observe(healthy: census.healthy, at: now)
  }

  /// What brings the tasks to their numbers.
  package func moves(new: TaskCensus, old: TaskCensus) -> RollingMoves {
    var moves = RollingMoves()
    moves.candidate = Self.moves(toward: self.new, from: new)
    moves.source = Self.moves(toward: self.old, from: old)
    return moves
  }

  private static func moves(toward size: Int, from census: TaskCensus) -> TaskMoves {
    var moves = TaskMoves(starts: max(0, size - census.active))
    var surplus = max(0, census.active - size)
    moves.stopsPending = min(surplus, census.pending)
    surplus -= moves.stopsPending
    moves.stopsUnhealthy = min(surplus, census.unhealthy)
    moves.stopsHealthy = surplus - moves.stopsUnhealthy
    return moves
  }
}

// MARK: - Rolling and recreating

extension ReplicaSetPair {
  /// Scales up and down as far as the limits allow, as the Deployment controller does in one sync
  /// after the other (Kubernetes 1.34, `pkg/controller/deployment/rolling.go`).
  ///
  /// - Complexity: O(1); the numbers settle after at most a few rounds.
  package mutating func roll(within limits: SurgeLimits, old census: TaskCensus) {
    while grow(within: limits) || shrink(within: limits, census) {}
  }

  /// All old tasks first; new ones only when no old one is left, not even on its way out.
  package mutating func recreate(desired: Int, old census: TaskCensus, stopping: Int) {
    old = 0
    new = census.active == 0 && stopping == 0 ? desired : min(new, desired)
  }

  private mutating func grow(within limits: SurgeLimits) -> Bool {
    guard new <= limits.desired else {
      new = limits.desired
      return true
    }
    let more = min(limits.most - new - old, limits.desired - new)
    guard more > 0 else { return false }
    new += more
    return true
  }

  /// New tasks that are not available yet must not cost old ones their place; old ones that are
  /// not available go first.
  private mutating func shrink(within limits: SurgeLimits, _ census: TaskCensus) -> Bool {
    let spare = new + old - limits.least - (new - available)
    guard old > 0, spare > 0 else { return false }
    let before = old
    old -= min(spare, max(0, old - census.healthy))
    let left = min(old, census.healthy)
    old -= min(left, max(0, available + left - limits.least))
    return old < before
  }
}
