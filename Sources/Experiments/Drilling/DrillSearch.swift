import CloudModel
import SimulationKernel

/// The search for the schedule of faults that hurts most, and for the smallest that hurts.
///
/// Knows no world: what a run says comes from the ledger, and the same answers give the same
/// search, whatever does the runs and however many at a time.
package struct DrillSearch {
  package let grid: DrillGrid
  let mostFaults: Int
  let seed: UInt64
  var trials: DrillTrials
  private(set) package var worst: DrillSchedule?
  private(set) package var smallest: DrillSchedule?
  private(set) package var isMinimal = false
  /// Whether a schedule is left of which it is not known whether it breaks an objective.
  package var isUndecided = false
  /// Whether the budget ended before a schedule that seemed to break an objective was rehearsed.
  private(set) package var isUnconfirmed = false
  /// Whether every candidate was tried.
  private(set) package var isComplete = false
  private(set) package var cutOff = 0
  /// Every schedule that was looked at while exploring, the most harmful first.
  private(set) package var ranking: [DrillSchedule] = []

  /// - Parameters:
  ///   - mostFaults: How many faults a schedule may have.
  ///   - seed: Of what is tried beyond the severest.
  package init(
    _ grid: DrillGrid, mostFaults: Int, seed: UInt64, objectives: [Objective],
    policy: ReplicationPolicy, level: Double, ledger: DrillLedger
  ) {
    self.grid = grid
    self.mostFaults = mostFaults
    self.seed = seed
    trials = DrillTrials(
      scale: HarmScale(objectives), policy: policy, level: level, ledger: ledger)
  }

  package var ledger: DrillLedger { trials.ledger }

  package func harm(of schedule: DrillSchedule) -> Harm { trials.harm(of: schedule) }
  package func judged(_ schedule: DrillSchedule) -> [JudgedObjective] { trials.judged(schedule) }

  /// Explores, confirms the worst, and shrinks it.
  package mutating func run() async throws {
    var exploration = DrillExploration(grid, mostFaults: mostFaults, seed: seed, trials: trials)
    try await exploration.run()
    trials = exploration.trials
    isComplete = exploration.isComplete
    cutOff = exploration.cutOff
    ranking = exploration.ranking
    try await confirm()
    guard let worst else { return }
    var shrinking = DrillShrinking(grid, trials)
    let (schedule, isMinimal) = try await shrinking.shrink(worst)
    trials = shrinking.trials
    smallest = schedule
    self.isMinimal = isMinimal
  }

  /// So many of the ranking are rehearsed in any case, and as long as nothing is confirmed so many.
  private static let finalists = 3
  private static let mostFinalists = 12

  private mutating func confirm() async throws {
    for (place, schedule) in ranking.prefix(Self.mostFinalists).enumerated() {
      guard place < Self.finalists || worst == nil else { return }
      // What comes after is less harmful still.
      if place >= Self.finalists, !trials.isSuspect(schedule) { return }
      switch try await trials.rehearse(schedule) {
      case .breaks:
        if worst.map({ isWorse(schedule, than: $0) }) ?? true { worst = schedule }
      case .holds: break
      case .undecided: isUndecided = true
      case .cutOff: cutOff += 1
      case .unknown:
        isUnconfirmed = trials.isSuspect(schedule)
        return
      }
    }
  }

  private func isWorse(_ schedule: DrillSchedule, than other: DrillSchedule) -> Bool {
    let (mine, its) = (harm(of: schedule).pressure, harm(of: other).pressure)
    return mine != its ? mine > its : schedule.isSmaller(than: other, in: grid)
  }
}

extension DrillTrials {
  /// Whether a replication so far misses an objective.
  func isSuspect(_ schedule: DrillSchedule) -> Bool {
    ledger.readings(of: schedule).contains(where: scale.isMissed)
  }
}
