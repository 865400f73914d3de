/// One replication of a scenario under a schedule.
package struct DrillRun: Sendable, Hashable {
  package var schedule: DrillSchedule
  package var replication: Int

  package init(_ schedule: DrillSchedule, _ replication: Int) {
    self.schedule = schedule
    self.replication = replication
  }
}

/// What came of trying a run: a reading, or the reason why everything is to stop.
package enum DrillAttempt: Sendable {
  case read(DrillReading)
  case stopped(StopReason)
}

/// Does one run of a search: a pure function, called from several tasks at a time.
package typealias DrillEvaluator = @Sendable (DrillRun) throws -> DrillAttempt

/// The runs that a search has asked for and what they said.
///
/// What an earlier search wrote down is not asked for again, and counts like a run of this one, so
/// that a search that was interrupted and taken up again goes the same way as one that was not.
package struct DrillLedger: Sendable {
  let jobs: Int
  let evaluate: DrillEvaluator
  let stopCheck: StopCheck
  /// Told of every new reading, in the order in which the search asked.
  let record: @Sendable (DrillRun, DrillReading) throws -> Void
  /// Told how many runs are done.
  let progress: @Sendable (Int) -> Void
  /// The most runs that may be asked for.
  let budget: Int
  /// How many were asked for.
  private(set) package var runs = 0
  /// Why no more can be asked for.
  private(set) package var stopReason: StopReason?
  private var known: [DrillRun: DrillReading] = [:]
  private let remembered: [DrillRun: DrillReading]

  package init(
    budget: Int, jobs: Int, remembered: [DrillRun: DrillReading] = [:],
    evaluate: @escaping DrillEvaluator, stopCheck: @escaping StopCheck = { nil },
    record: @escaping @Sendable (DrillRun, DrillReading) throws -> Void = { _, _ in },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.budget = budget
    self.jobs = jobs
    self.remembered = remembered
    self.evaluate = evaluate
    self.stopCheck = stopCheck
    self.record = record
    self.progress = progress
  }

  var left: Int { max(0, budget - runs) }

  /// The readings of a schedule so far, in the order of the replications, without a gap.
  package func readings(of schedule: DrillSchedule) -> [DrillReading] {
    var readings: [DrillReading] = []
    while let next = known[DrillRun(schedule, readings.count)] { readings.append(next) }
    return readings
  }

  /// Sees that runs are done, those that are known already for nothing.
  ///
  /// - Returns: Whether all are known now; if not, no more can be asked for.
  mutating func perform(_ wanted: [DrillRun]) async throws -> Bool {
    var asked: Set<DrillRun> = []
    var missing: [DrillRun] = []
    for run in wanted where known[run] == nil && asked.insert(run).inserted { missing.append(run) }
    guard stopReason == nil else { return missing.isEmpty }
    let allowed = Array(missing.prefix(left))
    runs += allowed.count
    var fresh: [DrillRun] = []
    for run in allowed {
      guard let reading = remembered[run] else {
        fresh.append(run)
        continue
      }
      known[run] = reading
    }
    try await perform(fresh: fresh)
    if stopReason == nil, allowed.count < missing.count { stopReason = .budget }
    return stopReason == nil
  }

  /// All replications below a number.
  mutating func perform(_ schedule: DrillSchedule, upTo replications: Int) async throws -> Bool {
    try await perform((0..<replications).map { DrillRun(schedule, $0) })
  }

  private mutating func perform(fresh: [DrillRun]) async throws {
    var (done, stopped) = (0, StopReason?.none)
    let before = runs - fresh.count
    var readings: [DrillRun: DrillReading] = [:]
    let work = OrderedWork(jobs: jobs, stopCheck: stopCheck) { [evaluate] in
      try evaluate(fresh[$0])
    }
    let reason = try await work.run(0..<fresh.count) { attempt in
      switch attempt {
      case .stopped(let reason):
        stopped = reason
        return false
      case .read(let reading):
        try record(fresh[done], reading)
        readings[fresh[done]] = reading
        done += 1
        progress(before + done)
        return true
      }
    }
    known.merge(readings) { $1 }
    stopReason = reason ?? stopped
    // What was not done was not asked for.
    runs -= fresh.count - done
  }
}
