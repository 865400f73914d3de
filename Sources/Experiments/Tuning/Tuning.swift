import CloudModel

/// Searches a grid of designs for those that meet the objectives and that nothing beats in user
/// pain, duration and cost.
package struct Tuning: Sendable {
  /// The points of the grid, at least two; the first one's seed, level, number of replications
  /// and limits hold for all.
  package var points: [Variant]
  /// Replications in all; `nil` sets no limit.
  package var budget: Int?
  package var jobs: Int
  package var execute: ReplicationExecutor
  package var stopCheck: StopCheck
  /// Told how many runs are done and how many points can still win.
  package var progress: @Sendable (_ runs: Int, _ racing: Int) -> Void

  package init(
    _ points: [Variant], budget: Int? = nil, jobs: Int, execute: @escaping ReplicationExecutor,
    stopCheck: @escaping StopCheck = { nil },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    precondition(points.count >= 2, "a search among \(points.count) points")
    self.points = points
    self.budget = budget
    self.jobs = jobs
    self.execute = execute
    self.stopCheck = stopCheck
    self.progress = progress
  }

  /// Searches the grid.
  ///
  /// One replication of every point first, then half as many again (at least two) of each that
  /// can still win, up to the largest number; it ends earlier once the answer cannot change. The
  /// rounds do not depend on `jobs`.
  ///
  /// - Throws: ``RehearsalFailure`` if no replication was complete or a law was broken,
  ///   ``ExpressionError`` for an objective that cannot be read, and whatever the model throws.
  package func run() async throws -> TuningResult {
    let runner = try VariantRunner(points, jobs: jobs, execute: execute, stopCheck: stopCheck)
    let first = points[0].scenario
    let rounds = ReplicationPolicy(minimum: 1, maximum: first.replications.maximum).rounds
    var race = TuningRace(
      runner, first.replications, looks: rounds.count, level: first.confidenceLevel)
    var reason: StopReason?
    search: for target in rounds {
      let isLast = target == rounds.last
      // Points that come back have to catch up, which can bring others back.
      while true {
        let wanted = race.runs(upTo: target)
        if wanted.isEmpty { break }
        reason = try await perform(wanted, runner, &race)
        // What was learned before it was stopped counts as well, at the level of any round.
        race.eliminate(isLast: isLast && reason == nil)
        guard reason == nil else { break search }
      }
      if race.isDecided { break }
    }
    guard race.runs > 0 else { throw RehearsalFailure.nothingComplete(reason ?? .interrupted) }
    return result(of: race, reason)
  }

  private func perform(
    _ wanted: [VariantRun], _ runner: VariantRunner, _ race: inout TuningRace
  ) async throws -> StopReason? {
    let left = budget.map { max(0, $0 - race.runs) } ?? .max
    let racing = race.racing.count
    var cut: StopReason?
    let stopped = try await runner.run(Array(wanted.prefix(left))) { reading in
      guard reading.answers.reachedHorizon else {
        cut = reading.answers.stopReason
        return false
      }
      race.receive(reading)
      progress(race.runs, racing)
      return true
    }
    return stopped ?? cut ?? (wanted.count > left ? .budget : nil)
  }

  private func result(of race: TuningRace, _ reason: StopReason?) -> TuningResult {
    let first = points[0].scenario
    let tuned = points.indices.map { tunedPoint($0, race) }
    let standings = tuned.map(\.standing)
    let verdict: Verdict =
      if reason != nil {
        .incomplete
      } else if standings.contains(.best) {
        .pass
      } else {
        standings.contains(.undecided) ? .inconclusive : .fail
      }
    return TuningResult(
      scenario: ScenarioIdentity(
        name: first.name, question: first.question, sha256: first.sha256),
      seed: first.seed, confidenceLevel: first.confidenceLevel, verdict: verdict,
      stopReason: reason, runs: race.runs,
      fullGridRuns: points.count * (first.replications.rounds.last ?? 1),
      evenGridRuns: points.count * (race.evidence.map(\.count).max() ?? 0),
      criteria: race.criteria, measures: race.measures, points: tuned,
      doubts: SharedWorld.doubts(about: points))
  }

  private func tunedPoint(_ index: Int, _ race: TuningRace) -> TunedPoint {
    let evidence = race.evidence[index]
    let judged = evidence.objectives.judged()
    return TunedPoint(
      label: points[index].label, settings: points[index].settings,
      replications: evidence.count, standing: race.standing(of: index),
      fingerprint: evidence.objectives.fingerprint, score: evidence.objectives.score(judged),
      objectives: judged,
      values: zip(race.measures, evidence.measured).map { measure, readings in
        MeasuredValue(readings, measure, level: points[0].scenario.confidenceLevel)
      })
  }
}
