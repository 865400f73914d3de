import CloudModel

/// What the replications of one scenario say about its objectives and its score.
///
/// Of each replication it keeps only the numbers that intervals need, so that many scenarios can
/// be judged side by side.
struct ObjectiveEvidence: Sendable {
  let sheet: ObjectiveSheet
  private(set) var count = 0
  /// By objective, by replication.
  private(set) var readings: [[Reading]]
  private(set) var scoreInputs: [ScoreInputs] = []
  /// By replication.
  private(set) var rollouts: [[RolloutNumbers]] = []
  private(set) var plansFailed = 0
  private var trajectories = TrajectoryHash()
  var stopReason: StopReason?

  init(_ sheet: ObjectiveSheet) {
    self.sheet = sheet
    readings = Array(repeating: [], count: sheet.objectives.count)
  }

  var fingerprint: UInt64 { trajectories.value }

  /// Adds the next replication.
  ///
  /// - Returns: Whether it was kept. A run that was cut off is no sample of what was asked;
  ///   alone, it is better than nothing.
  mutating func add(_ reading: ReplicationReading) -> Bool {
    if !reading.reachedHorizon {
      stopReason = reading.stopReason
      guard count == 0 else { return false }
    }
    count += 1
    for index in readings.indices { readings[index].append(reading.objectives[index]) }
    scoreInputs.append(reading.scoreInputs)
    rollouts.append(reading.rollouts)
    if reading.planFailed { plansFailed += 1 }
    trajectories.add(reading.fingerprint)
    return true
  }

  func judged() -> [JudgedObjective] {
    zip(sheet.objectives, readings).map {
      Judge.judge($0, $1, level: sheet.scenario.confidenceLevel)
    }
  }

  /// Whether some objective is not decided and none has failed already.
  var isInconclusive: Bool {
    let judgments = judged().map(\.judgment)
    return judgments.contains(.inconclusive) && !judgments.contains(.notMet)
  }

  /// Of a rehearsal that was cut short nothing is claimed, not even a failure. A plan that stuck
  /// in one replication is a plan that can stick.
  func verdict(_ objectives: [JudgedObjective]) -> Verdict {
    if stopReason != nil { return .incomplete }
    if plansFailed > 0 { return .fail }
    if objectives.contains(where: { $0.judgment == .notMet }) { return .fail }
    return objectives.contains { $0.judgment == .inconclusive } ? .inconclusive : .pass
  }

  func score(_ objectives: [JudgedObjective]) -> Score {
    let isUnfinished = rollouts.joined().contains { rollout in
      rollout.account.outcome == .running || rollout.account.outcome == .stuck
    }
    let losesWrites = objectives.contains { judged in
      let name = judged.objective.metric.name
      return judged.judgment == .notMet && (name == .rpoWrites || name == .rpoSeconds)
    }
    let cap: ScoreCap? =
      if losesWrites {
        .writesLost
      } else if isUnfinished || plansFailed > 0 {
        .rolloutUnfinished
      } else if objectives.contains(where: { $0.judgment == .notMet }) {
        .objectiveNotMet
      } else {
        nil
      }
    return Score(
      mean: ScoreInputs(meanOf: scoreInputs), each: scoreInputs, weights: sheet.scenario.weights,
      cap: cap, level: sheet.scenario.confidenceLevel)
  }
}
