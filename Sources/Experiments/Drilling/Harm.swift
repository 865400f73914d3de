import CloudModel
import OutputAnalysis

/// What one replication under a schedule answers.
package struct DrillReading: Sendable {
  /// By objective.
  package var objectives: [Reading]
  package var fingerprint: UInt64
  /// Whether the run reached the limit of events before its end: then it says nothing.
  package var isCutOff = false

  package init(objectives: [Reading], fingerprint: UInt64, isCutOff: Bool = false) {
    self.objectives = objectives
    self.fingerprint = fingerprint
    self.isCutOff = isCutOff
  }
}

/// How near a run comes to missing an objective, and how far it goes beyond.
package struct Harm: Sendable, Hashable {
  /// Of the worst objective: 1 is its threshold; 0.5 is half of what it allows, and 20 is twenty
  /// times as much. Infinite for what never ends.
  package var pressure: Double
  /// Position of that objective; `nil` if nothing was observed.
  package var objective: Int?

  package init(pressure: Double, objective: Int?) {
    self.pressure = pressure
    self.objective = objective
  }
}

/// Measures the harm that readings show.
///
/// Pressure is what was used of what an objective allows, so that objectives of different kinds
/// can be compared:
///
/// - a claim from above (`p(99)<800ms`, `rate<1%`): observed / limit;
/// - a claim from below about a share (`availability>99.9%`): what is missing / what may be
///   missing; about anything else: limit / observed;
/// - a claim about every single replication (`==succeeded`, `count==0`): 0 where it holds in all,
///   and else 1 + the share of replications in which it does not.
package struct HarmScale: Sendable {
  package let objectives: [Objective]

  package init(_ objectives: [Objective]) { self.objectives = objectives }

  package func harm(of readings: [DrillReading]) -> Harm {
    var worst = Harm(pressure: 0, objective: nil)
    for (index, objective) in objectives.enumerated() {
      let pressure = pressure(on: objective, readings.map { $0.objectives[index] })
      guard let pressure, worst.objective == nil || pressure > worst.pressure else { continue }
      worst = Harm(pressure: pressure, objective: index)
    }
    return worst
  }

  /// Whether one replication by itself misses an objective.
  func isMissed(in reading: DrillReading) -> Bool {
    zip(objectives, reading.objectives).contains { objective, reading in
      switch objective.threshold.limit {
      case .outcome: !reading.outcomes.allSatisfy(objective.holds)
      case .number(let limit):
        !reading.value.isNaN && !objective.threshold.comparison.holds(reading.value, limit)
      }
    }
  }

  /// - Returns: `nil` if nothing was observed.
  private func pressure(on objective: Objective, _ readings: [Reading]) -> Double? {
    switch objective.threshold.limit {
    case .outcome:
      let seen = readings.filter { !$0.outcomes.isEmpty }
      return failure(of: seen) { $0.outcomes.allSatisfy(objective.holds) }
    case .number(let limit):
      let seen = readings.filter { !$0.value.isNaN }
      if Judge.isAboutEach(objective) {
        return failure(of: seen) { objective.threshold.comparison.holds($0.value, limit) }
      }
      guard !seen.isEmpty else { return nil }
      let mean = seen.reduce(0) { $0 + $1.value } / Double(seen.count)
      return used(mean, of: limit, objective)
    }
  }

  private func failure(of seen: [Reading], unless holds: (Reading) -> Bool) -> Double? {
    guard !seen.isEmpty else { return nil }
    let failing = seen.count { !holds($0) }
    return failing == 0 ? 0 : 1 + Double(failing) / Double(seen.count)
  }

  private func used(_ value: Double, of limit: Double, _ objective: Objective) -> Double {
    if objective.claimsLess { return share(value, of: limit) }
    guard objective.dimension == .share, limit < 1 else {
      return value > 0 ? share(limit, of: value) : .infinity
    }
    return share(1 - value, of: 1 - limit)
  }

  private func share(_ part: Double, of whole: Double) -> Double {
    if whole > 0 { return max(0, part / whole) }
    return part > whole ? .infinity : part == whole ? 1 : 0
  }
}
