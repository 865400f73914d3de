import SimulationKernel

/// The states of an ECS task, in their order.
package enum TaskState: Int, Sendable, Comparable {
  case provisioning, pending, activating, running, deactivating, stopping, deprovisioning, stopped

  package static func < (left: TaskState, right: TaskState) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What must be done after a task's state changed.
package enum TaskAction: Sendable, Equatable {
  case nothing
  case waitForCapacity
  case pullImage
  /// The container runs: it is registered with its target group, and boots.
  case register
  /// Deregister, and wait until the target is `unused`.
  case drain
  /// Deregister and send SIGTERM at the same time.
  case drainAndTerminate
  case terminate
  case kill
  /// There is no process any more: deregister if it was registered, and free the network.
  case release
  case removed
}

/// The life of one ECS task (ECS developer guide, "task-lifecycle-explanation").
///
/// Every event is one mutating method; an event that the state no longer waits for does nothing,
/// so that timers need not be canceled.
package struct TaskLife: Sendable, Equatable {
  package private(set) var state: TaskState = .provisioning
  package private(set) var cause: StopCause?
  package private(set) var reachedRunning = false

  package init() {}

  /// A task that already runs when the rehearsal starts.
  package static var running: TaskLife {
    var life = TaskLife()
    life.state = .running
    life.reachedRunning = true
    return life
  }

  /// RUNNING or on the way to it: what the scheduler counts.
  package var isActive: Bool { state <= .running }

  package mutating func provisioned() -> TaskAction {
    guard state == .provisioning else { return .nothing }
    state = .pending
    return .waitForCapacity
  }

  package mutating func placed() -> TaskAction {
    guard state == .pending else { return .nothing }
    state = .activating
    return .pullImage
  }

  package mutating func containerStarted() -> TaskAction {
    guard state == .activating else { return .nothing }
    state = .running
    reachedRunning = true
    return .register
  }

  /// Somebody wants the task gone.
  ///
  /// - Parameters:
  ///   - isRegistered: Whether a target group knows it.
  ///   - drainsFirst: Whether its SIGTERM waits for the end of the drain.
  package mutating func stopRequested(
    _ cause: StopCause, isRegistered: Bool, drainsFirst: Bool
  ) -> TaskAction {
    guard isActive else { return .nothing }
    self.cause = cause
    guard state == .running else {
      state = .deprovisioning
      return .release
    }
    guard isRegistered else {
      state = .stopping
      return .terminate
    }
    state = drainsFirst ? .deactivating : .stopping
    return drainsFirst ? .drain : .drainAndTerminate
  }

  /// The target group no longer sends requests, and none is in flight.
  package mutating func drained() -> TaskAction {
    guard state == .deactivating else { return .nothing }
    state = .stopping
    return .terminate
  }

  /// `stopTimeout` has passed since SIGTERM.
  package mutating func stopTimedOut() -> TaskAction {
    state == .stopping ? .kill : .nothing
  }

  /// The essential container exited: by itself, or because it was told to.
  package mutating func exited() -> TaskAction {
    switch state {
    case .provisioning, .pending, .activating:
      cause = .failedToStart
    case .running:
      cause = .crashed
    case .deactivating, .stopping:
      break
    case .deprovisioning, .stopped:
      return .nothing
    }
    state = .deprovisioning
    return .release
  }

  /// Its zone is gone, and whatever ran there with it.
  package mutating func lost() -> TaskAction {
    guard state < .deprovisioning else { return .nothing }
    cause = cause ?? .zoneLost
    state = .deprovisioning
    return .release
  }

  package mutating func deprovisioned() -> TaskAction {
    guard state == .deprovisioning else { return .nothing }
    state = .stopped
    return .removed
  }
}
