import SimulationKernel

/// A fault of what name servers answer.
protocol AnswerFault: Fault {
  var name: String { get }
  var answer: FaultedAnswer { get }
}

/// What a name is answered with instead of its records.
enum FaultedAnswer: Equatable {
  case nothing
  case to(String)
}

extension AnswerFault {
  func apply(_ fault: ActiveFault, to world: inout World, in queue: inout EventQueue) {
    world.refreshAnswer(ofName: name, in: &queue)
  }
}

extension World {
  /// What a name is answered with: what the fault that began last says.
  mutating func refreshAnswer(ofName name: String, in queue: inout EventQueue) {
    let number = number(name, in: names, \.name)
    let wanted = lasting((any AnswerFault).self).last {
      $0.fault.strength > 0 && $0.kind.name == name
    }?.kind.answer
    guard wanted != faulted.answers[number] else { return }
    faulted.answers[number] = wanted
    switch wanted {
    case .nothing: overrideAnswer(ofName: number, with: nil, in: &queue)
    case .to(let destination): overrideAnswer(ofName: number, with: destination, in: &queue)
    case nil: restoreAnswer(ofName: number, in: &queue)
    }
  }

  /// Who of the checkers lies: the largest share counts, and what it says; among equals the fault
  /// that began last.
  mutating func refreshCheckers() {
    for check in healthChecks.indices {
      let name = healthChecks[check].description.name
      var (share, saysHealthy) = (0.0, false)
      for (kind, fault) in lasting(HealthCheckerFalseAlarms.self)
      where (kind.healthCheck ?? name) == name && fault.reach >= share {
        (share, saysHealthy) = (fault.reach, kind.saysHealthy)
      }
      setLyingCheckers(ofHealthCheck: check, share: share, saying: saysHealthy)
    }
  }
}
