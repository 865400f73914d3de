import SimulationKernel

/// Faults that are injected together and can be stopped together: an experiment of AWS's Fault
/// Injection Service (FIS).
package struct ExperimentDescription: Sendable, Equatable {
  package var name = ""
  /// When it starts.
  package var at: TimeSpan = .zero
  /// Their times count from the experiment's start.
  package var faults: [FaultDescription] = []
  /// What must be so meanwhile; their times count from the experiment's start.
  package var assertions: [AlarmAssertion] = []
  /// Until its last action is over: waits may outlast its faults.
  package var minimumDuration: TimeSpan = .zero
  /// Alarms of which any one stops it as soon as it rings.
  package var stopAlarms: [String] = []

  package init() {}

  package var title: String { name.isEmpty ? "experiment" : name }

  /// Until its last action is over; `nil` if one of them never ends. A fault for good is done when
  /// it has begun.
  package var duration: TimeSpan? {
    var longest = minimumDuration
    for fault in faults {
      guard let duration = fault.isForGood ? fault.ramp : fault.duration else { return nil }
      longest = max(longest, fault.at + fault.spread + duration)
    }
    return assertions.reduce(longest) { max($0, $1.at) }
  }
}

/// FIS's `aws:cloudwatch:assert-alarm-state`: an alarm is in one of some states at an instant, or
/// the experiment fails.
package struct AlarmAssertion: Sendable, Equatable {
  package var at: TimeSpan = .zero
  package var alarm = ""
  package var states: [AlarmState] = [.okay]

  package init() {}
}

extension CloudDescription {
  /// The faults of the scenario and of all its experiments, with their times in the run.
  package var allFaults: [FaultDescription] {
    faults
      + experiments.flatMap { experiment in
        experiment.faults.map { fault in
          var fault = fault
          fault.at = fault.at + experiment.at
          return fault
        }
      }
  }
}
