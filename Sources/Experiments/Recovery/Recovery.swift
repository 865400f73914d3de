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
  /// answers is a failover of its own.
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
      var change = start.change
      while let next = starts.first {
        if next.at < end {
          if let fault = next.fault { faults.append(fault) }
          change = change ?? next.change
        } else if change == nil, let answer = next.change, isDuring(answer, faults) {
          change = answer
        } else {
          break
        }
        starts.removeFirst()
      }
      failovers.append(
        failover(
          start, faults, change, before: starts.first?.at ?? .never, lossAt: lossAt,
          recoveredAt: recovery))
    }
    return failovers
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
    _ change: RecoverySigns.AnswerChange?, before next: SimulationTime,
    lossAt: SimulationTime?, recoveredAt: SimulationTime?
  ) -> Failover {
    let milestones = milestones(start, change, before: next, recoveredAt: recoveredAt)
    let first = shares.step(of: start.at)
    let end = recoveredAt.map { max(first, shares.step(of: $0)) } ?? shares.stepCount
    var failover = Failover(
      fault: start.fault?.title, name: change?.name, failureAt: start.at, lossAt: lossAt,
      detectedAt: milestones.detected, decidedAt: milestones.decided,
      recordFlippedAt: milestones.flipped, recoveredAt: recoveredAt,
      mendedAt: mended(faults), parts: RecoveryParts(milestones),
      requestsLost: shares.lost(in: first..<end),
      requestsInAll: shares.offered(in: 0..<shares.stepCount))
    if let move = change?.move { addMove(move, to: &failover) }
    return failover
  }

  private func milestones(
    _ start: StartingPoint, _ change: RecoverySigns.AnswerChange?, before next: SimulationTime,
    recoveredAt: SimulationTime?
  ) -> RecoveryParts.Milestones {
    var it = RecoveryParts.Milestones(failed: start.at)
    if start.isFault {
      it.detected = signs.firstNotice(from: start.at, before: next)
      it.decided = signs.firstDecision(from: start.at, before: next)
      it.needsDecision = signs.needsDecision
      it.needsFlip = signs.needsFlip
    } else {
      // Where nothing broke, nothing is detected: the change itself is the beginning.
      it.detected = start.at
    }
    it.flipped = change?.move.at
    it.moved = change.flatMap { time($0.move.curve.moved(goal.share), after: $0.move) }
    it.recovered = recoveredAt
    return it
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
