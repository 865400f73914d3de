import CloudModel

/// One replication of one variant.
struct VariantRun: Sendable, Hashable {
  var variant: Int
  var replication: Int
}

/// What one replication of one variant says.
struct VariantReading: Sendable {
  var run: VariantRun
  var answers: ReplicationReading
  /// By measure.
  var measured: [Reading]
}

/// Runs replications of many variants in one pool, all under the same seed: replication 3 of each
/// meets the same arrivals, work and faults.
struct VariantRunner: Sendable {
  let sheets: [ObjectiveSheet]
  let measures: [Measure]
  let seed: UInt64
  let jobs: Int
  let execute: ReplicationExecutor
  let stopCheck: StopCheck

  /// - Throws: ``ExpressionError`` for an objective that cannot be read, and
  ///   ``RehearsalFailure/nothingComplete(_:)`` for a scenario that memory does not hold.
  init(
    _ variants: [Variant], jobs: Int, execute: @escaping ReplicationExecutor,
    stopCheck: @escaping StopCheck
  ) throws {
    guard variants.allSatisfy({ CellSpace($0.scenario.cloud).count <= CellSpace.most }) else {
      throw RehearsalFailure.nothingComplete(.memory)
    }
    sheets = try variants.map { try ObjectiveSheet($0.scenario) }
    precondition(!sheets.isEmpty, "no variants")
    measures = Measure.all(of: sheets[0], comparing: variants)
    seed = variants[0].scenario.seed
    self.jobs = jobs
    self.execute = execute
    self.stopCheck = stopCheck
  }

  /// Runs in the order of the list, and hands on in that order.
  ///
  /// - Parameter receive: Returns whether more is wanted.
  /// - Returns: Why it stopped early; `nil` if every run was done or refused.
  func run(
    _ runs: [VariantRun], receive: (VariantReading) throws -> Bool
  ) async throws -> StopReason? {
    try await OrderedWork(jobs: jobs, stopCheck: stopCheck) { try read(runs[$0]) }
      .run(0..<runs.count, receive: receive)
  }

  private func read(_ run: VariantRun) throws -> VariantReading {
    let sheet = sheets[run.variant]
    let scenario = sheet.scenario
    let runner = ReplicationRunner(
      cloud: scenario.cloud, seed: seed, eventLimit: scenario.limits.events, jobs: 1,
      execute: execute, stopCheck: stopCheck)
    let reader = sheet.reader(of: try runner.runOne(run.replication))
    let answers = try ReplicationReading(reader, sheet)
    return VariantReading(
      run: run, answers: answers,
      measured: measures.map { reader.read($0, answers, scenario.weights) })
  }
}

/// What the replications of one variant have shown.
struct VariantEvidence: Sendable {
  private(set) var objectives: ObjectiveEvidence
  /// By measure, by replication.
  private(set) var measured: [[Reading]]

  init(_ sheet: ObjectiveSheet, measures: Int) {
    objectives = ObjectiveEvidence(sheet)
    measured = Array(repeating: [], count: measures)
  }

  var count: Int { objectives.count }

  /// Adds the next replication, which is complete.
  mutating func add(_ reading: VariantReading) {
    precondition(
      reading.run.replication == count && reading.answers.reachedHorizon,
      "replication \(reading.run.replication) behind \(count) others")
    _ = objectives.add(reading.answers)
    for index in measured.indices { measured[index].append(reading.measured[index]) }
  }
}
