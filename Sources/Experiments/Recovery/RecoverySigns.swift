import CloudModel
import SimulationKernel

/// What breaks, is noticed, is decided and is answered in a run: the instants that recovery is
/// told by, each list in the order of time.
package struct RecoverySigns: Sendable, Equatable {
  /// A fault of the scenario.
  package struct Fault: Sendable, Equatable {
    package var title: String
    package var start: SimulationTime
    /// `nil` if it lasts until the end of the run.
    package var end: SimulationTime?

    package init(_ title: String, start: SimulationTime, end: SimulationTime? = nil) {
      (self.title, self.start, self.end) = (title, start, end)
    }
  }

  /// The name servers answer for a name in another way than before.
  package struct AnswerChange: Sendable, Equatable {
    package var name: String
    package var at: SimulationTime

    package init(_ name: String, at: SimulationTime) {
      (self.name, self.at) = (name, at)
    }
  }

  package var faults: [Fault] = []
  /// Health checks and targets that turn bad, alarms that ring, people who understand.
  package var notices: [SimulationTime] = []
  package var decisions: [SimulationTime] = []
  package var answers: [AnswerChange] = []
  package var movements: [Movement] = []
  /// Whether the plan has somebody in it who decides.
  package var needsDecision = false
  /// The names that somebody asks for.
  package var names: [String] = []

  package init() {}

  package init(_ journal: RunJournal, _ accounts: RunAccounts, _ cloud: CloudDescription) {
    names = cloud.names.map(\.name).filter { name in cloud.traffic.contains { $0.to == name } }
    var answered = AnsweredListeners()
    for entry in journal.signs {
      switch entry.happening {
      case .faultStarted: faults.append(Fault(entry.subject, start: entry.at))
      case .faultEnded:
        let open = faults.lastIndex { $0.title == entry.subject && $0.end == nil }
        if let open { faults[open].end = entry.at }
      case .alarm(.inAlarm), .targetHealth(_, .unhealthy, _), .zoneInDNS(_, present: false):
        notices.append(entry.at)
      case .answersShifted(let listener, let percent):
        if answered.change(entry.subject, listener, percent),
          answers.last != AnswerChange(entry.subject, at: entry.at)
        {
          answers.append(AnswerChange(entry.subject, at: entry.at))
        }
      default: break
      }
    }
  }
}

/// Which listener gets most answers of each name: a failover changes it, a step of a canary does
/// not.
private struct AnsweredListeners {
  private var most: [String: String] = [:]

  /// - Returns: Whether the name's answers lead elsewhere than before.
  mutating func change(_ name: String, _ listener: String, _ percent: Double) -> Bool {
    guard percent > 50 else { return false }
    defer { most[name] = listener }
    return most[name] != listener
  }
}
