import CloudModel
import SimulationKernel

/// The failovers of one replication, in the order of time.
///
/// Measured from requests alone: a fault of which no request suffers is none, and a service whose
/// every health check is green has not recovered before its requests are served.
package struct Recovery: Sendable {
  let shares: ServedShares
  let signs: RecoverySigns
  let goal: RecoveryGoal

  package init(_ shares: ServedShares, _ signs: RecoverySigns, _ goal: RecoveryGoal) {
    (self.shares, self.signs, self.goal) = (shares, signs, goal)
  }

  /// Everything that began to break or to move, noticed by requests or not.
  ///
  /// A fault that begins, and an answer that changes, before an earlier failover has recovered
  /// belongs to it; so does the first change of answers while its fault lasts. Any other change of
  /// answers is a failover of its own, unless it is part of a ``Flapping`` and costs nothing.
  ///
  /// - Complexity: O(steps) for each of them
  package var failovers: [Failover] {
    guard shares.stepCount > 0 else { return [] }
    var failovers: [Failover] = []
    var starts = startingPoints
    while let start = starts.first {
      starts.removeFirst()
      let (lossAt, recovery) = search(from: start, before: starts.first { $0.isFault }?.at)
      let end = recovery ?? .never
      var faults = start.fault.map { [$0] } ?? []
      var changes = start.change.map { [$0] } ?? []
      while let next = starts.first {
        if next.at < end {
          if let fault = next.fault { faults.append(fault) }
          if let change = next.change { changes.append(change) }
        } else if changes.isEmpty, let answer = next.change, isDuring(answer, faults) {
          changes.append(answer)
        } else {
          break
        }
        starts.removeFirst()
      }
      failovers.append(
        failover(
          start, faults, changes, before: starts.first?.at ?? .never, lossAt: lossAt,
          recoveredAt: recovery))
    }
    return folded(failovers)
  }

  /// Changes that only go on with a flapping, and cost nobody anything, are told with what began
  /// it.
  private func folded(_ failovers: [Failover]) -> [Failover] {
    var kept: [Failover] = []
    for failover in failovers {
      let before = kept.lastIndex { $0.name == failover.name && $0.name != nil }
      guard failover.fault == nil, failover.lossAt == nil, let before,
        let last = kept[before].lastChangeAt,
        failover.failureAt - last <= Flapping.longestPause,
        changes(of: failover.name, in: kept) >= Flapping.changesApart
      else {
        kept.append(failover)
        continue
      }
      kept[before].changes += failover.changes
      kept[before].lastChangeAt = failover.lastChangeAt
    }
    return kept
  }

  private func changes(of name: String?, in failovers: [Failover]) -> Int {
    failovers.reduce(0) { $1.name == name ? $0 + $1.changes : $0 }
  }

  /// Something from which the search for a loss begins.
  private struct StartingPoint {
    var at: SimulationTime
    var fault: RecoverySigns.Fault?
    var change: RecoverySigns.AnswerChange?
    var isFault: Bool { fault != nil }

    /// When what it does is over: a fault ends, an answer changes again.
    var end: SimulationTime { (isFault ? fault?.end : change?.move.until) ?? .never }
  }

  /// Faults come before answers of the same time: they are their causes.
  private var startingPoints: [StartingPoint] {
    let faults = signs.faults.map { StartingPoint(at: $0.start, fault: $0) }
    let meant = signs.answers.filter { (goal.name ?? $0.name) == $0.name }
    return (faults + meant.map { StartingPoint(at: $0.move.at, change: $0) })
      .sorted { $0.at < $1.at }
  }

  private func isDuring(
    _ change: RecoverySigns.AnswerChange, _ faults: [RecoverySigns.Fault]
  ) -> Bool {
    faults.contains { change.move.at <= $0.end ?? .never }
  }

  /// The loss that begins with a starting point, at the latest a window after what it does is over
  /// and before the next fault, and the end of the loss.
  private func search(
    from start: StartingPoint, before next: SimulationTime?
  ) -> (lossAt: SimulationTime?, recovery: SimulationTime?) {
    let first = shares.step(of: start.at)
    var last = next.map { shares.step(of: $0) - 1 } ?? shares.stepCount - 1
    if start.end < .never { last = min(last, shares.step(of: start.end + goal.window)) }
    guard let loss = shares.loss(in: first..<max(first, last) + 1, goal) else {
      return (nil, start.at)
    }
    let recovery = shares.recovery(from: loss, goal).map { max(start.at, shares.start(of: $0)) }
    return (max(start.at, shares.start(of: loss)), recovery)
  }

  private func failover(
    _ start: StartingPoint, _ faults: [RecoverySigns.Fault],
    _ changes: [RecoverySigns.AnswerChange], before next: SimulationTime,
    lossAt: SimulationTime?, recoveredAt: SimulationTime?
  ) -> Failover {
    let change = changes.first
    let milestones = milestones(start, faults, change, before: next, recoveredAt: recoveredAt)
    let first = shares.step(of: start.at)
    let end = recoveredAt.map { max(first, shares.step(of: $0)) } ?? shares.stepCount
    var failover = Failover(
      fault: start.fault?.title, name: change?.name, failureAt: start.at, lossAt: lossAt,
      detectedAt: milestones.detected, decidedAt: decision(from: start.at, before: next),
      recordFlippedAt: change?.move.at, recoveredAt: recoveredAt,
      mendedAt: mended(faults), parts: RecoveryParts(milestones),
      requestsLost: shares.lost(in: first..<end),
      requestsInAll: shares.offered(in: 0..<shares.stepCount))
    failover.changes = changes.count
    failover.lastChangeAt = changes.last?.move.at
    if let move = change?.move { addMove(move, to: &failover) }
    return failover
  }

  private func milestones(
    _ start: StartingPoint, _ faults: [RecoverySigns.Fault],
    _ change: RecoverySigns.AnswerChange?, before next: SimulationTime,
    recoveredAt: SimulationTime?
  ) -> RecoveryParts.Milestones {
    var it = RecoveryParts.Milestones(failed: start.at)
    it.flipped = change?.move.at
    it.moved = change.flatMap { time($0.move.curve.moved(goal.share), after: $0.move) }
    it.recovered = recoveredAt
    guard start.isFault else {
      // Where nothing broke, nothing is detected: the change itself is the beginning.
      it.detected = start.at
      return it
    }
    it.needsFlip = signs.needsFlip
    it.mended = faults.compactMap(\.end)
      .filter { $0 > start.at && $0 <= recoveredAt ?? .never }.max()
    addNotice(to: &it, faults, before: next)
    addCapacity(to: &it)
    return it
  }

  /// Who noticed: people, if anything waited for them, and else whatever turned bad first.
  private func addNotice(
    to it: inout RecoveryParts.Milestones, _ faults: [RecoverySigns.Fault],
    before next: SimulationTime
  ) {
    let start = it.failed
    let people = signs.people.filter { $0.decided ?? .never >= start }
    let detected = people.compactMap(\.detected).filter { $0 >= start && $0 < next }.min()
    let decided = decision(from: start, before: next)
    let isTooLate = decided ?? .never > it.recovered ?? .never && it.mended == nil
    let isInVain = it.recovered != nil && isTooLate
    guard !people.isEmpty, !isInVain, !flippedByItself(it, decided: decided) else {
      // A sign that comes when the fault is over is not one of the fault.
      let over = faults.map { $0.end ?? .never }.filter { $0 > start }.max() ?? .never
      it.detected = signs.firstNotice(from: start, before: min(next, over))
      return
    }
    (it.detected, it.decided, it.needsDecision) = (detected, decided, true)
    guard let decided, let flipped = it.flipped, flipped < decided else { return }
    // The answers had changed long before: what was waited for is what people prepared.
    (it.flipped, it.needsFlip) = (nil, false)
    if let moved = it.moved, moved <= decided { it.moved = nil }
  }

  /// Whether the answers changed without anybody's decision, and nothing that was decided later
  /// had to be prepared before requests were served.
  private func flippedByItself(
    _ it: RecoveryParts.Milestones, decided: SimulationTime?
  ) -> Bool {
    guard let flipped = it.flipped, decided ?? .never > flipped else { return false }
    guard let decided else { return true }
    return signs.lastPreparation(after: decided, upTo: it.recovered ?? .never) == nil
  }

  private func decision(
    from start: SimulationTime, before next: SimulationTime
  ) -> SimulationTime? {
    signs.people.compactMap(\.decided).filter { $0 >= start && $0 < next }.min()
  }

  /// When the standby was able to serve, as far as the change of the answers waited for it.
  private func addCapacity(to it: inout RecoveryParts.Milestones) {
    let end = it.flipped ?? it.recovered ?? .never
    it.needsCapacity = signs.lacksCapacity(at: it.failed)
    if it.needsCapacity {
      guard let able = signs.firstAble(after: it.failed), able <= end else { return }
      it.able = able
    }
    if let prepared = signs.lastPreparation(after: it.failed, upTo: end) {
      it.able = max(prepared, it.able ?? prepared)
    }
  }

  /// When all of the faults are over; `nil` without one, or with one that never is.
  private func mended(_ faults: [RecoverySigns.Fault]) -> SimulationTime? {
    faults.contains { $0.end == nil } ? nil : faults.compactMap(\.end).max()
  }

  private func addMove(_ move: NameMove, to failover: inout Failover) {
    failover.halfMovedAt = time(move.half, after: move)
    failover.ninetyPercentMovedAt = time(move.ninety, after: move)
    failover.ninetyNinePercentMovedAt = time(move.ninetyNine, after: move)
  }

  private func time(_ span: TimeSpan?, after move: NameMove) -> SimulationTime? {
    span.map { move.at + $0 }
  }
}
