import CloudModel
import SimulationKernel

/// What breaks, is noticed, is decided and is answered in a run: the instants that recovery is
/// told by.
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

  /// The name servers stop answering for a name with some record.
  package struct AnswerChange: Sendable, Equatable {
    package var name: String
    package var move: NameMove

    package init(_ name: String, _ move: NameMove) {
      (self.name, self.move) = (name, move)
    }
  }

  /// In the order of their starts, as the answers in that of their times.
  package var faults: [Fault] = []
  /// Targets, zones and health checks that turn bad, alarms that ring, people who understand; in
  /// any order, like the decisions.
  package var notices: [SimulationTime] = []
  package var decisions: [SimulationTime] = []
  package var answers: [AnswerChange] = []
  /// Whether the plan has somebody in it who decides.
  package var needsDecision = false
  /// Whether some source goes to a DNS name.
  package var needsFlip = false

  package init() {}

  package init(_ journal: RunJournal, _ accounts: RunAccounts, _ cloud: CloudDescription) {
    for entry in journal.signs {
      switch entry.happening.sign {
      case .breaks: faults.append(Fault(entry.subject, start: entry.at))
      case .mends:
        let open = faults.lastIndex { $0.title == entry.subject && $0.end == nil }
        if let open { faults[open].end = entry.at }
      case .notice: notices.append(entry.at)
      case nil: break
      }
    }
    notices += accounts.steps.compactMap(\.detected)
    decisions = accounts.steps.compactMap(\.decided)
    needsDecision = cloud.planSteps.contains { step in
      if case .decide = step.action { true } else { false }
    }
    let asked = cloud.names.map(\.name).filter { name in cloud.traffic.contains { $0.to == name } }
    needsFlip = !asked.isEmpty
    for account in accounts.names where asked.contains(account.name) {
      answers += account.moves.map { AnswerChange(account.name, $0) }
    }
    // `sorted` is stable.
    answers = answers.sorted { $0.move.at < $1.move.at }
  }

  func firstNotice(from start: SimulationTime, before end: SimulationTime) -> SimulationTime? {
    notices.filter { $0 >= start && $0 < end }.min()
  }

  func firstDecision(from start: SimulationTime, before end: SimulationTime) -> SimulationTime? {
    decisions.filter { $0 >= start && $0 < end }.min()
  }
}

/// What a happening means for recovery.
package enum RecoverySign: Sendable {
  case breaks, mends, notice
}

extension Happening {
  /// What it means for recovery; `nil` for most of what can happen.
  var sign: RecoverySign? {
    if self == .faultStarted { return .breaks }
    if self == .faultEnded { return .mends }
    return isNotice ? .notice : nil
  }

  /// Whether something says that things are bad.
  private var isNotice: Bool {
    if case .targetHealth(_, .unhealthy, _) = self { return true }
    if case .zoneInDNS(_, present: false) = self { return true }
    if case .healthCheckReports(isHealthy: false) = self { return true }
    return self == .alarm(state: .inAlarm)
  }
}
