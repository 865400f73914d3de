import SimulationKernel

/// What the time to recovery was spent on: its parts follow each other and sum to it exactly.
///
/// A part that never ended is `nil`; what would have followed it is zero.
package struct RecoveryParts: Sendable, Equatable {
  /// Until something or somebody noticed.
  package var detection: TimeSpan?
  /// Until it was decided what to do; zero where nobody had to.
  package var decision: TimeSpan?
  /// Until the name servers answered otherwise.
  package var recordFlip: TimeSpan?
  /// Until so many clients had moved as have to be served.
  package var cacheDrain: TimeSpan?
  /// Until they were served: starting, scaling, waiting, or the end of the fault.
  package var capacity: TimeSpan?

  /// The points in time at which parts end, as far as they came.
  package struct Milestones: Sendable, Equatable {
    package var failed: SimulationTime
    package var detected: SimulationTime?
    package var decided: SimulationTime?
    package var flipped: SimulationTime?
    package var moved: SimulationTime?
    package var recovered: SimulationTime?
    /// Whether there is somebody to decide, and a name to flip: what cannot happen is not waited
    /// for.
    package var needsDecision = false
    package var needsFlip = false

    package init(failed: SimulationTime) { self.failed = failed }
  }

  /// Splits the time from the failure to recovery.
  ///
  /// A milestone that comes after a later one of this order was not waited for: its part ends with
  /// the later one, and what lies between them is zero. What comes without an earlier one takes
  /// that one's time as well.
  package init(_ it: Milestones) {
    let ends = [
      it.detected, it.decided, it.flipped, it.moved, it.recovered,
    ]
    let isNeeded = [true, it.needsDecision, it.needsFlip, it.needsFlip, true]
    var spans: [TimeSpan?] = []
    var last = it.failed
    var isStuck = false
    for (place, end) in ends.enumerated() {
      // Whether anything at or behind this place happened: else nothing was reached any more.
      let isPassed = ends[place...].contains { $0 != nil }
      if isStuck || !isPassed && !isNeeded[place] {
        spans.append(.zero)
      } else if !isPassed {
        spans.append(nil)
        isStuck = true
      } else {
        let later = ends[(place + 1)...].compactMap { $0 }.min() ?? .never
        let reached = max(last, min(end ?? last, later))
        spans.append(reached - last)
        last = reached
      }
    }
    (detection, decision, recordFlip, cacheDrain, capacity) = (
      spans[0], spans[1], spans[2], spans[3], spans[4]
    )
  }

  /// All parts with their names in the results, in the order of time.
  package var all: [(part: RecoveryPart, span: TimeSpan?)] {
    RecoveryPart.allCases.map { ($0, self[$0]) }
  }

  package subscript(part: RecoveryPart) -> TimeSpan? {
    switch part {
    case .detection: detection
    case .decision: decision
    case .recordFlip: recordFlip
    case .cacheDrain: cacheDrain
    case .capacity: capacity
    }
  }

  /// The whole; `nil` if a part never ended.
  package var sum: TimeSpan? {
    var sum = TimeSpan.zero
    for (_, span) in all {
      guard let span else { return nil }
      sum = sum + span
    }
    return sum
  }
}

/// A part of the time to recovery; the name in the results is a promise.
package enum RecoveryPart: String, Sendable, Hashable, CaseIterable {
  case detection, decision, recordFlip, cacheDrain, capacity
}
