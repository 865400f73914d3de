/// What a rehearsal of a schedule says.
package enum DrillTrial: Sendable, Hashable {
  /// An objective is not met.
  case breaks
  case holds
  /// The data do not decide it.
  case undecided
  /// A replication reached the limit of events, so that nothing can be said.
  case cutOff
  /// The search came to its end before it was known.
  case unknown
}

/// Rehearses schedules as `rehearse run` would, and remembers.
struct DrillTrials {
  let scale: HarmScale
  let policy: ReplicationPolicy
  let level: Double
  var ledger: DrillLedger

  /// How many replications tell whether a schedule can break anything.
  ///
  /// If each of them alone meets every objective, the schedule counts as one that breaks nothing.
  static let probes = 3

  /// The judgments on a schedule from what is known of it.
  func judged(_ schedule: DrillSchedule) -> [JudgedObjective] {
    let readings = ledger.readings(of: schedule)
    return scale.objectives.enumerated().map { index, objective in
      Judge.judge(objective, readings.map { $0.objectives[index] }, level: level)
    }
  }

  func harm(of schedule: DrillSchedule) -> Harm {
    scale.harm(of: ledger.readings(of: schedule))
  }

  /// Rehearses a schedule in the scenario's own rounds.
  mutating func rehearse(_ schedule: DrillSchedule) async throws -> DrillTrial {
    for target in policy.rounds {
      guard try await ledger.perform(schedule, upTo: target) else { return .unknown }
      if ledger.readings(of: schedule).contains(where: \.isCutOff) { return .cutOff }
      let judgments = judged(schedule).map(\.judgment)
      if judgments.contains(.notMet) { return .breaks }
      if !judgments.contains(.inconclusive) { return .holds }
    }
    return .undecided
  }

  /// The same, and cheaper for a schedule that comes to nothing.
  mutating func probe(_ schedule: DrillSchedule) async throws -> DrillTrial {
    let count = min(Self.probes, policy.rounds[0])
    guard try await ledger.perform(schedule, upTo: count) else { return .unknown }
    let readings = ledger.readings(of: schedule).prefix(count)
    if readings.contains(where: \.isCutOff) { return .cutOff }
    guard readings.contains(where: scale.isMissed) else { return .holds }
    return try await rehearse(schedule)
  }
}
