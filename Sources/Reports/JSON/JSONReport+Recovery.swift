import Experiments
import OutputAnalysis

extension JSONReport {
  /// One failover: instants in seconds since the start of the run, `null` for what never came.
  static func failover(_ failover: FailoverSummary) -> JSONNode {
    var parts: [String: JSONNode] = [:]
    var cutShort: [String: JSONNode] = [:]
    for part in failover.parts {
      parts[part.part.rawValue] = interval(part.length)
      if part.cutShort > 0 { cutShort[part.part.rawValue] = .integer(part.cutShort) }
    }
    return .object([
      "name": .string(failover.name), "fault": failover.fault.map(JSONNode.string) ?? .null,
      "failureAt": interval(failover.failureAt), "detectedAt": interval(failover.detectedAt),
      "decidedAt": interval(failover.decidedAt),
      "recordFlippedAt": interval(failover.recordFlippedAt),
      "half": interval(failover.halfMovedAt), "ninety": interval(failover.ninetyPercentMovedAt),
      "halfMovedAt": interval(failover.halfMovedAt),
      "ninetyMovedAt": interval(failover.ninetyPercentMovedAt),
      "ninetyNinePercentMovedAt": interval(failover.ninetyNinePercentMovedAt),
      "recoveredAt": interval(failover.recoveredAt), "rto": interval(failover.rto),
      "parts": .object(parts), "endedWithTheFault": .object(cutShort),
      "earliest": .number(failover.earliest), "latest": .number(failover.latest),
      "changes": .integer(failover.changes), "lastChangeAt": .number(failover.lastChangeAt),
      "requestsLost": interval(failover.requestsLost),
      "errorBudgetSpent": .number(failover.budgetSpent),
      "replications": .integer(failover.count),
      "neverRecovered": .integer(failover.neverRecovered),
    ])
  }

  /// One table or database; `rpo` has the age of the oldest write that was lost, in seconds.
  static func replica(_ replica: ReplicaSummary) -> JSONNode {
    .object([
      "table": .string(replica.name), "mode": .string(replica.mode),
      "acknowledgedWrites": interval(replica.acknowledged), "lostWrites": interval(replica.lost),
      "rpo": interval(replica.recoveryPointSeconds),
      "rpoWrites": interval(replica.recoveryPointWrites),
      "conflicts": interval(replica.conflicts),
      "lostToLastWriterWins": interval(replica.lostSilently),
      "failbackLost": interval(replica.failbackLost),
      "staleReads": interval(replica.staleReads), "staleShare": interval(replica.staleShare),
    ])
  }

  /// What failovers were measured by, and what stood by.
  static func recovery(_ recovery: RecoverySummary) -> JSONNode {
    .object([
      "share": .number(recovery.goal.share), "window": .number(recovery.goal.window.seconds),
      "resolution": .number(recovery.resolution),
      "headroom": .array(
        recovery.regions.map {
          .object(["region": .string($0.name), "headroom": interval($0.headroom)])
        }),
      "standbyCost": interval(recovery.standbyCost),
      "standbys": .array(recovery.standbys.map { .string($0) }),
      "errorBudget": .number(recovery.errorBudget),
      "errorBudgetIsDefault": .bool(recovery.isUsualBudget),
      "stuckSteps": .array(
        recovery.stuckSteps.map {
          .object([
            "name": .string($0.name), "outcome": .string($0.outcome.rawValue),
            "waitedFor": .string($0.waitedFor), "replications": .integer($0.count),
          ])
        }),
    ])
  }
}
