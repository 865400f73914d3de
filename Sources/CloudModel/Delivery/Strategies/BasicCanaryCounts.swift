/// How many canary and stable tasks show a weight without a traffic router.
///
/// Of one more or less canary task, and of one task on top of the desired count if the surge
/// allows it, the split that comes nearest to the weight. Between 1 % and 99 % both sides have a
/// task wherever two tasks are allowed (Argo Rollouts 1.8, `utils/replicaset/canary.go`).
package struct BasicCanaryCounts: Sendable, Equatable {
  package let canary: Int
  package let stable: Int

  /// - Parameters:
  ///   - weight: 0–100 [%].
  ///   - desired: Not negative.
  ///   - surges: Whether a task on top of the desired count is allowed.
  package init(weight: Int, of desired: Int, surges: Bool) {
    let needsBoth = weight > 0 && weight < 100 && (desired > 1 || surges)
    let exact = desired * weight
    let (floor, ceiling) = (exact / 100, (exact + 99) / 100)
    var best: (canary: Int, total: Int)?
    for total in surges ? [desired, desired + 1] : [desired] {
      let isTied = total * weight % 100 == 50
      for canary in isTied ? [ceiling] : [ceiling, floor]
      where !needsBoth || (canary > 0 && canary < total) {
        guard let known = best else {
          best = (canary, total)
          continue
        }
        let nearer = Self.isNearer((canary, total), than: known, to: weight)
        if nearer { best = (canary, total) }
      }
    }
    canary = desired == 0 ? 0 : best?.canary ?? 0
    stable = desired == 0 ? 0 : (best?.total ?? desired) - canary
  }

  /// Whether a split misses the weight by less; by cross-multiplication, so that ties are ties.
  private static func isNearer(
    _ split: (canary: Int, total: Int), than other: (canary: Int, total: Int), to weight: Int
  ) -> Bool {
    abs(100 * split.canary - weight * split.total) * other.total
      < abs(100 * other.canary - weight * other.total) * split.total
  }
}
