import CloudModel
import Experiments
import OutputAnalysis

/// How a scenario recovered, in words. Names are as the scenario wrote them: whoever prints them
/// escapes them.
package enum RecoveryWords {
  /// `99 % of the requests served over 60 s; known to 1 s; means of 5 replications`.
  static func goal(_ result: RehearsalResult) -> String {
    let (recovery, goal) = (result.recovery, result.recovery.goal)
    var whose = "the requests"
    if let name = goal.requestClass { whose += " of class \(name)" }
    if let name = goal.source { whose += " of \(name)" }
    if let name = goal.name { whose += " to \(name)" }
    return "\(UnitText.percent(goal.share)) of \(whose) served over "
      + "\(UnitText.duration(goal.window.seconds)); known to "
      + UnitText.duration(recovery.resolution)
      + (result.replications > 1
        ? "; means of \(ObjectiveWords.replications(result.replications))" : "")
  }

  /// More failovers are not read.
  private static let mostFailovers = 8

  /// All failovers in the order of time; of many only the worst, and the worst of them first.
  static func told(_ recovery: RecoverySummary) -> [FailoverSummary] {
    guard recovery.failovers.count > mostFailovers else { return recovery.failovers }
    let worstFirst = recovery.failovers.sorted { one, other in
      if one.neverRecovered != other.neverRecovered {
        return one.neverRecovered > other.neverRecovered
      }
      if one.rto.estimate != other.rto.estimate { return one.rto.estimate > other.rto.estimate }
      return one.requestsLost.estimate > other.requestsLost.estimate
    }
    return Array(worstFirst.prefix(mostFailovers))
  }

  /// `and 93 more, served all the time`; `nil` where all are told.
  static func untold(_ recovery: RecoverySummary) -> String? {
    let told = told(recovery)
    let more = recovery.failovers.count - told.count
    guard more > 0 else { return nil }
    let last = told.last?.rto.estimate ?? 0
    return "and \(DecimalText.grouped(more)) more, "
      + (last > 0 ? "none of them worse" : "served all the time")
  }

  /// `loss of us-east-1, shop.example.com moved`.
  static func title(_ failover: FailoverSummary, _ result: RehearsalResult) -> String {
    var notes: [String] = []
    if failover.latest - failover.earliest > result.recovery.goal.window.seconds {
      notes.append("until \(result.clock(failover.latest)) in other replications")
    }
    if failover.count < result.replications {
      notes.append(
        "in \(failover.count) of \(ObjectiveWords.replications(result.replications))")
    }
    let note = notes.isEmpty ? "" : " (" + notes.joined(separator: ", ") + ")"
    return what(failover, result) + note
  }

  private static func what(_ failover: FailoverSummary, _ result: RehearsalResult) -> String {
    var moved = "moved"
    if failover.changes > 1 {
      moved += " \(failover.changes) times until \(result.clock(failover.lastChangeAt))"
    }
    guard let fault = failover.fault else { return "\(failover.name) \(moved)" }
    return fault == failover.name ? fault : "\(fault), \(failover.name) \(moved)"
  }

  /// When it began: where replications differ by more than a moment, in the first of them.
  static func at(_ failover: FailoverSummary, _ result: RehearsalResult) -> String {
    let isSpread = failover.latest - failover.earliest > result.recovery.goal.window.seconds
    return result.clock(isSpread ? failover.earliest : failover.failureAt.estimate)
  }

  /// What never came: `cache drain was not over when the fault was, which ended it`.
  static func cutShort(_ failover: FailoverSummary) -> [String] {
    failover.parts.filter { $0.cutShort > 0 }.map { part in
      let words =
        switch part.part {
        case .detection: "nothing and nobody had noticed when the fault ended by itself"
        case .decision: "nobody had decided when the fault ended by itself"
        case .recordFlip: "the answers had not changed when the fault ended by itself"
        case .cacheDrain: "clients had not moved when the fault ended by itself"
        case .capacity: "the standby could not serve yet when the fault ended by itself"
        }
      return part.cutShort == failover.count
        ? words : words + " (in \(part.cutShort) of \(failover.count))"
    }
  }

  /// `served again after 2 min 34 s`, or plainly that it was not.
  static func outcome(_ failover: FailoverSummary) -> String {
    if failover.neverRecovered == failover.count {
      return "NOT served again until the end"
        + (failover.count > 1 ? " (all \(failover.count) replications)" : "")
    }
    if failover.neverRecovered > 0 {
      return "NOT served again until the end in \(failover.neverRecovered) of "
        + ObjectiveWords.replications(failover.count)
    }
    guard failover.rto.estimate > 0 else { return "served all the time" }
    return "served again after \(duration(failover.rto))"
  }

  /// `84.7 s (80 s … 90 s)`; without the interval where one replication gives none.
  static func duration(_ interval: ConfidenceInterval) -> String {
    let estimate = UnitText.duration(interval.estimate)
    guard interval.low.isFinite, interval.high.isFinite, interval.low < interval.high else {
      return estimate
    }
    return "\(estimate) (\(UnitText.duration(max(0, interval.low))) … "
      + "\(UnitText.duration(interval.high)))"
  }

  static func name(_ part: RecoveryPart) -> String {
    switch part {
    case .detection: "detection"
    case .decision: "decision"
    case .recordFlip: "record flip"
    case .cacheDrain: "cache drain"
    case .capacity: "capacity"
    }
  }

  /// `114,706 requests failed meanwhile per replication, 230 % of the error budget of 1 %`.
  static func losses(_ failover: FailoverSummary, _ result: RehearsalResult) -> String {
    let count = Int(min(failover.requestsLost.estimate, 1e15).rounded())
    let spent =
      failover.budgetSpent < 10
      ? "\(UnitText.percent(failover.budgetSpent)) of"
      : "\(DecimalText.short(failover.budgetSpent)) times"
    let recovery = result.recovery
    return UnitText.count(count, "request", "requests")
      + " failed meanwhile\(each(result)), \(spent) the error budget of "
      + UnitText.percent(recovery.errorBudget)
      + (recovery.isUsualBudget ? ", the default" : "")
  }

  /// ` per replication`, where a mean stands among totals.
  private static func each(_ result: RehearsalResult) -> String {
    result.replications > 1 ? " per replication" : ""
  }

  /// What became of the writes of a table or database.
  static func data(_ replica: ReplicaSummary, _ result: RehearsalResult) -> String {
    var parts = ["\(count(replica.acknowledged)) acknowledged writes"]
    if replica.hadLoss {
      parts.append(
        "\(count(replica.recoveryPointWrites)) of them nowhere else when their region went (RPO "
          + "\(UnitText.duration(replica.recoveryPointSeconds.estimate)))")
    }
    if replica.lost.estimate > 0 { parts.append("\(count(replica.lost)) lost for good") }
    if replica.conflicts.estimate > 0 {
      parts.append("\(count(replica.conflicts)) in conflict")
    }
    if replica.lostSilently.estimate > 0 {
      parts.append("\(count(replica.lostSilently)) written over with nobody told")
    }
    if replica.failbackLost.estimate > 0 {
      parts.append("\(count(replica.failbackLost)) lost on the way back")
    }
    if replica.staleReads.estimate > 0 {
      parts.append(
        "\(count(replica.staleReads)) stale reads (\(UnitText.percent(replica.staleShare.estimate)))"
      )
    }
    let mode = replica.mode.isEmpty ? "" : " (\(replica.mode))"
    return "\(replica.name)\(mode)\(each(result)): " + parts.joined(separator: ", ")
  }

  private static func count(_ interval: ConfidenceInterval) -> String {
    UnitText.quantity(interval.estimate.rounded(), .count)
  }

  /// `us-east-1 –, eu-west-1 12 %`; `nil` without a figure.
  static func headroom(_ recovery: RecoverySummary) -> String? {
    let known = recovery.regions.filter { $0.headroom.estimate.isFinite }
    guard !known.isEmpty else { return nil }
    return "headroom of the busiest service in its busiest minute: "
      + known.map { region in
        let left = region.headroom.estimate
        return left < 0
          ? "\(region.name) too small, it needs \(DecimalText.short(1 - left)) times its workers"
          : "\(region.name) \(UnitText.percent(left))"
      }.joined(separator: ", ")
  }

  /// `cost of the standby (eu-west-1) per replication: 0.61 USD for tasks and load balancers at
  /// list prices of us-east-1`; `nil` where nothing with a price stands by.
  static func standby(_ result: RehearsalResult) -> String? {
    let (recovery, cost) = (result.recovery, result.recovery.standbyCost.estimate)
    guard !recovery.standbys.isEmpty, cost != 0 else { return nil }
    let whose = "cost of the standby (\(recovery.standbys.joined(separator: ", ")))"
    guard cost.isFinite else { return whose + ": no price: give services a `task` size" }
    return whose + each(result) + ": \(UnitText.money(cost)) \(result.cost.currency) for tasks and "
      + "load balancers at list prices of \(result.cost.region)"
      + (recovery.replicas.isEmpty ? "" : "; what is stored and replicated has no price here")
  }

  /// How often the plan did not come to its end, and the steps on which it stuck; empty if it always
  /// ended.
  static func planFailure(_ result: RehearsalResult) -> (words: String, steps: [String])? {
    guard result.plansFailed > 0 else { return nil }
    let steps = result.recovery.stuckSteps.filter { $0.outcome != .timedOut }
    return (
      "the plan did not end in \(result.plansFailed) of "
        + ObjectiveWords.replications(result.replications), steps.map(stuck)
    )
  }

  /// Steps on which the plan did not fail.
  static func lateSteps(_ recovery: RecoverySummary) -> [String] {
    recovery.stuckSteps.filter { $0.outcome == .timedOut }.map(stuck)
  }

  /// `step promote eu failed: waited in vain for …`.
  static func stuck(_ step: RecoverySummary.StuckStep) -> String {
    "step \(step.name) \(words(step.outcome))"
      + (step.waitedFor.isEmpty ? "" : ", stuck on: \(step.waitedFor)")
      + (step.count > 1 ? " (in \(step.count) replications)" : "")
  }

  private static func words(_ outcome: StepOutcome) -> String {
    switch outcome {
    case .notStarted: "never began"
    case .underWay: "had not ended at the end"
    case .done: "was done late"
    case .skipped: "was left out"
    case .timedOut: "passed its deadline, and the plan went on"
    case .failed: "passed its deadline, and the plan failed"
    }
  }
}
