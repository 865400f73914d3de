import CloudModel
import Experiments
import OutputAnalysis

/// How a scenario recovered, in words. Names are as the scenario wrote them: whoever prints them
/// escapes them.
package enum RecoveryWords {
  /// `99 % of the requests served for 1 min on end`.
  static func goal(_ recovery: RecoverySummary) -> String {
    let goal = recovery.goal
    var whose = "the requests"
    if let name = goal.requestClass { whose += " of class \(name)" }
    if let name = goal.source { whose += " of \(name)" }
    if let name = goal.name { whose += " to \(name)" }
    return "\(UnitText.percent(goal.share)) of \(whose) served over "
      + "\(UnitText.duration(goal.window.seconds)); known to "
      + UnitText.duration(recovery.resolution)
  }

  /// `loss of us-east-1, shop.example.com moved`.
  static func title(_ failover: FailoverSummary) -> String {
    guard let fault = failover.fault else { return "\(failover.name) moved" }
    return fault == failover.name ? fault : "\(fault), \(failover.name) moved"
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

  /// `114,706 requests failed meanwhile, 230 % of the error budget`.
  static func losses(_ failover: FailoverSummary) -> String {
    let count = Int(min(failover.requestsLost.estimate, 1e15).rounded())
    let budget =
      failover.budgetSpent < 10
      ? "\(UnitText.percent(failover.budgetSpent)) of"
      : "\(DecimalText.short(failover.budgetSpent)) times"
    return UnitText.count(count, "request", "requests") + " failed meanwhile, "
      + "\(budget) the error budget"
  }

  /// What became of the writes of a table or database.
  static func data(_ replica: ReplicaSummary) -> String {
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
    return "\(replica.name)\(mode): " + parts.joined(separator: ", ")
  }

  private static func count(_ interval: ConfidenceInterval) -> String {
    UnitText.quantity(interval.estimate.rounded(), .count)
  }

  /// `us-east-1 –, eu-west-1 12 %`; `nil` without a figure.
  static func headroom(_ recovery: RecoverySummary) -> String? {
    let known = recovery.regions.filter { $0.headroom.estimate.isFinite }
    guard !known.isEmpty else { return nil }
    return "headroom in the busiest minute: "
      + known.map { region in
        let left = region.headroom.estimate
        return left < 0
          ? "\(region.name) too small by \(UnitText.percent(-left)) of what it has"
          : "\(region.name) \(UnitText.percent(left))"
      }.joined(separator: ", ")
  }

  /// `standby: 0.61 USD`; `nil` where nothing stands by or has no price.
  static func standby(_ result: RehearsalResult) -> String? {
    let cost = result.recovery.standbyCost.estimate
    guard cost.isFinite, cost > 0 else { return nil }
    return "regions that served nothing before: \(UnitText.money(cost)) \(result.cost.currency)"
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
