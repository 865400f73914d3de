/// The part of a drill that makes a schedule that breaks an objective as small as it can be.
///
/// Delta debugging to a local minimum: whatever single move (``DrillMoves``) still breaks an
/// objective is taken, until none does. Severities and durations are bisected first, which gets
/// there faster where less harm comes of less, and is proven by the single moves where it does not.
struct DrillShrinking {
  let grid: DrillGrid
  var trials: DrillTrials

  /// The search came to its end before the answer was known.
  private struct Unknown: Error {}

  /// - Parameter schedule: One that breaks an objective.
  /// - Returns: The smallest that was found, and whether it is known to be minimal.
  mutating func shrink(
    _ schedule: DrillSchedule
  ) async throws -> (schedule: DrillSchedule, isMinimal: Bool) {
    var smallest = schedule
    do {
      while let smaller = try await step(from: smallest) { smallest = smaller }
      return (smallest, true)
    } catch is Unknown {
      return (best ?? smallest, false)
    }
  }

  /// The last schedule that was seen to break an objective.
  private var best: DrillSchedule?

  init(_ grid: DrillGrid, _ trials: DrillTrials) {
    self.grid = grid
    self.trials = trials
  }

  /// - Returns: A smaller schedule that still breaks an objective; `nil` if no move does.
  private mutating func step(from schedule: DrillSchedule) async throws -> DrillSchedule? {
    best = schedule
    if let smaller = try await first(of: DrillMoves.dropped(schedule)) { return smaller }
    var smaller = schedule
    for index in schedule.faults.indices {
      smaller = try await bisect(smaller, index, \.severity)
      smaller = try await bisect(smaller, index, \.rung)
    }
    if smaller != schedule { return smaller }
    return try await first(of: DrillMoves.all(of: schedule, in: grid))
  }

  private mutating func first(of schedules: [DrillSchedule]) async throws -> DrillSchedule? {
    for schedule in schedules where try await breaks(schedule) { return schedule }
    return nil
  }

  /// The smallest place on a scale with which the schedule breaks an objective, if all above it do.
  ///
  /// Severity and duration do not change the place of a fault in a schedule, unless two are equal
  /// in all else; then either is as good.
  private mutating func bisect(
    _ schedule: DrillSchedule, _ index: Int, _ scale: WritableKeyPath<DrillFault, Int>
  ) async throws -> DrillSchedule {
    var (low, breaking) = (0, schedule)
    while low < breaking.faults[index][keyPath: scale] {
      var fault = breaking.faults[index]
      let middle = (low + fault[keyPath: scale]) / 2
      fault[keyPath: scale] = middle
      let smaller = breaking.replacing(index, with: fault)
      if try await breaks(smaller) {
        breaking = smaller
        best = smaller
      } else {
        low = middle + 1
      }
    }
    return breaking
  }

  private mutating func breaks(_ schedule: DrillSchedule) async throws -> Bool {
    switch try await trials.probe(schedule) {
    case .breaks: return true
    case .holds, .undecided, .cutOff: return false
    case .unknown: throw Unknown()
    }
  }
}
