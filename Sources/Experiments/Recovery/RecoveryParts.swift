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
  /// Until the standby was able to serve, before the answers changed; and until requests were
  /// served, after clients had moved: restoring, starting, scaling, waiting.
  package var capacity: TimeSpan?
  /// The part that was not over when the fault was, which ended it.
  package var cutShort: RecoveryPart?

  /// The points in time at which parts end, as far as they came.
  package struct Milestones: Sendable, Equatable {
    package var failed: SimulationTime
    package var detected: SimulationTime?
    package var decided: SimulationTime?
    /// When somebody else was able to serve.
    package var able: SimulationTime?
    package var flipped: SimulationTime?
    package var moved: SimulationTime?
    package var recovered: SimulationTime?
    /// The last end of a fault before recovery: what had not come by then was not waited for any
    /// longer.
    package var mended: SimulationTime?
    /// Whether there is somebody to decide, a standby that cannot serve yet, and a name to flip:
    /// what cannot happen is not waited for.
    package var needsDecision = false
    package var needsCapacity = false
    package var needsFlip = false

    package init(failed: SimulationTime) { self.failed = failed }
  }

  /// Splits the time from the failure to recovery.
  ///
  /// A milestone that comes after a later one of this order was not waited for: its part ends with
  /// the later one, and what lies between them is zero. What comes without an earlier one takes
  /// that one's time as well. A milestone that was needed and had not come when the fault ended
  /// takes the time until then; what followed is capacity.
  package init(_ it: Milestones) {
    let mended = it.mended.flatMap { $0 <= it.recovered ?? .never ? $0 : nil }
    let stages: [(end: SimulationTime?, isNeeded: Bool, part: RecoveryPart)] = [
      (it.detected, true, .detection), (it.decided, it.needsDecision, .decision),
      (it.able, it.needsCapacity, .capacity), (it.flipped, it.needsFlip, .recordFlip),
      (it.moved, it.flipped != nil, .cacheDrain),
    ]
    // Where a fault's end brought service back, nothing that came after recovery had a part in it.
    let ends = stages.map { stage in
      mended != nil && stage.end ?? .never > it.recovered ?? .never ? nil : stage.end
    }
    (detection, decision, recordFlip, cacheDrain, capacity) = (.zero, .zero, .zero, .zero, .zero)
    var last = it.failed
    for (place, stage) in stages.enumerated() {
      let rest = ends[(place + 1)...].compactMap { $0 }
      if let end = ends[place] {
        let reached = max(last, min(end, rest.min() ?? .never, it.recovered ?? .never))
        self[stage.part] = reached - last
        last = reached
      } else if stage.isNeeded && rest.isEmpty {
        if let mended, mended > last {
          self[stage.part] = mended - last
          cutShort = stage.part
          last = mended
          break
        }
        guard let recovered = it.recovered else {
          self[stage.part] = nil
          return
        }
        // Clients that have somewhere to go are waited for; all else was not needed after all.
        guard stage.part == .cacheDrain else { continue }
        self[stage.part] = recovered - last
        last = recovered
      }
    }
    capacity = it.recovered.flatMap { recovered in capacity.map { $0 + (recovered - last) } }
  }

  /// All parts with their names in the results, in the order of time.
  package var all: [(part: RecoveryPart, span: TimeSpan?)] {
    RecoveryPart.allCases.map { ($0, self[$0]) }
  }

  package subscript(part: RecoveryPart) -> TimeSpan? {
    get {
      switch part {
      case .detection: detection
      case .decision: decision
      case .recordFlip: recordFlip
      case .cacheDrain: cacheDrain
      case .capacity: capacity
      }
    }
    set {
      switch part {
      case .detection: detection = newValue
      case .decision: decision = newValue
      case .recordFlip: recordFlip = newValue
      case .cacheDrain: cacheDrain = newValue
      case .capacity: capacity = newValue
      }
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
