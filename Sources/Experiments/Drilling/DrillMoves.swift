import SimulationKernel

/// The ways to make a schedule a little smaller.
///
/// A schedule that breaks an objective is minimal if none of its moves breaks one. Each move
/// leaves less: a fault fewer, one severity milder, one duration shorter, or a rounder start; no
/// sequence of moves comes back to where it was.
package enum DrillMoves {
  /// All moves from a schedule, the largest first.
  package static func all(of schedule: DrillSchedule, in grid: DrillGrid) -> [DrillSchedule] {
    var moves = dropped(schedule)
    for (index, fault) in schedule.faults.enumerated() where fault.severity > 0 {
      var milder = fault
      milder.severity -= 1
      moves.append(schedule.replacing(index, with: milder))
    }
    for (index, fault) in schedule.faults.enumerated() where fault.rung > 0 {
      var shorter = fault
      shorter.rung -= 1
      moves.append(schedule.replacing(index, with: shorter))
    }
    for (index, fault) in schedule.faults.enumerated() {
      for start in rounderStarts(fault.start, in: grid.window) {
        var rounder = fault
        rounder.start = start
        moves.append(schedule.replacing(index, with: rounder))
      }
    }
    return moves
  }

  /// The schedule without each of its faults; never without all.
  static func dropped(_ schedule: DrillSchedule) -> [DrillSchedule] {
    guard schedule.faults.count > 1 else { return [] }
    return schedule.faults.indices.map { schedule.replacing($0, with: nil) }
  }

  /// The units that people name times in, from coarse to fine [s].
  private static let units: [Double] = [300, 60, 10, 1]

  /// The nearest times before and after that are whole in a coarser unit, the coarsest first.
  private static func rounderStarts(
    _ start: TimeSpan, in window: ClosedRange<TimeSpan>
  ) -> [TimeSpan] {
    var starts: [TimeSpan] = []
    for unit in units.map({ TimeSpan(seconds: $0).nanoseconds }) {
      let rest = start.nanoseconds % unit
      // Whole in this unit, it is whole in all finer ones.
      if rest == 0 { break }
      let before = TimeSpan(nanoseconds: start.nanoseconds - rest)
      for time in [before, before + TimeSpan(nanoseconds: unit)]
      where window.contains(time) && !starts.contains(time) {
        starts.append(time)
      }
    }
    return starts
  }
}
