import SimulationKernel

/// What the plan wants next.
package enum PlanMove: Sendable, Equatable {
  /// The step comes due at that time.
  case begin(step: Int, at: SimulationTime)
  /// Tell when what it waits for holds, or its deadline has passed.
  case await(step: Int)
  /// Somebody starts to work on it: tell when they are done.
  case work(step: Int)
  /// Carry its operation out and tell when that is done.
  case act(step: Int)
  /// Its operation is done: tell when what it waits for holds, or its deadline has passed.
  case settle(step: Int)
  case ended(step: Int, StepOutcome)
  case finished
  /// A wait was not rewarded in time, and the rest of the plan is not taken.
  case failed(step: Int)
}

/// Where one step is.
package enum StepPhase: Sendable, Equatable {
  case notStarted
  /// It waits for its time.
  case scheduled
  /// It waits for what it starts with.
  case awaiting
  /// Somebody works on it.
  case working
  /// Its operation is under way, or its branches are.
  case acting
  /// Its operation is done, and it waits for what it ends with.
  case settling
  case ended(StepOutcome)

  package var isUnderWay: Bool {
    switch self {
    case .notStarted, .scheduled, .ended: false
    case .awaiting, .working, .acting, .settling: true
    }
  }
}

/// Where the plan of a rehearsal is: lists of steps, those of one list one at a time.
///
/// Every event is one mutating method; an event that a step no longer waits for does nothing, so
/// that timers need not be canceled.
package struct PlanRunner: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    case notStarted
    case running
    case finished
    case failed(step: Int)
  }

  package let nodes: [PlanTree.Node]
  package let mode: RunbookMode
  package private(set) var state: State = .notStarted
  package private(set) var phases: [StepPhase]
  /// Of each step, its branches that have not ended.
  private var openBranches: [Int]

  package init(steps: [PlanStepDescription], mode: RunbookMode = .graceful) {
    nodes = PlanTree(steps).nodes
    self.mode = mode
    phases = Array(repeating: .notStarted, count: nodes.count)
    openBranches = nodes.map(\.branches.count)
  }

  /// Steps that wait for something that is not their time, in the order in which they began to.
  package private(set) var waiting: [Int] = []

  package func step(_ number: Int) -> PlanStepDescription { nodes[number].step }

  // MARK: Events

  package mutating func start(at now: SimulationTime) -> [PlanMove] {
    precondition(state == .notStarted, "the plan starts in state \(state)")
    state = .running
    guard !nodes.isEmpty else {
      state = .finished
      return [.finished]
    }
    return enter(0, at: now)
  }

  /// The time of a step has come.
  package mutating func stepDue(_ step: Int, at now: SimulationTime) -> [PlanMove] {
    guard state == .running, phases[step] == .scheduled else { return [] }
    guard nodes[step].step.gate != nil else { return begin(step, at: now) }
    phases[step] = .awaiting
    waiting.append(step)
    return [.await(step: step)]
  }

  /// What a step waits for holds, be it before it starts or before it ends.
  package mutating func conditionHolds(_ step: Int, at now: SimulationTime) -> [PlanMove] {
    guard state == .running else { return [] }
    switch phases[step] {
    case .awaiting: return begin(step, at: now)
    case .settling: return end(step, .done, at: now)
    case .notStarted, .scheduled, .working, .acting, .ended: return []
    }
  }

  /// Whoever works on a step is done.
  package mutating func worked(_ step: Int, at now: SimulationTime) -> [PlanMove] {
    guard state == .running, phases[step] == .working else { return [] }
    return act(step, at: now)
  }

  /// The operation of a step is carried out.
  package mutating func acted(_ step: Int, at now: SimulationTime) -> [PlanMove] {
    guard state == .running, phases[step] == .acting, nodes[step].branches.isEmpty else {
      return []
    }
    guard nodes[step].step.ending != nil else { return end(step, .done, at: now) }
    phases[step] = .settling
    waiting.append(step)
    return [.settle(step: step)]
  }

  /// A deadline has come: of the wait before a step's start, or of all that comes after it.
  package mutating func deadlinePassed(
    _ step: Int, beforeStart: Bool, at now: SimulationTime
  ) -> [PlanMove] {
    guard state == .running, isPressed(step, beforeStart: beforeStart) else { return [] }
    let it = nodes[step].step
    switch beforeStart ? it.onDeadline : it.patience.then {
    case .continue:
      return giveUp(branchesOf: step) + end(step, .timedOut, at: now)
    case .fail:
      phases[step] = .ended(.failed)
      state = .failed(step: step)
      waiting = []
      return [.ended(step: step, .failed), .failed(step: step)]
    }
  }

  private func isPressed(_ step: Int, beforeStart: Bool) -> Bool {
    switch phases[step] {
    case .awaiting: beforeStart
    case .acting, .settling: !beforeStart
    case .notStarted, .scheduled, .working, .ended: false
    }
  }

  /// What a step that holds branches has not come to is not taken any more.
  private mutating func giveUp(branchesOf step: Int) -> [PlanMove] {
    var moves: [PlanMove] = []
    for held in heldBy(step) {
      if phases[held].isUnderWay { moves.append(.ended(step: held, .timedOut)) }
      waiting.removeAll { $0 == held }
      switch phases[held] {
      case .notStarted, .scheduled: phases[held] = .notStarted
      case .awaiting, .working, .acting, .settling: phases[held] = .ended(.timedOut)
      case .ended: break
      }
    }
    return moves
  }

  /// The steps of a step's branches, those of their branches after them.
  package func heldBy(_ step: Int) -> [Int] {
    nodes[step].branches.flatMap { branch in
      sequence(first: branch) { nodes[$0].next }.flatMap { [$0] + heldBy($0) }
    }
  }

  // MARK: The way through the steps

  private mutating func enter(_ step: Int, at now: SimulationTime) -> [PlanMove] {
    let it = nodes[step].step
    if it.gracefulOnly, mode == .ungraceful { return end(step, .skipped, at: now) }
    phases[step] = .scheduled
    let earliest = SimulationTime.zero + (it.at ?? .zero)
    return [.begin(step: step, at: max(earliest, now + max(.zero, it.after)))]
  }

  private mutating func begin(_ step: Int, at now: SimulationTime) -> [PlanMove] {
    waiting.removeAll { $0 == step }
    guard nodes[step].step.isManual else { return act(step, at: now) }
    phases[step] = .working
    return [.work(step: step)]
  }

  private mutating func act(_ step: Int, at now: SimulationTime) -> [PlanMove] {
    phases[step] = .acting
    var moves = [PlanMove.act(step: step)]
    for branch in nodes[step].branches { moves += enter(branch, at: now) }
    return moves
  }

  private mutating func end(
    _ step: Int, _ outcome: StepOutcome, at now: SimulationTime
  ) -> [PlanMove] {
    phases[step] = .ended(outcome)
    waiting.removeAll { $0 == step }
    let moves = [PlanMove.ended(step: step, outcome)]
    if let next = nodes[step].next { return moves + enter(next, at: now) }
    guard let holder = nodes[step].holder else {
      state = .finished
      return moves + [.finished]
    }
    openBranches[holder] -= 1
    // A branch may end at once, before the next one of its holder was entered.
    return openBranches[holder] > 0 ? moves : moves + end(holder, .done, at: now)
  }
}
