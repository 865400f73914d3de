import SimulationKernel

// The control plane's events: kept by number, dispatched by one switch.
extension World {
  mutating func schedule(
    _ event: ControlEvent, after delay: TimeSpan, in queue: inout EventQueue
  ) {
    let number = control.insert(event)
    queue.schedule(Event(kind: EventKind.control.rawValue, index: number), after: delay)
  }

  mutating func handle(_ event: ControlEvent, in queue: inout EventQueue) {
    switch event {
    case .registrationKnown(let target, let ordinal, let registration):
      registrationKnown(target, ordinal, registration, in: &queue)
    case .deregistrationKnown(let target, let ordinal, let registration):
      deregistrationKnown(target, ordinal, registration, in: &queue)
    case .deregistrationElapsed(let target, let registration):
      deregistrationElapsed(target, registration, in: &queue)
    case .weightsKnown(let rule, let node, let weights):
      weightsKnown(weights, of: rule, node: node)
    case .addressesPublished(let balancer, let mask):
      addressesPublished(of: balancer, mask: mask, in: &queue)
    case .anomalyStep(let group):
      anomalyStep(of: group, in: &queue)
    case .zonalShift(let event): handle(event, in: &queue)
    case .processExit(let target):
      processExitDue(target, in: &queue)
    case .task(let event): handle(event, in: &queue)
    case .naming(let event): handle(event, in: &queue)
    case .data(let event): handle(event, in: &queue)
    case .delivery(let event): handle(event, in: &queue)
    case .observing(let event): handle(event, in: &queue)
    case .scaling(let event): handle(event, in: &queue)
    case .fault(let event): handle(event, in: &queue)
    }
  }

  func journal(_ subject: String, _ happening: Happening, in queue: borrowing EventQueue) {
    recorder.record(JournalEntry(at: queue.now, subject: subject, happening: happening))
  }
}
