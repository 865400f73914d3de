import CloudModel
import OutputAnalysis

/// What the replications so far have shown: the merged numbers, and of each replication only
/// what intervals need.
struct Evidence {
  let scenario: Scenario
  let objectives: [Objective]
  let errorBudget: Double
  private(set) var count = 0
  /// By objective, by replication.
  private(set) var readings: [[Reading]]
  /// The means that the results give with an interval, and what each replication says.
  let meanMetrics: [Metric]
  private(set) var means: [[Reading]]
  private(set) var scoreInputs: [ScoreInputs] = []
  private(set) var numbers: RunNumbers
  private(set) var totals = RequestTotals()
  /// By replication.
  private(set) var rollouts: [[RolloutNumbers]] = []
  private(set) var groupUtilization: [Utilization]
  private(set) var revisionUtilization: [Utilization]
  /// Of the first replication, whose events the reports show.
  private(set) var journal = RunJournal()
  private(set) var missingCounts: [Int] = []
  private(set) var plansFailed = 0
  private(set) var eventCount: UInt64 = 0
  private(set) var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325
  var stopReason: StopReason?

  init(_ scenario: Scenario) throws(ExpressionError) {
    self.scenario = scenario
    var objectives: [Objective] = []
    for description in scenario.objectives {
      objectives += try Objective.all(of: description)
    }
    self.objectives = objectives
    errorBudget = scenario.errorBudget ?? Self.errorBudget(of: objectives)
    readings = Array(repeating: [], count: objectives.count)
    numbers = RunNumbers(scenario.cloud)
    groupUtilization = Array(repeating: Utilization(), count: numbers.space.groups.count)
    meanMetrics = Self.meanMetrics(of: numbers.space)
    means = Array(repeating: [], count: meanMetrics.count)
    revisionUtilization = Array(repeating: Utilization(), count: numbers.space.revisions.count)
  }

  /// Latency and waiting of all requests, and the latency of every part.
  private static func meanMetrics(of space: CellSpace) -> [Metric] {
    let parts: [(TagKey, [String])] = [
      (.group, space.groups), (.revision, space.revisions), (.source, space.sources),
      (.requestClass, space.classNames),
    ]
    return [Metric(.latency), Metric(.waiting)]
      + parts.flatMap { key, names in
        names.map { Metric(.latency, tags: [MetricTag(key, $0)]) }
      }
  }

  /// The strictest share that a plain `failed` objective allows.
  private static func errorBudget(of objectives: [Objective]) -> Double {
    let limits = objectives.filter {
      $0.metric == Metric(.failed) && $0.threshold.aggregate == .rate && $0.claimsLess
    }
    return limits.compactMap(\.threshold.number).min() ?? Scenario.defaultErrorBudget
  }

  /// Adds the next replication.
  ///
  /// - Returns: Whether more replications make sense.
  /// - Throws: ``RehearsalFailure/lawsBroken(_:)``.
  mutating func add(_ record: ReplicationRecord) throws(RehearsalFailure) -> Bool {
    let violations = ConservationLaws.violations(in: record)
    guard violations.isEmpty else { throw .lawsBroken(violations) }
    // A run that was cut off is no sample of what was asked; alone, it is better than nothing.
    if !record.reachedHorizon {
      stopReason = record.stopReason
      guard count == 0 else { return false }
    }
    count += 1
    let reader = MetricReader(record, errorBudget: errorBudget, level: scenario.confidenceLevel)
    for index in objectives.indices { readings[index].append(reader.read(objectives[index])) }
    for index in meanMetrics.indices { means[index].append(reader.mean(of: meanMetrics[index])) }
    scoreInputs.append(
      ScoreInputs(
        record, reader.rollouts, readings.compactMap(\.last), objectives, scenario.cloud,
        errorBudget: errorBudget))
    rollouts.append(reader.rollouts)
    merge(record)
    return record.reachedHorizon
  }

  private mutating func merge(_ record: ReplicationRecord) {
    if count == 1 {
      journal = record.journal
      missingCounts = record.accounts.missingCounts
    }
    numbers.merge(record.numbers)
    totals.add(record)
    for target in record.accounts.targets {
      if groupUtilization.indices.contains(target.group) {
        groupUtilization[target.group].add(target)
      }
      if revisionUtilization.indices.contains(target.revision) {
        revisionUtilization[target.revision].add(target)
      }
    }
    if record.accounts.planFailed { plansFailed += 1 }
    eventCount &+= record.eventCount
    fingerprint = (fingerprint ^ record.fingerprint) &* 0x0000_0100_0000_01B3
    fingerprint ^= fingerprint >> 29
  }

  func judged() -> [JudgedObjective] {
    zip(objectives, readings).map {
      Judge.judge($0, $1, level: scenario.confidenceLevel)
    }
  }

  /// Whether some objective is not decided and none has failed already.
  var isInconclusive: Bool {
    let judgments = judged().map(\.judgment)
    return judgments.contains(.inconclusive) && !judgments.contains(.notMet)
  }
}

/// Requests of all replications inside their observed windows.
package struct RequestTotals: Sendable, Hashable {
  package var succeeded = 0
  package var failed = 0
  package var retried = 0
  package var inFlightAtEnd = 0

  package init() {}

  /// Requests without an outcome count as offered in the window.
  package var offered: Int { succeeded + failed + inFlightAtEnd }

  mutating func add(_ record: ReplicationRecord) {
    let cell = record.numbers.merged()
    succeeded += cell.succeeded
    failed += cell.failed
    retried += record.numbers.retried
    inFlightAtEnd += Int(record.accounts.inFlightAtEnd)
  }
}
