import CloudModel

/// Runs a scenario often enough to judge its objectives.
package struct Rehearsal: Sendable {
  package var scenario: Scenario
  package var jobs: Int
  package var execute: ReplicationExecutor
  package var stopCheck: StopCheck
  /// Told how many replications are done and how many are planned.
  package var progress: @Sendable (_ done: Int, _ planned: Int) -> Void

  package init(
    _ scenario: Scenario, jobs: Int, execute: @escaping ReplicationExecutor,
    stopCheck: @escaping StopCheck = { nil },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.scenario = scenario
    self.jobs = jobs
    self.execute = execute
    self.stopCheck = stopCheck
    self.progress = progress
  }

  /// Rehearses the scenario.
  ///
  /// The least number of replications first; then, while an objective is inconclusive, half as
  /// many again, up to the largest number. Looking at the data more than once makes a wrong
  /// verdict somewhat more likely than the level says; at the default 10 to 40 replications
  /// there are at most five looks. The sizes of the rounds do not depend on `jobs`.
  ///
  /// - Throws: ``RehearsalFailure`` if no replication was complete or a law was broken,
  ///   ``ExpressionError`` for an objective that cannot be read, and whatever the model throws.
  package func run() async throws -> RehearsalResult {
    guard CellSpace(scenario.cloud).count <= CellSpace.most else {
      throw RehearsalFailure.nothingComplete(.memory)
    }
    var evidence = try Evidence(scenario)
    let runner = ReplicationRunner(
      cloud: scenario.cloud, seed: scenario.seed, eventLimit: scenario.limits.events,
      jobs: jobs, execute: execute, stopCheck: stopCheck)
    for target in scenario.replications.rounds {
      let stopped = try await runner.run(evidence.count..<target) { record in
        let isWanted = try evidence.add(record)
        progress(evidence.count, target)
        return isWanted
      }
      if let stopped { evidence.stopReason = stopped }
      guard evidence.stopReason == nil, evidence.objectives.isInconclusive else { break }
    }
    guard evidence.count > 0 else {
      throw RehearsalFailure.nothingComplete(evidence.stopReason ?? .interrupted)
    }
    return evidence.result()
  }
}

/// Why there is no result.
package enum RehearsalFailure: Error, Sendable, Hashable {
  /// A defect of ours.
  case lawsBroken([LawViolation])
  case nothingComplete(StopReason)
}
