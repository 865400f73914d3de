import SimulationKernel

/// What the plan wants next.
package enum PlanMove: Sendable, Equatable {
  /// Begin this step at that time.
  case begin(step: Int, at: SimulationTime)
  case finished
  /// A wait was not rewarded in time, and the rest of the plan is not taken.
  case failed(step: Int)
  case nothing
}

/// Where the plan of a rehearsal is: steps in order, one at a time.
package struct PlanRunner: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    case notStarted
    /// The step waits for its time.
    case scheduled(step: Int)
    /// The step has begun and has not ended.
    case inStep(Int)
    case finished
    case failed(step: Int)
  }

  package let steps: [PlanStepDescription]
  package private(set) var state: State = .notStarted

  package init(steps: [PlanStepDescription]) {
    self.steps = steps
  }

  package mutating func start(at now: SimulationTime) -> PlanMove {
    next(0, at: now)
  }

  /// The time of a step has come.
  /// - Returns: Whether the step is to be taken now.
  package mutating func stepDue(_ step: Int) -> Bool {
    guard state == .scheduled(step: step) else { return false }
    state = .inStep(step)
    return true
  }

  /// A step is done, or the condition that it waited for holds.
  package mutating func stepEnded(_ step: Int, at now: SimulationTime) -> PlanMove {
    guard state == .inStep(step) else { return .nothing }
    return next(step + 1, at: now)
  }

  /// The deadline of a wait has come.
  package mutating func deadlinePassed(_ step: Int, at now: SimulationTime) -> PlanMove {
    guard state == .inStep(step), case .wait(let wait) = steps[step].action else {
      return .nothing
    }
    switch wait.onDeadline {
    case .continue:
      return next(step + 1, at: now)
    case .fail:
      state = .failed(step: step)
      return .failed(step: step)
    }
  }

  private mutating func next(_ step: Int, at now: SimulationTime) -> PlanMove {
    guard step < steps.count else {
      state = .finished
      return .finished
    }
    state = .scheduled(step: step)
    let earliest = SimulationTime.zero + (steps[step].at ?? .zero)
    return .begin(step: step, at: max(earliest, now + max(.zero, steps[step].after)))
  }
}
