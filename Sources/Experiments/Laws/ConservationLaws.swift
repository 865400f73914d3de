import CloudModel
import OutputAnalysis

/// A law that a run broke: a defect of the program, never of the scenario.
package struct LawViolation: Sendable, Hashable {
  package enum Law: String, Sendable, Hashable {
    case requestConservation, singleCause, groupConservation, retryAccounting, targetConservation
    case littlesLaw
    case writeConservation
    case partsOfRecovery
    case callConservation
  }

  package var law: Law
  package var replication: Int
  /// Which target, group or total.
  package var subject: String
  /// The two sides of the equation that should agree, and what they are.
  package var left: Double
  package var right: Double
  package var equation: String
}

extension LawViolation: CustomStringConvertible {
  package var description: String {
    "\(law.rawValue) violated in replication \(replication) for \(subject): \(equation), "
      + "but \(DecimalText.short(left, digits: 12)) ≠ \(DecimalText.short(right, digits: 12))"
  }
}

/// Checks what must hold in every run.
package enum ConservationLaws {
  /// Every violation of one replication; empty in a sound run.
  package static func violations(in record: ReplicationRecord) -> [LawViolation] {
    var check = Check(replication: record.index)
    checkRequests(record, &check)
    checkGroups(record, &check)
    checkRetries(record, &check)
    for target in record.accounts.targets { checkTarget(target, &check) }
    for call in record.accounts.calls {
      check.equal(
        .callConservation, "calls of \(call.to) by \(call.revision)", call.calls,
        call.ended &+ call.orphaned &+ call.inFlightAtEnd, "calls = ended + orphaned + in flight")
    }
    for table in record.accounts.tables { checkTable(table, &check) }
    for database in record.accounts.databases {
      check.equal(
        .writeConservation, "database \(database.name)", database.acknowledged,
        database.stored &+ database.lost, "acknowledged = stored + lost")
    }
    for failover in record.failovers(RecoveryGoal()) { checkFailover(failover, &check) }
    return check.violations
  }

  private static func checkRequests(_ record: ReplicationRecord, _ check: inout Check) {
    let accounts = record.accounts
    check.equal(
      .requestConservation, "all requests", accounts.offered,
      accounts.succeeded &+ accounts.failed &+ accounts.inFlightAtEnd,
      "offered = succeeded + failed + in flight")
    let recorded = record.numbers.merged()
    check.equal(
      .singleCause, "all requests", accounts.succeeded,
      UInt64(recorded.succeeded + record.numbers.warmUpSucceeded),
      "succeeded = recorded successes")
    check.equal(
      .singleCause, "all requests", accounts.failed,
      UInt64(recorded.failed + record.numbers.warmUpFailed),
      "failed = sum of failures by cause")
    let timeline = record.numbers.timeline
    check.equal(
      .singleCause, "the timeline", UInt64(recorded.ended),
      UInt64(timeline.offered.reduce(0, +)),
      "requests = sum of requests by step")
  }

  private static func checkGroups(_ record: ReplicationRecord, _ check: inout Check) {
    let numbers = record.numbers
    let timeline = numbers.timeline
    for (group, name) in numbers.space.groups.enumerated() {
      check.equal(
        .groupConservation, "group \(name)",
        UInt64(numbers.merged { $0.group == group }.attempts),
        UInt64(timeline.attempts(group: group).reduce(0, +)),
        "attempts = sum of attempts by step")
    }
    for (revision, name) in numbers.space.revisions.enumerated() {
      check.equal(
        .groupConservation, "revision \(name)",
        UInt64(numbers.merged { $0.revision == revision }.attempts),
        UInt64(timeline.attempts(revision: revision).reduce(0, +)),
        "attempts = sum of attempts by step")
    }
  }

  /// A retry that has not ended was counted by the model and is unknown to the recorder.
  private static func checkRetries(_ record: ReplicationRecord, _ check: inout Check) {
    let recorded = UInt64(record.numbers.retriedInAll)
    let counted = record.accounts.retried
    let pending = counted &- recorded
    if counted < recorded || pending > record.accounts.inFlightAtEnd {
      check.add(
        .retryAccounting, "all requests", Double(counted), Double(recorded),
        "retried = recorded retries + those in flight "
          + "(at most \(record.accounts.inFlightAtEnd))")
    }
  }

  private static func checkTarget(_ target: TargetAccount, _ check: inout Check) {
    if target.departures > target.arrivals {
      check.add(
        .targetConservation, "target \(target.name)", Double(target.arrivals),
        Double(target.departures), "departures ≤ arrivals")
    }
    // Both books are kept in whole nanoseconds, so the law holds exactly.
    if target.area != target.stays {
      check.add(
        .littlesLaw, "target \(target.name)", target.area, target.stays,
        "area under the number in system = sum of stays")
    }
  }

  /// Writes are counted when they are acknowledged, when the last replica has them, and at the end
  /// if none or not all have.
  private static func checkTable(_ table: TableAccount, _ check: inout Check) {
    for region in table.regions {
      check.equal(
        .writeConservation, "table \(table.name) in \(region.region)", region.acknowledged,
        region.replicated &+ region.pendingAtEnd &+ region.lost,
        "acknowledged = replicated + pending + lost")
    }
  }

  /// Both sides are whole nanoseconds.
  private static func checkFailover(_ failover: Failover, _ check: inout Check) {
    let (left, right) = (failover.recoveryTime, failover.parts.sum)
    guard left != right else { return }
    check.add(
      .partsOfRecovery, "the failover \(failover.title)", left?.seconds ?? .infinity,
      right?.seconds ?? .infinity, "time to recovery = sum of its parts")
  }

  private struct Check {
    let replication: Int
    var violations: [LawViolation] = []

    mutating func equal(
      _ law: LawViolation.Law, _ subject: String, _ left: UInt64, _ right: UInt64,
      _ equation: String
    ) {
      if left != right { add(law, subject, Double(left), Double(right), equation) }
    }

    mutating func add(
      _ law: LawViolation.Law, _ subject: String, _ left: Double, _ right: Double,
      _ equation: String
    ) {
      violations.append(
        LawViolation(
          law: law, replication: replication, subject: subject, left: left, right: right,
          equation: equation))
    }
  }
}
