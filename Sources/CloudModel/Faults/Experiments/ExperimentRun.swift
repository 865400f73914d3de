/// Where an experiment is (FIS user guide, experiment states, 2026-11).
package enum ExperimentState: String, Sendable, CaseIterable {
  case pending, running, completed, stopped, failed
}

/// One experiment while the world runs.
///
/// Every event is one mutating method that answers with the new state, or with `nil` if nothing
/// changes.
package struct ExperimentRun: Sendable, Equatable {
  package private(set) var state = ExperimentState.pending

  package init() {}

  /// Its time has come.
  ///
  /// - Parameter rings: Whether an alarm that stops it rings already; FIS stops it at once.
  package mutating func start(rings: Bool) -> ExperimentState? {
    guard state == .pending else { return nil }
    return change(to: rings ? .stopped : .running)
  }

  /// An alarm that stops it rings.
  package mutating func rang() -> ExperimentState? {
    state == .running ? change(to: .stopped) : nil
  }

  /// What must be so is not.
  package mutating func assertionFailed() -> ExperimentState? {
    state == .running ? change(to: .failed) : nil
  }

  /// Its last action is over.
  package mutating func ended() -> ExperimentState? {
    state == .running ? change(to: .completed) : nil
  }

  private mutating func change(to next: ExperimentState) -> ExperimentState {
    state = next
    return next
  }
}
