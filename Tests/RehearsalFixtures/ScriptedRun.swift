import CloudModel
import Experiments
import SimulationKernel

/// What one replication of a scripted run tells its recorder.
package struct Script: Sendable {
  package var attempts: @Sendable (_ replication: Int) -> [AttemptRecord]
  package var rollouts: [RolloutAccount] = []
  package var journal: [JournalEntry] = []
  package var taskSeconds = 0.0
  package var reachesHorizon: @Sendable (_ replication: Int) -> Bool = { _ in true }
  /// Breaks the accounts, to see that it is noticed.
  package var change: @Sendable (inout RunAccounts) -> Void = { _ in }

  package init(_ attempts: @escaping @Sendable (Int) -> [AttemptRecord]) {
    self.attempts = attempts
  }

  /// The script as something that a rehearsal can run.
  package var execute: ReplicationExecutor {
    { _, _, replication, recorder, _, _ in
      var batch = AttemptBatch()
      batch.records = attempts(replication)
      recorder.record(batch)
      for entry in journal { recorder.record(entry) }
      var kept = accounts(batch.records)
      kept.rollouts = rollouts
      kept.taskSeconds = taskSeconds
      change(&kept)
      return ReplicationOutcome(
        accounts: kept, eventCount: UInt64(batch.records.count),
        fingerprint: UInt64(replication) &+ 1, reachedHorizon: reachesHorizon(replication))
    }
  }
}

/// `count` requests, one each 10 ms, with responses of `latency` milliseconds; the first
/// `failures` of them meet an error.
package func requests(
  _ count: Int, latency: Double = 50, failures: Int = 0,
  outcome: AttemptOutcome = .targetError
) -> [AttemptRecord] {
  (0..<count).map { index in
    let due = Double(index) * 10
    return attempt(
      due: due, ended: due + latency, waiting: 1,
      outcome: index < failures ? outcome : .success)
  }
}

/// A cutover from blue to green that loses some requests, as a whole rehearsal.
package func cutoverScenario(name: String = "cutover") -> Scenario {
  var scenario = Scenario()
  scenario.name = name
  scenario.question = "Does anyone notice the cutover?"
  scenario.cloud = smallCloud()
  scenario.seed = 7
  scenario.replications = ReplicationPolicy(minimum: 3, maximum: 3)
  scenario.objectives = [
    ObjectiveDescription(metric: "latency", thresholds: ["p(99)<800ms", "max<2s"]),
    ObjectiveDescription(metric: "failed", thresholds: ["rate<0.1%"]),
    ObjectiveDescription(metric: "rollout.outcome", thresholds: ["==succeeded"]),
  ]
  scenario.sha256 = SHA256.hexadecimalDigest(of: [])
  return scenario
}

/// What happens in that cutover: 1,000 requests, of which every hundredth is refused.
package func cutoverScript() -> Script {
  var script = Script { replication in
    (0..<1000).map { index in
      let due = Double(index) * 10
      let isGreen = index >= 500
      let isRefused = index % 100 == 99
      return attempt(
        due: due, ended: due + (isRefused ? 1 : 40 + Double((index * 7 + replication) % 20)),
        waiting: Double(index % 5), outcome: isRefused ? .connectionRefused : .success,
        requestClass: UInt16(index % 2), group: isGreen ? 1 : 0, rollout: isGreen ? 0 : -1)
    }
  }
  let started = SimulationTime.zero + .seconds(2)
  let shifted = SimulationTime.zero + .seconds(5)
  let ended = SimulationTime.zero + .seconds(9)
  var rollout = RolloutAccount(
    service: "web", strategy: "blueGreen", revision: "v2", stableRevision: "v1",
    started: started)
  rollout.outcome = .succeeded
  rollout.finished = ended
  rollout.trafficSteps = [TrafficStep(at: shifted, percent: 100)]
  script.rollouts = [rollout]
  script.journal = [
    JournalEntry(
      at: started, subject: "web", happening: .deploymentStarted(rollout: 0, revision: "v2")),
    JournalEntry(
      at: shifted, subject: "web",
      happening: .trafficShifted(rule: "alb/production", group: "green", percent: 100)),
    JournalEntry(
      at: ended, subject: "web", happening: .deploymentEnded(rollout: 0, outcome: .succeeded)),
  ]
  script.taskSeconds = 90
  return script
}
