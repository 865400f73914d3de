/// A model that the engine can run: state, and one way to change it.
public protocol SimulationModel: ~Copyable {
  /// Changes state because an event happened at `queue.now`.
  mutating func handle(_ event: Event, in queue: inout EventQueue)
}

/// One run: a model, its pending events and the loop between them.
@frozen
public struct Engine<Model: SimulationModel & ~Copyable>: ~Copyable {
  public var queue: EventQueue
  public var model: Model
  public private(set) var eventCount: UInt64 = 0
  /// A hash of the trajectory: every event's time and kind, in order.
  public private(set) var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325

  public init(queue: consuming EventQueue, model: consuming Model) {
    self.queue = queue
    self.model = model
  }

  /// Handles every event up to and including `horizon`, or until `eventLimit` events are done.
  /// - Returns: Whether the horizon was reached.
  public mutating func run(until horizon: SimulationTime, eventLimit: UInt64 = .max) -> Bool {
    while let event = queue.removeNext(upTo: horizon) {
      eventCount += 1
      let word = UInt64(bitPattern: queue.now.nanoseconds) ^ (UInt64(event.kind) << 56)
      fingerprint = (fingerprint ^ word) &* 0x9E37_79B9_7F4A_7C15
      fingerprint ^= fingerprint >> 32
      model.handle(event, in: &queue)
      if eventCount >= eventLimit { return false }
    }
    queue.advance(to: horizon)
    return true
  }
}
