/// The canary and stable tasks of a canary without a traffic router, on their way to a split.
///
/// Stable tasks that are missing come before canaries, and what is to go makes room as the bounds
/// allow: while the canary grows the stable side shrinks, and the other way round after an abort
/// (Argo Rollouts 1.8, `CalculateReplicaCountsForBasicCanary`).
package struct BasicCanaryFleet: Sendable, Equatable {
  package private(set) var canary = 0
  package private(set) var stable: Int

  /// - Parameter stable: Tasks of other releases at the start.
  package init(stable: Int) {
    self.stable = stable
  }

  /// Moves both numbers toward a split as far as the limits allow, reconciliation after
  /// reconciliation.
  ///
  /// - Parameters:
  ///   - available: Canaries that are available.
  ///   - stableHealthy: Stable tasks that are healthy.
  package mutating func move(
    toward goal: BasicCanaryCounts, within limits: SurgeLimits, available: Int,
    stableHealthy: Int
  ) {
    var before: BasicCanaryFleet
    repeat {
      before = self
      reconcile(toward: goal, limits, available, stableHealthy)
    } while self != before
  }

  private mutating func reconcile(
    toward goal: BasicCanaryCounts, _ limits: SurgeLimits, _ available: Int, _ stableHealthy: Int
  ) {
    let isGrowing = goal.canary >= canary
    var room = max(0, limits.most - canary - stable)
    let missing = min(room, max(0, goal.stable - stable))
    stable += missing
    room -= missing
    canary += min(room, max(0, goal.canary - canary))
    if isGrowing {
      let spare = min(canary, available) + stable - limits.least
      if stable > goal.stable, spare > 0 { stable = max(goal.stable, stable - spare) }
    } else {
      let spare = canary + min(stable, stableHealthy) - limits.least
      if spare > 0 { canary = max(goal.canary, canary - spare) }
    }
  }

  /// What brings the tasks to these numbers.
  package func moves(_ view: StrategyView) -> RollingMoves {
    ReplicaSetPair(new: canary, old: stable, minReady: .zero)
      .moves(new: view.candidate, old: view.others)
  }
}
