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

  /// Somebody in the plan who has to understand and to decide.
  package struct Person: Sendable, Equatable {
    package var detected: SimulationTime?
    package var decided: SimulationTime?

    package init(detected: SimulationTime? = nil, decided: SimulationTime? = nil) {
      (self.detected, self.decided) = (detected, decided)
    }
  }

  /// In the order of their starts, as the answers in that of their times.
  package var faults: [Fault] = []
  /// Targets, zones and health checks that turn bad, and alarms that ring; in any order.
  package var notices: [SimulationTime] = []
  package var people: [Person] = []
  /// When the plan's steps ended that make a standby able to serve: scaling, promoting, and the
  /// waits for them.
  package var preparations: [SimulationTime] = []
  package var answers: [AnswerChange] = []
  /// Whether some source goes to a DNS name that can be answered in several ways.
  package var needsFlip = false
  /// Of the Regions that served nobody before the first failure.
  package var standbys: [Readiness] = []

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
    read(accounts.steps, of: cloud.planSteps.map(\.action))
    let asked = cloud.names.filter { name in cloud.traffic.contains { $0.to == name.name } }
    needsFlip = asked.contains { $0.records.count > 1 || cloud.listeners(of: $0).count > 1 }
    for account in accounts.names where asked.contains(where: { $0.name == account.name }) {
      answers += account.moves.map { AnswerChange(account.name, $0) }
    }
    // `sorted` is stable.
    answers = answers.sorted { $0.move.at < $1.move.at }
  }

  /// What became of the plan's people and of what it prepared.
  private mutating func read(_ steps: [StepAccount], of actions: [PlanAction]) {
    for (number, action) in actions.enumerated() {
      let step = steps.indices.contains(number) ? steps[number] : nil
      if case .decide = action {
        people.append(Person(detected: step?.detected, decided: step?.decided))
      } else if action.makesAble, let ended = step?.ended {
        preparations.append(ended)
      }
    }
  }

  func firstNotice(from start: SimulationTime, before end: SimulationTime) -> SimulationTime? {
    notices.filter { $0 >= start && $0 < end }.min()
  }

  /// The last preparation that ended after one instant and not after another.
  func lastPreparation(
    after start: SimulationTime, upTo end: SimulationTime
  ) -> SimulationTime? {
    preparations.filter { $0 > start && $0 <= end }.max()
  }
}

extension RecoverySigns {
  /// When the targets of a Region listen, and when load balancers find one of them healthy.
  package struct Readiness: Sendable, Equatable {
    package var listening: [(from: SimulationTime, to: SimulationTime)] = []
    package var healthy: [SimulationTime] = []

    package init() {}

    package static func == (left: Readiness, right: Readiness) -> Bool {
      left.healthy == right.healthy && left.listening.count == right.listening.count
        && zip(left.listening, right.listening).allSatisfy { $0 == $1 }
    }

    func isAble(at time: SimulationTime) -> Bool {
      listening.contains { $0.from <= time && $0.to > time }
    }

    /// The first instant after another at which it could serve.
    func firstAble(after time: SimulationTime) -> SimulationTime? {
      healthy.filter { $0 > time }.min() ?? listening.map(\.from).filter { $0 > time }.min()
    }
  }

  /// Whether there are standbys and none of them could serve when something failed.
  func lacksCapacity(at time: SimulationTime) -> Bool {
    !standbys.isEmpty && !standbys.contains { $0.isAble(at: time) }
  }

  /// When the first of them was able to.
  func firstAble(after time: SimulationTime) -> SimulationTime? {
    standbys.compactMap { $0.firstAble(after: time) }.min()
  }
}

extension PlanAction {
  /// Whether it makes something able to serve, or waits until something is.
  var makesAble: Bool {
    switch self {
    case .scale, .scaleLike, .promote, .addReplica: true
    case .wait(let wait), .verify(let wait): wait.condition.isAboutCapacity
    case .deploy, .shift, .shiftName, .changeRecords, .routingControls, .zonalShift,
      .cancelZonalShift, .stop, .rollBack, .migrate, .decide, .drain, .resume,
      .revertConfiguration, .parallel:
      false
    }
  }
}

extension WaitCondition {
  fileprivate var isAboutCapacity: Bool {
    switch self {
    case .deploymentFinished, .healthyTargets, .steady, .databaseAvailable, .replicaFollows: true
    case .alarm, .schemaPhase, .healthCheck, .replicated, .divergence, .successShare, .drained:
      false
    }
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
