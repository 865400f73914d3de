import SimulationKernel

/// How often a DNS name was asked for, what its answers were, and how its clients followed them.
package struct NameAccount: Sendable, Equatable {
  package var name: String
  /// By clients.
  package var asked: UInt64
  /// By resolvers, at the name servers.
  package var resolved: UInt64
  /// What the name servers could answer, and since when: the first is from time zero.
  package private(set) var answers: [AnswerChange] = []
  /// Changes beyond those that are kept.
  package private(set) var lostChanges = 0
  /// Changes of the answer that left a record behind, in order; the first 100.
  package var moves: [NameMove] = []

  private static let mostChanges = 500

  package init(name: String, asked: UInt64 = 0, resolved: UInt64 = 0) {
    self.name = name
    self.asked = asked
    self.resolved = resolved
  }

  /// Notes what the name servers can answer from now on.
  ///
  /// - Returns: Whether that is something else than before.
  mutating func note(_ records: [String], at now: SimulationTime) -> Bool {
    if answers.last?.records == records, lostChanges == 0 { return false }
    if answers.count < Self.mostChanges {
      answers.append(AnswerChange(at: now, records: records))
    } else {
      lostChanges += 1
    }
    return true
  }
}

/// A name's answers are others from a time on.
package struct AnswerChange: Sendable, Equatable {
  package var at: SimulationTime
  /// Where the records lead that somebody may be answered with; without any there is no answer.
  package var records: [String]

  package init(at: SimulationTime, records: [String]) {
    self.at = at
    self.records = records
  }
}

/// When a health check changed its mind.
package struct HealthCheckAccount: Sendable, Equatable {
  package var name: String
  /// At time zero.
  package var wasHealthy: Bool
  package private(set) var flips: [HealthFlip] = []
  /// Flips beyond those that are kept.
  package private(set) var lostFlips = 0

  private static let mostFlips = 500

  package init(name: String, wasHealthy: Bool) {
    self.name = name
    self.wasHealthy = wasHealthy
  }

  mutating func note(_ isHealthy: Bool, at now: SimulationTime) {
    if flips.count < Self.mostFlips {
      flips.append(HealthFlip(at: now, isHealthy: isHealthy))
    } else {
      lostFlips += 1
    }
  }
}

package struct HealthFlip: Sendable, Equatable {
  package var at: SimulationTime
  package var isHealthy: Bool

  package init(at: SimulationTime, isHealthy: Bool) {
    self.at = at
    self.isHealthy = isHealthy
  }
}
