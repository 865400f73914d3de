import CloudModel
import OutputAnalysis
import SimulationKernel

/// What the replications so far say about recovery; of each only what intervals need.
struct RecoveryEvidence: Sendable {
  let goal: RecoveryGoal
  let level: Double
  private let errorBudget: Double
  private let isUsualBudget: Bool
  private(set) var resolution = 1.0
  /// By replication.
  private(set) var failovers: [[Failover]] = []
  private(set) var replicas: [[ReplicaNumbers]] = []
  private(set) var headrooms: [[Double]] = []
  private(set) var standbyCosts: [Double] = []
  private(set) var standbys: [String] = []
  private(set) var stuckSteps: [RecoverySummary.StuckStep] = []
  private let regions: [String]

  init(_ sheet: ObjectiveSheet) {
    goal = sheet.recoveryGoal
    level = sheet.scenario.confidenceLevel
    errorBudget = sheet.errorBudget
    isUsualBudget = sheet.isUsualBudget
    regions = sheet.scenario.cloud.regions.map(\.name)
  }

  mutating func add(_ reader: MetricReader) {
    resolution = reader.record.served.step.seconds
    failovers.append(reader.failovers(goal).filter(\.isNoticeable))
    replicas.append(ReplicaNumbers.all(of: reader.record))
    if regions.count > 1 {
      headrooms.append(
        regions.map { reader.headroom(Metric(.headroom, tags: [MetricTag(.region, $0)])) })
    }
    standbyCosts.append(reader.standbyCost)
    standbys += reader.standbyRegions.filter { !standbys.contains($0) }
    for step in reader.record.accounts.steps { add(step) }
  }

  /// Notes a step that did not end as it should, or that waited in vain until the run ended.
  private mutating func add(_ step: StepAccount) {
    guard step.outcome == .failed || step.outcome == .timedOut || step.stuckOn != nil else {
      return
    }
    let known = stuckSteps.firstIndex { $0.name == step.name && $0.outcome == step.outcome }
    if let known {
      stuckSteps[known].count += 1
    } else {
      stuckSteps.append(
        .init(name: step.name, outcome: step.outcome, waitedFor: step.stuckOn ?? "", count: 1))
    }
  }

  func summary() -> RecoverySummary {
    RecoverySummary(
      goal: goal, resolution: resolution, failovers: failoverSummaries(),
      replicas: replicaSummaries(),
      regions: regions.indices.filter { _ in !headrooms.isEmpty }.map { region in
        .init(
          name: regions[region], headroom: mean(headrooms.map { $0[region] }, .share).upTo(1))
      },
      standbys: standbys, standbyCost: mean(standbyCosts, .money), errorBudget: errorBudget,
      isUsualBudget: isUsualBudget, stuckSteps: stuckSteps)
  }

  /// Of something that is never negative.
  private func mean(_ values: [Double]) -> ConfidenceInterval {
    let it = mean(values, .duration)
    guard it.low < 0 else { return it }
    return ConfidenceInterval(estimate: it.estimate, low: 0, high: it.high, level: level)
  }

  /// Over the replications that have a value.
  private func mean(_ values: [Double], _ dimension: Dimension) -> ConfidenceInterval {
    let known = values.filter { !$0.isNaN }
    guard !known.isEmpty else {
      return ConfidenceInterval(estimate: .nan, low: .nan, high: .nan, level: level)
    }
    return Judge.interval(of: known.map { Reading($0) }, dimension, level)
  }

  // MARK: Failovers

  /// The same failover in several replications.
  private struct Group {
    var failovers: [Failover]
    /// The replication that was added last.
    var replication: Int
  }

  /// Further apart, changes of answers of two replications are not the same one.
  private static let longestDistance = TimeSpan.minutes(30)

  /// In the order in which they first appear.
  ///
  /// A fault of one replication is that of the same name in the others, in their order. A change of
  /// answers without a fault is the nearest one of the same name.
  private func failoverSummaries() -> [FailoverSummary] {
    var groups: [Group] = []
    for (replication, list) in failovers.enumerated() {
      for failover in list {
        if let same = group(of: failover, in: groups, replication) {
          groups[same].failovers.append(failover)
          groups[same].replication = replication
        } else {
          groups.append(Group(failovers: [failover], replication: replication))
        }
      }
    }
    return groups.compactMap { summary($0.failovers) }
  }

  private func group(of failover: Failover, in groups: [Group], _ replication: Int) -> Int? {
    let free = groups.indices.filter { index in
      guard let first = groups[index].failovers.first else { return false }
      // A fault can move a name in one replication and not in another.
      return groups[index].replication != replication && first.fault == failover.fault
        && (failover.fault != nil || first.name == failover.name)
    }
    guard failover.fault == nil else { return free.first }
    func distance(_ index: Int) -> TimeSpan {
      groups[index].failovers.map { apart($0.failureAt, failover.failureAt) }.min() ?? .zero
    }
    return free.filter { distance($0) <= Self.longestDistance }
      .min { distance($0) < distance($1) }
  }

  private func apart(_ one: SimulationTime, _ other: SimulationTime) -> TimeSpan {
    one < other ? other - one : one - other
  }

  private func summary(_ all: [Failover]) -> FailoverSummary? {
    guard let first = all.first else { return nil }
    func instant(_ value: (Failover) -> SimulationTime?) -> ConfidenceInterval {
      mean(all.compactMap { value($0)?.seconds })
    }
    let failures = all.map(\.failureAt.seconds)
    return FailoverSummary(
      name: all.first { $0.name != nil }?.title ?? first.title, fault: first.fault,
      count: all.count, neverRecovered: all.filter { $0.recoveredAt == nil }.count,
      failureAt: instant(\.failureAt), earliest: failures.min() ?? .nan,
      latest: failures.max() ?? .nan, detectedAt: instant(\.detectedAt),
      decidedAt: instant(\.decidedAt), recordFlippedAt: instant(\.recordFlippedAt),
      halfMovedAt: instant(\.halfMovedAt), ninetyPercentMovedAt: instant(\.ninetyPercentMovedAt),
      ninetyNinePercentMovedAt: instant(\.ninetyNinePercentMovedAt),
      recoveredAt: instant(\.recoveredAt), rto: mean(all.map(\.rto)),
      parts: RecoveryPart.allCases.map { part in
        .init(
          part: part,
          length: mean(all.map { $0.parts[part]?.seconds ?? .infinity }),
          cutShort: all.filter { $0.parts.cutShort == part }.count)
      },
      requestsLost: mean(all.map { Double($0.requestsLost) }),
      budgetSpent: budgetSpent(all), changes: all.map(\.changes).max() ?? 0,
      lastChangeAt: all.compactMap { $0.lastChangeAt?.seconds }.max() ?? .nan)
  }

  private func budgetSpent(_ all: [Failover]) -> Double {
    let lost = all.reduce(0) { $0 + $1.requestsLost }
    let allowed = errorBudget * Double(all.reduce(0) { $0 + $1.requestsInAll })
    return lost == 0 ? 0 : Double(lost) / allowed
  }

  // MARK: Tables and databases

  private func replicaSummaries() -> [ReplicaSummary] {
    guard let first = replicas.first else { return [] }
    return first.indices.map { index in
      let all = replicas.compactMap { $0.indices.contains(index) ? $0[index] : nil }
      func count(_ number: (ReplicaNumbers) -> Int) -> ConfidenceInterval {
        mean(all.map { Double(number($0)) })
      }
      return ReplicaSummary(
        name: first[index].name, mode: first[index].mode, acknowledged: count(\.acknowledged),
        lost: count(\.lost), recoveryPointWrites: count(\.recoveryPointWrites),
        recoveryPointSeconds: mean(all.map(\.recoveryPointSeconds)),
        conflicts: count(\.conflicts), lostSilently: count(\.lostSilently),
        failbackLost: count(\.failbackLost), staleReads: count(\.staleReads),
        staleShare: mean(
          all.map { $0.reads == 0 ? .nan : Double($0.staleReads) / Double($0.reads) }),
        hadLoss: all.contains(where: \.hadLoss))
    }
  }
}

extension ObjectiveSheet {
  /// By which the reports tell recovery: that of the first objective on it.
  var recoveryGoal: RecoveryGoal {
    objectives.first { $0.metric.name == .rto }.map { RecoveryGoal($0.metric) } ?? RecoveryGoal()
  }
}
