import SimulationKernel

/// Application Auto Scaling of one kind of units of a provisioned table.
///
/// Two alarms on the consumed share: two minutes in a row above the target scale out, fifteen in
/// a row below the target less a margin scale in. Scale-ins are rationed: four at any time of a
/// day, then one for each hour without one, 27 at most (DynamoDB developer guide, ServiceQuotas).
package struct CapacityScaling: Sendable, Equatable {
  package let target: Double
  package let floor: Double
  package let least: Double
  package let most: Double
  private var highMinutes = 0
  private var lowMinutes = 0
  private var day = 0
  private var decreases = 0
  private var lastDecrease: SimulationTime?

  package static let minutesToScaleOut = 2
  package static let minutesToScaleIn = 15
  private static let freeDecreases = 4
  private static let mostDecreases = 27

  package init(target: Double, margin: Double, least: Double, most: Double) {
    self.target = target
    floor = max(0, target - margin)
    self.least = least
    self.most = max(least, most)
  }

  /// A minute is over.
  ///
  /// - Parameters:
  ///   - consumed: Its mean [units/s].
  ///   - provisioned: What it could have been [units/s].
  /// - Returns: The capacity that is wanted instead; `nil` leaves it [units/s].
  package mutating func minuteEnded(
    consumed: Double, provisioned: Double, at now: SimulationTime
  ) -> Double? {
    let share = consumed / provisioned
    highMinutes = share > target ? highMinutes + 1 : 0
    lowMinutes = share < floor ? lowMinutes + 1 : 0
    let wanted = min(most, max(least, (consumed / target).rounded(.up)))
    if highMinutes >= Self.minutesToScaleOut, wanted > provisioned {
      highMinutes = 0
      return wanted
    }
    guard lowMinutes >= Self.minutesToScaleIn, wanted < provisioned, mayDecrease(at: now) else {
      return nil
    }
    lowMinutes = 0
    decreases += 1
    lastDecrease = now
    return wanted
  }

  private mutating func mayDecrease(at now: SimulationTime) -> Bool {
    let today = Int(now.seconds / 86_400)
    if today > day {
      day = today
      decreases = 0
    }
    if decreases < Self.freeDecreases { return true }
    guard decreases < Self.mostDecreases, let lastDecrease else { return false }
    return now - lastDecrease >= .minutes(60)
  }
}
