import CloudModel

/// What a scenario asks of every replication.
struct ObjectiveSheet: Sendable {
  let scenario: Scenario
  let objectives: [Objective]
  /// The share of requests that may fail [0…1].
  let errorBudget: Double
  /// Whether nobody said what may fail, so that the default stands for it.
  let isUsualBudget: Bool

  init(_ scenario: Scenario) throws(ExpressionError) {
    self.scenario = scenario
    var objectives: [Objective] = []
    for description in scenario.objectives {
      objectives += try Objective.all(of: description)
    }
    self.objectives = objectives
    let budget = scenario.errorBudget ?? Self.errorBudget(of: objectives)
    errorBudget = budget ?? Scenario.defaultErrorBudget
    isUsualBudget = budget == nil
  }

  /// The strictest share that a plain `failed` objective allows; `nil` without one.
  private static func errorBudget(of objectives: [Objective]) -> Double? {
    let limits = objectives.filter {
      $0.metric == Metric(.failed) && $0.threshold.aggregate == .rate && $0.claimsLess
    }
    return limits.compactMap(\.threshold.number).min()
  }

  func reader(of record: ReplicationRecord) -> MetricReader {
    MetricReader(
      record,
      cost: RunCost(
        record.accounts, of: scenario.cloud, at: scenario.prices, length: record.length),
      errorBudget: errorBudget, level: scenario.confidenceLevel)
  }
}

/// What one replication answers, without the record that it was read from.
struct ReplicationReading: Sendable {
  /// By objective.
  let objectives: [Reading]
  let scoreInputs: ScoreInputs
  let rollouts: [RolloutNumbers]
  let planFailed: Bool
  let fingerprint: UInt64
  let reachedHorizon: Bool
  let stopReason: StopReason?

  /// Reads a record.
  ///
  /// - Throws: ``RehearsalFailure/lawsBroken(_:)``.
  init(_ reader: MetricReader, _ sheet: ObjectiveSheet) throws(RehearsalFailure) {
    let record = reader.record
    let violations = ConservationLaws.violations(in: record)
    guard violations.isEmpty else { throw .lawsBroken(violations) }
    objectives = sheet.objectives.map(reader.read)
    rollouts = reader.rollouts
    scoreInputs = ScoreInputs(
      record, reader.rollouts, objectives, sheet.objectives, sheet.scenario.cloud,
      reader.cost, errorBudget: sheet.errorBudget)
    planFailed = record.accounts.planFailed
    fingerprint = record.fingerprint
    reachedHorizon = record.reachedHorizon
    stopReason = record.stopReason
  }
}
