import CloudModel
import SimulationKernel

/// Searches for the faults that hurt a scenario most, and for the smallest that break an objective.
package struct Drill: Sendable {
  package var scenario: Scenario
  /// Replications in all; `nil` is what a minute usually allows.
  package var budget: Int?
  package var jobs: Int
  package var execute: ReplicationExecutor
  package var stopCheck: StopCheck
  /// Readings of an earlier drill of the same scenario, seed and version.
  package var remembered: [DrillRun: DrillReading] = [:]
  /// Told of every reading that is new, in the order of the search.
  package var record: @Sendable (DrillRun, DrillReading) throws -> Void = { _, _ in }
  /// Told how many runs of how many are done.
  package var progress: @Sendable (_ runs: Int, _ budget: Int) -> Void

  /// Events that a drill without a wish spends: about a minute on two cores. A number of events and
  /// not of seconds, so that the result does not depend on the machine.
  private static let usualEvents = 400_000_000.0
  private static let usualMost = 2_000.0

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

  /// Finds what makes a search pointless, before anything is simulated.
  package func check() throws(DrillProblem) {
    if scenario.objectives.isEmpty { throw .noObjectives }
    if candidates.isEmpty { throw .nothingToBreak }
  }

  /// The replications that the search may take.
  package var allowed: Int {
    if let budget { return budget }
    let affordable = Self.usualEvents / max(1, ExpectedSize(of: scenario.cloud).events)
    // Less would not come to every candidate, or could not confirm what it finds.
    let least = 8 * max(1, scenario.replications.minimum) + 4 * candidates.count
    return max(least, Int(min(Self.usualMost, affordable)))
  }

  private var candidates: [FaultCandidate] {
    FaultCatalog.candidates(of: scenario.cloud, families: scenario.drill.families)
  }

  /// Searches.
  ///
  /// - Throws: ``DrillProblem``, ``RehearsalFailure`` if the scenario without any fault of the drill
  ///   could not be rehearsed or a law was broken, ``ExpressionError`` for an objective that cannot
  ///   be read, and whatever the model and `record` throw.
  package func run() async throws -> DrillResult {
    try check()
    guard CellSpace(scenario.cloud).count <= CellSpace.most else {
      throw RehearsalFailure.nothingComplete(.memory)
    }
    let sheet = try ObjectiveSheet(scenario)
    let survey = try survey(sheet)
    let grid = DrillGrid(scenario, instants: survey.instants, seed: scenario.seed)
    var search = DrillSearch(
      grid, mostFaults: scenario.drill.faults, seed: scenario.seed, objectives: sheet.objectives,
      policy: scenario.replications, level: scenario.confidenceLevel,
      ledger: ledger(grid, sheet, survey.reading))
    switch try await search.rehearseBaseline() {
    case .breaks: break
    case .holds, .undecided: try await search.run()
    case .cutOff: throw RehearsalFailure.nothingComplete(.events)
    case .unknown:
      throw RehearsalFailure.nothingComplete(search.ledger.stopReason ?? .interrupted)
    }
    return DrillResult(search, of: scenario)
  }

  private func ledger(
    _ grid: DrillGrid, _ sheet: ObjectiveSheet, _ first: DrillReading
  ) -> DrillLedger {
    var known = remembered
    known[DrillRun(DrillSchedule(), 0)] = first
    let budget = allowed
    return DrillLedger(
      budget: budget, jobs: jobs, remembered: known,
      evaluate: { run in
        let attempt = try perform(run, grid.cloud(scenario.cloud, under: run.schedule), sheet)
        return attempt.attempt
      },
      stopCheck: stopCheck, record: record, progress: { progress($0, budget) })
  }
}

/// Why a scenario cannot be drilled.
package enum DrillProblem: Error, Sendable, Hashable {
  /// Nothing can be broken.
  case noObjectives
  /// Nothing of what may break is there.
  case nothingToBreak
  /// What is remembered is about something else.
  case foreignJournal
}

// One run.
extension Drill {
  private struct Performed {
    var attempt: DrillAttempt
    var record: ReplicationRecord
  }

  private func perform(
    _ run: DrillRun, _ cloud: CloudDescription, _ sheet: ObjectiveSheet
  ) throws -> Performed {
    let record = try ReplicationRunner(
      cloud: cloud, seed: scenario.seed, eventLimit: scenario.limits.events, jobs: 1,
      execute: execute, stopCheck: stopCheck
    ).runOne(run.replication)
    // Only the limit of events belongs to the schedule; all else is the world outside.
    if let reason = record.stopReason, reason != .events {
      return Performed(attempt: .stopped(reason), record: record)
    }
    let reading = try ReplicationReading(sheet.reader(of: record), sheet)
    return Performed(
      attempt: .read(
        DrillReading(
          objectives: reading.objectives, fingerprint: reading.fingerprint,
          isCutOff: !reading.reachedHorizon)),
      record: record)
  }

  /// The first replication of the scenario as it is: when something happens in it, and what it
  /// says. It is run even if it is remembered, to see that the memory is about this scenario.
  private func survey(
    _ sheet: ObjectiveSheet
  ) throws -> (instants: [TimeSpan], reading: DrillReading) {
    let run = DrillRun(DrillSchedule(), 0)
    let performed = try perform(run, scenario.cloud, sheet)
    switch performed.attempt {
    case .stopped(let reason): throw RehearsalFailure.nothingComplete(reason)
    case .read(let reading):
      if let known = remembered[run] {
        guard known.fingerprint == reading.fingerprint else { throw DrillProblem.foreignJournal }
      } else {
        try record(run, reading)
      }
      return (Self.instants(of: performed.record), reading)
    }
  }

  /// When steps, rollouts and the scenario's own faults begin and end, and traffic moves.
  private static func instants(of record: ReplicationRecord) -> [TimeSpan] {
    let turns: [Happening] = [.stepStarted, .stepEnded, .faultStarted, .faultEnded]
    let steps = record.journal.entries.filter { turns.contains($0.happening) }.map(\.at)
    let rollouts = record.accounts.rollouts.flatMap { rollout in
      [rollout.started] + rollout.trafficSteps.map(\.at) + [rollout.finished].compactMap { $0 }
    }
    return (steps + rollouts).map { $0 - .zero }
  }
}
