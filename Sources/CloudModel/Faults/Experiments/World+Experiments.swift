import SimulationKernel

/// What happens to experiments.
enum ExperimentEvent {
  case starts(Int)
  case asserts(Int, assertion: Int)
  case ends(Int)
}

// Experiments: faults that start together, and stop when an alarm rings.
extension World {
  mutating func scheduleExperiments(in queue: inout EventQueue) {
    for (number, it) in description.experiments.enumerated() {
      let wait = SimulationTime.zero + it.at - queue.now
      schedule(.fault(.experiment(.starts(number))), after: wait, in: &queue)
      for (assertion, claim) in it.assertions.enumerated() {
        schedule(
          .fault(.experiment(.asserts(number, assertion: assertion))), after: wait + claim.at,
          in: &queue)
      }
    }
  }

  /// After the faults, so that their ends come first.
  mutating func scheduleExperimentEnds(in queue: inout EventQueue) {
    for (number, it) in description.experiments.enumerated() {
      guard let duration = it.duration else { continue }
      schedule(
        .fault(.experiment(.ends(number))),
        after: SimulationTime.zero + it.at + duration - queue.now, in: &queue)
    }
  }

  mutating func handle(_ event: ExperimentEvent, in queue: inout EventQueue) {
    switch event {
    case .starts(let number):
      let ringing = description.experiments[number].stopAlarms.first { alarmState($0) == .inAlarm }
      let state = experiments[number].start(rings: ringing != nil)
      changed(number, to: state, alarm: ringing, in: &queue)
    case .asserts(let number, let assertion):
      let claim = description.experiments[number].assertions[assertion]
      guard !claim.states.contains(alarmState(claim.alarm)) else { return }
      changed(number, to: experiments[number].assertionFailed(), alarm: claim.alarm, in: &queue)
    case .ends(let number):
      changed(number, to: experiments[number].ended(), alarm: nil, in: &queue)
    }
  }

  /// An alarm rings: the experiments that it stops are over.
  mutating func stopExperiments(ringing alarm: String, in queue: inout EventQueue) {
    for number in experiments.indices
    where description.experiments[number].stopAlarms.contains(alarm) {
      changed(number, to: experiments[number].rang(), alarm: alarm, in: &queue)
    }
  }

  private mutating func changed(
    _ number: Int, to state: ExperimentState?, alarm: String?, in queue: inout EventQueue
  ) {
    guard let state else { return }
    journal(
      description.experiments[number].title, .experiment(state: state, alarm: alarm), in: queue)
    guard state == .stopped || state == .failed else { return }
    let before = description.experiments[..<number].reduce(description.faults.count) {
      $0 + $1.faults.count
    }
    for fault in before..<before + description.experiments[number].faults.count {
      if faulted.faults[fault].isForGood {
        if faulted.callOff(fault) { accounts.faultWindows[fault].close(at: queue.now) }
      } else {
        endFault(fault, in: &queue)
      }
    }
  }

  private func alarmState(_ name: String) -> AlarmState {
    alarms[number(name, in: alarms, \.description.name)].state
  }
}
