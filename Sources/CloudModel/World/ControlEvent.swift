import SimulationKernel

/// What can happen in the control plane: an open set, thousands a run.
///
/// A new happening is one case here, one line in ``World/handle(_:in:)-control`` and a method in
/// the file of the thing that it changes.
enum ControlEvent {
  // Balancing.
  case registrationKnown(target: Int, ordinal: Int, registration: UInt32)
  case deregistrationKnown(target: Int, ordinal: Int, registration: UInt32)
  case deregistrationElapsed(target: Int, registration: UInt32)
  case weightsKnown(rule: Int, node: Int, weights: [Int])
  case addressesPublished(balancer: Int, mask: UInt64)
  case anomalyStep(group: Int)
  case zonalShift(ZonalShiftEvent)
  // Naming.
  case naming(NamingEvent)
  // Compute.
  case processExit(target: Int)
  case task(TaskEvent)
  // Data.
  case data(DataEvent)
  // Delivery, observing, scaling, faults.
  case delivery(DeliveryEvent)
  case observing(ObservingEvent)
  case scaling(ScalingEvent)
  case fault(FaultEvent)
}

/// Control events that wait for their time: the kernel carries only their number.
struct ControlTimers {
  private var events: [ControlEvent?] = []
  private var free: [Int] = []

  mutating func insert(_ event: ControlEvent) -> UInt32 {
    if let number = free.popLast() {
      events[number] = event
      return UInt32(number)
    }
    events.append(event)
    return UInt32(events.count - 1)
  }

  mutating func remove(_ number: UInt32) -> ControlEvent {
    guard let event = events[Int(number)] else {
      preconditionFailure("control event \(number) happens twice")
    }
    events[Int(number)] = nil
    free.append(Int(number))
    return event
  }
}
