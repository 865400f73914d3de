import CloudModel
import OutputAnalysis
import SimulationKernel

/// What the replications so far have shown: the merged numbers, and of each replication only
/// what intervals need.
struct Evidence {
  private(set) var objectives: ObjectiveEvidence
  /// The means that the results give with an interval, and what each replication says.
  let meanMetrics: [Metric]
  private(set) var means: [[Reading]]
  private(set) var numbers: RunNumbers
  private(set) var totals = RequestTotals()
  /// By replication.
  private(set) var costs: [RunCost] = []
  private(set) var groupUtilization: [Utilization]
  private(set) var revisionUtilization: [Utilization]
  /// Of the first replication, whose events the reports show.
  private(set) var journal = RunJournal()
  private(set) var missingCounts: [Int] = []
  private(set) var recovery: RecoveryEvidence
  private(set) var moves = MoveEvidence()
  private(set) var eventCount: UInt64 = 0
  /// Of the replications with faults that all ended.
  private(set) var stability: [StabilityReading] = []
  /// By replication.
  private(set) var calls: [[CallAccount]] = []

  init(_ scenario: Scenario) throws(ExpressionError) {
    objectives = ObjectiveEvidence(try ObjectiveSheet(scenario))
    numbers = RunNumbers(scenario.cloud)
    recovery = RecoveryEvidence(objectives.sheet)
    groupUtilization = Array(repeating: Utilization(), count: numbers.space.groups.count)
    meanMetrics = Self.meanMetrics(of: numbers.space)
    means = Array(repeating: [], count: meanMetrics.count)
    revisionUtilization = Array(repeating: Utilization(), count: numbers.space.revisions.count)
  }

  var scenario: Scenario { objectives.sheet.scenario }
  var count: Int { objectives.count }
  var stopReason: StopReason? {
    get { objectives.stopReason }
    set { objectives.stopReason = newValue }
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

  /// Adds the next replication.
  ///
  /// - Returns: Whether more replications make sense.
  /// - Throws: ``RehearsalFailure/lawsBroken(_:)``.
  mutating func add(_ record: ReplicationRecord) throws(RehearsalFailure) -> Bool {
    let reader = objectives.sheet.reader(of: record)
    let reading = try ReplicationReading(reader, objectives.sheet)
    guard objectives.add(reading) else { return false }
    costs.append(reader.cost)
    recovery.add(reader)
    for index in meanMetrics.indices { means[index].append(reader.mean(of: meanMetrics[index])) }
    merge(record)
    return record.reachedHorizon
  }

  private mutating func merge(_ record: ReplicationRecord) {
    if count == 1 {
      journal = record.journal
      missingCounts = record.accounts.missingCounts
    }
    moves.add(record.accounts)
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
    eventCount &+= record.eventCount
    calls.append(record.accounts.calls)
    if let goodput = record.goodput,
      let reading = StabilityReading(
        goodput, record.accounts.faultWindows.filter { !$0.isCalledOff },
        databases: record.accounts.databases,
        offered: record.accounts.offeredBySource,
        warmUp: scenario.cloud.warmUp, end: .zero + TimeSpan(seconds: record.length),
        scenario.stability)
    {
      stability.append(reading)
    }
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
