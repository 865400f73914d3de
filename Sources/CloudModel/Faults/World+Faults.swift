import RandomVariates
import SimulationKernel

/// What breaks, mends, and is found out.
enum FaultEvent {
  case starts(Int)
  case strengthens(Int, Double)
  case ends(Int)
  /// ECS gives up the tasks of a zone that is gone.
  case zoneLossKnown(zone: Int)
  case experiment(ExperimentEvent)
}

// Faults: each begins at its own time, whatever else happens.
extension World {
  mutating func scheduleFaults(in queue: inout EventQueue) {
    let key = draws.key.derived("world").derived("fault time")
    for (number, fault) in faulted.faults.enumerated() {
      var stream = RandomStream(key.derived(UInt64(number)))
      let window = FaultWindow(fault, draw: stream.uniform())
      accounts.faultWindows.append(window)
      let wait = window.start - queue.now
      schedule(.fault(.starts(number)), after: wait, in: &queue)
      for step in fault.steps {
        schedule(
          .fault(.strengthens(number, step.strength)), after: wait + step.after, in: &queue)
      }
      if fault.kind.onset > .zero {
        let onset = fault.kind.onset.scaled(by: stream.uniform())
        schedule(.fault(.strengthens(number, 1)), after: wait + onset, in: &queue)
      }
      if let end = window.end {
        schedule(.fault(.ends(number)), after: end - queue.now, in: &queue)
      }
    }
  }

  mutating func handle(_ event: FaultEvent, in queue: inout EventQueue) {
    switch event {
    case .starts(let number): begin(number, in: &queue)
    case .strengthens(let number, let strength): strengthen(number, to: strength, in: &queue)
    case .ends(let number): endFault(number, in: &queue)
    case .zoneLossKnown(let zone): zoneLossKnown(zone, in: &queue)
    case .experiment(let event): handle(event, in: &queue)
    }
  }

  private mutating func begin(_ number: Int, in queue: inout EventQueue) {
    guard faulted.begin(number) else { return }
    let it = faulted.faults[number]
    journal(it.title, .faultStarted, in: queue)
    guard it.ramp == .zero, it.kind.onset == .zero, let fault = faulted.setStrength(1, of: number)
    else { return }
    apply(fault, in: &queue)
  }

  private mutating func strengthen(
    _ number: Int, to strength: Double, in queue: inout EventQueue
  ) {
    guard let fault = faulted.setStrength(strength, of: number) else { return }
    let it = faulted.faults[number]
    journal(it.title, .faultStrength(percent: strength * 100), in: queue)
    apply(fault, in: &queue)
  }

  /// Ends a fault now: its time has come, or somebody stops it. One that has not begun never does.
  mutating func endFault(_ number: Int, in queue: inout EventQueue) {
    accounts.faultWindows[number].close(at: queue.now)
    guard faulted.end(number) else { return }
    let it = faulted.faults[number]
    journal(it.title, .faultEnded, in: queue)
    apply(ActiveFault(number: number, share: it.share ?? 1), in: &queue)
  }

  private mutating func apply(_ fault: ActiveFault, in queue: inout EventQueue) {
    faulted.faults[fault.number].kind.fault.apply(fault, to: &self, in: &queue)
    tablesFollowFaults(in: &queue)
    databasesFollowFaults(in: &queue)
  }
}
