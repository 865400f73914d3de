import CloudModel

extension DrillSearch {
  /// Rehearses the scenario without any fault of the drill.
  mutating func rehearseBaseline() async throws -> DrillTrial {
    let trial = try await trials.rehearse(DrillSchedule())
    isUndecided = trial == .undecided
    return trial
  }

  fileprivate func finding(_ schedule: DrillSchedule) -> DrillFinding {
    let readings = ledger.readings(of: schedule)
    var trajectories = TrajectoryHash()
    for reading in readings { trajectories.add(reading.fingerprint) }
    return DrillFinding(
      faults: schedule.faults.map(grid.description), harm: harm(of: schedule),
      objectives: judged(schedule), replications: readings.count, fingerprint: trajectories.value)
  }

  /// What each candidate does by itself at its worst; of what does nothing, the most that was tried.
  fileprivate var candidateHarms: [DrillResult.CandidateHarm] {
    var known: [(Int, DrillSchedule)] = []
    for schedule in ranking where schedule.faults.count == 1 {
      let candidate = schedule.faults[0].candidate
      guard let place = known.firstIndex(where: { $0.0 == candidate }) else {
        known.append((candidate, schedule))
        continue
      }
      // Of equal harm the larger one comes later.
      if harm(of: known[place].1).pressure == 0 { known[place].1 = schedule }
    }
    // Those that were rehearsed in full are known better than when they were ranked.
    known = known.enumerated().sorted { left, right in
      let (mine, its) = (harm(of: left.element.1).pressure, harm(of: right.element.1).pressure)
      return mine != its ? mine > its : left.offset < right.offset
    }.map(\.element)
    let tried = known.map { candidate, schedule in
      DrillResult.CandidateHarm(
        candidate: grid.candidates[candidate], fault: grid.description(of: schedule.faults[0]),
        harm: harm(of: schedule))
    }
    let rest = grid.candidates.indices.filter { index in !known.contains { $0.0 == index } }
    return tried
      + rest.map { index in
        DrillResult.CandidateHarm(
          candidate: grid.candidates[index], fault: nil, harm: Harm(pressure: 0, objective: nil))
      }
  }
}

extension DrillResult {
  init(_ search: DrillSearch, of scenario: Scenario) {
    let baseline = search.judged(DrillSchedule())
    let failsByItself = baseline.contains { $0.judgment == .notMet }
    self.init(
      scenario: ScenarioIdentity(
        name: scenario.name, question: scenario.question, sha256: scenario.sha256),
      seed: scenario.seed, confidenceLevel: scenario.confidenceLevel, verdict: .pass,
      runs: search.ledger.runs, budget: search.ledger.budget, schedules: search.ranking.count,
      cutOff: search.cutOff, baseline: baseline,
      baselineReplications: search.ledger.readings(of: DrillSchedule()).count,
      worst: search.worst.map(search.finding), smallest: search.smallest.map(search.finding),
      isMinimal: search.isMinimal, candidates: search.candidateHarms)
    (verdict, stopReason) = Self.verdict(of: search, failsByItself: failsByItself)
  }

  /// The budget is what a search is given, and its end no limit that was reached, unless the search
  /// did not come to everything that can break, or not to what it suspects.
  private static func verdict(
    of search: DrillSearch, failsByItself: Bool
  ) -> (Verdict, StopReason?) {
    if failsByItself { return (.fail, nil) }
    if let reason = search.ledger.stopReason, reason != .budget { return (.incomplete, reason) }
    if search.worst != nil { return (.fail, nil) }
    if !search.isComplete || search.isUnconfirmed { return (.incomplete, .budget) }
    if search.isUndecided { return (.inconclusive, nil) }
    return search.cutOff > 0 ? (.incomplete, .events) : (.pass, nil)
  }
}
