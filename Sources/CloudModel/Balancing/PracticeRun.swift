import SimulationKernel

/// Rehearsals of zonal autoshift: ARC shifts a load balancer out of a zone that is well, again and
/// again (ARC developer guide, zonal autoshift, 2026-11).
package struct PracticeRunDescription: Sendable, Equatable {
  /// When the first one is due.
  package var at: TimeSpan = .zero
  /// From one to the next: weekly.
  package var every: TimeSpan = .minutes(7 * 24 * 60)
  package var lasts: TimeSpan = .minutes(30)
  /// The zone that is left; `nil` takes one after the other.
  package var away: String?
  /// Alarms of which any one ends a run as failed.
  package var outcomeAlarms: [String] = []
  /// Alarms of which any one keeps a run from starting.
  package var blockingAlarms: [String] = []
  /// When none starts.
  package var blockedWindows: [BlockedWindow] = []

  package init() {}
}

/// A time in which no practice run starts.
package struct BlockedWindow: Sendable, Equatable {
  package var at: TimeSpan = .zero
  package var duration: TimeSpan = .zero

  package init() {}

  package init(at: TimeSpan, duration: TimeSpan) {
    self.at = at
    self.duration = duration
  }

  func contains(_ time: SimulationTime) -> Bool {
    let start = SimulationTime.zero + at
    return time >= start && time < start + duration
  }
}

/// ARC's own words for what has become of a practice run.
package enum PracticeRunOutcome: String, Sendable, CaseIterable {
  case pending = "PENDING"
  case succeeded = "SUCCEEDED"
  /// An outcome alarm rang.
  case failed = "FAILED"
  /// Somebody else shifted traffic.
  case interrupted = "INTERRUPTED"
}

extension World {
  mutating func schedulePracticeRuns(in queue: inout EventQueue) {
    for balancer in balancers.indices {
      let settings = description.loadBalancers[balancer].zonalShift
      guard settings.isEnabled, let practice = settings.practice else { continue }
      schedule(
        .zonalShift(.practiceIsDue(balancer: balancer, run: 0)),
        after: SimulationTime.zero + practice.at - queue.now, in: &queue)
    }
  }

  mutating func practiceIsDue(at balancer: Int, run: Int, in queue: inout EventQueue) {
    guard let practice = description.loadBalancers[balancer].zonalShift.practice else { return }
    schedule(
      .zonalShift(.practiceIsDue(balancer: balancer, run: run + 1)), after: practice.every,
      in: &queue)
    let zone =
      practice.away.flatMap { zones.firstIndex(of: $0) }
      ?? nodes[balancers[balancer].firstNode + run % balancers[balancer].nodeCount].zone
    // Whoever rings at the start could not tell of the run.
    let ringing = (practice.blockingAlarms + practice.outcomeAlarms).first {
      alarms[number($0, in: alarms, \.description.name)].state == .inAlarm
    }
    guard ringing == nil, !practice.blockedWindows.contains(where: { $0.contains(queue.now) }),
      balancers[balancer].shift.startPractice(awayFrom: zone, until: queue.now + practice.lasts)
        == .started
    else {
      journalPractice(of: balancer, zone: zone, nil, alarm: ringing, in: queue)
      return
    }
    journalPractice(of: balancer, zone: zone, .pending, alarm: nil, in: queue)
    schedule(.zonalShift(.practiceEnds(balancer: balancer)), after: practice.lasts, in: &queue)
    shiftChanged(of: balancer, in: &queue)
  }

  /// Its time is over; one that was ended before does not end again.
  mutating func practiceEnds(at balancer: Int, in queue: inout EventQueue) {
    guard let expires = balancers[balancer].shift.practice?.expires, expires <= queue.now else {
      return
    }
    endPractice(of: balancer, .succeeded, in: &queue)
  }

  /// An alarm rings: the runs whose outcome it tells have failed, and traffic comes back.
  mutating func failPracticeRuns(ringing alarm: String, in queue: inout EventQueue) {
    for balancer in balancers.indices where balancers[balancer].shift.practice != nil {
      let practice = description.loadBalancers[balancer].zonalShift.practice
      guard practice?.outcomeAlarms.contains(alarm) ?? false else { continue }
      endPractice(of: balancer, .failed, alarm: alarm, in: &queue)
    }
  }

  mutating func endPractice(
    of balancer: Int, _ outcome: PracticeRunOutcome, alarm: String? = nil,
    in queue: inout EventQueue
  ) {
    guard let zone = balancers[balancer].shift.practice?.zone,
      balancers[balancer].shift.endPractice() == .ended
    else { return }
    journalPractice(of: balancer, zone: zone, outcome, alarm: alarm, in: queue)
    shiftChanged(of: balancer, in: &queue)
  }

  private func journalPractice(
    of balancer: Int, zone: Int, _ outcome: PracticeRunOutcome?, alarm: String?,
    in queue: borrowing EventQueue
  ) {
    journal(
      balancers[balancer].name,
      .practiceRun(zone: zones[zone], outcome: outcome, alarm: alarm), in: queue)
  }
}
